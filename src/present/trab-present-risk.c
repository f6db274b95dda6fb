/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-risk.h"

#include "trab-evidence.h"

static const TrabTable *
find_about (TrabEvidence *evidence, const char *calculator)
{
  g_autofree char *name = g_strdup_printf ("risk/%s-about", calculator ? calculator : "");

  return trab_evidence_get_table (evidence, name, NULL);
}

/**
 * trab_present_risk_dup_label:
 * Returns: (transfer full) (nullable): the calculator's own name, not to be translated
 */
char *
trab_present_risk_dup_label (TrabEvidence *evidence, const char *calculator)
{
  const TrabTable *about = find_about (evidence, calculator);
  int row = about ? trab_table_find_row (about, "key", "label") : -1;

  return g_strdup (row < 0 ? calculator : trab_table_get_text (about, (guint) row, "text"));
}

/**
 * trab_present_risk_dup_notice:
 * Returns: (transfer full) (nullable): every sentence that the calculator's licence wants shown
 *   beside a score; NULL when it wants none
 */
char *
trab_present_risk_dup_notice (TrabEvidence *evidence, const char *calculator)
{
  const TrabTable *models = trab_evidence_get_table (evidence, "risk/models", NULL);
  int row = models && calculator ? trab_table_find_row (models, "id", calculator) : -1;

  return row < 0 ? NULL : g_strdup (trab_table_get_text (models, (guint) row, "notice"));
}
