/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-comparison.h"

#include "trab-present-risk.h"

#include <glib/gi18n-lib.h>

#include "trab-evidence.h"
#include "trab-present-base.h"
#include "trab-present-catalogue.h"
#include "trab-present-certainty.h"
#include "trab-present-comparison-banners.h"
#include "trab-present-density.h"
#include "trab-present-disagreement.h"
#include "trab-present-fracture.h"
#include "trab-present-harm.h"
#include "trab-present-licence.h"
#include "trab-present-missing.h"
#include "trab-present-movement.h"
#include "trab-present-plan.h"
#include "trab-present-refusal.h"
#include "trab-present-row.h"
#include "trab-present-safety.h"
#include "trab-present-time-to-benefit.h"
#include "trab-present-why.h"

#define N_CURVE_LANES (TRAB_PRESENT_LANE_P1NP - TRAB_PRESENT_LANE_BMD_TH + 1)

/** One plan in words: its cells, by lane. */
typedef struct
{
  TrabPresentPlan *words;
  TrabChartClass plan_class;
  TrabPresentCell cells[TRAB_N_PRESENT_LANES];
} Column;

struct _TrabPresentComparison
{
  GObject parent_instance;
  TrabComparison *comparison;
  TrabEvidence *evidence; /* (unowned): outlives every comparison */
  char *base;
  char *curve_titles[N_CURVE_LANES];
  char *calculator;
  char *if_right;
  char *death;
  char *missing;
  char *disclaimer;
  GPtrArray *banners; /* of TrabPresentBanner */
  GPtrArray *columns; /* of Column */
};

G_DEFINE_FINAL_TYPE (TrabPresentComparison, trab_present_comparison, G_TYPE_OBJECT)

static void
column_free (Column *column)
{
  trab_present_plan_free (column->words);
  for (guint i = 0; i < TRAB_N_PRESENT_LANES; i++)
    {
      g_free (column->cells[i].text);
      g_free (column->cells[i].note);
    }
  g_free (column);
}

static void
trab_present_comparison_finalize (GObject *object)
{
  TrabPresentComparison *self = TRAB_PRESENT_COMPARISON (object);

  g_clear_object (&self->comparison);
  g_free (self->base);
  for (guint i = 0; i < N_CURVE_LANES; i++)
    g_free (self->curve_titles[i]);
  g_free (self->calculator);
  g_free (self->if_right);
  g_free (self->death);
  g_free (self->missing);
  g_free (self->disclaimer);
  g_ptr_array_unref (self->banners);
  g_ptr_array_unref (self->columns);
  G_OBJECT_CLASS (trab_present_comparison_parent_class)->finalize (object);
}

static void
trab_present_comparison_class_init (TrabPresentComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_present_comparison_finalize;
}

static void
trab_present_comparison_init (TrabPresentComparison *self)
{
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
}

static void
set_text (TrabPresentCell *cell, const char *text)
{
  cell->state = TRAB_PRESENT_CELL_SAID;
  cell->text = g_strdup (text);
}

static TrabPresentCellState
get_state (TrabCellState state)
{
  switch (state)
    {
    case TRAB_CELL_NUMBER:
      return TRAB_PRESENT_CELL_SAID;
    case TRAB_CELL_REFUSED:
      return TRAB_PRESENT_CELL_REFUSED;
    case TRAB_CELL_LOWER_BOUND:
    case TRAB_CELL_UNKNOWN:
      break;
    }
  return TRAB_PRESENT_CELL_UNKNOWN;
}

static void
fill_fracture (TrabPresentComparison *self,
               const TrabComparedPlan *plan,
               TrabOutcome outcome,
               TrabPresentCell *cell)
{
  const TrabFractureCell *chance = &plan->fracture[outcome];

  cell->state = get_state (chance->state);
  cell->text = trab_present_fracture_dup_text (&trab_comparison_get (self->comparison)->chance,
                                               outcome, chance);
  cell->note = chance->state == TRAB_CELL_REFUSED && plan->refusals->len > 0
                   ? trab_present_refusal_dup_list (plan->refusals)
                   : trab_present_fracture_dup_notes (chance, self->evidence);
  cell->has_why = TRUE;
}

