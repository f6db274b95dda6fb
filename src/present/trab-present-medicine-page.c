/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-medicine-page.h"

#include <glib/gi18n-lib.h>

#include "trab-evidence.h"
#include "trab-present-table.h"

#define TABLE "regimens/medicine-page"

static const struct
{
  const char *id;
  const char *heading;
} parts[TRAB_N_MEDICINE_PAGE_PARTS] = {
  [TRAB_MEDICINE_PAGE_TAKE] = { "take", N_ ("How to take it") },
  [TRAB_MEDICINE_PAGE_BEFORE] = { "before", N_ ("Before you start") },
  [TRAB_MEDICINE_PAGE_COMMON] = { "common", N_ ("What is common") },
  [TRAB_MEDICINE_PAGE_RARE] = { "rare", N_ ("What is rare") },
  [TRAB_MEDICINE_PAGE_STOP_AND_CALL] = { "stop-and-call", N_ ("Stop it and call us for") },
  [TRAB_MEDICINE_PAGE_REVIEW] = { "review", N_ ("When we look again") },
  [TRAB_MEDICINE_PAGE_STOPPING] = { "stopping", N_ ("Before you stop it") },
};

const char *
trab_present_medicine_page_get_heading (TrabMedicinePagePart part)
{
  g_return_val_if_fail ((guint) part < TRAB_N_MEDICINE_PAGE_PARTS, NULL);
  return _ (parts[part].heading);
}

/* "alendronate:70mg-weekly@0-5+hrt:patch-50": whether one of its courses is of the regimens. */
static gboolean
is_about (const char *names, const char *plan_id)
{
  g_auto (GStrv) about = g_strsplit (names, " ", -1);
  g_auto (GStrv) courses = g_strsplit (plan_id, "+", -1);

  for (guint i = 0; courses[i] != NULL; i++)
    {
      g_auto (GStrv) name = g_strsplit_set (courses[i], ":@", 2);

      if (name[0] != NULL && g_strv_contains ((const char *const *) about, name[0]))
        return TRUE;
    }
  return FALSE;
}

/**
 * trab_present_medicine_page_dup_lines:
 * Returns: (transfer container) (element-type utf8): sentences for the patient, in the order of the
 *   table; they belong to the evidence or the catalogue. Empty where the table says nothing.
 */
GPtrArray *
trab_present_medicine_page_dup_lines (TrabEvidence *evidence,
                                      const char *plan_id,
                                      TrabMedicinePagePart part)
{
  const TrabTable *table = trab_evidence_get_table (evidence, TABLE, NULL);
  GPtrArray *lines = g_ptr_array_new ();

  g_return_val_if_fail (table != NULL && (guint) part < TRAB_N_MEDICINE_PAGE_PARTS, lines);
  for (guint row = 0; row < trab_table_get_n_rows (table); row++)
    if (g_str_equal (trab_table_get_text (table, row, "part"), parts[part].id)
        && is_about (trab_table_get_text (table, row, "regimen_names"), plan_id))
      g_ptr_array_add (lines, (char *) trab_present_table_get (table, row, "words"));
  return lines;
}
