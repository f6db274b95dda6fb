/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-medicine-page.h"

#include <glib/gi18n-lib.h>

#include "trab-plan.h"
#include "trab-present-regimen.h"
#include "trab-present-sentence.h"
#include "trab-present-table.h"

#define TABLE "regimens/medicine-page"

static const struct
{
  const char *id;
  const char *heading;
} parts[TRAB_N_MEDICINE_PAGE_PARTS] = {
  [TRAB_MEDICINE_PAGE_TAKE] = { "take", N_ ("How to take it") },
  [TRAB_MEDICINE_PAGE_BEFORE] = { "before", N_ ("Before you start") },
  [TRAB_MEDICINE_PAGE_COMMON] = { "common", N_ ("Common") },
  [TRAB_MEDICINE_PAGE_RARE] = { "rare", N_ ("Rare") },
  [TRAB_MEDICINE_PAGE_STOP_AND_CALL] = { "stop-and-call", N_ ("Stop, and call us the same day") },
  [TRAB_MEDICINE_PAGE_REVIEW] = { "review", N_ ("When we look again") },
  [TRAB_MEDICINE_PAGE_STOPPING] = { "stopping", N_ ("Do not stop without asking") },
};

const char *
trab_present_medicine_page_get_heading (TrabMedicinePagePart part)
{
  g_return_val_if_fail ((guint) part < TRAB_N_MEDICINE_PAGE_PARTS, NULL);
  return _ (parts[part].heading);
}

/* Neither food nor movement. */
static gboolean
is_medicine (const TrabRegimen *regimen)
{
  static const char *const groups[]
      = { "hormones", "testosterone", "bisphosphonates", "growth-hormone", NULL };

  return regimen->about->group != NULL && g_strv_contains (groups, regimen->about->group);
}

/* "alendronate ibandronate:150mg-monthly": by name, or by name and dose. */
static gboolean
is_about (const char *names, const TrabRegimen *regimen)
{
  g_auto (GStrv) about = g_strsplit (names, " ", -1);

  return g_strv_contains ((const char *const *) about, regimen->name)
         || g_strv_contains ((const char *const *) about, regimen->id);
}

static gboolean
is_for_answer (const char *asked, TrabAnswer answer)
{
  switch (answer)
    {
    case TRAB_ANSWER_YES:
      return g_str_equal (asked, "yes");
    case TRAB_ANSWER_NO:
      return g_str_equal (asked, "no");
    case TRAB_ANSWER_NOT_KNOWN:
      break;
    }
  return g_str_equal (asked, "unknown");
}

/* The rows of one part of the page. @is_step: those with a title, or those without */
static void
add_rows (GPtrArray *lines,
          TrabEvidence *evidence,
          const TrabRegimen *regimen,
          TrabAnswer uterus,
          TrabMedicinePagePart part,
          gboolean is_step)
{
  const TrabTable *table = trab_evidence_get_table (evidence, TABLE, NULL);

  g_return_if_fail (table != NULL && (guint) part < TRAB_N_MEDICINE_PAGE_PARTS);
  for (guint row = 0; row < trab_table_get_n_rows (table); row++)
    {
      const char *asked = trab_table_get_text (table, row, "uterus");
      const char *title = trab_present_table_get (table, row, "title");

      if (!g_str_equal (trab_table_get_text (table, row, "part"), parts[part].id)
          || !is_about (trab_table_get_text (table, row, "regimen_names"), regimen)
          || (asked != NULL && !is_for_answer (asked, uterus)) || (title != NULL) != is_step)
        continue;
      if (is_step)
        g_ptr_array_add (lines, (char *) title);
      g_ptr_array_add (lines, (char *) trab_present_table_get (table, row, "words"));
    }
}

static char **
dup_rows (TrabEvidence *evidence,
          const TrabRegimen *regimen,
          TrabAnswer uterus,
          TrabMedicinePagePart part,
          gboolean is_step)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  add_rows (lines, evidence, regimen, uterus, part, is_step);
  if (lines->len == 0 && part == TRAB_MEDICINE_PAGE_STOPPING && regimen->about->stopping != NULL)
    g_ptr_array_add (lines, (char *) trab_present_table_translate ("regimens/about", "stopping",
                                                                   regimen->about->stopping));
  g_ptr_array_add (lines, NULL);
  return g_strdupv ((char **) lines->pdata);
}

/* Product and dose, and what it does. */
static char *
dup_line (const TrabRegimen *regimen)
{
  g_autofree char *dose = trab_present_regimen_dup_name (regimen);
  g_autofree char *first = trab_present_sentence_dup_capitalised (dose);
  const char *how = regimen->about->how_patient;

  if (how == NULL)
    return g_strconcat (first, ".", NULL);
  return g_strdup_printf ("%s. %s", first,
                          trab_present_table_translate ("regimens/about", "how_patient", how));
}

static TrabPresentMedicine *
new_medicine (TrabEvidence *evidence, const TrabRegimen *regimen, TrabAnswer uterus)
{
  TrabPresentMedicine *medicine = g_new0 (TrabPresentMedicine, 1);

  medicine->title = g_strdup_printf (
      _ ("Your medicine: %s"),
      trab_present_table_translate ("regimens/about", "name", regimen->about->name));
  medicine->line = dup_line (regimen);
  medicine->is_taken_at_home = trab_present_regimen_is_taken_at_home (regimen);
  medicine->steps = dup_rows (evidence, regimen, uterus, TRAB_MEDICINE_PAGE_TAKE, TRUE);
  for (guint i = 0; i < TRAB_N_MEDICINE_PAGE_PARTS; i++)
    medicine->parts[i] = dup_rows (evidence, regimen, uterus, (TrabMedicinePagePart) i, FALSE);
  return medicine;
}

void
trab_present_medicine_page_free_medicine (TrabPresentMedicine *medicine)
{
  g_free (medicine->title);
  g_free (medicine->line);
  g_strfreev (medicine->steps);
  for (guint i = 0; i < TRAB_N_MEDICINE_PAGE_PARTS; i++)
    g_strfreev (medicine->parts[i]);
  g_free (medicine);
}

/**
 * trab_present_medicine_page_dup_list:
 * @plan_id: (nullable): NULL: not decided: none
 * @uterus: as recorded
 *
 * Returns: (transfer full): of TrabPresentMedicine, in the order of the plan
 */
GPtrArray *
trab_present_medicine_page_dup_list (TrabEvidence *evidence, const char *plan_id, TrabAnswer uterus)
{
  GPtrArray *medicines
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_present_medicine_page_free_medicine);
  g_autoptr (GPtrArray) told = g_ptr_array_new ();
  g_autoptr (TrabCatalogue) catalogue = trab_catalogue_new (evidence, NULL);
  g_autoptr (TrabPlan) plan
      = catalogue && plan_id ? trab_plan_new (catalogue, plan_id, NULL) : NULL;

  for (guint i = 0; plan != NULL && i < plan->courses->len; i++)
    {
      const TrabRegimen *regimen = g_array_index (plan->courses, TrabPlanCourse, i).regimen;

      if (!is_medicine (regimen) || g_ptr_array_find (told, regimen, NULL))
        continue;
      g_ptr_array_add (told, (gpointer) regimen);
      g_ptr_array_add (medicines, new_medicine (evidence, regimen, uterus));
    }
  return medicines;
}
