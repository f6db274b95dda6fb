/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chance-tables.h"

#include <math.h>

#include "trab-country.h"
#include "trab-error.h"

#define CONSTANTS "risk/fracture-constants"

#define CONSTANT(name)                                                                             \
  {                                                                                                \
#name, G_STRUCT_OFFSET(TrabChanceConstants, name)                                              \
  }
#define LIMIT(name)                                                                                \
  {                                                                                                \
#name, G_STRUCT_OFFSET(TrabChanceConstants, limits.name)                                       \
  }

static const struct
{
  const char *name;
  gsize offset;
} constants[] = {
  { "hazard_growth_major", G_STRUCT_OFFSET (TrabChanceConstants, growth_per_year[0]) },
  { "hazard_growth_hip", G_STRUCT_OFFSET (TrabChanceConstants, growth_per_year[1]) },
  LIMIT (steroid_mg_d),
  LIMIT (steroid_months),
  LIMIT (menopause_assumed_years),
  LIMIT (early_menopause_years),
  LIMIT (usual_menopause_years),
  CONSTANT (frax_youngest_years),
  CONSTANT (frax_oldest_years),
  CONSTANT (frax_within_years),
  CONSTANT (neck_within_years),
  CONSTANT (neck_before_treatment_within_years),
  CONSTANT (after_first_start_years),
  CONSTANT (oldest_years),
  CONSTANT (recent_break_years),
  CONSTANT (break_since_years_old),
  CONSTANT (garvan_break_since_years_old),
  CONSTANT (low_t_score),
  CONSTANT (many_falls),
  CONSTANT (many_spine_breaks),
  CONSTANT (spine_below_neck),
  CONSTANT (highest_pct),
  CONSTANT (youngest_with_ratio_years),
  CONSTANT (death_counted_from_years),
  CONSTANT (death_said_from_years),
  CONSTANT (gap_joined_years),
  CONSTANT (drip_lasts_years),
  CONSTANT (drip_lasts_most_years),
  CONSTANT (second_drip_years),
  CONSTANT (wear_held_years),
  CONSTANT (wear_falling_years),
  CONSTANT (most_yearly_drips),
  CONSTANT (extrapolated_hip_ris_years),
  CONSTANT (extrapolated_cad_years),
  CONSTANT (late_span_years),
  CONSTANT (icon_thousand_below_pct),
  CONSTANT (zol_0_5_youngest_years),
  CONSTANT (zol_0_5_oldest_years),
  CONSTANT (zol_0_5_highest_t_score),
  CONSTANT (recent_older_years),
};

static gboolean
read_constants (TrabChanceTables *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (constants); i++)
    if (!trab_evidence_get_constant (
            self->evidence, CONSTANTS, constants[i].name,
            &G_STRUCT_MEMBER (double, &self->constants, constants[i].offset), error))
      return FALSE;
  return TRUE;
}

static gboolean
fail (const char *table, guint row, GError **error)
{
  g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_DAMAGED, "%s: row %u cannot be used",
               table, row);
  return FALSE;
}

/* Rows of one class and length follow each other, month by month. */
static gboolean
read_wear (TrabChanceTables *self, GError **error)
{
  const TrabTable *table = trab_evidence_get_table (self->evidence, "risk/fracture-wear", error);

  for (guint row = 0; table != NULL && row < trab_table_get_n_rows (table); row++)
    {
      const char *class = trab_table_get_text (table, row, "class");
      GArray *lengths = g_hash_table_lookup (self->wear, class);
      double length_years = trab_table_get_double (table, row, "length_years");
      guint month = (guint) trab_table_get_double (table, row, "months_after");
      TrabChanceWear wear = { .length_years = length_years };

      if (lengths == NULL)
        {
          lengths = g_array_new (FALSE, TRUE, sizeof (TrabChanceWear));
          g_hash_table_insert (self->wear, g_strdup (class), lengths);
        }
      if (month > TRAB_CHANCE_TABLES_WEAR_MONTHS || (lengths->len == 0 && month > 0))
        return fail ("risk/fracture-wear", row, error);
      if (month == 0)
        g_array_append_val (lengths, wear);
      g_array_index (lengths, TrabChanceWear, lengths->len - 1).share[month]
          = trab_table_get_double (table, row, "share");
    }
  return table != NULL;
}

static gboolean
read_factors (TrabChanceTables *self, GError **error)
{
  const TrabTable *table = trab_evidence_get_table (self->evidence, "risk/fracture-ranges", error);

  for (guint row = 0; table != NULL && row < trab_table_get_n_rows (table); row++)
    {
      const char *sex = trab_table_get_text (table, row, "sex");
      const char *calculator = trab_table_get_text (table, row, "calculator");
      TrabChanceFactors factors = {
        .is_frax = g_str_equal (calculator, "frax"),
        .is_garvan = g_str_equal (calculator, "garvan"),
        .outcome = g_str_equal (trab_table_get_text (table, row, "outcome"), "hip")
                       ? TRAB_OUTCOME_HIP
                       : TRAB_OUTCOME_MAJOR,
        .sex = TRAB_SEX_UNKNOWN,
        .from_pct = trab_table_get_double (table, row, "from_pct"),
        .low_factor = trab_table_get_double (table, row, "low_factor"),
        .high_factor = trab_table_get_double (table, row, "high_factor"),
      };

      if (!g_str_equal (sex, "both"))
        factors.sex = g_str_equal (sex, "M") ? TRAB_SEX_MALE : TRAB_SEX_FEMALE;
      if (!factors.is_frax && !factors.is_garvan)
        return fail ("risk/fracture-ranges", row, error);
      g_array_append_val (self->factors, factors);
    }
  return table != NULL;
}