static void
name_curves (TrabPresentComparison *self)
{
  for (guint i = 0; i < N_CURVE_LANES; i++)
    {
      TrabQuantity quantity = TRAB_QUANTITY_BMD_TH;
      guint month = 0;

      trab_present_lane_find_curve (
          self->comparison, (TrabPresentLane) (TRAB_PRESENT_LANE_BMD_TH + i), &quantity, &month);
      /* Translators: what is measured, and after how many months: the head of a row */
      self->curve_titles[i]
          = g_strdup_printf (_ ("%s, %u months"), trab_present_density_get_title (quantity), month);
    }
}

/* How sure the studies of this cell are: as bars, and in words at its foot. */
static void
grade (TrabPresentCell *cell, TrabCertainty certainty)
{
  g_autofree char *line = trab_present_certainty_dup_line (certainty);
  g_autofree char *note = cell->note;

  cell->bars = certainty;
  cell->note = line != NULL && note != NULL ? g_strdup_printf ("%s\n%s", note, line)
                                            : g_strdup (line ? line : note);
}

static void
fill_curve (TrabPresentComparison *self,
            const TrabComparedPlan *plan,
            TrabPresentLane lane,
            TrabPresentCell *cell)
{
  TrabPresentDensity key = { 0 };
  TrabQuantity quantity = TRAB_QUANTITY_BMD_TH;
  guint month = 0;

  trab_present_lane_find_curve (self->comparison, lane, &quantity, &month);
  cell->has_why = TRUE;
  if (trab_present_density_get_key (plan, quantity, month, &key))
    {
      cell->state = TRAB_PRESENT_CELL_SAID;
      cell->text = trab_present_density_dup_change (&key);
      cell->note = trab_present_density_dup_note (plan);
      grade (cell, plan->curve_certainty[quantity]);
      return;
    }
  cell->state = plan->refusals->len > 0 ? TRAB_PRESENT_CELL_REFUSED : TRAB_PRESENT_CELL_UNKNOWN;
  cell->text
      = g_strdup (cell->state == TRAB_PRESENT_CELL_REFUSED ? _ ("No curve") : _ ("Not known"));
  cell->note = trab_present_density_dup_reason (plan);
}

static void
fill_certainty (const TrabComparedPlan *plan, TrabPresentCell *cell)
{
  const TrabFractureCell *chance = &plan->fracture[TRAB_OUTCOME_MAJOR];
  const char *certainty = chance->state == TRAB_CELL_NUMBER ? chance->certainty : NULL;

  cell->state = TRAB_PRESENT_CELL_SAID;
  cell->bars = trab_certainty_from_grade (certainty);
  cell->text = g_strdup (chance->state == TRAB_CELL_NUMBER && certainty == NULL
                             ? _ ("From the calculator alone")
                             : trab_present_comparison_get_certainty (certainty));
  cell->has_why = chance->state == TRAB_CELL_NUMBER;
  if (certainty != NULL && (chance->notes & TRAB_FRACTURE_NOTE_FROM_WOMEN))
    {
      char *in_women = g_strdup_printf (_ ("%s, but in women"), cell->text);

      g_free (cell->text);
      cell->text = in_women;
    }
  if (plan->has_curve && plan->grade != NULL && plan->grade[0] != '\0')
    cell->note = g_strdup_printf (_ ("Bone density: grade %s"), plan->grade);
}

/* Why a cell of harms has no number: what is not known never stands without its reason. */
static char *
dup_no_harms (const TrabComparedPlan *plan, const TrabPresentCell *cells, const char *missing)
{
  if (cells[TRAB_PRESENT_LANE_HARMS].state == TRAB_PRESENT_CELL_REFUSED)
    return g_strdup (cells[TRAB_PRESENT_LANE_MAJOR].note);
  if (plan->harms->len == 0 && missing == NULL)
    return g_strdup (_ ("How many bones break has no number: the first row says why."));
  if (cells[TRAB_PRESENT_LANE_HARMS_STRIP].state == TRAB_PRESENT_CELL_SAID)
    return g_strdup (_ ("Studies counted them over other times: the next row."));
  return g_strdup (missing);
}

