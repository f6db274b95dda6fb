/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-safety.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trab-evidence.h"
#include "trab-present-date.h"
#include "trab-present-measure.h"
#include "trab-present-question.h"
#include "trab-present-row.h"
#include "trab-present-rule.h"
#include "trab-present-safety-detail.h"
#include "trab-present-sentence.h"
#include "trab-present-table.h"

static TrabPresentLevel
get_level (TrabSafetySeverity severity)
{
  switch (severity)
    {
    case TRAB_SAFETY_STOP:
      return TRAB_PRESENT_LEVEL_STOP;
    case TRAB_SAFETY_CHECK_FIRST:
      return TRAB_PRESENT_LEVEL_CHECK_FIRST;
    case TRAB_SAFETY_NOTE:
    case TRAB_SAFETY_MONITOR:
      break;
    }
  return TRAB_PRESENT_LEVEL_NOTE;
}

static const char *
get_title (TrabEvidence *evidence, const char *cause)
{
  const char *title = trab_present_table_find (evidence, "rules/causes", "cause", cause, "title");

  return title ? title : cause;
}

static void
append_line (GString *text, const char *line)
{
  if (line == NULL || line[0] == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/** trab_present_safety_dup_plan_names: @plan_names: plan id to name */
char *
trab_present_safety_dup_plan_names (const GPtrArray *plan_ids, GHashTable *plan_names)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < plan_ids->len; i++)
    {
      const char *id = g_ptr_array_index (plan_ids, i);
      const char *name = g_hash_table_lookup (plan_names, id);

      g_string_append_printf (names, "%s%s", i > 0 ? _ (", ") : "", name ? name : id);
    }
  return g_string_free (names, FALSE);
}

static const TrabSafetyFinding *
get_finding (const TrabSafetyCard *card, guint i)
{
  return g_ptr_array_index (card->findings, i);
}

/* Whose the card's level is: the plans of its loudest findings. Returns: FALSE: whatever the plan
 */
static gboolean
list_loudest_plans (const TrabSafetyCard *card, GPtrArray *plan_ids)
{
  for (guint i = 0; i < card->findings->len; i++)
    {
      const TrabSafetyFinding *finding = get_finding (card, i);

      if (finding->severity != card->severity)
        continue;
      if (finding->is_about_person)
        return FALSE;
      for (guint j = 0; j < finding->plan_ids->len; j++)
        if (!g_ptr_array_find_with_equal_func (plan_ids, g_ptr_array_index (finding->plan_ids, j),
                                               g_str_equal, NULL))
          g_ptr_array_add (plan_ids, g_ptr_array_index (finding->plan_ids, j));
    }
  return TRUE;
}

static char *
dup_card_title (const TrabSafetyCard *card, TrabEvidence *evidence, GHashTable *plan_names)
{
  g_autoptr (GPtrArray) plan_ids = g_ptr_array_new ();
  g_autofree char *names = NULL;

  if (!list_loudest_plans (card, plan_ids))
    return g_strdup (get_title (evidence, card->cause));
  names = trab_present_safety_dup_plan_names (plan_ids, plan_names);
  /* Translators: what a caution is about, and for which plans */
  return g_strdup_printf (_ ("%s (for: %s)"), get_title (evidence, card->cause), names);
}

static char *
dup_actions (const TrabSafetyCard *card, TrabEvidence *evidence)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < card->findings->len; i++)
    {
      const char *action = trab_present_table_find (evidence, "rules/safety", "id",
                                                    get_finding (card, i)->rule_id, "action");

      if (action == NULL || g_ptr_array_find_with_equal_func (told, action, g_str_equal, NULL))
        continue;
      g_ptr_array_add (told, (char *) action);
      append_line (text, action);
    }
  return g_string_free (text, text->len == 0);
}

