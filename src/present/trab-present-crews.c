/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-crews.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "trab-chart-crews.h"
#include "trab-present-density.h"
#include "trab-present-number.h"
#include "trab-present-row.h"

#define MONTHS_PER_YEAR 12
#define SITE_TOTAL_HIP 2

/* Of the states of a trajectory, in its order. */
#define STATE_HORMONES 0
#define STATE_CLEARERS 1
#define STATE_BUILDERS 3
#define STATE_ON_BONE 4
#define STATE_LOAD_HIP 15

/* Where things stand on their bars: more or less, and never how much. */
#define HORMONES_FULL 1.25 /* of the level at 40 */
#define LOAD_USUAL 0.45
#define LOAD_ADDED 0.5
#define TRIGGER_LOWEST 0.5
#define TRIGGER_RISE 0.35
#define TILT_AT 3.0 /* times as many orders to clear: the arm is down */
#define LOW_HORMONES 0.6
#define LOWER_HORMONES 0.9
#define LEAST_ON_BONE 0.02

static const TrabTrajectoryPoint *
get_point (const TrabTrajectory *trajectory, guint month)
{
  return &trajectory->months[MIN (month, trajectory->n_months - 1)];
}

/* Cells at work, where ten work today. */
static guint
count_clearing (const TrabTrajectory *trajectory, guint month)
{
  double today = trajectory->months[0].resorption;

  return today > 0 ? (guint) lround (TRAB_CHART_CREWS_PLACES
                                     * get_point (trajectory, month)->resorption / today)
                   : 0;
}

static guint
count_building (const TrabTrajectory *trajectory, guint month)
{
  double today = trajectory->months[0].states[STATE_BUILDERS];

  return today > 0
             ? (guint) lround (TRAB_CHART_CREWS_PLACES
                               * get_point (trajectory, month)->states[STATE_BUILDERS] / today)
             : 0;
}

static char *
dup_at_work (guint n)
{
  if (n > TRAB_CHART_CREWS_PLACES)
    return g_strdup_printf (_ ("%u at work, where 10 work today."), n);
  return g_strdup_printf (_ ("%u of 10 at work."), n);
}

static const char *
get_hormone_words (double level)
{
  if (level < LOW_HORMONES)
    return _ ("Low. That sends more “clear” orders.");
  if (level < LOWER_HORMONES)
    return _ ("Lower than at age 40. That sends more “clear” orders.");
  return _ ("About as at age 40. They hold “clear” orders back.");
}

static double
get_most_on_bone (const TrabTrajectory *trajectory)
{
  double most = 0;

  for (guint i = 0; i < trajectory->n_months; i++)
    most = MAX (most, trajectory->months[i].states[STATE_ON_BONE]);
  return most;
}

static void
fill_medicine (const TrabPresentCrewsMoment *moment, TrabChartCrews *frame)
{
  double most = get_most_on_bone (moment->plan);
  double now = get_point (moment->plan, moment->month)->states[STATE_ON_BONE];

  if (most < LEAST_ON_BONE)
    return;
  frame->n_medicine = (guint) lround (TRAB_CHART_CREWS_PLACES * now / most);
  frame->medicine = moment->plan_name;
  frame->is_medicine_new
      = moment->as_now == NULL || get_most_on_bone (moment->as_now) < LEAST_ON_BONE;
}

static char *
dup_when (guint month)
{
  if (month == 0)
    return g_strdup (_ ("Today"));
  if (month % MONTHS_PER_YEAR == 0)
    return g_strdup_printf (_ ("Year %u"), month / MONTHS_PER_YEAR);
  return g_strdup_printf (_ ("Month %u"), month);
}

/** trab_present_crews_dup_heading: "Year 2 with: Alendronate" */
char *
trab_present_crews_dup_heading (const TrabPresentCrewsMoment *moment)
{
  g_autofree char *when = dup_when (moment->month);

  /* Translators: a time from now, and a plan: "Year 2: Alendronate" */
  return g_strdup_printf (_ ("%s: %s"), when, moment->plan_name);
}

