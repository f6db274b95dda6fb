/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-results.h"

#include <math.h>

#include "trab-markers.h"
#include "trab-panel-inputs.h"
#include "trab-safety-blood.h"
#include "trab-safety-value.h"
#include "trab-unit.h"

#define LIMITS "rules/result-limits"

/** One side of a laboratory item, and what is known of it for this person. */
typedef struct
{
  double limit;            /* in the measure's unit; NaN where none is known */
  gboolean is_read;        /* another rule tells of it, or an illness of the person explains it */
  gboolean needs_no_limit; /* the table says why */
  gboolean is_marked;      /* the laboratory itself calls the latest value out of its limits */
} Side;

/** @limit: in the measure's unit; NaN: none is known */
typedef void (*Tell) (TrabMeasurement *result, gboolean is_upper, double limit, gpointer user_data);
typedef void (*Walk) (const TrabSafetyPerson *person, Tell tell, gpointer user_data);

static gboolean
is_of_sex (const TrabSafetyPerson *person, const char *sex)
{
  return sex == NULL
         || (person->facts->sex == TRAB_SEX_MALE
                 ? g_str_equal (sex, "M")
                 : person->facts->sex == TRAB_SEX_FEMALE && g_str_equal (sex, "F"));
}

/* Returns: the row of a side; -1 where there is none. @is_of_other_sex: its limit is another's */
static int
find_row (const TrabSafetyPerson *person,
          const TrabTable *table,
          TrabMeasure measure,
          gboolean is_upper,
          gboolean *is_of_other_sex)
{
  const char *id = trab_measure_get_info (measure)->id;

  *is_of_other_sex = FALSE;
  for (guint row = 0; row < trab_table_get_n_rows (table); row++)
    {
      if (!g_str_equal (trab_table_get_text (table, row, "measure"), id)
          || !g_str_equal (trab_table_get_text (table, row, "side"), is_upper ? "high" : "low"))
        continue;
      if (is_of_sex (person, trab_table_get_text (table, row, "sex")))
        return (int) row;
      *is_of_other_sex = TRUE;
    }
  return -1;
}

/* A published upper limit of a bone marker, where one fits; how low one lies tells of treatment. */
static double
find_marker_limit (const TrabSafetyPerson *person, TrabMeasure measure)
{
  const TrabFacts *facts = person->facts;
  TrabMarkerInterval interval = { 0 };
  double limit = NAN;

  if (!facts->has_age
      || !trab_markers_find_interval (person->evidence, measure, facts->sex, facts->age_years,
                                      trab_panel_inputs_is_postmenopausal (facts), NULL, &interval,
                                      NULL)
      || !trab_unit_to_canonical (measure, interval.upper, interval.unit, &limit, NULL))
    return NAN;
  return limit;
}

/* @questions: (nullable): of illnesses that move it there, separated by blanks: each has a card or
 * a note of its own */
static gboolean
is_explained (const TrabSafetyPerson *person, const char *questions)
{
  g_auto (GStrv) ids = g_strsplit (questions ? questions : "", " ", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;

      if (trab_question_from_string (ids[i], &question)
          && trab_safety_person_ask (person, question) == TRAB_ANSWER_YES)
        return TRUE;
    }
  return FALSE;
}

/* What came with the value comes first, then the clinic's own limit, that of a rule here, and a
 * published one. */
static Side
look_at_side (const TrabSafetyPerson *person,
              const TrabTable *table,
              TrabMeasurement *latest,
              gboolean is_upper)
{
  TrabMeasure measure = trab_measurement_get (latest)->measure;
  Side side = { .limit = NAN, .is_marked = trab_measurement_is_marked (latest, is_upper) };
  gboolean is_of_other_sex = FALSE;
  int row = find_row (person, table, measure, is_upper, &is_of_other_sex);

  if (!trab_measurement_find_limit (latest, is_upper, &side.limit) && !is_of_other_sex)
    trab_evidence_get_own_limit (person->evidence, measure, is_upper, &side.limit);
  if (isnan (side.limit) && row >= 0 && trab_table_has (table, (guint) row, "limit"))
    side.limit = trab_table_get_double (table, (guint) row, "limit");
  if (isnan (side.limit) && is_upper)
    side.limit = find_marker_limit (person, measure);
  if (row < 0)
    return side;
  side.needs_no_limit = trab_table_get_text (table, (guint) row, "why") != NULL;
  side.is_read = trab_table_get_text (table, (guint) row, "read_by") != NULL
                 || is_explained (person, trab_table_get_text (table, (guint) row, "not_when"));
  return side;
}

static const TrabTable *
get_table (const TrabSafetyPerson *person)
{
  return trab_evidence_get_table (person->evidence, LIMITS, NULL);
}

static gboolean
is_beyond (const TrabSafetyPerson *person, TrabMeasure measure, gboolean is_upper, const Side *side)
{
  return !isnan (side->limit)
         && trab_safety_value_is_beyond (person, measure, is_upper, side->limit);
}

/* What another rule tells of is not told twice; it goes by a limit, and knows of no mark beside
 * one.
 * @limit: (out): NaN for a value that is marked alone */
static gboolean
is_told (const TrabSafetyPerson *person,
         TrabMeasure measure,
         gboolean is_upper,
         const Side *side,
         double *limit)
{
  gboolean is_outside = is_beyond (person, measure, is_upper, side);

  *limit = is_outside ? side->limit : NAN;
  if (!side->is_read)
    return is_outside || side->is_marked;
  return side->is_marked && !is_outside && !isnan (side->limit);
}