/* A finding that is not about the same plans as the card's level says whose it is. */
static char *
dup_finding_for (const TrabSafetyCard *card,
                 const TrabSafetyFinding *finding,
                 TrabEvidence *evidence,
                 GHashTable *plan_names)
{
  g_autofree char *words = trab_present_rule_dup_words (evidence, finding->rule_id);
  const char *level = trab_present_banner_get_level (get_level (finding->severity));
  g_autofree char *names = NULL;

  if (get_level (finding->severity) == get_level (card->severity))
    return g_steal_pointer (&words);
  if (finding->is_about_person)
    /* Translators: how loud a finding is ("Check first"), and the finding */
    return g_strdup_printf (_ ("%s: %s"), level, words);
  names = trab_present_safety_dup_plan_names (finding->plan_ids, plan_names);
  /* Translators: how loud a finding is ("Check first"), for which plans, and the finding */
  return g_strdup_printf (_ ("%s (for: %s): %s"), level, names, words);
}

/* A rule with a level for each of two plans is told once, at the louder. */
static gboolean
is_told_before (const TrabSafetyCard *card, guint index)
{
  for (guint i = 0; i < index; i++)
    if (g_str_equal (get_finding (card, i)->rule_id, get_finding (card, index)->rule_id))
      return TRUE;
  return FALSE;
}

/* What an earlier visit said stays until it is answered today. */
static char *
dup_still_true (const TrabSafetyCard *card)
{
  g_autofree char *day = NULL;

  if (!card->is_carried)
    return NULL;
  if (!trab_date_is_known (card->carried_from))
    return g_strdup (_ ("From an earlier visit, still true?"));
  day = trab_present_date_dup_long (card->carried_from);
  /* Translators: the day of an earlier visit */
  return g_strdup_printf (_ ("From %s, still true?"), day);
}

static TrabPresentBanner *
new_card_banner (const TrabSafetyCard *card, TrabEvidence *evidence, GHashTable *plan_names)
{
  GString *text = g_string_new (NULL);
  g_autofree char *title = dup_card_title (card, evidence, plan_names);
  g_autofree char *still_true = dup_still_true (card);
  g_autofree char *words = NULL;
  TrabPresentBanner *banner = NULL;

  append_line (text, still_true);
  for (guint i = 0; i < card->findings->len; i++)
    {
      g_autofree char *finding
          = dup_finding_for (card, get_finding (card, i), evidence, plan_names);

      if (!is_told_before (card, i))
        append_line (text, finding);
    }
  trab_present_safety_detail_append (text, card);
  if (card->override_reason != NULL)
    {
      g_autofree char *reason = g_strdup_printf (_ ("Reason to go on: %s"), card->override_reason);

      append_line (text, reason);
    }
  words = g_string_free (text, FALSE);
  banner = trab_present_banner_new (get_level (card->severity), title, words);
  banner->action = dup_actions (card, evidence);
  banner->paper = g_strdup_printf (_ ("To be settled with your clinician: %s."), title);
  banner->cause = g_strdup (card->cause);
  return banner;
}

/** trab_present_safety_dup_field_name: what a rule asks about, as it is asked on the form */
char *
trab_present_safety_dup_field_name (TrabEvidence *evidence, const char *field)
{
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;
  TrabMeasure measure = TRAB_MEASURE_BMD;

  if (trab_question_from_string (
          trab_evidence_find_text (evidence, "rules/fields", "field", field, "question"),
          &question))
    return g_strdup (trab_present_question_get_label (question));
  if (trab_measure_from_string (
          trab_evidence_find_text (evidence, "rules/fields", "field", field, "measure"), &measure))
    return g_strdup (trab_present_measure_get_name (measure));
  return g_strdup (get_title (
      evidence, trab_evidence_find_text (evidence, "rules/fields", "field", field, "cause")));
}

/** trab_present_safety_dup_gap_name: what is missing, and nothing that is there */
char *
trab_present_safety_dup_gap_name (TrabEvidence *evidence, const TrabSafetyGap *gap)
{
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;
  TrabMeasure measure = TRAB_MEASURE_BMD;
  const char *name = NULL;

  if (trab_question_from_string (gap->question, &question))
    return g_strdup (trab_present_question_get_label (question));
  if (trab_measure_from_string (gap->measure, &measure))
    return g_strdup (trab_present_measure_get_name (measure));
  name = trab_present_table_find (evidence, "rules/fields", "field", gap->field, "name");
  return name ? trab_present_sentence_dup_capitalised (name)
              : g_strdup (
                  get_title (evidence, trab_evidence_find_text (evidence, "rules/fields", "field",
                                                                gap->field, "cause")));
}

