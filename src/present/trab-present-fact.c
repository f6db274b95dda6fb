/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-fact.h"

#include <glib/gi18n-lib.h>

#include "trab-present-measure.h"
#include "trab-present-problem.h"

/** trab_present_fact_dup_name: @fact_id: of a TrabUsedFact: a measure, "measure:site", a
 * question, or "age_years" */
char *
trab_present_fact_dup_name (const char *fact_id)
{
  g_auto (GStrv) parts = g_strsplit (fact_id, ":", 2);
  TrabMeasure measure = TRAB_MEASURE_BMD;
  TrabSite site = TRAB_SITE_NONE;

  if (g_str_equal (fact_id, "age_years"))
    return g_strdup (_ ("Age"));
  if (parts[0] != NULL && parts[1] != NULL && trab_measure_from_string (parts[0], &measure)
      && trab_measure_site_from_string (parts[1], &site))
    return trab_present_measure_dup_title (measure, site);
  return g_strdup (trab_present_problem_get_field_name (fact_id));
}