/* Going on as now has its harm too: the broken bones themselves. What nobody counted is said. */
static void
fill_harms (TrabPresentComparison *self, const TrabComparedPlan *plan, TrabPresentCell *cells)
{
  TrabPresentCell *span = &cells[TRAB_PRESENT_LANE_HARMS];
  TrabPresentCell *strip = &cells[TRAB_PRESENT_LANE_HARMS_STRIP];
  gboolean is_closed
      = plan->fracture[TRAB_OUTCOME_MAJOR].state == TRAB_CELL_REFUSED && plan->harms->len == 0;
  g_autofree char *breaks
      = g_str_equal (plan->plan_id, "as-now") ? trab_present_harm_dup_breaks (plan) : NULL;
  g_autofree char *lines = trab_present_harm_dup_lines (plan, self->evidence, TRUE);
  g_autofree char *missing = trab_present_harm_dup_missing (plan);

  strip->text = trab_present_harm_dup_lines (plan, self->evidence, FALSE);
  if (plan->harms_left_out & TRAB_HARM_LEFT_OUT_AFTER_CLOT)
    {
      g_autofree char *lines_of_others = strip->text;
      g_autofree char *after_clot = trab_present_harm_dup_after_clot (self->evidence);

      strip->text = lines_of_others ? g_strconcat (after_clot, "\n", lines_of_others, NULL)
                                    : g_steal_pointer (&after_clot);
    }
  strip->has_why = strip->text != NULL;
  strip->state = TRAB_PRESENT_CELL_SAID;
  if (strip->text != NULL)
    strip->note = g_strdup (missing);
  grade (strip, trab_present_certainty_of_harms (plan, FALSE));
  if (strip->text == NULL && missing != NULL)
    {
      strip->state = TRAB_PRESENT_CELL_UNKNOWN;
      strip->text = g_strdup (_ ("Not known"));
    }
  else if (strip->text == NULL)
    strip->text = g_strdup (_ ("None counted"));
  span->has_why = lines != NULL;
  grade (span, trab_present_certainty_of_harms (plan, TRUE));
  if (breaks != NULL && lines != NULL)
    span->text = g_strdup_printf ("%s\n%s", breaks, lines);
  else
    span->text = g_strdup (breaks ? breaks : lines);
  span->state = span->text ? TRAB_PRESENT_CELL_SAID : TRAB_PRESENT_CELL_UNKNOWN;
  if (span->text == NULL && is_closed)
    span->state = TRAB_PRESENT_CELL_REFUSED;
  if (span->text == NULL)
    {
      span->text = g_strdup (is_closed ? _ ("No number") : _ ("Not known"));
      span->note = dup_no_harms (plan, cells, missing);
    }
  if (strip->state == TRAB_PRESENT_CELL_UNKNOWN)
    strip->note = dup_no_harms (plan, cells, missing);
}

static void
fill_cautions (TrabPresentComparison *self, const TrabComparedPlan *plan, TrabPresentCell *cell)
{
  TrabSafetyReport *safety = trab_comparison_get_safety (self->comparison);

  cell->state = safety ? TRAB_PRESENT_CELL_SAID : TRAB_PRESENT_CELL_UNKNOWN;
  cell->text = trab_present_safety_dup_counts (safety, plan->plan_id);
  cell->note = trab_present_safety_dup_titles (safety, self->evidence, plan->plan_id);
  cell->has_why = safety != NULL;
}

static void
fill_licence (TrabPresentComparison *self, const TrabComparedPlan *plan, TrabPresentCell *cell)
{
  TrabDate today = trab_comparison_get (self->comparison)->today;

  cell->state = TRAB_PRESENT_CELL_SAID;
  cell->text = trab_present_licence_dup_plan_text (self->evidence, plan->plan_id, today);
}

/* What goes on is said before what is new: the column is of both. The person's own week stands in
 * place of the exercise of a named plan. */
