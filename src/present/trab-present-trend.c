/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-trend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "trab-chart-trend.h"
#include "trab-evidence.h"
#include "trab-present-date.h"
#include "trab-present-follow-up.h"
#include "trab-present-measure.h"
#include "trab-present-number.h"
#include "trab-present-patient.h"

/* SDs under the mean of young people: the borders of WHO */
#define WHO_LOW_SD 1.0
#define WHO_OSTEOPOROSIS_SD 2.5

#define DAYS_PER_YEAR 365.25 /* those of trab_date_years_between() */

/* What is stacked, from the top. */
typedef struct
{
  TrabMeasure measure;
  TrabSite site;
} Quantity;

static const Quantity quantities[] = {
  { TRAB_MEASURE_BMD, TRAB_SITE_LUMBAR_SPINE }, { TRAB_MEASURE_BMD, TRAB_SITE_FEMORAL_NECK },
  { TRAB_MEASURE_BMD, TRAB_SITE_TOTAL_HIP },    { TRAB_MEASURE_CTX, TRAB_SITE_NONE },
  { TRAB_MEASURE_P1NP, TRAB_SITE_NONE },
};

/* 1 July 2025 is about 2025.5; a year alone is its first day. */
static double
to_years (TrabDate date)
{
  TrabDate new_year = { date.year, 1, 1 };
  double days = trab_date_years_between (new_year, date) * DAYS_PER_YEAR;

  return date.year + days / (g_date_is_leap_year ((GDateYear) date.year) ? 366 : 365);
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  TrabMeasurement *first = *(TrabMeasurement *const *) a;
  TrabMeasurement *second = *(TrabMeasurement *const *) b;

  return trab_moment_compare (trab_measurement_get (first)->moment,
                              trab_measurement_get (second)->moment);
}

static GPtrArray *
pick_measurements (TrabRecord *record, const Quantity *quantity)
{
  GPtrArray *all = trab_record_get_measurements (record);
  GPtrArray *picked = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      TrabMeasurement *measurement = g_ptr_array_index (all, i);
      const TrabMeasurementFields *fields = trab_measurement_get (measurement);

      if (fields->measure == quantity->measure && fields->site == quantity->site
          && trab_measurement_is_usable (measurement) && trab_date_is_known (fields->moment.date))
        g_ptr_array_add (picked, measurement);
    }
  g_ptr_array_sort (picked, compare_moments);
  return picked;
}

static gboolean
is_same_known (const char *a, const char *b)
{
  return a != NULL && b != NULL && g_str_equal (a, b);
}

/* Two scans can be compared on one scanner and region; two blood tests in one laboratory with one
 * method. What is not known is not the same. */
static gboolean
is_comparable (const TrabMeasurementFields *before, const TrabMeasurementFields *after)
{
  if (before->measure == TRAB_MEASURE_BMD)
    return is_same_known (before->scanner, after->scanner)
           && g_strcmp0 (before->region, after->region) == 0
           && g_strcmp0 (before->side, after->side) == 0;
  return is_same_known (before->laboratory, after->laboratory)
         && is_same_known (before->method, after->method);
}

/* Also what the follow-up found not to be comparable for another reason, such as a break between.
 */
static gboolean
is_refused (const TrabFollowUp *follow_up,
            const TrabMeasurementFields *before,
            const TrabMeasurementFields *after)
{
  for (guint i = 0; follow_up != NULL && i < follow_up->marker_changes->len; i++)
    {
      const TrabMarkerChange *change = g_ptr_array_index (follow_up->marker_changes, i);

      if (change->measure == after->measure && change->verdict == TRAB_MARKER_NOT_COMPARABLE
          && trab_moment_compare (change->first_moment, before->moment) == 0
          && trab_moment_compare (change->second_moment, after->moment) == 0)
        return TRUE;
    }
  for (guint i = 0; follow_up != NULL && i < follow_up->scan_pairs->len; i++)
    {
      const TrabScanPair *pair = g_ptr_array_index (follow_up->scan_pairs, i);

      if (after->measure == TRAB_MEASURE_BMD && pair->site == after->site
          && pair->verdict == TRAB_RESPONSE_NOT_COMPARABLE
          && trab_date_compare (pair->first_date, before->moment.date) == 0
          && trab_date_compare (pair->second_date, after->moment.date) == 0)
        return TRUE;
    }
  return FALSE;
}

