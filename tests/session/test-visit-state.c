/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-dvo-reading.h"
#include "trab-facts-qfracture.h"
#include "trab-panel-inputs.h"
#include "trab-plan-refusal.h"
#include "trab-safety.h"
#include "trab-tables-load.h"

/* One visit state: what was answered today counts; what was said before counts in no number and
 * silences no alarm; what nobody said is not no. */

static const TrabDate today = { 2026, 11, 3 };
static const TrabDate last_year = { 2025, 10, 14 };
static TrabTables *tables;

static TrabRecord *
new_record (TrabSex sex)
{
  TrabPatientFields fields = { .id = "p", .sex = sex, .birth_date = { 1958, 6, 22 } };
  g_autoptr (TrabPatient) patient = trab_patient_new (&fields);

  return trab_record_new (patient);
}

static void
answer (TrabRecord *record, TrabDate day, const char *question, const char *text)
{
  TrabVisitFields fields = { .id = "v", .patient_id = "p" };
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrabVisit) visit = NULL;

  fields.moment = trab_moment_from_date (day);
  g_hash_table_insert (answers, (char *) question, (char *) text);
  visit = trab_visit_new (&fields, answers);
  trab_record_add_visit (record, visit);
}

static TrabFacts *
read_facts (TrabRecord *record)
{
  g_autoptr (GError) error = NULL;
  TrabFacts *facts = trab_facts_new (record, tables->evidence, tables->catalogue, today, &error);

  g_assert_no_error (error);
  return facts;
}

static void
take_medicine (TrabRecord *record, const char *class)
{
  TrabCourseFields fields = { .medicine = class, .name = "x", .is_ongoing = TRUE };
  g_autoptr (TrabCourse) course = trab_course_new (&fields);

  trab_record_add_course (record, course);
}

/* Everything the risk panel asks, as one text: what is known, and as what. */
static char *
dup_panel (const TrabFacts *facts)
{
  GString *text = g_string_new (NULL);
  TrabQfractureInputs qfracture;
  TrabPointInputs points;
  TrabGarvanInputs garvan;
  TrabVhrFacts very_high;
  g_auto (GStrv) missing = NULL;
  g_auto (GStrv) factors = trab_dvo_reading_dup_factors (facts, tables->evidence, &missing, NULL);
  g_autofree char *joined = g_strjoinv (",", factors);
  g_autofree char *without = g_strjoinv (",", missing);

  trab_facts_qfracture_fill (facts, &qfracture);
  trab_panel_inputs_fill_points (facts, &points);
  trab_panel_inputs_fill_garvan (facts, tables->evidence, &garvan);
  trab_panel_inputs_fill_very_high (facts, &very_high);
  for (guint i = 0; i < TRAB_N_QFRACTURE_FLAGS; i++)
    g_string_append_printf (text, "%d ", qfracture.flags[i]);
  g_string_append_printf (text, "| %d %d %d |", qfracture.smoking, qfracture.alcohol,
                          qfracture.ethnicity);
  for (guint i = 0; i < TRAB_N_POINT_INPUTS; i++)
    g_string_append_printf (text, " %d:%g", points.has[i], points.value[i]);
  g_string_append_printf (text, " | %d:%g %d:%g |", garvan.has_falls, garvan.falls,
                          garvan.has_prior_fractures, garvan.prior_fractures);
  for (guint i = 0; i < TRAB_N_VHR_FACTS; i++)
    g_string_append_printf (text, " %d:%g", very_high.has[i],
                            very_high.has[i] ? very_high.value[i] : 0);
  g_string_append_printf (text, " | %s | %s", joined, without);
  return g_string_free (text, FALSE);
}

/* An answer that the question accepts, other than "not known": the first of the choices. */
static const char *
get_some_answer (const TrabQuestionInfo *info, char buffer[16])
{
  switch (info->kind)
    {
    case TRAB_QUESTION_KIND_YES_NO:
      return "yes";
    case TRAB_QUESTION_KIND_CHOICE:
      g_strlcpy (buffer, info->choices, 16);
      buffer[strcspn (buffer, "|")] = '\0';
      return buffer;
    case TRAB_QUESTION_KIND_NUMBER:
      g_snprintf (buffer, 16, "%g", (info->low + info->high) / 2);
      return buffer;
    case TRAB_QUESTION_KIND_DATE:
      return "2025-09-01";
    case TRAB_QUESTION_KIND_WORDS:
      return "words";
    case TRAB_QUESTION_KIND_KEPT:
      return "{}";
    }
  return "";
}

