/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-referral.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "trab-evidence.h"
#include "trab-present-measure.h"
#include "trab-present-number.h"
#include "trab-present-question.h"
#include "trab-present-row.h"
#include "trab-present-rule.h"
#include "trab-present-safety.h"
#include "trab-present-table.h"

/* The criterion is the first sentence of a rule's message; what follows is about treatment. */
static char *
dup_criterion (const TrabSafetyReferral *referral, TrabEvidence *evidence)
{
  const char *message
      = trab_present_table_find (evidence, "rules/safety", "id", referral->rule_id, "message");
  const char *end = message ? strstr (message, ". ") : NULL;

  if (message == NULL)
    return g_strdup (referral->rule_id);
  if (end == NULL && g_str_has_suffix (message, "."))
    end = message + strlen (message) - 1;
  return end ? g_strndup (message, (gsize) (end - message)) : g_strdup (message);
}

/* A blood test to two places, as its limits are, and with its unit; other numbers to one: no
 * criterion of theirs is finer. */
static char *
dup_value (const TrabSafetyFound *found, TrabEvidence *evidence)
{
  const char *unit
      = trab_present_table_find (evidence, "rules/fields", "field", found->field, "unit");
  gboolean is_blood = unit != NULL && g_str_has_suffix (unit, "/L");
  gboolean is_whole = found->has_number && found->number == floor (found->number);
  g_autofree char *number = NULL;

  if (!found->has_number)
    return g_strdup (found->answer == TRAB_ANSWER_YES ? _ ("yes") : _ ("no"));
  number = trab_present_number_dup_decimal (found->number, is_whole ? 0 : is_blood ? 2 : 1);
  return is_blood ? g_strjoin ("\u00a0", number, trab_present_measure_get_unit (unit), NULL)
                  : g_steal_pointer (&number);
}

static char *
dup_label (const TrabSafetyFound *found, TrabEvidence *evidence)
{
  const char *name
      = trab_present_table_find (evidence, "rules/fields", "field", found->field, "name");
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;

  if (trab_question_from_string (found->question, &question))
    return g_strdup (trab_present_question_get_label (question));
  return name ? g_strdup (name) : trab_present_safety_dup_field_name (evidence, found->field);
}

static char *
dup_found (const TrabSafetyReferral *referral, TrabEvidence *evidence)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < referral->found->len; i++)
    {
      const TrabSafetyFound *found = g_ptr_array_index (referral->found, i);
      g_autofree char *label = dup_label (found, evidence);
      g_autofree char *value = dup_value (found, evidence);

      g_string_append (text, i > 0 ? _ ("; ") : "");
      /* Translators: what was looked at, and what was found: "lowest T-score: -3.7" */
      g_string_append_printf (text, _ ("%s: %s"), label, value);
    }
  return g_string_free (text, FALSE);
}

/* "Found: lowest T-score: -3.7", and for which plans where it is about some alone. */
static char *
dup_finding (const TrabSafetyReferral *referral, TrabEvidence *evidence, GHashTable *plan_names)
{
  g_autofree char *found = dup_found (referral, evidence);
  g_autofree char *plans = NULL;
  GString *text = g_string_new (NULL);

  if (found[0] != '\0')
    g_string_append_printf (text, _ ("Found: %s."), found);
  if (referral->is_about_person || plan_names == NULL)
    return g_string_free (text, FALSE);
  plans = trab_present_safety_dup_plan_names (referral->plan_ids, plan_names);
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append_printf (text, _ ("For: %s."), plans);
  return g_string_free (text, FALSE);
}

static char *
dup_note (const TrabSafetyReferral *referral, TrabEvidence *evidence)
{
  g_autofree char *source = trab_present_rule_dup_source (evidence, referral->rule_id);
  const char *action
      = trab_present_table_find (evidence, "rules/safety", "id", referral->rule_id, "action");

  if (action == NULL)
    return g_strdup_printf ("%s [%s]", source, referral->rule_id);
  return g_strdup_printf (_ ("%s [%s]. The source says: %s"), source, referral->rule_id, action);
}

