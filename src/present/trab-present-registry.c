/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-registry.h"

#include <glib/gi18n-lib.h>

#include "trab-evidence.h"
#include "trab-present-row.h"
#include "trab-present-rule.h"
#include "trab-present-table.h"
#include "trab-provenance.h"

static const char *const tables[] = { "evidence/effects", "evidence/adverse", "rules/safety" };

static const char *
get_mark (const TrabTable *table, guint row)
{
  return trab_provenance_from_code (trab_table_get_text (table, row, "prov_code"))
                 == TRAB_PROVENANCE_UNVERIFIED
             ? _ ("unverified")
             : NULL;
}

static const char *
get_first (const TrabTable *table, guint row, const char *one, const char *other)
{
  const char *column = trab_table_find_column (table, one) >= 0 ? one : other;
  const char *text = trab_table_get_text (table, row, column);

  return text ? text : "";
}

/** trab_present_registry_dup_evidence: (transfer full): every result and harm: id, what, study */
GPtrArray *
trab_present_registry_dup_evidence (TrabEvidence *evidence)
{
  GPtrArray *rows = trab_present_row_new_list ();

  for (guint i = 0; i < G_N_ELEMENTS (tables) - 1; i++)
    {
      const TrabTable *table = trab_evidence_get_table (evidence, tables[i], NULL);

      for (guint row = 0; table != NULL && row < trab_table_get_n_rows (table); row++)
        {
          g_autofree char *text
              = g_strdup_printf (_ ("%s, %s: %s"), get_first (table, row, "intervention", "id"),
                                 get_first (table, row, "outcome", "id"),
                                 get_first (table, row, "study", "source_guideline"));

          g_ptr_array_add (rows, trab_present_row_new (trab_table_get_text (table, row, "id"), text,
                                                       get_mark (table, row)));
        }
    }
  return rows;
}

/**
 * trab_present_registry_dup_row:
 * Returns: (transfer full): every column of the row of that id, as the table has it; empty when no
 *   table has it
 */
GPtrArray *
trab_present_registry_dup_row (TrabEvidence *evidence, const char *id)
{
  GPtrArray *rows = trab_present_row_new_list ();

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const TrabTable *table = trab_evidence_get_table (evidence, tables[i], NULL);
      int row = table ? trab_table_find_row (table, "id", id) : -1;

      for (guint column = 0; row >= 0 && column < trab_table_get_n_columns (table); column++)
        {
          const char *name = trab_table_get_column_name (table, column);

          if (trab_table_has (table, (guint) row, name))
            g_ptr_array_add (rows, trab_present_row_new (
                                       name, trab_table_get_text (table, (guint) row, name), NULL));
        }
      if (row >= 0 && get_mark (table, (guint) row) != NULL)
        g_ptr_array_add (rows,
                         trab_present_row_new (_ ("Checked"), get_mark (table, (guint) row), NULL));
    }
  return rows;
}

/** trab_present_registry_dup_rules: (transfer full): every safety rule: id, finding, source */
GPtrArray *
trab_present_registry_dup_rules (TrabEvidence *evidence)
{
  GPtrArray *rows = trab_present_row_new_list ();
  const TrabTable *table = trab_evidence_get_table (evidence, "rules/safety", NULL);

  for (guint row = 0; table != NULL && row < trab_table_get_n_rows (table); row++)
    {
      g_autofree char *words
          = trab_present_rule_dup_words (evidence, trab_table_get_text (table, row, "id"));
      g_autofree char *text
          = g_strdup_printf (_ ("%s. %s: %s"), trab_table_get_text (table, row, "severity"),
                             trab_table_get_text (table, row, "intervention"), words);

      g_ptr_array_add (rows,
                       trab_present_row_new (trab_table_get_text (table, row, "id"), text,
                                             trab_table_get_text (table, row, "source_guideline")));
    }
  return rows;
}

/** trab_present_registry_dup_glossary: (transfer full): every word: term, plain name, meaning */
GPtrArray *
trab_present_registry_dup_glossary (TrabEvidence *evidence)
{
  GPtrArray *rows = trab_present_row_new_list ();
  const TrabTable *table = trab_evidence_get_table (evidence, "content/glossary", NULL);

  for (guint row = 0; table != NULL && row < trab_table_get_n_rows (table); row++)
    {
      g_autofree char *title
          = g_strdup_printf (_ ("%s: %s"), trab_table_get_text (table, row, "term"),
                             trab_present_table_get (table, row, "plain_name"));

      g_ptr_array_add (rows,
                       trab_present_row_new (title, trab_present_table_get (table, row, "meaning"),
                                             trab_present_table_get (table, row, "picture")));
    }
  return rows;
}
