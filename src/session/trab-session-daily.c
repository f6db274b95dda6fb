/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-daily.h"

#include "trab-movement-job.h"
#include "trab-nutrition-job.h"
#include "trab-session-private.h"

/**
 * trab_session_daily_check_week:
 * @week: (nullable): the week being composed, see trab-exercise-week.h
 *
 * Returns: (transfer full) (nullable): every exercise with its gate, and what the week counts as;
 *   NULL with TRAB_EVIDENCE_ERROR
 */
TrabMovement *
trab_session_daily_check_week (
    TrabSession *self, TrabRecord *record, TrabDate today, const char *week, GError **error)
{
  TrabTables *tables = trab_session_get_tables (self);
  g_autoptr (TrabFacts) facts
      = trab_facts_new (record, tables->evidence, tables->catalogue, today, error);

  return facts ? trab_movement_job_run (tables, facts, week, error) : NULL;
}

/** trab_session_daily_check_food: (transfer full) (nullable): of TrabNutrient; NULL with
 * TRAB_EVIDENCE_ERROR */
GPtrArray *
trab_session_daily_check_food (TrabSession *self,
                               TrabRecord *record,
                               TrabDate today,
                               GError **error)
{
  TrabTables *tables = trab_session_get_tables (self);
  g_autoptr (TrabFacts) facts
      = trab_facts_new (record, tables->evidence, tables->catalogue, today, error);

  return facts ? trab_nutrition_job_run (tables, facts, error) : NULL;
}