static gboolean
has_name (const GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_str_equal (g_ptr_array_index (names, i), name))
      return TRUE;
  return FALSE;
}

/* Whether a plan waits for an answer, or without one the person does. */
static gboolean
is_missing_for (const TrabSafetyGap *gap, const char *plan_id)
{
  if (plan_id == NULL)
    return gap->is_about_person;
  return !gap->is_about_person && trab_safety_report_is_about (gap->plan_ids, plan_id);
}

/**
 * trab_present_safety_dup_missing:
 * @plan_id: (nullable): NULL for what is missing of the person, whatever the plan
 *
 * Returns: (transfer full): of char *: the answers that are missing, whatever waits for them
 */
GPtrArray *
trab_present_safety_dup_missing (TrabSafetyReport *report,
                                 TrabEvidence *evidence,
                                 const char *plan_id)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *gaps = report ? trab_safety_report_get_gaps (report) : NULL;

  for (guint i = 0; gaps != NULL && i < gaps->len; i++)
    {
      const TrabSafetyGap *gap = g_ptr_array_index (gaps, i);
      g_autofree char *name = trab_present_safety_dup_gap_name (evidence, gap);

      if (is_missing_for (gap, plan_id) && !has_name (names, name))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  return names;
}

/**
 * trab_present_safety_dup_missing_questions:
 * @plan_id: (nullable): as in trab_present_safety_dup_missing()
 *
 * Returns: (transfer full): ids of the questions among what is missing, each once: they can be
 *   asked at once, a measurement cannot
 */
char **
trab_present_safety_dup_missing_questions (TrabSafetyReport *report, const char *plan_id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GPtrArray *gaps = report ? trab_safety_report_get_gaps (report) : NULL;

  for (guint i = 0; gaps != NULL && i < gaps->len; i++)
    {
      const TrabSafetyGap *gap = g_ptr_array_index (gaps, i);

      if (is_missing_for (gap, plan_id) && gap->question != NULL && !has_name (ids, gap->question))
        g_ptr_array_add (ids, gap->question);
    }
  g_ptr_array_add (ids, NULL);
  return g_strdupv ((char **) ids->pdata);
}

/* One quiet line: it forbids nothing until something is signed. */
static void
add_gap_banner (GPtrArray *banners, const GPtrArray *names, const char *plan_name)
{
  GString *text = g_string_new (NULL);
  g_autofree char *words = NULL;
  g_autofree char *title = NULL;
  TrabPresentBanner *banner = NULL;

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? _ ("; ") : "",
                            (const char *) g_ptr_array_index (names, i));
  words = g_string_free (text, FALSE);
  if (names->len == 0)
    return;
  title = plan_name == NULL
              ? g_strdup_printf (g_dngettext (NULL, "Not checked: %u answer",
                                              "Not checked: %u answers", names->len),
                                 names->len)
              /* Translators: how many answers are missing, and for which plan */
              : g_strdup_printf (g_dngettext (NULL, "Not checked: %u answer (%s)",
                                              "Not checked: %u answers (%s)", names->len),
                                 names->len, plan_name);
  banner = trab_present_banner_new (TRAB_PRESENT_LEVEL_NOTE, title, words);
  banner->paper = g_strdup (_ ("Some safety questions have not been asked yet."));
  g_ptr_array_add (banners, banner);
}

/* One line of the person, one for each plan that waits for more, in the order of their names. */
static void
add_gap_banners (GPtrArray *banners,
                 TrabSafetyReport *report,
                 TrabEvidence *evidence,
                 GHashTable *plan_names)
{
  g_autoptr (GPtrArray) of_person = trab_present_safety_dup_missing (report, evidence, NULL);
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (plan_names), (GCompareFunc) strcmp);

  add_gap_banner (banners, of_person, NULL);
  for (const GList *l = ids; l != NULL; l = l->next)
    {
      g_autoptr (GPtrArray) names = trab_present_safety_dup_missing (report, evidence, l->data);

      add_gap_banner (banners, names, g_hash_table_lookup (plan_names, l->data));
    }
}