static void
fill_effort (TrabPresentComparison *self,
             const TrabComparedPlan *plan,
             const char *effort,
             TrabPresentCell *cell)
{
  const TrabMovement *movement = trab_comparison_get_movement (self->comparison);
  g_autofree char *goes_on = trab_present_plan_dup_goes_on (self->evidence, plan);
  g_autofree char *both = goes_on ? g_strdup_printf (_ ("%s New: %s"), goes_on, effort) : NULL;
  g_autofree char *said
      = trab_present_plan_dup_with_ended (self->evidence, plan, both ? both : effort);

  set_text (cell, said);
  cell->has_why = trab_present_catalogue_has_regimens (self->evidence, plan->plan_id);
  if (movement != NULL && trab_movement_has_week (movement)
      && trab_present_catalogue_has_week (self->evidence, plan->plan_id))
    {
      g_autofree char *summary = trab_present_movement_dup_summary (movement, self->evidence);

      cell->note = g_strdup_printf (_ ("The week: %s"), summary);
    }
}

/* It was counted in people with osteoporosis, and of one treatment alone. */
static const char *
get_no_time_to_benefit (const TrabComparedPlan *plan, gboolean is_counted)
{
  if (!is_counted)
    return _ ("No study here says when it begins to help.");
  if (plan->goes_on != NULL)
    return _ ("Nobody has measured it beside a medicine that goes on.");
  return _ ("It was counted in people with osteoporosis only.");
}

static void
fill_time_to_benefit (TrabPresentComparison *self,
                      const TrabComparedPlan *plan,
                      TrabPresentCell *cell)
{
  g_autofree char *text = NULL;

  if (g_str_equal (plan->plan_id, "as-now") || g_str_equal (plan->plan_id, "stop"))
    {
      set_text (cell, _ ("Nothing new to wait for"));
      return;
    }
  text = trab_present_time_to_benefit_dup_text (self->evidence, plan->plan_id);
  if (text != NULL && plan->goes_on == NULL && trab_comparison_get (self->comparison)->is_severe)
    {
      set_text (cell, text);
      cell->note = trab_present_time_to_benefit_dup_note (self->evidence, plan->plan_id);
      cell->has_why = TRUE;
      return;
    }
  cell->state = TRAB_PRESENT_CELL_UNKNOWN;
  cell->text = g_strdup (_ ("Not known"));
  cell->note = g_strdup (get_no_time_to_benefit (plan, text != NULL));
}

static Column *
new_column (TrabPresentComparison *self, const TrabComparedPlan *plan)
{
  Column *column = g_new0 (Column, 1);
  TrabPresentCell *cells = column->cells;

  column->words = trab_present_plan_new (self->evidence, plan->plan_id);
  column->plan_class = trab_present_plan_get_class (plan->chart_class);
  fill_fracture (self, plan, TRAB_OUTCOME_MAJOR, &cells[TRAB_PRESENT_LANE_MAJOR]);
  fill_fracture (self, plan, TRAB_OUTCOME_HIP, &cells[TRAB_PRESENT_LANE_HIP]);
  for (guint i = TRAB_PRESENT_LANE_BMD_TH; i <= TRAB_PRESENT_LANE_P1NP; i++)
    fill_curve (self, plan, (TrabPresentLane) i, &cells[i]);
  fill_effort (self, plan, column->words->effort, &cells[TRAB_PRESENT_LANE_EFFORT]);
  set_text (&cells[TRAB_PRESENT_LANE_DURATION], column->words->duration);
  fill_time_to_benefit (self, plan, &cells[TRAB_PRESENT_LANE_TIME_TO_BENEFIT]);
  set_text (&cells[TRAB_PRESENT_LANE_TESTS], column->words->tests);
  cells[TRAB_PRESENT_LANE_TESTS].note = trab_present_safety_dup_watched (
      trab_comparison_get_safety (self->comparison), self->evidence, plan->plan_id);
  cells[TRAB_PRESENT_LANE_TESTS].has_why = cells[TRAB_PRESENT_LANE_TESTS].note != NULL;
  fill_harms (self, plan, cells);
  fill_cautions (self, plan, &cells[TRAB_PRESENT_LANE_CAUTIONS]);
  fill_licence (self, plan, &cells[TRAB_PRESENT_LANE_LICENCE]);
  cells[TRAB_PRESENT_LANE_DURATION].has_why = cells[TRAB_PRESENT_LANE_EFFORT].has_why;
  cells[TRAB_PRESENT_LANE_LICENCE].has_why = cells[TRAB_PRESENT_LANE_EFFORT].has_why;
  fill_certainty (plan, &cells[TRAB_PRESENT_LANE_CERTAINTY]);
  for (guint i = 0; i < TRAB_N_PRESENT_LANES; i++)
    cells[i].has_why |= cells[i].state != TRAB_PRESENT_CELL_SAID;
  return column;
}