static char *
dup_note (const TrabMeasurementFields *fields)
{
  GString *note = g_string_new (NULL);

  if (fields->scanner != NULL)
    g_string_append (note, fields->scanner);
  if (fields->artefacts != NULL)
    g_string_append_printf (note, "%s%s", note->len > 0 ? ", " : "", fields->artefacts);
  if (fields->measure == TRAB_MEASURE_CTX && fields->fasting != TRAB_ANSWER_YES)
    g_string_append_printf (note, "%s%s", note->len > 0 ? ", " : "",
                            fields->fasting == TRAB_ANSWER_NO ? _ ("not fasting")
                                                              : _ ("fasting not known"));
  if (fields->status == TRAB_MEASUREMENT_PRELIMINARY)
    g_string_append_printf (note, "%s%s", note->len > 0 ? ", " : "", _ ("preliminary"));
  return g_string_free (note, note->len == 0);
}

static gboolean
is_in_doubt (const TrabMeasurementFields *fields)
{
  return fields->artefacts != NULL || fields->status == TRAB_MEASUREMENT_PRELIMINARY
         || (fields->measure == TRAB_MEASURE_CTX && fields->fasting != TRAB_ANSWER_YES);
}

/** The parts of one panel while it is made; texts live until the spec has copied them. */
typedef struct
{
  GArray *points; /* of TrabChartMeasurement */
  GArray *breaks; /* of double */
  GPtrArray *texts;
  GArray *margins; /* of TrabChartMargin */
  guint n_own;     /* points with the clinic's own margin */
  guint n_guessed;
} Panel;

/* The margin of a new baseline; that of the one before ends where the two cannot be compared. */
static void
add_margin (Panel *panel, const TrabChartMeasurement *point, double from_years)
{
  TrabChartMargin margin = {
    .from_years = from_years,
    .to_years = INFINITY,
    .lo = point->value - point->lsc,
    .hi = point->value + point->lsc,
  };

  if (panel->margins->len > 0)
    g_array_index (panel->margins, TrabChartMargin, panel->margins->len - 1).to_years = from_years;
  g_array_append_val (panel->margins, margin);
}

/* The margin of a scan. Returns: NaN where there is none, as of a blood test */
static double
find_lsc (Panel *panel, TrabMargins *margins, const TrabMeasurementFields *fields)
{
  gboolean is_a_guess = FALSE;
  double lsc = NAN;

  if (margins == NULL || fields->measure != TRAB_MEASURE_BMD)
    return NAN;
  lsc = trab_margins_get_lsc_g_cm2 (margins, fields, &is_a_guess);
  if (is_a_guess)
    panel->n_guessed++;
  else
    panel->n_own++;
  return lsc;
}

/* Which margin is drawn. */
static const char *
get_margin_label (const Panel *panel)
{
  if (panel->n_guessed == 0)
    return _ ("pale: the scan's margin, this clinic's own");
  if (panel->n_own == 0)
    return _ ("pale: the scan's margin, a guess until the clinic enters its own");
  return _ ("pale: the scan's margin, in part this clinic's own, in part a guess");
}

/* Whether the margins of the panels above were last explained in the same words. */
static gboolean
is_said (const TrabChartSpec *spec, const char *label)
{
  const char *last = NULL;

  for (guint i = 0; i < trab_chart_spec_get_n_items (spec); i++)
    {
      const TrabChartTrendPanel *panel = trab_chart_trend_get_panel (spec, i);

      last = panel->margin_label ? panel->margin_label : last;
    }
  return g_strcmp0 (last, label) == 0;
}