/**
 * trab_present_safety_add_banners:
 * @banners: of TrabPresentBanner: gets what stands first, then stops, then the rest, then what
 * could not be checked, a line for each plan; what is only watched stands in the schedule
 * @report: (nullable)
 */
void
trab_present_safety_add_banners (GPtrArray *banners,
                                 TrabSafetyReport *report,
                                 TrabEvidence *evidence,
                                 GHashTable *plan_names)
{
  static const TrabSafetySeverity severities[]
      = { TRAB_SAFETY_STOP, TRAB_SAFETY_CHECK_FIRST, TRAB_SAFETY_NOTE };
  GPtrArray *cards = report ? trab_safety_report_get_cards (report) : NULL;

  if (cards == NULL)
    return;
  for (guint i = 0; i < cards->len; i++)
    if (((TrabSafetyCard *) g_ptr_array_index (cards, i))->first > 0)
      g_ptr_array_add (banners,
                       new_card_banner (g_ptr_array_index (cards, i), evidence, plan_names));
  for (guint level = 0; level < G_N_ELEMENTS (severities); level++)
    {
      for (guint i = 0; i < cards->len; i++)
        {
          const TrabSafetyCard *card = g_ptr_array_index (cards, i);

          if (card->first == 0 && card->severity == severities[level])
            g_ptr_array_add (banners, new_card_banner (card, evidence, plan_names));
        }
    }
  add_gap_banners (banners, report, evidence, plan_names);
}

/* Whether a finding is about the plan alone, or without one about the person alone. */
static gboolean
is_about (const TrabSafetyFinding *finding, const char *plan_id)
{
  if (plan_id == NULL)
    return finding->is_about_person;
  return !finding->is_about_person && trab_safety_report_is_about (finding->plan_ids, plan_id);
}

/* What one card says of a plan. Returns: NULL where it says nothing */
static TrabPresentBanner *
new_banner_about (const TrabSafetyCard *card, TrabEvidence *evidence, const char *plan_id)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) action = g_string_new (NULL);
  g_autofree char *still_true = dup_still_true (card);
  TrabPresentBanner *banner = NULL;
  int severity = -1;

  append_line (text, still_true);
  for (guint i = 0; i < card->findings->len; i++)
    {
      const TrabSafetyFinding *finding = get_finding (card, i);
      g_autofree char *words = NULL;
      const char *told = NULL;

      if (!is_about (finding, plan_id) || finding->severity == TRAB_SAFETY_MONITOR)
        continue;
      severity = severity < 0 ? (int) finding->severity : MIN (severity, (int) finding->severity);
      words = trab_present_rule_dup_words (evidence, finding->rule_id);
      told = trab_present_table_find (evidence, "rules/safety", "id", finding->rule_id, "action");
      if (strstr (text->str, words) == NULL)
        append_line (text, words);
      if (told != NULL && strstr (action->str, told) == NULL)
        append_line (action, told);
    }
  if (severity < 0)
    return NULL;
  trab_present_safety_detail_append (text, card);
  if (card->override_reason != NULL)
    {
      g_autofree char *reason = g_strdup_printf (_ ("Reason to go on: %s"), card->override_reason);

      append_line (text, reason);
    }
  banner = trab_present_banner_new (get_level ((TrabSafetySeverity) severity),
                                    get_title (evidence, card->cause), text->str);
  banner->action = action->len > 0 ? g_strdup (action->str) : NULL;
  banner->cause = g_strdup (card->cause);
  banner->is_overridden = card->override_reason != NULL;
  return banner;
}

/**
 * trab_present_safety_dup_banners_about:
 * @plan_id: (nullable): NULL for what is about the person, whatever the plan
 *
 * Returns: (transfer full): of TrabPresentBanner: what was found of this plan and of no other
 */
GPtrArray *
trab_present_safety_dup_banners_about (TrabSafetyReport *report,
                                       TrabEvidence *evidence,
                                       const char *plan_id)
{
  GPtrArray *banners = trab_present_banner_new_list ();
  GPtrArray *cards = report ? trab_safety_report_get_cards (report) : NULL;

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    {
      TrabPresentBanner *banner
          = new_banner_about (g_ptr_array_index (cards, i), evidence, plan_id);

      if (banner != NULL)
        g_ptr_array_add (banners, banner);
    }
  return banners;
}