static gboolean
has_criterion (const TrabSafetyGap *gap, TrabEvidence *evidence)
{
  for (guint i = 0; i < gap->rule_ids->len; i++)
    if (trab_evidence_find_text (evidence, "rules/safety", "id",
                                 g_ptr_array_index (gap->rule_ids, i), "refers")
        != NULL)
      return TRUE;
  return FALSE;
}

/**
 * trab_present_referral_dup_rows:
 * Returns: (transfer full): of TrabPresentRow: each criterion that holds, then what could not be
 *   checked for want of an answer; empty when nothing was checked
 */
GPtrArray *
trab_present_referral_dup_rows (TrabSafetyReport *report,
                                TrabEvidence *evidence,
                                GHashTable *plan_names)
{
  GPtrArray *rows = trab_present_row_new_list ();
  GPtrArray *referrals = report ? trab_safety_report_get_referrals (report) : NULL;

  if (referrals == NULL)
    return rows;
  for (guint i = 0; i < referrals->len; i++)
    {
      const TrabSafetyReferral *referral = g_ptr_array_index (referrals, i);
      g_autofree char *criterion = dup_criterion (referral, evidence);
      g_autofree char *finding = dup_finding (referral, evidence, plan_names);
      g_autofree char *note = dup_note (referral, evidence);

      g_ptr_array_add (rows, trab_present_row_new (criterion, finding, note));
    }
  if (referrals->len == 0)
    g_ptr_array_add (rows, trab_present_row_new (
                               _ ("Found"), _ ("None of the criteria that were checked"), NULL));
  trab_present_safety_add_gaps (rows, report, evidence, has_criterion);
  return rows;
}

/**
 * trab_present_referral_dup_brief:
 * Returns: (transfer full): of TrabPresentRow: each criterion with its source, without what the
 *   source says to do
 */
GPtrArray *
trab_present_referral_dup_brief (TrabSafetyReport *report,
                                 TrabEvidence *evidence,
                                 GHashTable *plan_names)
{
  GPtrArray *rows = trab_present_row_new_list ();
  GPtrArray *referrals = report ? trab_safety_report_get_referrals (report) : NULL;

  for (guint i = 0; referrals != NULL && i < referrals->len; i++)
    {
      const TrabSafetyReferral *referral = g_ptr_array_index (referrals, i);
      g_autofree char *criterion = dup_criterion (referral, evidence);
      g_autofree char *finding = dup_finding (referral, evidence, plan_names);
      g_autofree char *source = trab_present_rule_dup_source (evidence, referral->rule_id);

      g_ptr_array_add (rows, trab_present_row_new (criterion, finding, source));
    }
  if (rows->len == 0)
    g_ptr_array_add (rows,
                     trab_present_row_new (_ ("None of the criteria that were checked"), "", NULL));
  return rows;
}

/** trab_present_referral_add_banner: one card for all criteria; none where none holds; @report:
 * (nullable) */
void
trab_present_referral_add_banner (GPtrArray *banners,
                                  TrabSafetyReport *report,
                                  TrabEvidence *evidence,
                                  GHashTable *plan_names)
{
  GPtrArray *referrals = report ? trab_safety_report_get_referrals (report) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  TrabPresentBanner *banner = NULL;

  for (guint i = 0; referrals != NULL && i < referrals->len; i++)
    {
      const TrabSafetyReferral *referral = g_ptr_array_index (referrals, i);
      g_autofree char *criterion = dup_criterion (referral, evidence);
      g_autofree char *finding = dup_finding (referral, evidence, plan_names);
      g_autofree char *source = trab_present_rule_dup_source (evidence, referral->rule_id);

      /* Translators: a criterion, what was found, and the guideline it comes from */
      g_string_append_printf (text, _ ("%s%s. %s%s(%s)"), i > 0 ? "\n" : "", criterion, finding,
                              finding[0] != '\0' ? " " : "", source);
    }
  if (text->len == 0)
    return;
  banner = trab_present_banner_new (TRAB_PRESENT_LEVEL_CHECK_FIRST, _ ("Criteria to refer"),
                                    text->str);
  banner->paper = g_strdup (_ ("A specialist may be asked. Your clinician can say why."));
  g_ptr_array_add (banners, banner);
}