static void
append_line (GString *text, char *line)
{
  g_autofree char *owned = line;

  if (owned != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", owned);
}

/* What each plan spares if the base is at an end of its range. */
static char *
dup_at_ends (TrabPresentComparison *self)
{
  const TrabChance *chance = &trab_comparison_get (self->comparison)->chance;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const TrabComparedPlan *plan = trab_comparison_get_plan (self->comparison, i);
      const Column *column = g_ptr_array_index (self->columns, i);
      g_autofree char *fewer = trab_present_fracture_dup_at_ends (
          chance, TRAB_OUTCOME_MAJOR, &plan->fracture[TRAB_OUTCOME_MAJOR]);

      if (fewer != NULL)
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? _ (", ") : "", column->words->name,
                                fewer);
    }
  return g_string_free (text, text->len == 0);
}

/* Whether a plan has a number of its own, which is as right as the base. */
static gboolean
has_plan_number (TrabComparison *comparison)
{
  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    {
      const TrabFractureCell *cells = trab_comparison_get_plan (comparison, i)->fracture;

      for (guint j = 0; j < TRAB_N_OUTCOMES; j++)
        if (cells[j].state == TRAB_CELL_NUMBER && !trab_present_fracture_is_base (&cells[j]))
          return TRUE;
    }
  return FALSE;
}

/* The calculator, what else was asked, and somebody without the risks: all of one base. */
static void
read_calculator (TrabPresentComparison *self)
{
  const TrabComparisonFields *fields = trab_comparison_get (self->comparison);
  const TrabChance *chance = &fields->chance;
  g_autofree char *line = trab_present_base_dup_line (chance);
  g_autofree char *at_ends = dup_at_ends (self);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _ ("%s."), line);
  if (has_plan_number (self->comparison))
    self->if_right = trab_present_base_dup_if_right (chance, at_ends);
  append_line (text, g_strdup (self->if_right));
  append_line (text, trab_present_base_dup_others (chance));
  append_line (text, trab_present_base_dup_plain (chance, fields->sex));
  self->calculator = g_strdup (text->str);
  self->death = trab_present_base_dup_death (chance, fields->sex, fields->age_years);
  self->disclaimer = trab_present_risk_dup_notice (
      self->evidence, trab_chance_calculator_to_string (chance->calculator));
}

/**
 * trab_present_comparison_new:
 * @evidence: (transfer none): must outlive the result
 *
 * Returns: (transfer full): the comparison in words
 */
TrabPresentComparison *
trab_present_comparison_new (TrabComparison *comparison, TrabEvidence *evidence)
{
  TrabPresentComparison *self = g_object_new (TRAB_TYPE_PRESENT_COMPARISON, NULL);
  const TrabComparisonFields *fields = trab_comparison_get (comparison);

  self->comparison = g_object_ref (comparison);
  self->evidence = evidence;
  self->base = trab_present_fracture_dup_base (fields->sex, &fields->chance, TRAB_OUTCOME_MAJOR);
  self->missing = trab_present_missing_dup (comparison);
  name_curves (self);
  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    g_ptr_array_add (self->columns, new_column (self, trab_comparison_get_plan (comparison, i)));
  read_calculator (self);
  self->banners = trab_present_comparison_banners_new (comparison, evidence);
  return self;
}

/** trab_present_comparison_get_base: (transfer none): "Out of 100 women like you, over 10 years."
 */
const char *
trab_present_comparison_get_base (TrabPresentComparison *self)
{
  return self->base;
}

/** trab_present_comparison_get_if_right: (transfer none) (nullable): at which base the numbers of
 * plans hold, and what they are at its ends; a part of what the calculator is said with */
const char *
trab_present_comparison_get_if_right (TrabPresentComparison *self)
{
  return self->if_right;
}