static void
append_count (GString *text, const char *what, guint n)
{
  /* Translators: what was found, and how often: "Check first: 2" */
  g_autofree char *count = g_strdup_printf (_ ("%s: %u"), what, n);

  if (n > 0)
    append_line (text, count);
}

/** trab_present_safety_dup_counts: (nullable): "1 stop, 2 to check first, 12 not checked" */
char *
trab_present_safety_dup_counts (TrabSafetyReport *report, const char *plan_id)
{
  GString *text = g_string_new (NULL);
  GPtrArray *cards = report ? trab_safety_report_get_cards (report) : NULL;
  GPtrArray *gaps = report ? trab_safety_report_get_gaps (report) : NULL;
  guint n[TRAB_SAFETY_MONITOR + 1] = { 0 };
  guint n_gaps = 0;

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    {
      TrabSafetySeverity severity = TRAB_SAFETY_MONITOR;

      if (trab_safety_report_weigh_card (g_ptr_array_index (cards, i), plan_id, &severity))
        n[severity]++;
    }
  for (guint i = 0; gaps != NULL && i < gaps->len; i++)
    n_gaps += trab_safety_report_is_about (
        ((const TrabSafetyGap *) g_ptr_array_index (gaps, i))->plan_ids, plan_id);
  append_count (text, trab_present_banner_get_level (TRAB_PRESENT_LEVEL_STOP), n[TRAB_SAFETY_STOP]);
  append_count (text, trab_present_banner_get_level (TRAB_PRESENT_LEVEL_CHECK_FIRST),
                n[TRAB_SAFETY_CHECK_FIRST]);
  append_count (text, trab_present_banner_get_level (TRAB_PRESENT_LEVEL_NOTE), n[TRAB_SAFETY_NOTE]);
  append_count (text, _ ("Not checked"), n_gaps);
  if (text->len == 0)
    g_string_append (text, report ? _ ("Nothing found, everything checked") : _ ("Not checked"));
  return g_string_free (text, FALSE);
}

/** trab_present_safety_dup_titles: (nullable): what stops and what is to be checked for a plan */
char *
trab_present_safety_dup_titles (TrabSafetyReport *report,
                                TrabEvidence *evidence,
                                const char *plan_id)
{
  GString *text = g_string_new (NULL);
  GPtrArray *cards = report ? trab_safety_report_get_cards (report) : NULL;

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    {
      const TrabSafetyCard *card = g_ptr_array_index (cards, i);
      TrabSafetySeverity severity = TRAB_SAFETY_MONITOR;
      g_autofree char *line = NULL;

      if (!trab_safety_report_weigh_card (card, plan_id, &severity)
          || severity > TRAB_SAFETY_CHECK_FIRST)
        continue;
      line = g_strdup_printf (_ ("%s: %s"), trab_present_banner_get_level (get_level (severity)),
                              get_title (evidence, card->cause));
      append_line (text, line);
    }
  return g_string_free (text, text->len == 0);
}

/**
 * trab_present_safety_dup_reasons:
 *
 * Returns: (transfer full) (nullable): what was found and gone on despite of, each with the reason
 *   that the clinician wrote; NULL where none is written
 */
char *
trab_present_safety_dup_reasons (TrabSafetyReport *report, TrabEvidence *evidence)
{
  GString *text = g_string_new (NULL);
  GPtrArray *cards = report ? trab_safety_report_get_cards (report) : NULL;

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    {
      const TrabSafetyCard *card = g_ptr_array_index (cards, i);

      if (card->override_reason == NULL)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      /* Translators: how grave, what was found, the reason that the clinician wrote */
      g_string_append_printf (text, _ ("%s: %s. Reason to go on: %s."),
                              trab_present_banner_get_level (get_level (card->severity)),
                              get_title (evidence, card->cause), card->override_reason);
    }
  return g_string_free (text, text->len == 0);
}

