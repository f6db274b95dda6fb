/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-answer.h"
#include "trab-density-reading.h"
#include "trab-evidence.h"
#include "trab-measure.h"
#include "trab-sex.h"

G_BEGIN_DECLS

/** Spine, neck and total hip, in this order, are the sites that classify. */

/**
 * TrabDensityInputs:
 * @is_postmenopausal: women; yes also around menopause
 * @t_score: by site (spine, neck, total hip) as printed; @t_reference: the sex of the young adults
 *   it was made against, TRAB_SEX_UNKNOWN when not said
 * @z_score: by site as printed
 */
typedef struct
{
  TrabSex sex;
  double age_years;
  TrabAnswer is_postmenopausal;
  TrabAnswer fragility_fracture;
  gboolean has_t_score[TRAB_N_SCAN_SITES];
  double t_score[TRAB_N_SCAN_SITES];
  TrabSex t_reference[TRAB_N_SCAN_SITES];
  gboolean has_z_score[TRAB_N_SCAN_SITES];
  double z_score[TRAB_N_SCAN_SITES];
} TrabDensityInputs;

/**
 * TrabDensityClass:
 * @site: the site that decided; TRAB_SITE_NONE for none
 * @score: the T- or Z-score that decided, rounded as devices print it
 * @female_t_score: of that site against young women (the WHO reference); @own_t_score: against the
 *   person's own sex; NaN when not known
 * @is_reference_assumed: the reference of the deciding score was not said, or could not be turned
 *   into the women's
 */
typedef struct
{
  TrabDensityCategory category;
  TrabSite site;
  double score;
  double female_t_score;
  double own_t_score;
  gboolean is_reference_assumed;
} TrabDensityClass;

gboolean trab_densitometry_t_score (TrabEvidence *evidence,
                                    TrabSite site,
                                    TrabSex reference,
                                    double bmd_g_cm2,
                                    double *t_score,
                                    GError **error);
gboolean trab_densitometry_get_young_sd (
    TrabEvidence *evidence, TrabSite site, TrabSex reference, double *sd_g_cm2, GError **error);
gboolean trab_densitometry_convert_t (TrabEvidence *evidence,
                                      TrabSite site,
                                      TrabSex from,
                                      TrabSex to,
                                      double t_score,
                                      double *converted,
                                      GError **error);
gboolean trab_densitometry_classify (TrabEvidence *evidence,
                                     const TrabDensityInputs *inputs,
                                     TrabDensityClass *out,
                                     GError **error);
gboolean trab_densitometry_sbmd (TrabEvidence *evidence,
                                 const char *maker,
                                 TrabSite site,
                                 double bmd_g_cm2,
                                 double *sbmd_mg_cm2,
                                 GError **error);
gboolean trab_densitometry_convert_bmd (TrabEvidence *evidence,
                                        const char *from,
                                        const char *to,
                                        TrabSite site,
                                        double bmd_g_cm2,
                                        double *converted_g_cm2,
                                        GError **error);
const char *trab_densitometry_find_maker (const char *scanner);
TrabSex trab_densitometry_read_reference (const char *reference);

G_END_DECLS
