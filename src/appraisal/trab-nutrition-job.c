/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-nutrition-job.h"

#include <math.h>

#include "trab-rule-check.h"
#include "trab-safety-look-up.h"

#define WOMEN_FROM_YEARS 50 /* the articles name their amounts for women 50 and over */

/* For nobody else is an amount named: none is made up. */
static gboolean
is_target_for (const char *for_whom, const TrabFacts *facts)
{
  return g_strcmp0 (for_whom, "women-50") == 0 && facts->sex == TRAB_SEX_FEMALE && facts->has_age
         && facts->age_completed_years >= WOMEN_FROM_YEARS;
}

static void
read_target (const TrabTable *table, guint row, const TrabFacts *facts, TrabNutrient *nutrient)
{
  gboolean is_per_kg = g_strcmp0 (trab_table_get_text (table, row, "per"), "kg") == 0;
  double factor = is_per_kg ? facts->weight_kg : 1;

  if (!trab_table_has (table, row, "target_low")
      || !is_target_for (trab_table_get_text (table, row, "for_whom"), facts))
    return;
  nutrient->needs_weight = is_per_kg && !facts->has_weight;
  if (!nutrient->needs_weight)
    trab_nutrient_set_target (nutrient, factor * trab_table_get_double (table, row, "target_low"),
                              factor * trab_table_get_double (table, row, "target_high"));
}

static void
read_intake (const TrabTable *table, guint row, const TrabFacts *facts, TrabNutrient *nutrient)
{
  const char *id = trab_table_get_text (table, row, "question");
  TrabQuestion question = TRAB_QUESTION_CALCIUM_MG_D;
  double intake = NAN;

  if (id != NULL && trab_question_from_string (id, &question) && facts->visit != NULL
      && trab_visit_get_number (facts->visit, question, &intake))
    trab_nutrient_set_intake (nutrient, intake);
}

/* No amount of calcium is told to somebody whose calcium is raised, whatever the reason. */
static gboolean
is_untold (const TrabTable *table, guint row, const TrabSafetyPerson *person)
{
  const char *field = trab_table_get_text (table, row, "untold_when");

  return field != NULL && trab_safety_look_up_answer (person, field) == TRAB_ANSWER_YES;
}

/**
 * trab_nutrition_job_run:
 * Returns: (transfer full) (nullable): of TrabNutrient, in the order of daily/nutrients: what is
 *   eaten, the amount that is named, and what each rule beside it says of this person; NULL with
 *   TRAB_EVIDENCE_ERROR
 */
GPtrArray *
trab_nutrition_job_run (TrabTables *tables, const TrabFacts *facts, GError **error)
{
  g_autoptr (GPtrArray) nutrients
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_nutrient_free);
  const TrabTable *table = trab_evidence_get_table (tables->evidence, "daily/nutrients", error);
  g_autoptr (TrabSafetyPerson) person
      = table ? trab_safety_look_up_new_person (facts, tables->evidence, error) : NULL;

  if (person == NULL)
    return NULL;
  for (guint row = 0; row < trab_table_get_n_rows (table); row++)
    {
      const char *ids = trab_table_get_text (table, row, "rule_ids");
      g_auto (GStrv) rules = g_strsplit (ids ? ids : "", " ", -1);
      TrabNutrient *nutrient = trab_nutrient_new (trab_table_get_text (table, row, "id"),
                                                  trab_table_get_text (table, row, "unit"));

      g_ptr_array_add (nutrients, nutrient);
      read_intake (table, row, facts, nutrient);
      if (!is_untold (table, row, person))
        read_target (table, row, facts, nutrient);
      for (guint i = 0; rules[i] != NULL; i++)
        {
          TrabRuleFinding *finding = trab_rule_check_person (tables->safety, person, rules[i]);

          if (finding != NULL)
            g_ptr_array_add (nutrient->findings, finding);
        }
    }
  return g_steal_pointer (&nutrients);
}
