/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-nutrition-job.h"

#include <math.h>

#include "trab-country.h"
#include "trab-provenance.h"
#include "trab-rule-check.h"
#include "trab-safety-look-up.h"

/* What a guideline for bone names comes before what a country names for everybody. A limit is
 * neither. */
static const char *const kinds[] = { "guideline", "reference" };

static gboolean
is_for (const TrabTable *amounts, guint row, const TrabFacts *facts)
{
  const char *sex_text = trab_table_get_text (amounts, row, "sex");
  TrabSex sex = TRAB_SEX_UNKNOWN;

  if (sex_text != NULL && (!trab_sex_from_string (sex_text, &sex) || sex != facts->sex))
    return FALSE;
  return facts->has_age
         && !(facts->age_completed_years < trab_table_get_double (amounts, row, "age_from"))
         && !(facts->age_completed_years > trab_table_get_double (amounts, row, "age_to"));
}

static int
find_amount (const TrabTable *amounts, const char *id, const TrabFacts *facts)
{
  for (guint i = 0; amounts != NULL && i < G_N_ELEMENTS (kinds); i++)
    for (guint row = 0; row < trab_table_get_n_rows (amounts); row++)
      if (g_strcmp0 (trab_table_get_text (amounts, row, "id"), id) == 0
          && g_str_equal (trab_table_get_text (amounts, row, "kind"), kinds[i])
          && is_for (amounts, row, facts))
        return (int) row;
  return -1;
}

/* Of the country in force: where it names none for this person, none is made up. */
static void
read_target (TrabEvidence *evidence, const TrabFacts *facts, TrabNutrient *nutrient)
{
  const TrabTable *amounts = trab_country_get_table (evidence, "amounts");
  int found = find_amount (amounts, nutrient->id, facts);
  guint row = (guint) MAX (found, 0);
  gboolean is_per_kg = found >= 0 && trab_table_has (amounts, row, "per");
  double factor = is_per_kg ? facts->weight_kg : 1;

  if (found < 0)
    return;
  nutrient->needs_weight = is_per_kg && !facts->has_weight;
  if (nutrient->needs_weight)
    return;
  trab_nutrient_set_target (nutrient, factor * trab_table_get_double (amounts, row, "low"),
                            factor * trab_table_get_double (amounts, row, "high"));
  trab_nutrient_set_authority (
      nutrient, trab_table_get_text (amounts, row, "authority"),
      trab_provenance_from_code (trab_table_get_text (amounts, row, "prov_code"))
          != TRAB_PROVENANCE_UNVERIFIED);
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
        read_target (tables->evidence, facts, nutrient);
      for (guint i = 0; rules[i] != NULL; i++)
        {
          TrabRuleFinding *finding = trab_rule_check_person (tables->safety, person, rules[i]);

          if (finding != NULL)
            g_ptr_array_add (nutrient->findings, finding);
        }
    }
  return g_steal_pointer (&nutrients);
}
