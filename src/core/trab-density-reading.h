/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-date.h"
#include "trab-measure.h"
#include "trab-sex.h"

G_BEGIN_DECLS

/** The WHO categories, and those by age where they do not apply. */
typedef enum
{
  TRAB_DENSITY_NOT_KNOWN,
  TRAB_DENSITY_NORMAL,
  TRAB_DENSITY_LOW,
  TRAB_DENSITY_OSTEOPOROSIS,
  TRAB_DENSITY_SEVERE_OSTEOPOROSIS, /* with a fragility fracture */
  TRAB_DENSITY_WITHIN_EXPECTED,     /* by Z-score, before menopause and in men under 50 */
  TRAB_DENSITY_BELOW_EXPECTED,
} TrabDensityCategory;
#define TRAB_N_DENSITY_CATEGORIES (TRAB_DENSITY_BELOW_EXPECTED + 1)

/** Whether a printed T-score was held against NHANES III, and if not, why not. */
typedef enum
{
  TRAB_T_CHECK_NOTHING, /* no T-score, or no density of that day */
  TRAB_T_CHECK_FITS,
  TRAB_T_CHECK_MISFIT,        /* they differ by more than rounding, editions and scales explain */
  TRAB_T_CHECK_NO_REFERENCE,  /* the spine: references are the makers' own */
  TRAB_T_CHECK_NO_SCANNER,    /* the scanner is not known, so neither is the scale */
  TRAB_T_CHECK_UNKNOWN_MAKER, /* the scanner's name does not tell a scale that can be turned */
} TrabTCheck;
#define TRAB_N_T_CHECKS (TRAB_T_CHECK_UNKNOWN_MAKER + 1)

/**
 * TrabDensitySite:
 * One site of the latest scan: what was printed, and what that can be checked against. NaN where
 * there is none.
 * @region, @scanner, @reference, @artefacts: (nullable): as they came
 * @t_score, @z_score: as printed, kept whatever a check says
 * @t_check: whether the printed T-score was checked, and why not
 * @checked_t_score: recomputed from the density against @checked_reference; NaN unless checked
 * @is_converted: the density was first turned to the scale of the reference
 * @tolerance: how far the two may lie apart
 * @sbmd_mg_cm2: standardised density, context beside another maker's value only
 */
typedef struct
{
  TrabSite site;
  TrabDate date;
  char *side;
  char *region;
  char *scanner;
  char *reference;
  char *artefacts;
  double bmd_g_cm2;
  double t_score;
  double z_score;
  TrabTCheck t_check;
  double checked_t_score;
  TrabSex checked_reference;
  gboolean is_converted;
  double tolerance;
  double sbmd_mg_cm2;
} TrabDensitySite;

/**
 * TrabDensityReading:
 * The latest scan by the rules of ISCD.
 * @sites: of TrabDensitySite: spine, neck, total hip, as far as they were scanned
 * @category, @site, @score: the lowest site decides
 * @is_by_z_score: the category is of the Z-score: T-scores do not classify this person
 * @female_t_score, @own_t_score: of the deciding site against young women (the WHO reference) and
 *   against the person's own sex; NaN when not known
 * @is_reference_assumed: nobody said against whom the deciding score was made
 * @has_excluded_vertebrae: the spine was read without L1-L4 in full
 * @has_too_few_vertebrae: one vertebra alone: the spine does not classify
 * @has_misfit: a T-score and its density disagree: one of the two is to be checked
 */
typedef struct
{
  GPtrArray *sites;
  TrabDensityCategory category;
  gboolean is_by_z_score;
  TrabSite site;
  double score;
  double female_t_score;
  double own_t_score;
  gboolean is_reference_assumed;
  gboolean has_excluded_vertebrae;
  gboolean has_too_few_vertebrae;
  gboolean has_misfit;
  gboolean has_tbs;
  double tbs;
} TrabDensityReading;

const char *trab_density_reading_t_check_to_string (TrabTCheck check);
TrabDensityReading *trab_density_reading_new (void);
void trab_density_reading_free (TrabDensityReading *reading);
TrabDensitySite *trab_density_reading_add_site (TrabDensityReading *reading, TrabSite site);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabDensityReading, trab_density_reading_free)

G_END_DECLS
