/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-nutrition.h"

#include <glib/gi18n-lib.h>

#include "trab-evidence.h"
#include "trab-present-measure.h"
#include "trab-present-number.h"
#include "trab-present-row.h"
#include "trab-present-safety.h"
#include "trab-present-table.h"

#define WHOLE_FROM 10 /* amounts below are told with one decimal */

static const char *
get_text (TrabEvidence *evidence, const char *id, const char *column)
{
  return trab_present_table_find (evidence, "daily/nutrients", "id", id, column);
}

/** trab_present_nutrition_dup_name: (transfer full): "Calcium" */
char *
trab_present_nutrition_dup_name (const TrabNutrient *nutrient, TrabEvidence *evidence)
{
  const char *name = get_text (evidence, nutrient->id, "name");

  return g_strdup (name ? name : nutrient->id);
}

static char *
dup_number (double amount)
{
  return trab_present_number_dup_decimal (amount, amount < WHOLE_FROM ? 1 : 0);
}

static char *
dup_amount (const TrabNutrient *nutrient, double amount)
{
  g_autofree char *number = dup_number (amount);
  g_autofree char *unit = trab_present_measure_dup_unit (nutrient->unit);

  /* Translators: a number and its unit: "650 mg a day" */
  return g_strdup_printf (_ ("%s %s"), number, unit);
}

static char *
dup_target (const TrabNutrient *nutrient)
{
  g_autofree char *low = dup_amount (nutrient, nutrient->target_low);
  g_autofree char *number = dup_number (nutrient->target_low);
  g_autofree char *high = dup_amount (nutrient, nutrient->target_high);
  g_autofree char *amount = nutrient->has_target_high
                                ? g_strdup_printf (_ ("%s to %s"), number, high)
                                : g_steal_pointer (&low);

  /* Translators: who names it, an amount a day, " (unverified)" or nothing */
  return g_strdup_printf (_ ("%s names %s%s."), nutrient->authority, amount,
                          nutrient->is_verified ? "" : _ (" (unverified)"));
}

/**
 * trab_present_nutrition_dup_amounts:
 * Returns: (transfer full): "Now 650 mg a day. NOGG names 700 to 1,200 mg a day. 50 mg a day to
 * go."; what is not known is said
 */
char *
trab_present_nutrition_dup_amounts (const TrabNutrient *nutrient)
{
  GString *text = g_string_new (NULL);
  g_autofree char *intake = dup_amount (nutrient, nutrient->intake);
  g_autofree char *target = nutrient->has_target ? dup_target (nutrient) : NULL;
  g_autofree char *gap = dup_amount (nutrient, nutrient->gap);

  if (nutrient->has_intake)
    g_string_append_printf (text, _ ("Now %s. "), intake);
  else
    g_string_append (text, nutrient->unit != NULL ? _ ("What is eaten now is not known. ") : "");
  if (nutrient->has_target)
    g_string_append (text, target);
  else if (nutrient->needs_weight)
    g_string_append (text, _ ("The amount goes by weight, which is not known."));
  else
    g_string_append (text, _ ("No amount is named for this person."));
  if (nutrient->has_gap && nutrient->gap > 0)
    g_string_append_printf (text, _ (" %s to go."), gap);
  else if (nutrient->has_gap)
    g_string_append (text, _ (" Nothing to go."));
  return g_string_free (text, FALSE);
}

/** trab_present_nutrition_dup_foods: (transfer full) (nullable): "Foods: milk, yogurt …" */
char *
trab_present_nutrition_dup_foods (const TrabNutrient *nutrient, TrabEvidence *evidence)
{
  const char *foods = get_text (evidence, nutrient->id, "foods");

  return foods ? g_strdup_printf (_ ("Foods: %s."), foods) : NULL;
}

