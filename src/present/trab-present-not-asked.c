/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-not-asked.h"

#include <glib/gi18n-lib.h>

#include "trab-present-safety.h"

/**
 * trab_present_not_asked_dup_names:
 * @gaps: of TrabSafetyGap
 *
 * Returns: (transfer full): what they ask in one line, each once; "" where there is none
 */
char *
trab_present_not_asked_dup_names (const GPtrArray *gaps, TrabEvidence *evidence)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < gaps->len; i++)
    {
      const TrabSafetyGap *gap = g_ptr_array_index (gaps, i);
      g_autofree char *name = trab_present_safety_dup_gap_name (evidence, gap);

      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (_ ("; "), (char **) names->pdata);
}

/* The gaps with one reason from @first on. */
static GPtrArray *
list_alike (GPtrArray *gaps, guint first)
{
  const char *reason = ((TrabSafetyGap *) g_ptr_array_index (gaps, first))->reason;
  GPtrArray *alike = g_ptr_array_new ();

  for (guint i = first; i < gaps->len; i++)
    if (g_strcmp0 (((TrabSafetyGap *) g_ptr_array_index (gaps, i))->reason, reason) == 0)
      g_ptr_array_add (alike, g_ptr_array_index (gaps, i));
  return alike;
}

/**
 * trab_present_not_asked_dup_reasons:
 * @report: (nullable)
 *
 * Returns: (transfer full) (nullable): why the clinician went on without answers, each reason with
 *   all that it is for; NULL where none is written
 */
char *
trab_present_not_asked_dup_reasons (TrabSafetyReport *report, TrabEvidence *evidence)
{
  GPtrArray *gaps = report ? trab_safety_report_get_gaps (report) : NULL;
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  GString *text = g_string_new (NULL);

  for (guint i = 0; gaps != NULL && i < gaps->len; i++)
    {
      char *reason = ((TrabSafetyGap *) g_ptr_array_index (gaps, i))->reason;
      g_autoptr (GPtrArray) alike = NULL;
      g_autofree char *names = NULL;

      if (reason == NULL || !g_hash_table_add (told, reason))
        continue;
      alike = list_alike (gaps, i);
      names = trab_present_not_asked_dup_names (alike, evidence);
      if (text->len > 0)
        g_string_append_c (text, ' ');
      /* Translators: questions or measurements; the reason that the clinician wrote */
      g_string_append_printf (text, _ ("Not known: %s. Reason to go on: %s."), names, reason);
    }
  return g_string_free (text, text->len == 0);
}