static void
walk_outside (const TrabSafetyPerson *person, Tell tell, gpointer user_data)
{
  const TrabTable *table = get_table (person);

  for (int i = 0; table != NULL && i < TRAB_N_MEASURES; i++)
    {
      TrabMeasure measure = (TrabMeasure) i;
      TrabMeasurement *latest = trab_safety_value_find_latest (person, measure);

      if (latest == NULL || trab_measure_get_info (measure)->group != TRAB_MEASURE_GROUP_LABORATORY)
        continue;
      for (int is_upper = FALSE; is_upper <= TRUE; is_upper++)
        {
          Side side = look_at_side (person, table, latest, is_upper);
          double limit = NAN;

          if (is_told (person, measure, is_upper, &side, &limit))
            tell (latest, is_upper, limit, user_data);
        }
    }
}

/* A value that a card tells of on its one side needs nothing more said about its other. */
static void
walk_without (const TrabSafetyPerson *person, Tell tell, gpointer user_data)
{
  const TrabTable *table = get_table (person);

  for (int i = 0; table != NULL && i < TRAB_N_MEASURES; i++)
    {
      TrabMeasure measure = (TrabMeasure) i;
      TrabMeasurement *latest = trab_safety_value_find_latest (person, measure);
      Side sides[2];
      gboolean is_outside = FALSE;

      if (latest == NULL || trab_measure_get_info (measure)->group != TRAB_MEASURE_GROUP_LABORATORY)
        continue;
      for (int is_upper = FALSE; is_upper <= TRUE; is_upper++)
        {
          sides[is_upper] = look_at_side (person, table, latest, is_upper);
          is_outside |= sides[is_upper].is_marked
                        || is_beyond (person, measure, is_upper, &sides[is_upper]);
        }
      for (int is_upper = FALSE; is_upper <= TRUE && !is_outside; is_upper++)
        if (isnan (sides[is_upper].limit) && !sides[is_upper].needs_no_limit)
          tell (latest, is_upper, NAN, user_data);
    }
}

static const struct
{
  const char *field;
  Walk walk;
} walks[] = {
  { "result_outside_limits", walk_outside },
  { "result_without_limits", walk_without },
};

static Walk
find_walk (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    if (g_str_equal (walks[i].field, field))
      return walks[i].walk;
  return NULL;
}

static void
count (TrabMeasurement *result, gboolean is_upper, double limit, gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
}

static void
set_beyond_own (const TrabSafetyPerson *person,
                TrabMeasure measure,
                gboolean is_upper,
                TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (
      fact, trab_safety_fact_answer_of (
                trab_safety_value_is_beyond_own_limit (person, measure, is_upper)));
}

/* What is not measured is asked for elsewhere, by the plans that need it. */
static void
find_low_calcium (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  static const char *const fields[]
      = { "serum_calcium_corrected_mmol_l", "calcium_not_adjusted_mmol_l" };
  gboolean is_low
      = trab_safety_value_is_beyond_own_limit (person, TRAB_MEASURE_CALCIUM_IONISED, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      TrabSafetyFact value = { .number = NAN };

      trab_safety_blood_look_up (person, fields[i], &value);
      is_low |= value.is_known && value.number + value.spread < value.low;
    }
  trab_safety_fact_set_answer (fact, trab_safety_fact_answer_of (is_low));
}

static void
find_low_vitamin_d (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabSafetyFact value = { .number = NAN };

  trab_safety_value_read (person, TRAB_MEASURE_VITAMIN_D, &value);
  trab_safety_fact_set_answer (
      fact,
      trab_safety_fact_answer_of (value.is_known
                                  && value.number + value.spread < trab_safety_person_get_limit (
                                         person, "vitamin_d_low_nmol_l")));
}

static void
find_low_alp (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  set_beyond_own (person, TRAB_MEASURE_ALP, FALSE, fact);
}

static void
find_low_ionised (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  set_beyond_own (person, TRAB_MEASURE_CALCIUM_IONISED, FALSE, fact);
}

static void
find_high_ionised (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  set_beyond_own (person, TRAB_MEASURE_CALCIUM_IONISED, TRUE, fact);
}

static const TrabSafetyFinder finders[] = {
  { "alp_low", find_low_alp },
  { "calcium_ionised_high", find_high_ionised },
  { "calcium_ionised_low", find_low_ionised },
  { "calcium_low", find_low_calcium },
  { "vitamin_d_low", find_low_vitamin_d },
};

/** trab_safety_results_look_up: whether the field is one of them */
gboolean
trab_safety_results_look_up (const TrabSafetyPerson *person,
                             const char *field,
                             TrabSafetyFact *fact)
{
  Walk walk = find_walk (field);
  guint n = 0;

  if (walk == NULL)
    return trab_safety_person_find_in (person, finders, G_N_ELEMENTS (finders), field, fact);
  walk (person, count, &n);
  trab_safety_fact_set_answer (fact, trab_safety_fact_answer_of (n > 0));
  return TRUE;
}

static void
add_detail (TrabMeasurement *result, gboolean is_upper, double limit, gpointer user_data)
{
  trab_safety_report_add_result (user_data, result, is_upper, limit);
}

/** trab_safety_results_tell: @card: gets the results for which the field holds */
void
trab_safety_results_tell (const TrabSafetyPerson *person, const char *field, TrabSafetyCard *card)
{
  Walk walk = find_walk (field);

  if (walk != NULL)
    walk (person, add_detail, card);
}