/* "after 5 years", with the day where the day it is counted from is known. */
static char *
dup_when (const TrabSafetyWatch *watch, TrabEvidence *evidence)
{
  const char *when
      = trab_present_table_find (evidence, "rules/schedule", "id", watch->schedule_id, "when");
  g_autofree char *from = trab_present_date_dup_long (watch->due_from);
  g_autofree char *to = trab_present_date_dup_long (watch->due_to);
  g_autofree char *day
      = g_str_equal (from, to) ? g_strdup (from) : g_strdup_printf (_ ("%s to %s"), from, to);

  switch (watch->due)
    {
    case TRAB_SAFETY_DUE_NONE:
      break;
    case TRAB_SAFETY_DUE_NOT_KNOWN:
      return g_strdup_printf (_ ("%s (the date to count from is not known)"), when);
    case TRAB_SAFETY_DUE_AHEAD:
      return g_strdup_printf (_ ("%s (%s)"), when, day);
    case TRAB_SAFETY_DUE_PAST:
      return g_strdup_printf (_ ("%s (was due %s)"), when, day);
    }
  return g_strdup (when);
}

static gboolean
is_watched_for (const TrabSafetyWatch *watch, const char *plan_id)
{
  return plan_id == NULL || g_str_equal (watch->plan_id, plan_id);
}

/** trab_present_safety_dup_watched: (nullable): "PSA: at 3 to 12 months", one line each */
char *
trab_present_safety_dup_watched (TrabSafetyReport *report,
                                 TrabEvidence *evidence,
                                 const char *plan_id)
{
  GString *text = g_string_new (NULL);
  GPtrArray *watches = report ? trab_safety_report_get_watches (report) : NULL;

  for (guint i = 0; watches != NULL && i < watches->len; i++)
    {
      const TrabSafetyWatch *watch = g_ptr_array_index (watches, i);
      g_autofree char *when = dup_when (watch, evidence);
      g_autofree char *line = g_strdup_printf (
          _ ("%s: %s"),
          trab_present_table_find (evidence, "rules/schedule", "id", watch->schedule_id, "what"),
          when);

      if (is_watched_for (watch, plan_id))
        append_line (text, line);
    }
  return g_string_free (text, text->len == 0);
}

/**
 * trab_present_safety_dup_watch_rows:
 * Returns: (transfer full): of TrabPresentRow: what is watched, when, and why with its source
 */
GPtrArray *
trab_present_safety_dup_watch_rows (TrabSafetyReport *report,
                                    TrabEvidence *evidence,
                                    const char *plan_id)
{
  GPtrArray *rows = trab_present_row_new_list ();
  GPtrArray *watches = report ? trab_safety_report_get_watches (report) : NULL;

  for (guint i = 0; watches != NULL && i < watches->len; i++)
    {
      const TrabSafetyWatch *watch = g_ptr_array_index (watches, i);
      const char *id = watch->schedule_id;
      const char *rule_id
          = trab_evidence_find_text (evidence, "rules/schedule", "id", id, "rule_id");
      g_autofree char *when = dup_when (watch, evidence);
      g_autofree char *source = NULL;
      g_autofree char *note = NULL;

      if (!is_watched_for (watch, plan_id))
        continue;
      source = trab_present_rule_dup_source (evidence, rule_id);
      note = g_strdup_printf (_ ("%s (%s)"),
                              trab_present_table_find (evidence, "rules/schedule", "id", id, "why"),
                              source);
      g_ptr_array_add (
          rows,
          trab_present_row_new (
              trab_present_table_find (evidence, "rules/schedule", "id", id, "what"), when, note));
    }
  return rows;
}

static char *
dup_joined (const GPtrArray *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (ids, i));
  return g_string_free (text, FALSE);
}

static void
add_rule_row (GPtrArray *rows,
              const TrabSafetyCard *card,
              TrabEvidence *evidence,
              const TrabSafetyFinding *rule)
{
  const char *rule_id = rule->rule_id;
  g_autofree char *title
      = g_strdup_printf (_ ("%s: %s"), trab_present_banner_get_level (get_level (rule->severity)),
                         get_title (evidence, card->cause));
  g_autofree char *finding = trab_present_rule_dup_words (evidence, rule_id);
  const char *action = trab_present_table_find (evidence, "rules/safety", "id", rule_id, "action");
  g_autofree char *note = action ? g_strdup_printf (_ ("The source says: %s [%s]"), action, rule_id)
                                 : g_strdup_printf ("[%s]", rule_id);

  g_ptr_array_add (rows, trab_present_row_new (title, finding, note));
}

