/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-date.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/**
 * TrabPresentOption:
 * One regimen that can be part of a plan, or a whole plan, as a line to choose from.
 * @id: "hrt:patch-50"
 * @group: what kind it is
 * @state: whether it has a curve, or why it has none
 * @effort: what the person does
 * @licence: (nullable): where it is approved for bone
 */
typedef struct
{
  char *id;
  char *group;
  char *name;
  char *state;
  char *effort;
  char *licence;
  gboolean for_women;
  gboolean for_men;
} TrabPresentOption;

/* The catalogue of options: every regimen, what it is and asks, and what follows when it stops. */
GPtrArray *trab_present_catalogue_dup_options (TrabEvidence *evidence);
GPtrArray *trab_present_catalogue_dup_choices (TrabEvidence *evidence,
                                               const char *const *plan_ids,
                                               TrabDate today);
GPtrArray *trab_present_catalogue_dup_rows (TrabEvidence *evidence, const char *id, TrabDate today);
gboolean trab_present_catalogue_has_regimens (TrabEvidence *evidence, const char *plan_id);
gboolean trab_present_catalogue_has_week (TrabEvidence *evidence, const char *plan_id);
GPtrArray *trab_present_catalogue_dup_effort_rows (TrabEvidence *evidence, const char *plan_id);
GPtrArray *trab_present_catalogue_dup_stopping_rows (TrabEvidence *evidence, const char *plan_id);
GPtrArray *trab_present_catalogue_dup_licence_rows (TrabEvidence *evidence,
                                                    const char *plan_id,
                                                    TrabDate today);

G_END_DECLS
