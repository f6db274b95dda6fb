/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-precision.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "trab-evidence.h"
#include "trab-present-date.h"
#include "trab-present-number.h"
#include "trab-present-row.h"

#define SD_DECIMALS 4
#define LSC_DECIMALS 3
#define PCT_DECIMALS 2
#define LIMIT_DECIMALS 1

/** trab_present_precision_get_about: (transfer none): what a precision study is */
const char *
trab_present_precision_get_about (void)
{
  return _ ("Repeat scans of the same people on one scanner: 30 people with 2 scans each, or 15 "
            "with 3, are enough. Values in g/cm².");
}

/** trab_present_precision_dup_place: "Patient 3, scan 2" */
char *
trab_present_precision_dup_place (guint patient, guint scan)
{
  return g_strdup_printf (_ ("Patient %u, scan %u"), patient, scan);
}

static void
take_row (GPtrArray *rows, const char *title, char *text, char *note)
{
  g_ptr_array_add (rows, trab_present_row_new (title, text, note));
  g_free (text);
  g_free (note);
}

/* A precision below the lowest that is still acceptable is said, and kept all the same. */
static char *
dup_quality (const TrabPrecisionStudy *study, TrabSite site, TrabEvidence *evidence)
{
  const TrabTable *table = trab_evidence_get_table (evidence, "densitometry/precision", NULL);
  int row = table ? trab_table_find_row (table, "site", trab_measure_site_to_string (site)) : -1;
  double limit_pct = row >= 0 ? trab_table_get_double (table, (guint) row, "cv_pct") : INFINITY;
  g_autofree char *limit = NULL;

  if (!(study->rms_cv_pct > limit_pct))
    return NULL;
  limit = trab_present_number_dup_decimal (limit_pct, LIMIT_DECIMALS);
  return g_strdup_printf (_ ("Larger than the lowest acceptable precision, %s %% (unverified). Is "
                             "a value mistyped?"),
                          limit);
}

/**
 * trab_present_precision_dup_rows:
 * @site: TRAB_SITE_NONE while it is not chosen
 *
 * Returns: (transfer full): of TrabPresentRow: how far the study is, and what it gives
 */
GPtrArray *
trab_present_precision_dup_rows (const TrabPrecisionStudy *study,
                                 TrabSite site,
                                 TrabEvidence *evidence)
{
  GPtrArray *rows = trab_present_row_new_list ();
  g_autofree char *sd = trab_present_number_dup_decimal (study->rms_sd_g_cm2, SD_DECIMALS);
  g_autofree char *cv = trab_present_number_dup_decimal (study->rms_cv_pct, PCT_DECIMALS);
  g_autofree char *lsc = trab_present_number_dup_decimal (study->lsc_g_cm2, LSC_DECIMALS);

  take_row (rows, _ ("Patients"),
            g_strdup_printf (_ ("%u of %u"), study->n_patients, study->n_patients_needed),
            g_strdup_printf (study->is_complete
                                 ? _ ("%u degrees of freedom: enough.")
                                 : _ ("%u degrees of freedom: not enough to be kept yet."),
                             study->degrees_of_freedom));
  take_row (rows, _ ("Precision error"), g_strdup_printf (_ ("%s g/cm²"), sd),
            g_strdup (_ ("Root mean square of the patients' standard deviations.")));
  take_row (rows, _ ("Coefficient of variation"), g_strdup_printf (_ ("%s %%"), cv),
            dup_quality (study, site, evidence));
  take_row (rows, _ ("Smallest sure change"), g_strdup_printf (_ ("%s g/cm²"), lsc),
            g_strdup (_ ("2.77 times the precision error (ISCD).")));
  return rows;
}

/** trab_present_precision_dup_kept: @kept: (nullable): what is kept of a scanner and site now */
char *
trab_present_precision_dup_kept (const TrabPrecision *kept)
{
  g_autofree char *lsc = NULL;
  g_autofree char *date = NULL;

  if (kept == NULL)
    return g_strdup (_ ("None of this scanner and site is kept: a guess stands in."));
  lsc = trab_present_number_dup_decimal (kept->study.lsc_g_cm2, LSC_DECIMALS);
  date = trab_present_date_dup_short (kept->date);
  return g_strdup_printf (_ ("Kept now: smallest sure change %s g/cm², of %s. A new one takes its "
                             "place; the old one stays in the record of changes."),
                          lsc, date);
}