/* A limit of the intake itself: that the intake is not known is said already. */
static gboolean
is_missing_intake (const TrabNutrient *nutrient,
                   const TrabRuleFinding *finding,
                   TrabEvidence *evidence)
{
  const TrabTable *fields = trab_evidence_get_table (evidence, "rules/fields", NULL);
  int row
      = fields && finding->missing ? trab_table_find_row (fields, "field", finding->missing) : -1;
  const char *question = get_text (evidence, nutrient->id, "question");

  return row >= 0 && question != NULL
         && g_strcmp0 (trab_table_get_text (fields, (guint) row, "question"), question) == 0;
}

/** trab_present_nutrition_dup_cautions: (transfer full) (nullable): what the rules beside it found,
 * and what could not be checked, one a line */
char *
trab_present_nutrition_dup_cautions (const TrabNutrient *nutrient, TrabEvidence *evidence)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < nutrient->findings->len; i++)
    {
      const TrabRuleFinding *finding = g_ptr_array_index (nutrient->findings, i);
      g_autofree char *words = trab_present_safety_dup_finding (finding, evidence);

      if (words != NULL && !is_missing_intake (nutrient, finding, evidence))
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
    }
  return g_string_free (text, text->len == 0);
}

/** trab_present_nutrition_dup_rows: (transfer full): of TrabPresentRow: amounts, then foods, what
 * to mind and the table's own remark under them */
GPtrArray *
trab_present_nutrition_dup_rows (const GPtrArray *nutrients, TrabEvidence *evidence)
{
  GPtrArray *rows = trab_present_row_new_list ();

  for (guint i = 0; i < nutrients->len; i++)
    {
      const TrabNutrient *nutrient = g_ptr_array_index (nutrients, i);
      g_autofree char *name = trab_present_nutrition_dup_name (nutrient, evidence);
      g_autofree char *amounts = trab_present_nutrition_dup_amounts (nutrient);
      g_autofree char *foods = trab_present_nutrition_dup_foods (nutrient, evidence);
      g_autofree char *cautions = trab_present_nutrition_dup_cautions (nutrient, evidence);
      const char *const notes[] = { foods, get_text (evidence, nutrient->id, "note"), cautions };
      g_autoptr (GString) note = g_string_new (NULL);

      for (guint j = 0; j < G_N_ELEMENTS (notes); j++)
        if (notes[j] != NULL)
          g_string_append_printf (note, "%s%s", note->len > 0 ? "\n" : "", notes[j]);
      g_ptr_array_add (rows,
                       trab_present_row_new (name, amounts, note->len > 0 ? note->str : NULL));
    }
  return rows;
}

static gboolean
has_something_to_ask (const TrabNutrient *nutrient)
{
  for (guint i = 0; i < nutrient->findings->len; i++)
    if (((TrabRuleFinding *) g_ptr_array_index (nutrient->findings, i))->state == TRAB_RULE_HOLDS)
      return TRUE;
  return FALSE;
}

/** trab_present_nutrition_dup_paper_lines: (transfer full): of char *: for the patient: each
 * nutrient that has foods, what is eaten, what is left, and whether to ask first */
GPtrArray *
trab_present_nutrition_dup_paper_lines (const GPtrArray *nutrients, TrabEvidence *evidence)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < nutrients->len; i++)
    {
      const TrabNutrient *nutrient = g_ptr_array_index (nutrients, i);
      g_autofree char *name = trab_present_nutrition_dup_name (nutrient, evidence);
      g_autofree char *amounts = nutrient->has_intake || nutrient->has_target
                                     ? trab_present_nutrition_dup_amounts (nutrient)
                                     : NULL;
      g_autofree char *foods = trab_present_nutrition_dup_foods (nutrient, evidence);

      if (foods == NULL)
        continue;
      g_ptr_array_add (lines, g_strdup_printf ("%s: %s%s%s%s%s", name, amounts ? amounts : "",
                                               amounts ? " " : "", foods,
                                               has_something_to_ask (nutrient) ? " " : "",
                                               has_something_to_ask (nutrient) ? _ (
                                                   "Ask us before you change how much you take.")
                                                                               : ""));
    }
  return lines;
}