static void
fill_panel (Panel *panel,
            GPtrArray *measurements,
            TrabMargins *margins,
            const TrabFollowUp *follow_up)
{
  const TrabMeasurementFields *before = NULL;
  double baseline_years = 0;

  for (guint i = 0; i < measurements->len; i++)
    {
      const TrabMeasurementFields *fields
          = trab_measurement_get (g_ptr_array_index (measurements, i));
      TrabChartMeasurement point = {
        .t_years = to_years (fields->moment.date),
        .value = fields->value,
        .lsc = find_lsc (panel, margins, fields),
        .joins_the_last = before != NULL && is_comparable (before, fields)
                          && !is_refused (follow_up, before, fields),
        .is_in_doubt = is_in_doubt (fields),
        .date = trab_present_date_dup_moment (fields->moment),
        .note = dup_note (fields),
      };

      g_ptr_array_add (panel->texts, (char *) point.date);
      g_ptr_array_add (panel->texts, (char *) point.note);
      if (before != NULL && !point.joins_the_last)
        {
          baseline_years = (to_years (before->moment.date) + point.t_years) / 2;
          g_array_append_val (panel->breaks, baseline_years);
        }
      if (isfinite (point.lsc) && !point.joins_the_last)
        add_margin (panel, &point, before != NULL ? baseline_years : point.t_years);
      g_array_append_val (panel->points, point);
      before = fields;
    }
}

/* What was said of the latest change of the quantity; NULL: nothing was, or there is no rule. */
static const char *
find_verdict (const TrabFollowUp *follow_up, const Quantity *quantity)
{
  const char *verdict = NULL;

  for (guint i = 0; follow_up != NULL && i < follow_up->scan_pairs->len; i++)
    {
      const TrabScanPair *pair = g_ptr_array_index (follow_up->scan_pairs, i);

      if (quantity->measure == TRAB_MEASURE_BMD && pair->site == quantity->site)
        verdict = trab_present_follow_up_get_verdict (pair->verdict);
    }
  for (guint i = 0; follow_up != NULL && i < follow_up->marker_changes->len; i++)
    {
      const TrabMarkerChange *change = g_ptr_array_index (follow_up->marker_changes, i);

      if (change->measure == quantity->measure && change->verdict != TRAB_MARKER_NO_RULE)
        verdict = trab_present_follow_up_get_marker_verdict (change->verdict);
    }
  return verdict;
}

static void
add_zone (GArray *zones, double lo, double hi, const char *label, gboolean is_tinted)
{
  TrabChartZone zone = { lo, hi, label, is_tinted };

  g_array_append_val (zones, zone);
}

/* The density at which a T-score lies, by the reference the printed score was found to fit. */
static gboolean
find_reference (TrabEvidence *evidence, const TrabDensitySite *site, double *mean, double *sd)
{
  const TrabTable *table = trab_evidence_get_table (evidence, "densitometry/nhanes3", NULL);
  const char *name = site->site == TRAB_SITE_FEMORAL_NECK ? "femoral neck"
                     : site->site == TRAB_SITE_TOTAL_HIP  ? "total hip"
                                                          : NULL;
  const char *sex = site->checked_reference == TRAB_SEX_MALE ? "M" : "F";

  for (guint row = 0; table != NULL && name != NULL && row < trab_table_get_n_rows (table); row++)
    if (g_str_equal (trab_table_get_text (table, row, "site"), name)
        && g_strcmp0 (trab_table_get_text (table, row, "sex"), sex) == 0
        && g_str_has_prefix (trab_table_get_text (table, row, "dataset"), "NHANES III"))
      {
        *mean = trab_table_get_double (table, row, "mean");
        *sd = trab_table_get_double (table, row, "sd");
        return TRUE;
      }
  return FALSE;
}

/* Whether the printed T-score of a quantity was found to fit a published reference, and which. */
static gboolean
find_scale (const TrabFollowUp *follow_up,
            const Quantity *quantity,
            TrabEvidence *evidence,
            double *mean,
            double *sd)
{
  const TrabDensityReading *density = follow_up ? follow_up->density : NULL;

  for (guint i = 0; density != NULL && !density->is_by_z_score && i < density->sites->len; i++)
    {
      const TrabDensitySite *site = g_ptr_array_index (density->sites, i);

      if (site->site == quantity->site && site->t_check == TRAB_T_CHECK_FITS && !site->is_converted
          && find_reference (evidence, site, mean, sd))
        return TRUE;
    }
  return FALSE;
}