/** trab_present_crews_new_chart: (transfer full): the drawing of one month */
TrabChartSpec *
trab_present_crews_new_chart (const TrabPresentCrewsMoment *moment)
{
  const TrabTrajectoryPoint *point = get_point (moment->plan, moment->month);
  const TrabTrajectoryPoint *as_now
      = get_point (moment->as_now ? moment->as_now : moment->plan, moment->month);
  double hormones = point->states[STATE_HORMONES];
  guint n_clearing = count_clearing (moment->plan, moment->month);
  guint n_building = count_building (moment->plan, moment->month);
  g_autofree char *clearing = dup_at_work (n_clearing);
  g_autofree char *building = dup_at_work (n_building);
  g_autofree char *builders = g_strdup_printf (_ ("%s They fill what was cleared."), building);
  g_autofree char *clearers = NULL;
  g_autofree char *heading = trab_present_crews_dup_heading (moment);
  g_autofree char *description = NULL;
  TrabChartCrews frame = {
    .plan_class = moment->plan_class,
    .hormones = { .title = _ ("1 Hormones"),
                  .words = get_hormone_words (hormones),
                  .level = hormones / HORMONES_FULL,
                  .level_without = as_now->states[STATE_HORMONES] / HORMONES_FULL,
                  .mark = 1 / HORMONES_FULL,
                  .level_label = _ ("now"),
                  .mark_label = _ ("at age 40") },
    .balance_title = _ ("2 “Clear” and “block” orders"),
    .clear_order = _ ("clear (RANKL)"),
    .block_order = _ ("block (OPG)"),
    .tilt = log (MAX (point->states[STATE_CLEARERS], 1e-3)) / log (TILT_AT),
    .load = { .title = _ ("3 Load, and its trigger level"),
              .words = _ ("Movement adds load. Low hormones raise the level that is needed."),
              .level = LOAD_USUAL + LOAD_ADDED * MAX (point->states[STATE_LOAD_HIP], 0),
              .level_without = LOAD_USUAL + LOAD_ADDED * MAX (as_now->states[STATE_LOAD_HIP], 0),
              .mark = TRIGGER_LOWEST + TRIGGER_RISE * CLAMP (1 - hormones, 0, 1),
              .level_label = _ ("load"),
              .mark_label = _ ("level needed") },
    .clearing = { .title = _ ("4 Clearing crew (osteoclasts)"), .n_at_work = n_clearing },
    .building
    = { .title = _ ("5 Building crew (osteoblasts)"), .words = builders, .n_at_work = n_building },
    .sensors = _ ("6 Sensors (osteocytes) feel the load and tell the crews"),
    .head_part = _ ("Part"),
    .head_state = _ ("How it stands"),
  };
  TrabChartWords words = { .title = heading };

  fill_medicine (moment, &frame);
  clearers = frame.n_medicine > 0
                 ? g_strdup_printf (_ ("%s They stop where the medicine lies."), clearing)
                 : g_strdup (clearing);
  frame.clearing.words = clearers;
  description = g_strdup_printf ("%s. %s: %s %s: %s %s: %s", heading, frame.hormones.title,
                                 frame.hormones.words, frame.clearing.title, clearers,
                                 frame.building.title, builders);
  words.description = description;
  words.decimal_mark = trab_present_number_get_decimal_mark ();
  return trab_chart_crews_new (&words, &frame);
}

static void
add_row (GPtrArray *rows,
         const TrabPresentCrewsMoment *moment,
         const char *title,
         guint now,
         guint as_now)
{
  g_autofree char *when = dup_when (moment->month);
  g_autofree char *text = NULL;

  if (moment->month == 0)
    text = g_strdup (_ ("Today 10."));
  else
    text = moment->as_now != NULL
               /* Translators: "Today 10. Year 2: 4; as now 10." */
               ? g_strdup_printf (_ ("Today 10. %s: %u; as now %u."), when, now, as_now)
               : g_strdup_printf (_ ("Today 10. %s: %u."), when, now);

  g_ptr_array_add (rows, trab_present_row_new (title, text, NULL));
}

/** trab_present_crews_dup_rows: (transfer full): of TrabPresentRow: the crews, counted */
GPtrArray *
trab_present_crews_dup_rows (const TrabPresentCrewsMoment *moment)
{
  GPtrArray *rows = trab_present_row_new_list ();
  const TrabTrajectory *as_now = moment->as_now ? moment->as_now : moment->plan;

  add_row (rows, moment, _ ("Clearing cells at work"), count_clearing (moment->plan, moment->month),
           count_clearing (as_now, moment->month));
  add_row (rows, moment, _ ("Building cells at work"), count_building (moment->plan, moment->month),
           count_building (as_now, moment->month));
  if (moment->is_inflamed)
    g_ptr_array_add (
        rows,
        trab_present_row_new (
            _ ("Alarm signals (research, assumed)"),
            _ ("Rheumatoid arthritis or lupus adds “clear” orders and slows the builders. How "
               "much, nobody can measure in one person: the drawing takes the most that the "
               "model has. No number here counts it, but for the calculator's."),
            NULL));
  return rows;
}

/** trab_present_crews_get_idea: (transfer none): always in sight beside the drawing */
const char *
trab_present_crews_get_idea (void)
{
  return _ ("This shows the idea. It does not measure your bones.");
}

/** trab_present_crews_dup_unknown: instead of a drawing: why there is none */
char *
trab_present_crews_dup_unknown (const TrabComparedPlan *plan)
{
  g_autofree char *reason = trab_present_density_dup_reason (plan);

  return g_strdup_printf (_ ("Nothing is drawn over time here. %s"), reason);
}
