/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-conditioning-inputs.h"

G_BEGIN_DECLS

/**
 * TrabEnsembleRequest:
 * @scenarios: plans of one person: everything before today is the same in all
 * @n_members: 1,000 on screen, 10,000 in reports
 * @n_threads: 0 for one per processor
 * @is_as_prescribed: without the share of people who take little of their medicine
 * @with_scan_band: also what the next scan may read; needs the person band
 * @cv_percent: the scanner's precision error at LS, FN and TH; 0 for the default (a guess)
 * @conditioning: (nullable): the person's own markers and scans; acts on the person band
 */
typedef struct
{
  const TrabScenario *const *scenarios;
  guint n_scenarios;
  guint n_members;
  guint64 seed;
  guint n_threads;
  gboolean with_average_band;
  gboolean with_person_band;
  gboolean with_scan_band;
  gboolean is_as_prescribed;
  double cv_percent[3];
  const TrabConditioning *conditioning;
} TrabEnsembleRequest;

#define TRAB_ENSEMBLE_DEFAULT_SEED 20250101
#define TRAB_ENSEMBLE_SCREEN_MEMBERS 1000
#define TRAB_ENSEMBLE_REPORT_MEMBERS 10000
#define TRAB_ENSEMBLE_MOST_MEMBERS 20000 /* about 350 MiB of working memory */

G_END_DECLS