static void
test_nobody_said (void)
{
  g_autoptr (TrabRecord) record = new_record (TRAB_SEX_FEMALE);
  g_autoptr (TrabFacts) facts = read_facts (record);
  TrabQfractureInputs qfracture;
  TrabPointInputs points;
  TrabVhrFacts very_high;

  trab_facts_qfracture_fill (facts, &qfracture);
  trab_panel_inputs_fill_points (facts, &points);
  trab_panel_inputs_fill_very_high (facts, &very_high);
  for (guint i = 0; i < TRAB_N_QFRACTURE_FLAGS; i++)
    g_assert_cmpint (qfracture.flags[i], ==, TRAB_ANSWER_NOT_KNOWN);
  for (guint i = 0; i < TRAB_N_POINT_INPUTS; i++)
    g_assert_cmpint (points.has[i], ==, i == TRAB_POINT_AGE);
  for (guint i = 0; i < TRAB_N_VHR_FACTS; i++)
    g_assert_cmpint (very_high.has[i], ==, i == TRAB_VHR_AGE_YEARS || i == TRAB_VHR_IS_WOMAN);
}

/* For each question: "not known" said aloud is the same as silence, and so is an empty visit. */
static void
test_not_known_is_silence (void)
{
  for (guint sex = TRAB_SEX_FEMALE; sex <= TRAB_SEX_MALE; sex++)
    {
      g_autoptr (TrabRecord) silent = new_record ((TrabSex) sex);
      g_autoptr (TrabFacts) of_silent = read_facts (silent);
      g_autofree char *expected = dup_panel (of_silent);

      for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
        {
          g_autoptr (TrabRecord) record = new_record ((TrabSex) sex);
          g_autoptr (TrabFacts) facts = NULL;
          g_autofree char *panel = NULL;

          answer (record, today, trab_question_get_info ((TrabQuestion) i)->id, "unknown");
          facts = read_facts (record);
          panel = dup_panel (facts);
          g_assert_cmpstr (panel, ==, expected);
        }
    }
}

/* For each question: said last year and not today, it is in no number; an event is. */
static void
test_carried_is_in_no_number (void)
{
  g_autoptr (TrabRecord) silent = new_record (TRAB_SEX_FEMALE);
  g_autoptr (TrabFacts) of_silent = read_facts (silent);
  g_autofree char *expected = dup_panel (of_silent);

  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    {
      const TrabQuestionInfo *info = trab_question_get_info ((TrabQuestion) i);
      g_autoptr (TrabRecord) record = new_record (TRAB_SEX_FEMALE);
      g_autoptr (TrabFacts) facts = NULL;
      g_autofree char *panel = NULL;
      char buffer[16];
      const char *text = NULL;
      TrabDate from = TRAB_DATE_NONE;

      answer (record, last_year, info->id, get_some_answer (info, buffer));
      facts = read_facts (record);
      panel = dup_panel (facts);
      g_assert_cmpstr (panel, ==, expected);
      if (i == TRAB_QUESTION_FINAL_PERIOD_AGE_YEARS)
        {
          g_assert_true (facts->is_menopause_known);
          continue;
        }
      g_assert_cmpint (trab_facts_get_state (facts, (TrabQuestion) i, &text, &from), ==,
                       TRAB_FACT_CARRIED);
      g_assert_cmpstr (text, ==, get_some_answer (info, buffer));
      g_assert_cmpint (trab_date_compare (from, last_year), ==, 0);
    }
}

