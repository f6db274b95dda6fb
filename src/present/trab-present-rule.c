/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-rule.h"

#include <glib/gi18n-lib.h>

#include "trab-citation.h"
#include "trab-present-table.h"

#define TABLE "rules/safety"
#define OWN_SOURCE "Trabecula"

/** trab_present_rule_dup_source: (transfer full): "NOGG 2024" or "NOGG 2024, unverified": what was
 * not read in its source says so; the id where no rule has it */
char *
trab_present_rule_dup_source (TrabEvidence *evidence, const char *rule_id)
{
  TrabCitation citation = { 0 };

  if (!trab_citation_look_up (evidence, rule_id, &citation, NULL))
    return g_strdup (rule_id);
  if (citation.provenance == TRAB_PROVENANCE_UNVERIFIED)
    return g_strdup_printf (_ ("%s, unverified"), citation.study);
  return g_strdup (citation.study);
}

/**
 * trab_present_rule_dup_words:
 * Returns: (transfer full): "According to NOGG 2024: …", or the finding alone where it is the
 *   program's own; the id where no rule has it
 */
char *
trab_present_rule_dup_words (TrabEvidence *evidence, const char *rule_id)
{
  const TrabTable *table = trab_evidence_get_table (evidence, TABLE, NULL);
  int row = table ? trab_table_find_row (table, "id", rule_id) : -1;
  const char *message = row < 0 ? NULL : trab_present_table_get (table, (guint) row, "message");
  g_autofree char *source = NULL;

  if (message == NULL)
    return g_strdup (rule_id);
  if (g_strcmp0 (trab_table_get_text (table, (guint) row, "source_guideline"), OWN_SOURCE) == 0)
    return g_strdup (message);
  source = trab_present_rule_dup_source (evidence, rule_id);
  /* Translators: a guideline or label, and what it says */
  return g_strdup_printf (_ ("According to %s: %s"), source, message);
}
