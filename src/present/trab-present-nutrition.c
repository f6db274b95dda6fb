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

/** trab_present_nutrition_dup_portions: (transfer full): of TrabPresentRow: foods with a portion
 * and what it holds (in the note); those of the country, else of the first. Empty where no amount
 * is to be told to this person. */
GPtrArray *
trab_present_nutrition_dup_portions (const TrabNutrient *nutrient,
                                     TrabEvidence *evidence,
                                     const char *country)
{
  const TrabTable *table = trab_evidence_get_table (evidence, "daily/foods", NULL);
  GPtrArray *rows = trab_present_row_new_list ();
  const char *of = NULL;

  for (guint row = 0; table != NULL && row < trab_table_get_n_rows (table); row++)
    if (of == NULL || g_strcmp0 (trab_table_get_text (table, row, "country"), country) == 0)
      of = trab_table_get_text (table, row, "country");
  for (guint row = 0; nutrient->has_target && table != NULL && row < trab_table_get_n_rows (table);
       row++)
    {
      g_autofree char *number
          = trab_present_number_dup_decimal (trab_table_get_double (table, row, "value"), 0);
      g_autofree char *amount
          = g_strdup_printf (_ ("%s %s"), number, trab_table_get_text (table, row, "unit"));

      if (g_str_equal (trab_table_get_text (table, row, "nutrient"), nutrient->id)
          && g_str_equal (trab_table_get_text (table, row, "country"), of))
        g_ptr_array_add (rows, trab_present_row_new (trab_present_table_get (table, row, "name"),
                                                     trab_present_table_get (table, row, "portion"),
                                                     amount));
    }
  return rows;
}

/** trab_present_nutrition_dup_warfarin: (nullable): where food matters to a medicine of today */
char *
trab_present_nutrition_dup_warfarin (const GPtrArray *nutrients)
{
  for (guint i = 0; i < nutrients->len; i++)
    {
      const TrabNutrient *nutrient = g_ptr_array_index (nutrients, i);

      if (g_str_equal (nutrient->id, "vitamin-k2") && has_something_to_ask (nutrient))
        return g_strdup (_ ("You take warfarin. Eat about as much green and fermented food as you "
                            "do now. Ask us before you change that, or take vitamin K."));
    }
  return NULL;
}

/* @sentence: (nullable) */
static void
append_sentence (GString *text, const char *sentence)
{
  if (sentence != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
}

/** trab_present_nutrition_dup_paper_rows: (transfer full): of TrabPresentRow: for the patient: each
 * nutrient of which something is known or to be asked: what is eaten, what is left; foods where no
 * portions are listed */
GPtrArray *
trab_present_nutrition_dup_paper_rows (const GPtrArray *nutrients, TrabEvidence *evidence)
{
  GPtrArray *rows = trab_present_row_new_list ();

  for (guint i = 0; i < nutrients->len; i++)
    {
      const TrabNutrient *nutrient = g_ptr_array_index (nutrients, i);
      gboolean has_amounts = nutrient->has_intake || nutrient->has_target;
      gboolean is_asked = has_something_to_ask (nutrient);
      g_autoptr (GPtrArray) portions
          = trab_present_nutrition_dup_portions (nutrient, evidence, NULL);
      g_autofree char *name = trab_present_nutrition_dup_name (nutrient, evidence);
      g_autofree char *amounts = has_amounts ? trab_present_nutrition_dup_amounts (nutrient) : NULL;
      g_autofree char *foods
          = portions->len > 0 ? NULL : trab_present_nutrition_dup_foods (nutrient, evidence);
      g_autoptr (GString) text = g_string_new (amounts);

      if (get_text (evidence, nutrient->id, "foods") == NULL || (!has_amounts && !is_asked))
        continue;
      append_sentence (text, foods);
      append_sentence (text, is_asked ? _ ("Ask us before you change how much you take.") : NULL);
      g_ptr_array_add (rows, trab_present_row_new (name, text->str, NULL));
    }
  return rows;
}