static void
test_takes_has_one_answer (void)
{
  static const struct
  {
    const char *listed;
    const char *taken;
    TrabAnswer expected;
  } rows[]
      = { { NULL, NULL, TRAB_ANSWER_NOT_KNOWN },         { "no", NULL, TRAB_ANSWER_NOT_KNOWN },
          { "unknown", NULL, TRAB_ANSWER_NOT_KNOWN },    { "yes", NULL, TRAB_ANSWER_NO },
          { NULL, "OESTROGEN", TRAB_ANSWER_YES },        { "yes", "ALENDRONATE", TRAB_ANSWER_NO },
          { NULL, "ALENDRONATE", TRAB_ANSWER_NOT_KNOWN } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrabRecord) record = new_record (TRAB_SEX_FEMALE);
      g_autoptr (TrabFacts) facts = NULL;
      TrabPointInputs points;

      if (rows[i].listed != NULL)
        answer (record, today, "medicines_listed", rows[i].listed);
      if (rows[i].taken != NULL)
        take_medicine (record, rows[i].taken);
      facts = read_facts (record);
      g_assert_cmpint (trab_facts_ask_takes (facts, TRAB_MEDICINE_CLASS_OESTROGEN), ==,
                       rows[i].expected);
      trab_panel_inputs_fill_points (facts, &points);
      g_assert_cmpint (points.has[TRAB_POINT_CURRENT_ESTROGEN], ==,
                       rows[i].expected != TRAB_ANSWER_NOT_KNOWN);
    }
}

static void
add_measurement (TrabRecord *record, TrabMeasure measure, double value, TrabDate day)
{
  TrabMeasurementFields fields = { .measure = measure, .value = value, .text = "1", .unit = "1" };
  g_autoptr (TrabMeasurement) measurement = NULL;

  fields.moment = trab_moment_from_date (day);
  measurement = trab_measurement_new (&fields);
  trab_record_add_measurement (record, measurement);
}

/* A weight of ten days ago is known, on whatever day a visit was; past its limit it is named. */
static void
test_measured_has_an_age (void)
{
  static const struct
  {
    TrabDate day;
    TrabFactState state;
  } rows[] = { { { 2026, 10, 24 }, TRAB_FACT_TODAY },
               { { 2026, 8, 3 }, TRAB_FACT_TODAY },
               { { 2026, 8, 2 }, TRAB_FACT_STALE },
               { { 2026, 8, 0 }, TRAB_FACT_TODAY }, /* some day of that month */
               { { 2024, 1, 1 }, TRAB_FACT_STALE } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrabRecord) record = new_record (TRAB_SEX_FEMALE);
      g_autoptr (TrabFacts) facts = NULL;

      add_measurement (record, TRAB_MEASURE_WEIGHT, 61, rows[i].day);
      answer (record, (TrabDate){ 2026, 10, 30 }, "smoking", "0");
      facts = read_facts (record);
      g_assert_cmpint (trab_facts_get_measured (facts, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE, NULL),
                       ==, rows[i].state);
      g_assert_cmpint (facts->has_weight, ==, rows[i].state == TRAB_FACT_TODAY);
      g_assert_true (facts->with_carried->has_weight);
    }
}

static TrabSafetyReport *
check (TrabRecord *record)
{
  g_autoptr (TrabFacts) facts = read_facts (record);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_course_plan_free);
  g_auto (GStrv) ids = g_strsplit ("as-now hrt alendronate zoledronate trt exercise", " ", -1);
  TrabSafetyReport *report = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      TrabCoursePlan *plan = trab_course_plan_new (facts, tables->catalogue, ids[i], &error);

      g_assert_no_error (error);
      g_ptr_array_add (plans, plan);
    }
  report = trab_safety_check (tables->safety, facts, plans, 10, &error);
  g_assert_no_error (error);
  return report;
}

static gboolean
has_finding (TrabSafetyReport *report, const char *rule_id, const TrabSafetyCard **card)
{
  *card = trab_safety_report_find_card (report, rule_id);
  return *card != NULL;
}