/* The zones of WHO, where a printed T-score fits its density on the same scale: they are its
 * reference's, not the spine's, whose references are the makers' own. */
static void
add_density_zones (GArray *zones,
                   const TrabFollowUp *follow_up,
                   const Quantity *quantity,
                   TrabEvidence *evidence)
{
  double mean = 0;
  double sd = 0;

  if (!find_scale (follow_up, quantity, evidence, &mean, &sd))
    return;
  add_zone (zones, mean - WHO_LOW_SD * sd, INFINITY, _ ("normal (WHO)"), FALSE);
  add_zone (zones, mean - WHO_OSTEOPOROSIS_SD * sd, mean - WHO_LOW_SD * sd,
            _ ("low bone mass (T \u22121 to \u22122.5)"), FALSE);
  add_zone (zones, -INFINITY, mean - WHO_OSTEOPOROSIS_SD * sd,
            _ ("osteoporosis (T \u22122.5 or lower)"), FALSE);
}

/* (nullable): where zones cannot be drawn, since nobody published the reference of the scale, the
 * zone of the T-score that was printed, in words; nothing of one that does not fit its density */
static char *
dup_printed_zone (const TrabFollowUp *follow_up, const Quantity *quantity)
{
  const TrabDensityReading *density = follow_up ? follow_up->density : NULL;

  for (guint i = 0; density != NULL && !density->is_by_z_score && i < density->sites->len; i++)
    {
      const TrabDensitySite *site = g_ptr_array_index (density->sites, i);
      g_autofree char *score = NULL;

      if (site->site != quantity->site || isnan (site->t_score)
          || site->t_check == TRAB_T_CHECK_MISFIT
          || (site->site == TRAB_SITE_LUMBAR_SPINE && density->has_too_few_vertebrae))
        continue;
      score = trab_present_number_dup_signed (site->t_score, 1);
      if (site->t_score <= -WHO_OSTEOPOROSIS_SD)
        return g_strdup_printf (_ ("Printed T-score %s: osteoporosis (WHO)."), score);
      if (site->t_score < -WHO_LOW_SD)
        return g_strdup_printf (_ ("Printed T-score %s: low bone mass (WHO)."), score);
      return g_strdup_printf (_ ("Printed T-score %s: normal (WHO)."), score);
    }
  return NULL;
}

/* (nullable): what stands under the title of a panel: what the change means, and the zone of the
 * latest where none is drawn */
static char *
dup_words (const TrabFollowUp *follow_up, const Quantity *quantity, TrabEvidence *evidence)
{
  const char *verdict = find_verdict (follow_up, quantity);
  double mean = 0;
  double sd = 0;
  g_autofree char *zone = quantity->measure == TRAB_MEASURE_BMD
                                  && !find_scale (follow_up, quantity, evidence, &mean, &sd)
                              ? dup_printed_zone (follow_up, quantity)
                              : NULL;

  if (verdict != NULL && zone != NULL)
    return g_strjoin (" ", verdict, zone, NULL);
  return zone ? g_steal_pointer (&zone) : g_strdup (verdict);
}

/* The interval of a blood test, and the line that a real fall goes below. */
static void
add_marker_zones (GArray *zones, const TrabFollowUp *follow_up, const Quantity *quantity)
{
  for (guint i = 0; i < follow_up->markers->len; i++)
    {
      const TrabMarkerReading *reading = g_ptr_array_index (follow_up->markers, i);

      if (reading->measure == quantity->measure && reading->has_interval)
        add_zone (zones, reading->lower, reading->upper,
                  reading->is_same_assay ? _ ("reference interval")
                                         : _ ("reference interval of another method"),
                  TRUE);
    }
  for (guint i = 0; i < follow_up->marker_changes->len; i++)
    {
      const TrabMarkerChange *change = g_ptr_array_index (follow_up->marker_changes, i);

      if (change->measure == quantity->measure && isfinite (change->rule_fall_pct)
          && change->verdict != TRAB_MARKER_NOT_COMPARABLE)
        add_zone (zones, -INFINITY, change->first * (1 - change->rule_fall_pct / 100),
                  _ ("at 3 months: below this line is a real fall"), FALSE);
    }
}

