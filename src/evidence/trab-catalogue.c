/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-catalogue.h"

#include "trab-error.h"

struct _TrabCatalogue
{
  GArray *abouts;   /* of TrabRegimenAbout; regimens point into it */
  GArray *regimens; /* of TrabRegimen */
  GArray *courses;  /* of TrabCatalogueCourse */
  const TrabTable *horizons;
  const TrabTable *pairs;
};

static gboolean
fail (GError **error, const char *what, const char *name)
{
  g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_DAMAGED, "catalogue: %s %s", what,
               name ? name : "(none)");
  return FALSE;
}

static gboolean
read_shown_as (const char *text, TrabRegimenShownAs *shown_as)
{
  static const char *const words[] = {
    [TRAB_REGIMEN_SHOWN_AS_CURVE] = "curve",
    [TRAB_REGIMEN_SHOWN_AS_NO_EFFECT] = "no-effect",
    [TRAB_REGIMEN_SHOWN_AS_NO_DEMONSTRATED_EFFECT] = "no-demonstrated-effect",
    [TRAB_REGIMEN_SHOWN_AS_NOT_KNOWN] = "not-known",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (text, words[i]) == 0)
      {
        *shown_as = (TrabRegimenShownAs) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_number (const TrabTable *table, guint row, const char *column, double *number)
{
  if (!trab_table_has (table, row, column))
    return FALSE;
  *number = trab_table_get_double (table, row, column);
  return TRUE;
}

/* @name NULL: the regimen has none */
static gboolean
read_horizon (const TrabTable *horizons,
              const char *name,
              TrabRegimenHorizon *horizon,
              const char **grade,
              GError **error)
{
  int row = name ? trab_table_find_row (horizons, "intervention", name) : -1;

  *horizon = (TrabRegimenHorizon){ 0 };
  if (name == NULL)
    return TRUE;
  if (row < 0)
    return fail (error, "unknown horizon", name);
  horizon->has_solid = read_number (horizons, (guint) row, "solid_years", &horizon->solid_years);
  horizon->has_dashed = read_number (horizons, (guint) row, "dashed_years", &horizon->dashed_years);
  if (grade != NULL)
    *grade = trab_table_get_text (horizons, (guint) row, "grade");
  return TRUE;
}

static gboolean
read_about (TrabCatalogue *self, const TrabTable *table, guint row, GError **error)
{
  TrabRegimenAbout about = { 0 };

  if (!trab_regimen_about_read (table, row, &about, error))
    return FALSE;
  g_array_append_val (self->abouts, about);
  return TRUE;
}

/* The row of this very dose, else that of the name. */
static const TrabRegimenAbout *
find_about (const TrabCatalogue *self, const char *id, const char *name)
{
  const TrabRegimenAbout *of_name = NULL;

  for (guint i = 0; i < self->abouts->len; i++)
    {
      const TrabRegimenAbout *about = &g_array_index (self->abouts, TrabRegimenAbout, i);

      if (g_str_equal (about->regimen, id))
        return about;
      if (g_str_equal (about->regimen, name))
        of_name = about;
    }
  return of_name;
}

static gboolean
read_regimen (TrabCatalogue *self, const TrabTable *table, guint row, GError **error)
{
  const char *sex = trab_table_get_text (table, row, "sex");
  TrabRegimen regimen = {
    .id = trab_table_get_text (table, row, "id"),
    .name = trab_table_get_text (table, row, "name"),
    .dose = trab_table_get_text (table, row, "dose"),
    .route = trab_table_get_text (table, row, "route"),
    .for_women = g_strcmp0 (sex, "M") != 0,
    .for_men = g_strcmp0 (sex, "F") != 0,
    .anchor_class = trab_table_get_text (table, row, "anchor_class"),
    .fracture_class = trab_table_get_text (table, row, "fracture_class"),
    .chart_class = trab_table_get_text (table, row, "chart_class"),
    .default_adherence = 1,
    .status = trab_table_get_text (table, row, "status"),
    .evidence_ids = trab_table_get_text (table, row, "evidence_ids"),
    .note = trab_table_get_text (table, row, "note"),
  };

  regimen.about = find_about (self, regimen.id, regimen.name);
  if (regimen.about == NULL)
    return fail (error, "nothing is said about regimen", regimen.id);
  if (!read_shown_as (trab_table_get_text (table, row, "shown_as"), &regimen.shown_as))
    return fail (error, "regimen is shown in an unknown way:", regimen.id);
  if (!read_horizon (self->horizons, trab_table_get_text (table, row, "horizon"), &regimen.horizon,
                     &regimen.grade, error)
      || !read_horizon (self->horizons, trab_table_get_text (table, row, "stopped_horizon"),
                        &regimen.stopped_horizon, NULL, error))
    return FALSE;
  regimen.certainty = trab_certainty_from_grade (regimen.grade);
  regimen.has_default_years = read_number (table, row, "default_years", &regimen.default_years);
  read_number (table, row, "default_adherence", &regimen.default_adherence);
  regimen.repeats = read_number (table, row, "repeat_years", &regimen.repeat_years);
  g_array_append_val (self->regimens, regimen);
  return TRUE;
}

static TrabRegimen *
find_regimen (const TrabCatalogue *self, const char *id)
{
  for (guint i = 0; i < self->regimens->len; i++)
    {
      TrabRegimen *regimen = &g_array_index (self->regimens, TrabRegimen, i);

      if (g_str_equal (regimen->id, id))
        return regimen;
    }
  return NULL;
}

static gboolean
read_exposure (TrabCatalogue *self, const TrabTable *table, guint row, GError **error)
{
  const char *id = trab_table_get_text (table, row, "regimen");
  const char *type = trab_table_get_text (table, row, "type");
  TrabRegimen *regimen = id ? find_regimen (self, id) : NULL;
  TrabRegimenExposure *exposure = NULL;

  if (regimen == NULL || regimen->n_exposures == TRAB_REGIMEN_MAX_EXPOSURES)
    return fail (error, "exposure without a regimen, or one too many:", id);
  exposure = &regimen->exposures[regimen->n_exposures];
  if (!trab_scenario_type_from_string (type, &exposure->type)
      || !read_number (table, row, "value", &exposure->value))
    return fail (error, "exposure that the model does not know:", type);
  exposure->times_adherence = trab_table_get_double (table, row, "times_adherence") > 0;
  exposure->status = trab_table_get_text (table, row, "status");
  exposure->provenance = trab_provenance_from_code (exposure->status);
  regimen->n_exposures++;
  return TRUE;
}

static gboolean
read_course (TrabCatalogue *self, const TrabTable *table, guint row, GError **error)
{
  const char *id = trab_table_get_text (table, row, "regimen");
  TrabCatalogueCourse course = {
    .plan = trab_table_get_text (table, row, "plan"),
    .action = trab_table_get_text (table, row, "action"),
    .regimen = id ? find_regimen (self, id) : NULL,
    .from_years = trab_table_get_double (table, row, "from_years"),
    .note = trab_table_get_text (table, row, "note"),
  };

  if (id != NULL && course.regimen == NULL)
    return fail (error, "plan of an unknown regimen:", id);
  course.has_to_years = read_number (table, row, "to_years", &course.to_years);
  course.adherence = course.regimen ? course.regimen->default_adherence : 1;
  read_number (table, row, "adherence", &course.adherence);
  g_array_append_val (self->courses, course);
  return TRUE;
}

typedef gboolean (*ReadRow) (TrabCatalogue *, const TrabTable *, guint, GError **);

static gboolean
read_table (
    TrabCatalogue *self, TrabEvidence *evidence, const char *name, ReadRow read, GError **error)
{
  const TrabTable *table = trab_evidence_get_table (evidence, name, error);

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < trab_table_get_n_rows (table); i++)
    if (!read (self, table, i, error))
      return FALSE;
  return TRUE;
}

/**
 * trab_catalogue_new:
 * Returns: (transfer full) (nullable): NULL with TRAB_EVIDENCE_ERROR
 */
TrabCatalogue *
trab_catalogue_new (TrabEvidence *evidence, GError **error)
{
  g_autoptr (TrabCatalogue) self = g_new0 (TrabCatalogue, 1);

  self->abouts = g_array_new (FALSE, TRUE, sizeof (TrabRegimenAbout));
  self->regimens = g_array_new (FALSE, TRUE, sizeof (TrabRegimen));
  self->courses = g_array_new (FALSE, TRUE, sizeof (TrabCatalogueCourse));
  self->horizons = trab_evidence_get_table (evidence, "regimens/horizons", error);
  if (self->horizons == NULL)
    return NULL;
  self->pairs = trab_evidence_get_table (evidence, "regimens/pairs", error);
  if (self->pairs == NULL || !read_table (self, evidence, "regimens/about", read_about, error)
      || !read_table (self, evidence, "regimens/regimens", read_regimen, error)
      || !read_table (self, evidence, "regimens/exposures", read_exposure, error)
      || !read_table (self, evidence, "regimens/plans", read_course, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
trab_catalogue_free (TrabCatalogue *catalogue)
{
  if (catalogue == NULL)
    return;
  g_clear_pointer (&catalogue->abouts, g_array_unref);
  g_clear_pointer (&catalogue->regimens, g_array_unref);
  g_clear_pointer (&catalogue->courses, g_array_unref);
  g_free (catalogue);
}

guint
trab_catalogue_get_n_regimens (const TrabCatalogue *catalogue)
{
  return catalogue->regimens->len;
}

const TrabRegimen *
trab_catalogue_get_regimen (const TrabCatalogue *catalogue, guint i)
{
  g_return_val_if_fail (i < catalogue->regimens->len, NULL);
  return &g_array_index (catalogue->regimens, TrabRegimen, i);
}

/**
 * trab_catalogue_find_regimen:
 * @id: "hrt:patch-50"
 *
 * Returns: (nullable): the regimen of exactly this id
 */
const TrabRegimen *
trab_catalogue_find_regimen (const TrabCatalogue *catalogue, const char *id)
{
  return find_regimen (catalogue, id);
}

/**
 * trab_catalogue_find_regimen_by_name:
 * Returns: (nullable): the first regimen of this name, in the order of the table
 */
const TrabRegimen *
trab_catalogue_find_regimen_by_name (const TrabCatalogue *catalogue, const char *name)
{
  for (guint i = 0; i < catalogue->regimens->len; i++)
    {
      const TrabRegimen *regimen = &g_array_index (catalogue->regimens, TrabRegimen, i);

      if (g_str_equal (regimen->name, name))
        return regimen;
    }
  return NULL;
}

/** trab_catalogue_get_n_courses: rows of regimens/plans; the rows of one plan stand together */
guint
trab_catalogue_get_n_courses (const TrabCatalogue *catalogue)
{
  return catalogue->courses->len;
}

const TrabCatalogueCourse *
trab_catalogue_get_course (const TrabCatalogue *catalogue, guint i)
{
  g_return_val_if_fail (i < catalogue->courses->len, NULL);
  return &g_array_index (catalogue->courses, TrabCatalogueCourse, i);
}

/**
 * trab_catalogue_dup_plan_names:
 * Returns: (transfer full): the named plans, in the fixed order in which they are shown
 */
char **
trab_catalogue_dup_plan_names (const TrabCatalogue *catalogue)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const char *last = NULL;

  for (guint i = 0; i < catalogue->courses->len; i++)
    {
      const char *plan = g_array_index (catalogue->courses, TrabCatalogueCourse, i).plan;

      if (g_strcmp0 (plan, last) != 0)
        g_strv_builder_add (names, plan);
      last = plan;
    }
  return g_strv_builder_end (names);
}

/**
 * trab_catalogue_get_pair_horizon:
 *
 * A pair studied together has a horizon of its own, which may be shorter than either part's.
 *
 * Returns: the horizon of the two together; has_solid is FALSE when the pair has no row
 */
TrabRegimenHorizon
trab_catalogue_get_pair_horizon (const TrabCatalogue *catalogue,
                                 const TrabRegimen *a,
                                 const TrabRegimen *b)
{
  TrabRegimenHorizon horizon = { 0 };

  for (guint i = 0; i < trab_table_get_n_rows (catalogue->pairs); i++)
    {
      const char *one = trab_table_get_text (catalogue->pairs, i, "chart_class");
      const char *other = trab_table_get_text (catalogue->pairs, i, "with_chart_class");

      if ((g_strcmp0 (a->chart_class, one) == 0 && g_strcmp0 (b->chart_class, other) == 0)
          || (g_strcmp0 (a->chart_class, other) == 0 && g_strcmp0 (b->chart_class, one) == 0))
        read_horizon (catalogue->horizons, trab_table_get_text (catalogue->pairs, i, "horizon"),
                      &horizon, NULL, NULL);
    }
  return horizon;
}