static gboolean
read_blind_spots (TrabChanceTables *self, GError **error)
{
  const TrabTable *table
      = trab_evidence_get_table (self->evidence, "risk/fracture-blind-spots", error);

  for (guint row = 0; table != NULL && row < trab_table_get_n_rows (table); row++)
    {
      TrabCalculator calculator = TRAB_CALCULATOR_NONE;
      const char *spot = trab_table_get_text (table, row, "spot");
      guint flag = 0;

      for (guint i = 0; i < TRAB_N_BLIND_SPOTS; i++)
        if (g_str_equal (spot, trab_chance_blind_spot_to_string ((TrabBlindSpot) (1u << i))))
          flag = 1u << i;
      if (flag == 0
          || !trab_chance_calculator_from_string (trab_table_get_text (table, row, "calculator"),
                                                  &calculator))
        return fail ("risk/fracture-blind-spots", row, error);
      self->blind_spots[calculator] |= flag;
    }
  return table != NULL;
}

/* By the code of the country whose pack names the table. */
static gboolean
read_life (TrabChanceTables *self, GError **error)
{
  static const TrabSex sexes[] = { TRAB_SEX_FEMALE, TRAB_SEX_MALE };
  g_auto (GStrv) codes = trab_country_dup_codes (self->evidence);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const char *table = trab_country_get_text (self->evidence, codes[i], "life_table");

      for (guint j = 0; table != NULL && j < G_N_ELEMENTS (sexes); j++)
        {
          TrabLifeTable *life = trab_life_table_new (self->evidence, table, sexes[j], error);

          if (life == NULL)
            return FALSE;
          g_hash_table_insert (
              self->life, g_strconcat (codes[i], " ", trab_sex_to_string (sexes[j]), NULL), life);
        }
    }
  return TRUE;
}

static void
free_lengths (gpointer lengths)
{
  g_array_unref (lengths);
}

static void
free_life (gpointer life)
{
  trab_life_table_free (life);
}

/**
 * trab_chance_tables_new:
 * Returns: (transfer full) (nullable): NULL with TRAB_EVIDENCE_ERROR
 */
TrabChanceTables *
trab_chance_tables_new (TrabEvidence *evidence, GError **error)
{
  g_autoptr (TrabChanceTables) self = g_new0 (TrabChanceTables, 1);

  self->evidence = evidence;
  self->wear = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_lengths);
  self->life = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_life);
  self->factors = g_array_new (FALSE, TRUE, sizeof (TrabChanceFactors));
  self->classes = trab_effect_class_load (evidence, error);
  if (self->classes == NULL)
    return NULL;
  self->ratios = trab_fracture_ratio_load (evidence, error);
  if (self->ratios == NULL || !read_constants (self, error) || !read_wear (self, error)
      || !read_factors (self, error) || !read_blind_spots (self, error) || !read_life (self, error))
    return NULL;
  self->garvan = trab_garvan_new (evidence, error);
  if (self->garvan == NULL)
    return NULL;
  self->qfracture = trab_qfracture_new (evidence, error);
  return self->qfracture ? g_steal_pointer (&self) : NULL;
}

void
trab_chance_tables_free (TrabChanceTables *tables)
{
  if (tables == NULL)
    return;
  g_clear_pointer (&tables->qfracture, trab_qfracture_free);
  g_clear_pointer (&tables->garvan, trab_garvan_free);
  g_clear_pointer (&tables->factors, g_array_unref);
  g_clear_pointer (&tables->ratios, g_array_unref);
  g_clear_pointer (&tables->classes, g_array_unref);
  g_hash_table_unref (tables->life);
  g_hash_table_unref (tables->wear);
  g_free (tables);
}

/** trab_chance_tables_find_life: (transfer none) (nullable): NULL: no table of that country */
const TrabLifeTable *
trab_chance_tables_find_life (const TrabChanceTables *tables, const char *country, TrabSex sex)
{
  g_autofree char *key = g_strconcat (country, " ", trab_sex_to_string (sex), NULL);

  return g_hash_table_lookup (tables->life, key);
}

/**
 * trab_chance_tables_find_factors:
 * @pct: the calculator's number: between two rows the factors run in a straight line
 *
 * Returns: FALSE where no factor could be read: there is no range
 */
gboolean
trab_chance_tables_find_factors (const TrabChanceTables *tables,
                                 TrabCalculator calculator,
                                 TrabOutcome outcome,
                                 TrabSex sex,
                                 double pct,
                                 double *low_factor,
                                 double *high_factor)
{
  const TrabChanceFactors *below = NULL;
  const TrabChanceFactors *above = NULL;
  double along = 0;

  for (guint i = 0; i < tables->factors->len; i++)
    {
      const TrabChanceFactors *row = &g_array_index (tables->factors, TrabChanceFactors, i);
      gboolean is_of = row->is_frax ? trab_chance_calculator_is_frax (calculator)
                                    : calculator == TRAB_CALCULATOR_GARVAN;

      if (!is_of || row->outcome != outcome || (row->sex != TRAB_SEX_UNKNOWN && row->sex != sex))
        continue;
      if (row->from_pct <= pct)
        below = row;
      else if (above == NULL)
        above = row;
    }
  if (below == NULL)
    return FALSE;
  if (above == NULL)
    above = below;
  else
    along = (pct - below->from_pct) / (above->from_pct - below->from_pct);
  *low_factor = below->low_factor + along * (above->low_factor - below->low_factor);
  *high_factor = below->high_factor + along * (above->high_factor - below->high_factor);
  return TRUE;
}