static void
add_panel (TrabChartSpec *spec,
           const Quantity *quantity,
           GPtrArray *measurements,
           TrabMargins *clinic,
           const TrabFollowUp *follow_up,
           TrabEvidence *evidence)
{
  const TrabMeasureInfo *info = trab_measure_get_info (quantity->measure);
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (TrabChartMeasurement));
  g_autoptr (GArray) breaks = g_array_new (FALSE, TRUE, sizeof (double));
  g_autoptr (GArray) margins = g_array_new (FALSE, TRUE, sizeof (TrabChartMargin));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = trab_present_measure_dup_title (quantity->measure, quantity->site);
  g_autofree char *unit = trab_present_measure_dup_unit (info->unit);
  /* Translators: what was measured, unit */
  g_autofree char *title = g_strdup_printf (_ ("%s, %s"), name, unit);
  Panel made = { .points = points, .breaks = breaks, .texts = texts, .margins = margins };
  TrabChartTrendPanel panel = {
    .title = title,
    .words
    = quantity->measure == TRAB_MEASURE_BMD ? _ ("No bone scan yet.") : _ ("No blood test yet."),
    .plan_class = TRAB_CHART_CLASS_NO_CHANGE,
    .decimals = info->decimals,
  };

  g_autoptr (GArray) zones = g_array_new (FALSE, TRUE, sizeof (TrabChartZone));
  g_autofree char *verdict = NULL;

  if (follow_up != NULL && quantity->measure == TRAB_MEASURE_BMD)
    add_density_zones (zones, follow_up, quantity, evidence);
  else if (follow_up != NULL)
    add_marker_zones (zones, follow_up, quantity);
  fill_panel (&made, measurements, clinic, follow_up);
  verdict = dup_words (follow_up, quantity, evidence);
  panel.verdict = verdict;
  panel.zones = (const TrabChartZone *) (gpointer) zones->data;
  panel.n_zones = zones->len;
  panel.points = (const TrabChartMeasurement *) (gpointer) points->data;
  panel.n_points = points->len;
  panel.breaks_years = (const double *) (gpointer) breaks->data;
  panel.n_breaks = breaks->len;
  panel.margins = (const TrabChartMargin *) (gpointer) margins->data;
  panel.n_margins = margins->len;
  if (margins->len > 0 && !is_said (spec, get_margin_label (&made)))
    panel.margin_label = get_margin_label (&made);
  trab_chart_trend_add_panel (spec, &panel);
}

static void
add_treatments (TrabChartSpec *spec, TrabRecord *record)
{
  GPtrArray *courses = trab_record_get_courses (record);

  for (guint i = 0; i < courses->len; i++)
    {
      const TrabCourseFields *fields = trab_course_get (g_ptr_array_index (courses, i));
      const char *name = fields->name ? fields->name : fields->medicine;
      g_autofree char *start = trab_present_date_dup_short (fields->start);
      g_autofree char *stop = fields->is_ongoing ? g_strdup (_ ("goes on"))
                                                 : trab_present_date_dup_short (fields->stop);
      g_autofree char *dates = g_strdup_printf (_ ("%s to %s"), start, stop);
      TrabChartTreatment treatment = {
        .label = name ? name : _ ("Name not known"),
        .plan_class = TRAB_CHART_CLASS_NO_CHANGE,
        .to_years = INFINITY,
        .dates = dates,
      };

      if (fields->is_in_error || !trab_date_is_known (fields->start)
          || (!fields->is_ongoing && !trab_date_is_known (fields->stop)))
        continue;
      treatment.from_years = to_years (fields->start);
      if (!fields->is_ongoing)
        treatment.to_years = to_years (fields->stop);
      trab_chart_trend_add_treatment (spec, &treatment);
    }
}

