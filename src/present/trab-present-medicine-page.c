/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-medicine-page.h"

#include <glib/gi18n-lib.h>

#include "trab-plan.h"
#include "trab-present-regimen.h"
#include "trab-present-sentence.h"
#include "trab-present-table.h"
#include "trab-provenance.h"

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

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  return word != NULL && g_strv_contains ((const char *const *) list, word);
}

/* "alendronate ibandronate:150mg-monthly": by name, or by name and dose; by some routes alone where
 * the row names them. */
static gboolean
is_about (const TrabTable *table, guint row, const TrabRegimen *regimen)
{
  const char *names = trab_table_get_text (table, row, "regimen_names");
  const char *routes = trab_table_get_text (table, row, "routes");

  return (has_word (names, regimen->name) || has_word (names, regimen->id))
         && (routes == NULL || has_word (routes, regimen->route));
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

/* Returns: (transfer full) (nullable): the words of a row, marked where they were not checked
 * against their source; NULL where the sources do not tell */
static char *
dup_words (const TrabTable *table, guint row)
{
  const char *words = trab_present_table_get (table, row, "words");
  gboolean is_unverified = trab_provenance_from_code (trab_table_get_text (table, row, "prov_code"))
                           == TRAB_PROVENANCE_UNVERIFIED;

  return words != NULL ? g_strconcat (words, is_unverified ? _ (" (unverified)") : NULL, NULL)
                       : NULL;
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
      char *words = NULL;

      if (!g_str_equal (trab_table_get_text (table, row, "part"), parts[part].id)
          || !is_about (table, row, regimen) || (asked != NULL && !is_for_answer (asked, uterus))
          || (title != NULL) != is_step)
        continue;
      if (is_step)
        g_ptr_array_add (lines, g_strdup (title));
      words = dup_words (table, row);
      if (words != NULL)
        g_ptr_array_add (lines, words);
    }
}

static char **
dup_rows (TrabEvidence *evidence,
          const TrabRegimen *regimen,
          TrabAnswer uterus,
          TrabMedicinePagePart part,
          gboolean is_step)
{
  GPtrArray *lines = g_ptr_array_new ();

  add_rows (lines, evidence, regimen, uterus, part, is_step);
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (lines, FALSE);
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

/* A part without words says so: silence would read as "nothing to look out for". */
static void
say_what_is_not_told (TrabPresentMedicine *medicine)
{
  for (guint i = 0; i < TRAB_N_MEDICINE_PAGE_PARTS; i++)
    {
      char ***lines = &medicine->parts[i];
      const char *const said[]
          = { i == TRAB_MEDICINE_PAGE_STOPPING
                  ? _ ("Talk with us before you stop. The sources read here do not tell how.")
                  : _ ("The sources read here do not tell this. Ask us, and read the leaflet."),
              NULL };

      if ((*lines)[0] != NULL || (i == TRAB_MEDICINE_PAGE_TAKE && medicine->steps[0] != NULL))
        continue;
      g_strfreev (*lines);
      *lines = g_strdupv ((char **) said);
    }
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
  say_what_is_not_told (medicine);
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
