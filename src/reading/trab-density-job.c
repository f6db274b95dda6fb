/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-density-job.h"

#include <math.h>

#include "trab-margins.h"
#include "trab-panel-inputs.h"
#include "trab-t-score-check.h"

#define SPINE 0

static const TrabMeasurementFields *
find_of_scan (TrabRecord *record, TrabMeasure measure, const TrabMeasurementFields *scan)
{
  TrabMeasurement *found = trab_record_find_of_scan (record, measure, scan);

  return found ? trab_measurement_get (found) : NULL;
}

static gboolean
check_t_score (TrabEvidence *evidence, TrabSex sex, TrabDensitySite *reading, GError **error)
{
  TrabTScoreInputs inputs = { .sex = sex,
                              .site = reading->site,
                              .scanner = reading->scanner,
                              .reference = reading->reference,
                              .bmd_g_cm2 = reading->bmd_g_cm2,
                              .t_score = reading->t_score };
  TrabTScoreCheck check;

  if (!trab_t_score_check_run (evidence, &inputs, &check, error))
    return FALSE;
  reading->t_check = check.state;
  reading->checked_t_score = check.t_score;
  reading->checked_reference = check.reference;
  reading->is_converted = check.is_converted;
  reading->tolerance = check.tolerance;
  return TRUE;
}

static const TrabMeasurementFields *
find_latest_scan (TrabRecord *record, TrabSite site)
{
  static const TrabMeasure measures[]
      = { TRAB_MEASURE_BMD, TRAB_MEASURE_T_SCORE, TRAB_MEASURE_Z_SCORE };
  const TrabMeasurementFields *latest = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      TrabMeasurement *found = trab_record_find_latest (record, measures[i], site);

      if (found != NULL
          && (latest == NULL
              || trab_moment_compare (trab_measurement_get (found)->moment, latest->moment) > 0))
        latest = trab_measurement_get (found);
    }
  return latest;
}

static gboolean
add_site (const TrabFacts *facts,
          TrabEvidence *evidence,
          TrabSite site,
          TrabDensityReading *reading,
          GError **error)
{
  const TrabMeasurementFields *scan = find_latest_scan (facts->record, site);
  const TrabMeasurementFields *bmd = NULL, *t_score = NULL, *z_score = NULL;
  TrabDensitySite *added = NULL;
  const char *maker = NULL;

  if (scan == NULL)
    return TRUE;
  bmd = find_of_scan (facts->record, TRAB_MEASURE_BMD, scan);
  t_score = find_of_scan (facts->record, TRAB_MEASURE_T_SCORE, scan);
  z_score = find_of_scan (facts->record, TRAB_MEASURE_Z_SCORE, scan);
  added = trab_density_reading_add_site (reading, site);
  added->date = scan->moment.date;
  added->side = g_strdup (scan->side);
  added->region = g_strdup (scan->region);
  added->scanner = g_strdup (scan->scanner);
  added->artefacts = g_strdup (scan->artefacts);
  if (bmd != NULL)
    added->bmd_g_cm2 = bmd->value;
  if (t_score != NULL)
    {
      added->t_score = t_score->value;
      added->reference = g_strdup (t_score->reference);
    }
  if (z_score != NULL)
    added->z_score = z_score->value;
  maker = trab_densitometry_find_maker (added->scanner);
  if (maker != NULL && !isnan (added->bmd_g_cm2))
    trab_densitometry_sbmd (evidence, maker, site, added->bmd_g_cm2, &added->sbmd_mg_cm2, NULL);
  return check_t_score (evidence, facts->sex, added, error);
}

/* A spine of a single vertebra does not classify; one without all four is said to be so. */
static void
look_at_vertebrae (TrabDensityReading *reading, TrabDensityInputs *inputs)
{
  for (guint i = 0; i < reading->sites->len; i++)
    {
      const TrabDensitySite *site = g_ptr_array_index (reading->sites, i);
      guint n = trab_margins_count_vertebrae (site->region);

      reading->has_misfit |= site->t_check == TRAB_T_CHECK_MISFIT;
      if (site->site != TRAB_SITE_LUMBAR_SPINE || n == 0)
        continue;
      reading->has_excluded_vertebrae = n < TRAB_MARGINS_N_VERTEBRAE;
      reading->has_too_few_vertebrae = n == 1;
    }
  if (reading->has_too_few_vertebrae)
    {
      inputs->has_t_score[SPINE] = FALSE;
      inputs->has_z_score[SPINE] = FALSE;
    }
}

/**
 * trab_density_job_run:
 * The latest scan of each site by the rules of ISCD: what was printed is kept, checked where it can
 * be, and classified where a category applies.
 *
 * Returns: (transfer full) (nullable): without any site when nothing was scanned; NULL with
 *   TRAB_EVIDENCE_ERROR
 */
TrabDensityReading *
trab_density_job_run (const TrabFacts *facts, TrabEvidence *evidence, GError **error)
{
  g_autoptr (TrabDensityReading) reading = trab_density_reading_new ();
  TrabMeasurement *tbs
      = trab_record_find_latest (facts->record, TRAB_MEASURE_TBS, TRAB_SITE_LUMBAR_SPINE);
  TrabDensityInputs inputs;
  TrabDensityClass class;

  for (guint i = 0; i < TRAB_N_SCAN_SITES; i++)
    if (!add_site (facts, evidence, trab_measure_get_scan_site (i), reading, error))
      return NULL;
  trab_panel_inputs_fill_density (facts, &inputs);
  look_at_vertebrae (reading, &inputs);
  if (!trab_densitometry_classify (evidence, &inputs, &class, error))
    return NULL;
  reading->category = class.category;
  reading->is_by_z_score = class.category == TRAB_DENSITY_WITHIN_EXPECTED
                           || class.category == TRAB_DENSITY_BELOW_EXPECTED;
  reading->site = class.site;
  reading->score = class.score;
  reading->female_t_score = class.female_t_score;
  reading->own_t_score = class.own_t_score;
  reading->is_reference_assumed = class.is_reference_assumed;
  if (tbs != NULL)
    {
      reading->has_tbs = TRUE;
      reading->tbs = trab_measurement_get (tbs)->value;
    }
  return g_steal_pointer (&reading);
}