/**
 * trab_present_safety_dup_rows:
 * @plan_id: (nullable): NULL for every plan
 *
 * Returns: (transfer full): of TrabPresentRow: every rule that holds, its source, what the source
 *   says to do, the reason to go on; then every answer that is missing
 */
GPtrArray *
trab_present_safety_dup_rows (TrabSafetyReport *report, TrabEvidence *evidence, const char *plan_id)
{
  GPtrArray *rows = trab_present_row_new_list ();
  GPtrArray *cards = report ? trab_safety_report_get_cards (report) : NULL;
  GPtrArray *gaps = report ? trab_safety_report_get_gaps (report) : NULL;

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    {
      const TrabSafetyCard *card = g_ptr_array_index (cards, i);

      if (plan_id != NULL && !trab_safety_report_is_about (card->plan_ids, plan_id))
        continue;
      if (card->is_carried)
        {
          g_autofree char *still_true = dup_still_true (card);

          g_ptr_array_add (
              rows, trab_present_row_new (get_title (evidence, card->cause), still_true, NULL));
        }
      for (guint j = 0; j < card->findings->len; j++)
        if (plan_id == NULL
            || trab_safety_report_is_about (get_finding (card, j)->plan_ids, plan_id))
          add_rule_row (rows, card, evidence, get_finding (card, j));
      if (card->override_reason != NULL)
        g_ptr_array_add (rows, trab_present_row_new (_ ("Reason to go on"), card->override_reason,
                                                     get_title (evidence, card->cause)));
    }
  for (guint i = 0; gaps != NULL && i < gaps->len; i++)
    {
      const TrabSafetyGap *gap = g_ptr_array_index (gaps, i);
      g_autofree char *name = trab_present_safety_dup_gap_name (evidence, gap);
      g_autofree char *ids = NULL;

      if (plan_id != NULL && !trab_safety_report_is_about (gap->plan_ids, plan_id))
        continue;
      ids = dup_joined (gap->rule_ids);
      g_ptr_array_add (rows, trab_present_row_new (_ ("Not checked"), name, ids));
      if (gap->reason != NULL)
        g_ptr_array_add (
            rows, trab_present_row_new (_ ("Reason to go on without it"), gap->reason, name));
    }
  return rows;
}

/**
 * trab_present_safety_dup_finding:
 * Returns: (transfer full) (nullable): what one rule found with its source, or what is missing to
 *   check it; NULL where it does not hold
 */
char *
trab_present_safety_dup_finding (const TrabRuleFinding *finding, TrabEvidence *evidence)
{
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (finding->state == TRAB_RULE_DOES_NOT_HOLD)
    return NULL;
  words = trab_present_rule_dup_words (evidence, finding->rule_id);
  if (finding->state == TRAB_RULE_HOLDS)
    return g_steal_pointer (&words);
  name = trab_present_safety_dup_field_name (evidence, finding->missing);
  /* Translators: the answer that is missing, and the rule that asks for it */
  return g_strdup_printf (_ ("Not known: %s. The rule: %s"), name, words);
}

/**
 * trab_present_safety_add_gaps:
 * @rows: of TrabPresentRow; gets one "Not checked" with each missing answer that @is_meant, by its
 *   name, once; none when there is none
 */
void
trab_present_safety_add_gaps (GPtrArray *rows,
                              TrabSafetyReport *report,
                              TrabEvidence *evidence,
                              TrabPresentSafetyGapTest is_meant)
{
  GPtrArray *gaps = trab_safety_report_get_gaps (report);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (guint i = 0; i < gaps->len; i++)
    {
      const TrabSafetyGap *gap = g_ptr_array_index (gaps, i);
      g_autofree char *name = trab_present_safety_dup_gap_name (evidence, gap);

      if (is_meant (gap, evidence)
          && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  if (names->len == 0)
    return;
  g_ptr_array_add (names, NULL);
  text = g_strjoinv (_ ("; "), (char **) names->pdata);
  g_ptr_array_add (rows, trab_present_row_new (_ ("Not checked"), text, NULL));
}