static void
assert_stops_stay (TrabSafetyReport *before, TrabSafetyReport *after, const char *what)
{
  GPtrArray *cards = trab_safety_report_get_cards (before);

  for (guint i = 0; i < cards->len; i++)
    {
      const TrabSafetyCard *card = g_ptr_array_index (cards, i);

      for (guint j = 0; j < card->findings->len; j++)
        {
          const TrabSafetyFinding *finding = g_ptr_array_index (card->findings, j);
          const TrabSafetyCard *kept = NULL;

          if (finding->severity > TRAB_SAFETY_CHECK_FIRST)
            continue;
          if (!has_finding (after, finding->rule_id, &kept))
            g_error ("%s: %s fell silent", what, finding->rule_id);
          g_assert_true (kept->closes_all || !card->closes_all);
        }
    }
}

/* For each question and each of its answers: what rang when it was said still rings a year later,
 * and says from when it is. */
static void
test_carried_silences_no_stop (void)
{
  guint n_carried = 0;

  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    {
      const TrabQuestionInfo *info = trab_question_get_info ((TrabQuestion) i);
      g_auto (GStrv) texts = g_strsplit (info->choices ? info->choices : "yes|no", "|", -1);

      if (info->kind != TRAB_QUESTION_KIND_YES_NO && info->kind != TRAB_QUESTION_KIND_CHOICE)
        continue;
      for (guint j = 0; texts[j] != NULL; j++)
        for (guint sex = TRAB_SEX_FEMALE; sex <= TRAB_SEX_MALE; sex++)
          {
            g_autoptr (TrabRecord) said = new_record ((TrabSex) sex);
            g_autoptr (TrabRecord) carried = new_record ((TrabSex) sex);
            g_autoptr (TrabSafetyReport) then = NULL;
            g_autoptr (TrabSafetyReport) now = NULL;
            GPtrArray *cards = NULL;

            answer (said, today, info->id, texts[j]);
            answer (carried, last_year, info->id, texts[j]);
            then = check (said);
            now = check (carried);
            assert_stops_stay (then, now, info->id);
            cards = trab_safety_report_get_cards (now);
            for (guint k = 0; k < cards->len; k++)
              n_carried += trab_date_is_known (
                  ((TrabSafetyCard *) g_ptr_array_index (cards, k))->carried_from);
          }
    }
  g_assert_cmpuint (n_carried, >, 30); /* the law has something to hold on to */
}

static void
test_answered_today_is_of_today (void)
{
  g_autoptr (TrabRecord) record = new_record (TRAB_SEX_FEMALE);
  g_autoptr (TrabSafetyReport) carried = NULL;
  g_autoptr (TrabSafetyReport) unknown = NULL;
  g_autoptr (TrabSafetyReport) settled = NULL;
  const TrabSafetyCard *card = NULL;

  answer (record, last_year, "red_flags", "yes");
  carried = check (record);
  g_assert_true (trab_safety_report_closes_all (carried));
  card = g_ptr_array_index (trab_safety_report_get_cards (carried), 0);
  g_assert_false (card->is_of_today);
  g_assert_cmpint (trab_date_compare (card->carried_from, last_year), ==, 0);
  answer (record, today, "red_flags", "unknown");
  unknown = check (record);
  g_assert_true (trab_safety_report_closes_all (unknown));
  answer (record, today, "red_flags", "no");
  settled = check (record);
  g_assert_false (trab_safety_report_closes_all (settled));
}

int
main (int argc, char *argv[])
{
  int result = 0;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  tables = trab_tables_load_new (NULL);
  g_assert_nonnull (tables);
  g_test_add_func ("/session/visit-state/nobody-said", test_nobody_said);
  g_test_add_func ("/session/visit-state/not-known-is-silence", test_not_known_is_silence);
  g_test_add_func ("/session/visit-state/carried-is-in-no-number", test_carried_is_in_no_number);
  g_test_add_func ("/session/visit-state/takes-has-one-answer", test_takes_has_one_answer);
  g_test_add_func ("/session/visit-state/measured-has-an-age", test_measured_has_an_age);
  g_test_add_func ("/session/visit-state/carried-silences-no-stop", test_carried_silences_no_stop);
  g_test_add_func ("/session/visit-state/answered-today-is-of-today",
                   test_answered_today_is_of_today);
  result = g_test_run ();
  trab_tables_load_free (tables);
  return result;
}
