/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-life-table.h"

#include <math.h>

#include "trab-error.h"

#define TABLE "risk/life-tables"
#define SOURCES "risk/life-table-sources"

struct _TrabLifeTable
{
  int first_age;
  GArray *hazards; /* of double: 1/a, of the completed ages from @first_age on */
  char *source;
  char *years;
};

/** trab_life_table_free: (free-func) */
void
trab_life_table_free (TrabLifeTable *table)
{
  if (table == NULL)
    return;
  g_array_unref (table->hazards);
  g_free (table->source);
  g_free (table->years);
  g_free (table);
}

/* The ages of a country and sex follow each other without a gap, and nobody's chance is certain. */
static gboolean
read_row (TrabLifeTable *self, const TrabTable *rows, guint row, GError **error)
{
  double age = trab_table_get_double (rows, row, "age");
  double qx = trab_table_get_double (rows, row, "qx");
  double hazard = -log1p (-qx);

  if (self->hazards->len == 0)
    self->first_age = (int) age;
  if (!(qx > 0 && qx < 1) || age != self->first_age + (int) self->hazards->len)
    {
      g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_DAMAGED,
                   TABLE ": row %u has age %g and qx %g", row, age, qx);
      return FALSE;
    }
  g_array_append_val (self->hazards, hazard);
  return TRUE;
}

static gboolean
read_rows (
    TrabLifeTable *self, const TrabTable *rows, const char *country, TrabSex sex, GError **error)
{
  for (guint i = 0; i < trab_table_get_n_rows (rows); i++)
    {
      TrabSex row_sex = TRAB_SEX_UNKNOWN;

      if (g_strcmp0 (trab_table_get_text (rows, i, "country"), country) != 0
          || !trab_sex_from_string (trab_table_get_text (rows, i, "sex"), &row_sex)
          || row_sex != sex)
        continue;
      if (!read_row (self, rows, i, error))
        return FALSE;
    }
  if (self->hazards->len > 0)
    return TRUE;
  g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_NOT_FOUND,
               "no life table of \"%s\" for this sex", country ? country : "");
  return FALSE;
}

/**
 * trab_life_table_new:
 * @country: (nullable): "GB", "US", or a country whose pack has a life table of its own
 *
 * Returns: (transfer full) (nullable): NULL with %TRAB_EVIDENCE_ERROR_NOT_FOUND where there is none
 *   of this country or sex
 */
TrabLifeTable *
trab_life_table_new (TrabEvidence *evidence, const char *country, TrabSex sex, GError **error)
{
  g_autofree char *own = g_strdup_printf ("countries/%s/life-table", country ? country : "");
  const TrabTable *rows = trab_evidence_get_table (evidence, own, NULL);
  g_autoptr (TrabLifeTable) self = g_new0 (TrabLifeTable, 1);

  self->hazards = g_array_new (FALSE, FALSE, sizeof (double));
  if (rows != NULL) /* of a pack, which says where it is from */
    {
      if (!read_rows (self, rows, country, sex, error))
        return NULL;
      self->source = g_strdup (trab_table_get_source (rows));
      return g_steal_pointer (&self);
    }
  rows = trab_evidence_get_table (evidence, TABLE, error);
  if (rows == NULL || !read_rows (self, rows, country, sex, error))
    return NULL;
  self->source = g_strdup (trab_evidence_find_text (evidence, SOURCES, "country", country, "name"));
  self->years = g_strdup (trab_evidence_find_text (evidence, SOURCES, "country", country, "years"));
  return g_steal_pointer (&self);
}

/** trab_life_table_get_first_age: completed years */
int
trab_life_table_get_first_age (const TrabLifeTable *table)
{
  return table->first_age;
}

/** trab_life_table_get_last_age: completed years; older people are given the hazard of this age */
int
trab_life_table_get_last_age (const TrabLifeTable *table)
{
  return table->first_age + (int) table->hazards->len - 1;
}

/**
 * trab_life_table_get_hazard:
 * @age_years: completed years
 *
 * Returns: the hazard of death from any cause in 1/a, -ln (1 - qx), constant within a year of age;
 *   NaN below the first age of the table
 */
double
trab_life_table_get_hazard (const TrabLifeTable *table, int age_years)
{
  int index = MIN (age_years, trab_life_table_get_last_age (table)) - table->first_age;

  return index < 0 ? NAN : g_array_index (table->hazards, double, index);
}

/**
 * trab_life_table_get_chance:
 * @age_years: completed years
 * @span_years: whole years, at least 0
 *
 * Returns: the chance, 0 to 1, to die of any cause within the span; NaN below the first age
 */
double
trab_life_table_get_chance (const TrabLifeTable *table, int age_years, int span_years)
{
  double sum = 0;

  for (int i = 0; i < span_years; i++)
    sum += trab_life_table_get_hazard (table, age_years + i);
  return -expm1 (-sum);
}

/** trab_life_table_get_source: (nullable): who published it */
const char *
trab_life_table_get_source (const TrabLifeTable *table)
{
  return table->source;
}

/** trab_life_table_get_years: (nullable): the calendar years it counts: "2017-2019" */
const char *
trab_life_table_get_years (const TrabLifeTable *table)
{
  return table->years;
}
