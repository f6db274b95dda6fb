/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-override.h"

#include <string.h>

/**
 * trab_safety_override_dup_reason:
 * @overrides: (nullable): the answer as it is kept
 *
 * Returns: (transfer full) (nullable): the reason written for @cause; blanks are none
 */
char *
trab_safety_override_dup_reason (const char *overrides, const char *cause)
{
  g_auto (GStrv) lines = g_strsplit (overrides ? overrides : "", "\n", -1);
  g_autofree char *prefix = g_strconcat (cause, ": ", NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], prefix) && g_strchomp (lines[i] + strlen (prefix))[0] != '\0')
      return g_strdup (lines[i] + strlen (prefix));
  return NULL;
}

/**
 * trab_safety_override_dup_with:
 * @overrides: (nullable): the answer as it is kept
 * @reason: in one line; line breaks become blanks. Blank takes the reason back.
 *
 * Returns: (transfer full): the answer with this reason in place of an older one
 */
char *
trab_safety_override_dup_with (const char *overrides, const char *cause, const char *reason)
{
  g_auto (GStrv) lines = g_strsplit (overrides ? overrides : "", "\n", -1);
  g_autofree char *prefix = g_strconcat (cause, ": ", NULL);
  g_autofree char *line = g_strdelimit (g_strdup (reason ? reason : ""), "\r\n", ' ');
  GString *text = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && !g_str_has_prefix (lines[i], prefix))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", lines[i]);
  if (g_strstrip (line)[0] != '\0')
    g_string_append_printf (text, "%s%s%s", text->len > 0 ? "\n" : "", prefix, line);
  return g_string_free (text, FALSE);
}

/* A choice that is put off is no plan to agree on. */
static gboolean
is_agreed (const char *plan_id)
{
  return plan_id[0] != '\0' && !g_str_equal (plan_id, "not-yet");
}

/* Keeping things as they are begins nothing: a stop about the person does not forbid it. One about
 * what is taken today does. */
static gboolean
is_as_now (const char *plan_id)
{
  return g_str_equal (plan_id, "as-now");
}

static gboolean
forbids (const TrabSafetyCard *card, const char *plan_id)
{
  for (guint i = 0; i < card->findings->len; i++)
    {
      const TrabSafetyFinding *finding = g_ptr_array_index (card->findings, i);

      if (finding->severity == TRAB_SAFETY_STOP
          && trab_safety_report_is_about (finding->plan_ids, plan_id)
          && !(finding->is_about_person && is_as_now (plan_id)))
        return TRUE;
    }
  return FALSE;
}

/**
 * trab_safety_override_dup_causes:
 * @overrides: (nullable): the answer as it is kept
 *
 * Returns: (transfer full) (nullable): what has a reason, apart by blanks: for lists that hold
 *   nothing of a person; NULL for nothing
 */
char *
trab_safety_override_dup_causes (const char *overrides)
{
  g_auto (GStrv) lines = g_strsplit (overrides ? overrides : "", "\n", -1);
  g_autoptr (GString) causes = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *end = strstr (lines[i], ": ");
      g_autofree char *cause = end ? g_strndup (lines[i], (gsize) (end - lines[i])) : NULL;
      g_autofree char *reason = cause ? trab_safety_override_dup_reason (lines[i], cause) : NULL;

      if (reason != NULL)
        g_string_append_printf (causes, "%s%s", causes->len > 0 ? " " : "", cause);
    }
  return causes->len > 0 ? g_strdup (causes->str) : NULL;
}

/**
 * trab_safety_override_list_stops:
 * @report: (nullable)
 *
 * Returns: (transfer container): of TrabSafetyCard: the stops that need a reason before @plan_id is
 *   agreed on; for keeping things as they are those of what is taken today, none for a choice that
 *   is no plan
 */
GPtrArray *
trab_safety_override_list_stops (TrabSafetyReport *report, const char *plan_id)
{
  GPtrArray *stops = g_ptr_array_new ();
  GPtrArray *cards = report ? trab_safety_report_get_cards (report) : NULL;

  for (guint i = 0; cards != NULL && is_agreed (plan_id) && i < cards->len; i++)
    {
      TrabSafetyCard *card = g_ptr_array_index (cards, i);

      if (forbids (card, plan_id))
        g_ptr_array_add (stops, card);
    }
  return stops;
}

/* What goes on unasked is named beside the plan, and begins nothing: it is not waited for. */
static gboolean
could_forbid (const TrabSafetyGap *gap, const char *plan_id)
{
  if (is_as_now (plan_id))
    return FALSE;
  if (gap->stops_person && gap->question != NULL)
    return TRUE;
  for (guint i = 0; i < gap->stop_plan_ids->len; i++)
    if (g_str_equal (g_ptr_array_index (gap->stop_plan_ids, i), plan_id))
      return TRUE;
  return FALSE;
}

/**
 * trab_safety_override_list_not_asked:
 * @report: (nullable)
 *
 * Returns: (transfer container): of TrabSafetyGap: the answers that could forbid @plan_id and were
 *   not given: what a stop of the plan hangs on, and the questions that a stop about the person
 *   hangs on. A measurement that no rule of the plan asks for is not waited for. None for what
 *   trab_safety_override_list_stops() asks no reason for.
 */
GPtrArray *
trab_safety_override_list_not_asked (TrabSafetyReport *report, const char *plan_id)
{
  GPtrArray *not_asked = g_ptr_array_new ();
  GPtrArray *gaps = report ? trab_safety_report_get_gaps (report) : NULL;

  for (guint i = 0; gaps != NULL && is_agreed (plan_id) && i < gaps->len; i++)
    if (could_forbid (g_ptr_array_index (gaps, i), plan_id))
      g_ptr_array_add (not_asked, g_ptr_array_index (gaps, i));
  return not_asked;
}

/** trab_safety_override_dup_not_asked_cause: (transfer full): what the reason not to ask @field
 * goes by */
char *
trab_safety_override_dup_not_asked_cause (const char *field)
{
  return g_strconcat (TRAB_SAFETY_OVERRIDE_NOT_ASKED, "/", field, NULL);
}

/** trab_safety_override_count: @overrides: (nullable). How many reasons there are; those not to ask
 * are one */
guint
trab_safety_override_count (const char *overrides)
{
  g_auto (GStrv) lines = g_strsplit (overrides ? overrides : "", "\n", -1);
  gboolean is_not_asked = FALSE;
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], TRAB_SAFETY_OVERRIDE_NOT_ASKED "/"))
      is_not_asked = TRUE;
    else
      n += g_strstrip (lines[i])[0] != '\0';
  return n + (is_not_asked ? 1 : 0);
}

/** trab_safety_override_is_missing: whether a stop of @plan_id has no reason to go on */
gboolean
trab_safety_override_is_missing (TrabSafetyReport *report,
                                 const char *plan_id,
                                 const char *overrides)
{
  g_autoptr (GPtrArray) stops = trab_safety_override_list_stops (report, plan_id);

  for (guint i = 0; i < stops->len; i++)
    {
      const TrabSafetyCard *card = g_ptr_array_index (stops, i);
      g_autofree char *reason = trab_safety_override_dup_reason (overrides, card->cause);

      if (reason == NULL)
        return TRUE;
    }
  return FALSE;
}