/** trab_present_comparison_get_calculator: (transfer none): which calculator made the base */
const char *
trab_present_comparison_get_calculator (TrabPresentComparison *self)
{
  return self->calculator;
}

/** trab_present_comparison_get_death: (transfer none) (nullable): for the clinician alone: how many
 * of that age die within ten years */
const char *
trab_present_comparison_get_death (TrabPresentComparison *self)
{
  return self->death;
}

/** trab_present_comparison_get_missing: (transfer none) (nullable): "Worked out without: …", and
 * what is on record and was not counted */
const char *
trab_present_comparison_get_missing (TrabPresentComparison *self)
{
  return self->missing;
}

/** trab_present_comparison_get_not_compared: (transfer none): bone medicines left out */
const char *
trab_present_comparison_get_not_compared (TrabPresentComparison *self)
{
  return trab_present_plan_get_not_compared ();
}

/** trab_present_comparison_get_disclaimer: (transfer none) (nullable): must be shown with every
 * score, in the words of the calculator's licence */
const char *
trab_present_comparison_get_disclaimer (TrabPresentComparison *self)
{
  return self->disclaimer;
}

/** trab_present_comparison_get_banners: (transfer none): of TrabPresentBanner, loudest first */
GPtrArray *
trab_present_comparison_get_banners (TrabPresentComparison *self)
{
  return self->banners;
}

guint
trab_present_comparison_get_n_plans (TrabPresentComparison *self)
{
  return self->columns->len;
}

static const Column *
get_column (TrabPresentComparison *self, guint plan)
{
  g_return_val_if_fail (plan < self->columns->len, NULL);
  return g_ptr_array_index (self->columns, plan);
}

/** trab_present_comparison_get_plan_id: (transfer none): as of the command line */
const char *
trab_present_comparison_get_plan_id (TrabPresentComparison *self, guint plan)
{
  return plan < self->columns->len ? trab_comparison_get_plan (self->comparison, plan)->plan_id
                                   : "";
}

/** trab_present_comparison_get_plan_name: (transfer none) */
const char *
trab_present_comparison_get_plan_name (TrabPresentComparison *self, guint plan)
{
  const Column *column = get_column (self, plan);

  return column ? column->words->name : "";
}

TrabChartClass
trab_present_comparison_get_plan_class (TrabPresentComparison *self, guint plan)
{
  const Column *column = get_column (self, plan);

  return column ? column->plan_class : TRAB_CHART_CLASS_NO_EVIDENCE;
}

/** trab_present_comparison_get_lane_title: (transfer none): the head of a row */
const char *
trab_present_comparison_get_lane_title (TrabPresentComparison *self, TrabPresentLane lane)
{
  switch (lane)
    {
    case TRAB_PRESENT_LANE_MAJOR:
      return trab_present_fracture_get_lane_title (&trab_comparison_get (self->comparison)->chance,
                                                   TRAB_OUTCOME_MAJOR);
    case TRAB_PRESENT_LANE_HIP:
      return trab_present_fracture_get_lane_title (&trab_comparison_get (self->comparison)->chance,
                                                   TRAB_OUTCOME_HIP);
    case TRAB_PRESENT_LANE_BMD_TH:
    case TRAB_PRESENT_LANE_BMD_LS:
    case TRAB_PRESENT_LANE_BMD_FN:
    case TRAB_PRESENT_LANE_CTX_EARLY:
    case TRAB_PRESENT_LANE_CTX:
    case TRAB_PRESENT_LANE_P1NP_EARLY:
    case TRAB_PRESENT_LANE_P1NP:
      return self->curve_titles[lane - TRAB_PRESENT_LANE_BMD_TH];
    case TRAB_PRESENT_LANE_HARMS:
      return _ ("Harms, out of 1,000");
    case TRAB_PRESENT_LANE_HARMS_STRIP:
      return _ ("Harms over other times, out of 1,000");
    case TRAB_PRESENT_LANE_CAUTIONS:
      return _ ("Cautions");
    case TRAB_PRESENT_LANE_EFFORT:
      return _ ("What you do");
    case TRAB_PRESENT_LANE_DURATION:
      return _ ("For how long");
    case TRAB_PRESENT_LANE_TIME_TO_BENEFIT:
      return _ ("Time until it helps");
    case TRAB_PRESENT_LANE_TESTS:
      return _ ("Tests");
    case TRAB_PRESENT_LANE_CERTAINTY:
      return _ ("How sure the studies are about breaks");
    case TRAB_PRESENT_LANE_LICENCE:
      return _ ("Licence");
    }
  return "";
}