static void
add_events (TrabChartSpec *spec, TrabRecord *record)
{
  GPtrArray *fractures = trab_record_get_fractures (record);

  for (guint i = 0; i < fractures->len; i++)
    {
      const TrabFractureFields *fields = trab_fracture_get (g_ptr_array_index (fractures, i));
      g_autofree char *date = trab_present_date_dup_long (fields->date);
      g_autofree char *label = g_strdup_printf (
          _ ("Break: %s"), trab_present_patient_get_fracture_site (fields->site));
      TrabChartEvent event = { .label = label, .date = date };

      if (fields->is_in_error || !trab_date_is_known (fields->date))
        continue;
      event.t_years = to_years (fields->date);
      trab_chart_trend_add_event (spec, &event);
    }
}

static void
describe (GString *text,
          const Quantity *quantity,
          GPtrArray *measurements,
          const TrabFollowUp *follow_up,
          TrabEvidence *evidence)
{
  g_autofree char *verdict
      = measurements->len > 0 ? dup_words (follow_up, quantity, evidence) : NULL;
  g_autofree char *title = trab_present_measure_dup_title (quantity->measure, quantity->site);

  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", title);
  for (guint i = 0; i < measurements->len; i++)
    {
      TrabMeasurement *measurement = g_ptr_array_index (measurements, i);
      g_autofree char *value = trab_present_measure_dup_measurement (measurement);
      g_autofree char *date
          = trab_present_date_dup_short (trab_measurement_get (measurement)->moment.date);

      /* Translators: a value and when it was measured */
      g_string_append_printf (text, _ ("; %s on %s"), value, date);
    }
  g_string_append (text, measurements->len > 0 ? "." : _ (": none."));
  if (verdict != NULL)
    g_string_append_printf (text, " %s", verdict);
}

/**
 * trab_present_trend_new:
 * @today: the time axis ends there at the least
 * @margins: (nullable): NULL where no margin is known: no whiskers, no band
 * @follow_up: (nullable): what was measured, judged: verdicts, zones and intervals
 *
 * Returns: (transfer full): what was measured over the years, quantities never measured left out;
 *   lines only between values that can be compared
 */
TrabChartSpec *
trab_present_trend_new (TrabRecord *record,
                        TrabDate today,
                        TrabMargins *margins,
                        const TrabFollowUp *follow_up,
                        TrabEvidence *evidence)
{
  g_autoptr (GPtrArray) measured
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GString *text = g_string_new (NULL);
  g_autofree char *description = NULL;
  TrabChartWords words = {
    .title = _ ("What was measured over time"),
    .caption
    = margins != NULL
          ? _ ("A line joins two points only where they can be compared.")
          : _ ("A line joins two points only where they can be compared. The scan's margin "
               "is not known."),
    .empty = _ ("No bone scan yet, and no blood test of bone loss or bone building."),
    .decimal_mark = trab_present_number_get_decimal_mark (),
  };
  TrabChartTrend frame = {
    .from_years = NAN,
    .to_years = trab_date_is_known (today) ? to_years (today) : NAN,
    .head_what = _ ("What"),
    .head_date = _ ("Date"),
    .head_value = _ ("Value"),
    .head_lsc = _ ("Margin"),
    .head_note = _ ("Note"),
  };
  TrabChartSpec *spec = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (quantities); i++)
    {
      GPtrArray *picked = pick_measurements (record, &quantities[i]);

      g_ptr_array_add (measured, picked);
      describe (text, &quantities[i], picked, follow_up, evidence);
    }
  description = g_string_free (text, FALSE);
  words.description = description;
  spec = trab_chart_trend_new (&words, &frame);
  for (guint i = 0; i < G_N_ELEMENTS (quantities); i++)
    if (((GPtrArray *) g_ptr_array_index (measured, i))->len > 0)
      add_panel (spec, &quantities[i], g_ptr_array_index (measured, i), margins, follow_up,
                 evidence);
  add_treatments (spec, record);
  add_events (spec, record);
  return spec;
}