/** trab_present_comparison_get_cell: (transfer none) */
const TrabPresentCell *
trab_present_comparison_get_cell (TrabPresentComparison *self, TrabPresentLane lane, guint plan)
{
  const Column *column = get_column (self, plan);

  g_return_val_if_fail (column != NULL && lane < TRAB_N_PRESENT_LANES, NULL);
  return &column->cells[lane];
}

/** trab_present_comparison_dup_why: (transfer full): of TrabPresentRow: the evidence drawer; where
 * there is no number, first why not */
GPtrArray *
trab_present_comparison_dup_why (TrabPresentComparison *self, TrabPresentLane lane, guint plan)
{
  GPtrArray *rows = trab_present_why_dup_rows (self->comparison, self->evidence, lane, plan);
  const TrabPresentCell *cell = trab_present_comparison_get_cell (self, lane, plan);

  if (cell != NULL && cell->state != TRAB_PRESENT_CELL_SAID && lane > TRAB_PRESENT_LANE_P1NP)
    g_ptr_array_insert (rows, 0,
                        trab_present_row_new (trab_present_comparison_get_lane_title (self, lane),
                                              cell->text, cell->note));
  return rows;
}

static gboolean
get_disagreement_lane (TrabPresentLane lane, TrabDisagreementLane *out)
{
  switch (lane)
    {
    case TRAB_PRESENT_LANE_MAJOR:
    case TRAB_PRESENT_LANE_HIP:
    case TRAB_PRESENT_LANE_CERTAINTY:
      *out = TRAB_DISAGREEMENT_FRACTURE;
      return TRUE;
    case TRAB_PRESENT_LANE_BMD_LS:
    case TRAB_PRESENT_LANE_BMD_FN:
    case TRAB_PRESENT_LANE_BMD_TH:
      *out = TRAB_DISAGREEMENT_DENSITY;
      return TRUE;
    case TRAB_PRESENT_LANE_CTX_EARLY:
    case TRAB_PRESENT_LANE_CTX:
    case TRAB_PRESENT_LANE_P1NP_EARLY:
    case TRAB_PRESENT_LANE_P1NP:
      *out = TRAB_DISAGREEMENT_MARKERS;
      return TRUE;
    case TRAB_PRESENT_LANE_HARMS:
    case TRAB_PRESENT_LANE_HARMS_STRIP:
    case TRAB_PRESENT_LANE_CAUTIONS:
      *out = TRAB_DISAGREEMENT_HARMS;
      return TRUE;
    case TRAB_PRESENT_LANE_EFFORT:
    case TRAB_PRESENT_LANE_DURATION:
    case TRAB_PRESENT_LANE_TIME_TO_BENEFIT:
    case TRAB_PRESENT_LANE_TESTS:
    case TRAB_PRESENT_LANE_LICENCE:
      break;
    }
  return FALSE;
}

/** trab_present_comparison_dup_disagreements: (transfer full): ids of the disagreements that bear
 * on a cell, see trab-present-disagreement.h */
char **
trab_present_comparison_dup_disagreements (TrabPresentComparison *self,
                                           TrabPresentLane lane,
                                           guint plan)
{
  TrabDisagreementLane found = TRAB_DISAGREEMENT_FRACTURE;

  if (!get_disagreement_lane (lane, &found))
    return g_new0 (char *, 1);
  return trab_present_disagreement_dup_ids_for (
      self->evidence, trab_present_comparison_get_plan_id (self, plan), found);
}

/** trab_present_comparison_get_certainty: (transfer none): @certainty: (nullable): grade word of
 * the evidence tables */
const char *
trab_present_comparison_get_certainty (const char *certainty)
{
  return trab_present_certainty_get_word (trab_certainty_from_grade (certainty));
}
