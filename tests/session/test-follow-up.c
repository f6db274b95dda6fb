/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fixture-files.h"
#include "fixture-person.h"
#include "trab-session-create.h"
#include "trab-session-follow-up.h"
#include "trab-session-open.h"
#include "trab-session-precision.h"

#define SCANNER "Hologic Horizon A 301"

static TrabFollowUp *
follow_up (FixturePerson *person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = trab_session_new (&error);
  TrabFollowUp *made = NULL;

  g_assert_no_error (error);
  fixture_person_visit (person);
  made = trab_session_follow_up (session, person->record, FIXTURE_PERSON_TODAY, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (made);
  return made;
}

/* One scan of the spine; a test changes what it is about. */
static TrabMeasurementFields
spine (int year, int month, double bmd_g_cm2)
{
  return (TrabMeasurementFields){ .measure = TRAB_MEASURE_BMD,
                                  .site = TRAB_SITE_LUMBAR_SPINE,
                                  .region = "L1-L4",
                                  .scanner = SCANNER,
                                  .artefacts = "none",
                                  .value = bmd_g_cm2,
                                  .moment = { .date = { year, month, 3 } } };
}

static const TrabScanPair *
get_pair (const TrabFollowUp *made, guint i)
{
  g_assert_cmpuint (made->scan_pairs->len, >, i);
  return g_ptr_array_index (made->scan_pairs, i);
}

typedef void (*Change) (TrabMeasurementFields *second);

static void
same (TrabMeasurementFields *second)
{
}

static void
other_scanner (TrabMeasurementFields *second)
{
  second->scanner = "GE Lunar iDXA 77";
}

static void
no_scanner (TrabMeasurementFields *second)
{
  second->scanner = NULL;
}

static void
other_vertebrae (TrabMeasurementFields *second)
{
  second->region = "L2-L4";
}

static void
artefact (TrabMeasurementFields *second)
{
  second->artefacts = "screw at L3";
}

static void
eleven_months (TrabMeasurementFields *second)
{
  second->moment.date = (TrabDate){ 2024, 10, 2 };
}

static void
twelve_months (TrabMeasurementFields *second)
{
  second->moment.date = (TrabDate){ 2024, 11, 3 };
}

/* The margin of the spine by default is 2.77 x 1.9 % = 5.263 %. */
static void
test_decision_path (void)
{
  static const struct
  {
    const char *name;
    double second_g_cm2;
    Change change;
    TrabResponseVerdict verdict;
    guint note;
  } rows[] = {
    { "up", 0.843, same, TRAB_RESPONSE_UP, TRAB_RESPONSE_NOTE_MARGIN_IS_A_GUESS },
    { "within", 0.841, same, TRAB_RESPONSE_NO_CHANGE, TRAB_RESPONSE_NOTE_MARGIN_IS_A_GUESS },
    { "down", 0.757, same, TRAB_RESPONSE_DOWN, TRAB_RESPONSE_NOTE_LOOK_FOR_CAUSES },
    { "other scanner", 0.9, other_scanner, TRAB_RESPONSE_NOT_COMPARABLE,
      TRAB_RESPONSE_NOTE_SCANNER_DIFFERS },
    { "no scanner", 0.9, no_scanner, TRAB_RESPONSE_NOT_COMPARABLE,
      TRAB_RESPONSE_NOTE_SCANNER_NOT_KNOWN },
    { "vertebrae", 0.9, other_vertebrae, TRAB_RESPONSE_NOT_COMPARABLE,
      TRAB_RESPONSE_NOTE_REGION_DIFFERS },
    { "artefact", 0.9, artefact, TRAB_RESPONSE_NOT_COMPARABLE, TRAB_RESPONSE_NOTE_NEW_ARTEFACT },
    { "too soon", 0.9, eleven_months, TRAB_RESPONSE_TOO_SOON, 0 },
    { "just a year", 0.9, twelve_months, TRAB_RESPONSE_UP, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (FixturePerson) person = { 0 };
      g_autoptr (TrabFollowUp) made = NULL;
      TrabMeasurementFields first = spine (2023, 11, 0.8);
      TrabMeasurementFields second = spine (2025, 10, rows[i].second_g_cm2);

      g_test_message ("%s", rows[i].name);
      rows[i].change (&second);
      fixture_person_init (&person, TRAB_SEX_FEMALE, 1957);
      fixture_person_add (&person, &first);
      fixture_person_add (&person, &second);
      made = follow_up (&person);
      g_assert_cmpuint (made->scan_pairs->len, ==, 1);
      g_assert_cmpint (get_pair (made, 0)->verdict, ==, rows[i].verdict);
      g_assert_cmpuint (get_pair (made, 0)->notes & rows[i].note, ==, rows[i].note);
      g_assert_cmpint (isnan (get_pair (made, 0)->change_pct), ==,
                       rows[i].verdict == TRAB_RESPONSE_NOT_COMPARABLE);
    }
}

/* Another site is no pair at all; another side is one without a verdict. */
static void
test_sites_are_not_mixed (void)
{
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabFollowUp) made = NULL;
  TrabMeasurementFields first = spine (2023, 11, 0.8);
  TrabMeasurementFields second = spine (2025, 10, 0.9);
  TrabMeasurementFields left = spine (2023, 11, 0.7);
  TrabMeasurementFields right = spine (2025, 10, 0.8);

  second.site = TRAB_SITE_FEMORAL_NECK;
  left.site = right.site = TRAB_SITE_TOTAL_HIP;
  left.side = "left";
  right.side = "right";
  fixture_person_init (&person, TRAB_SEX_FEMALE, 1957);
  fixture_person_add (&person, &first);
  fixture_person_add (&person, &second);
  fixture_person_add (&person, &left);
  fixture_person_add (&person, &right);
  made = follow_up (&person);
  g_assert_cmpuint (made->scan_pairs->len, ==, 1);
  g_assert_cmpint (get_pair (made, 0)->site, ==, TRAB_SITE_TOTAL_HIP);
  g_assert_cmpint (get_pair (made, 0)->verdict, ==, TRAB_RESPONSE_NOT_COMPARABLE);
  g_assert_cmpuint (get_pair (made, 0)->notes, ==, TRAB_RESPONSE_NOTE_SITE_DIFFERS);
}

/* Two steps within the margin can be a real loss together. */
static void
test_slow_loss_from_the_baseline (void)
{
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabFollowUp) made = NULL;
  TrabMeasurementFields scans[]
      = { spine (2021, 11, 0.80), spine (2023, 11, 0.77), spine (2025, 10, 0.74) };

  fixture_person_init (&person, TRAB_SEX_FEMALE, 1957);
  for (guint i = 0; i < G_N_ELEMENTS (scans); i++)
    fixture_person_add (&person, &scans[i]);
  made = follow_up (&person);
  g_assert_cmpuint (made->scan_pairs->len, ==, 2);
  g_assert_cmpint (get_pair (made, 0)->verdict, ==, TRAB_RESPONSE_NO_CHANGE);
  g_assert_true (get_pair (made, 1)->is_from_baseline);
  g_assert_cmpint (get_pair (made, 1)->verdict, ==, TRAB_RESPONSE_DOWN);
}

static void
test_hoped_for (void)
{
  static const struct
  {
    const char *medicine;
    const char *programme;
    gboolean is_broken;
    guint note;
  } rows[] = {
    { "ALENDRONATE", NULL, FALSE, TRAB_RESPONSE_NOTE_HOPED_FOR },
    { "OESTROGEN", NULL, FALSE, TRAB_RESPONSE_NOTE_HOPED_FOR },
    { "ALENDRONATE", NULL, TRUE, TRAB_RESPONSE_NOTE_NEW_FRACTURE },
    { "TESTOSTERONE", NULL, FALSE, TRAB_RESPONSE_NOTE_NONE },
    { NULL, "moderate", FALSE, TRAB_RESPONSE_NOTE_EFFECT_IS_SMALL },
  };
  const guint all = TRAB_RESPONSE_NOTE_HOPED_FOR | TRAB_RESPONSE_NOTE_NEW_FRACTURE
                    | TRAB_RESPONSE_NOTE_EFFECT_IS_SMALL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (FixturePerson) person = { 0 };
      g_autoptr (TrabFollowUp) made = NULL;
      TrabMeasurementFields first = spine (2023, 11, 0.8);
      TrabMeasurementFields second = spine (2025, 10, 0.81);

      fixture_person_init (&person, TRAB_SEX_FEMALE, 1957);
      fixture_person_add (&person, &first);
      fixture_person_add (&person, &second);
      fixture_person_answer (&person, "new_fracture", "no");
      if (rows[i].medicine != NULL)
        fixture_person_take (&person, rows[i].medicine, "oral", (TrabDate){ 2023, 12, 1 },
                             TRAB_DATE_NONE);
      if (rows[i].programme != NULL)
        fixture_person_answer (&person, "exercise_programme", rows[i].programme);
      if (rows[i].is_broken)
        fixture_person_break (&person, TRAB_FRACTURE_WRIST, (TrabDate){ 2024, 5, 0 });
      made = follow_up (&person);
      g_assert_cmpuint (get_pair (made, 0)->notes & all, ==, rows[i].note);
    }
}

/* One sample, 09:00 and fasting; a test changes what it is about. */
static TrabMeasurementFields
sample (TrabMeasure measure, TrabDate date, double value)
{
  return (TrabMeasurementFields){
    .measure = measure,
    .value = value,
    .laboratory = "Clinic laboratory",
    .method = "Roche Elecsys",
    .fasting = TRAB_ANSWER_YES,
    .moment = { .date = date, .has_time = TRUE, .hour = 9 },
  };
}

static void
not_fasting (TrabMeasurementFields *second)
{
  second->fasting = TRAB_ANSWER_NO;
}

static void
afternoon (TrabMeasurementFields *second)
{
  second->moment.hour = 15;
}

static void
no_time (TrabMeasurementFields *second)
{
  second->moment.has_time = FALSE;
}

static void
other_laboratory (TrabMeasurementFields *second)
{
  second->laboratory = "Hospital laboratory";
}

static void
test_markers (void)
{
  static const struct
  {
    const char *name;
    TrabMeasure measure;
    double second;
    const char *medicine;
    const char *route;
    Change change;
    TrabMarkerVerdict verdict;
    guint notes;
  } rows[] = {
    { "P1NP -39 %", TRAB_MEASURE_P1NP, 61, "ALENDRONATE", "oral", same, TRAB_MARKER_REAL_FALL, 0 },
    { "P1NP -38 %", TRAB_MEASURE_P1NP, 62, "ALENDRONATE", "oral", same, TRAB_MARKER_NO_REAL_FALL,
      0 },
    { "CTX -57 %", TRAB_MEASURE_CTX, 43, "RISEDRONATE", "oral", same, TRAB_MARKER_REAL_FALL, 0 },
    { "CTX -56 %", TRAB_MEASURE_CTX, 44, "RISEDRONATE", "oral", same, TRAB_MARKER_NO_REAL_FALL, 0 },
    { "CTX fed", TRAB_MEASURE_CTX, 40, "ALENDRONATE", "oral", not_fasting,
      TRAB_MARKER_NOT_COMPARABLE, TRAB_MARKER_NOTE_NOT_FASTING_MORNING },
    { "CTX afternoon", TRAB_MEASURE_CTX, 40, "ALENDRONATE", "oral", afternoon,
      TRAB_MARKER_NOT_COMPARABLE, TRAB_MARKER_NOTE_NOT_FASTING_MORNING },
    { "CTX no time", TRAB_MEASURE_CTX, 40, "ALENDRONATE", "oral", no_time,
      TRAB_MARKER_NOT_COMPARABLE, TRAB_MARKER_NOTE_FASTING_NOT_KNOWN },
    { "P1NP fed", TRAB_MEASURE_P1NP, 40, "ALENDRONATE", "oral", not_fasting, TRAB_MARKER_REAL_FALL,
      0 },
    { "laboratory", TRAB_MEASURE_P1NP, 40, "ALENDRONATE", "oral", other_laboratory,
      TRAB_MARKER_NOT_COMPARABLE, TRAB_MARKER_NOTE_LABORATORY_DIFFERS },
    { "infusion", TRAB_MEASURE_CTX, 40, "ZOLEDRONATE", "intravenous", same, TRAB_MARKER_NO_RULE,
      0 },
    { "HRT", TRAB_MEASURE_CTX, 40, "OESTROGEN", "oral", same, TRAB_MARKER_NO_RULE, 0 },
    { "TRT", TRAB_MEASURE_CTX, 40, "TESTOSTERONE", "transdermal", same, TRAB_MARKER_NO_RULE, 0 },
    { "exercise", TRAB_MEASURE_CTX, 40, NULL, NULL, same, TRAB_MARKER_NO_RULE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (FixturePerson) person = { 0 };
      g_autoptr (TrabFollowUp) made = NULL;
      TrabMeasurementFields first = sample (rows[i].measure, (TrabDate){ 2025, 7, 28 }, 100);
      TrabMeasurementFields second
          = sample (rows[i].measure, (TrabDate){ 2025, 11, 2 }, rows[i].second);
      const TrabMarkerChange *change = NULL;

      g_test_message ("%s", rows[i].name);
      rows[i].change (&second);
      fixture_person_init (&person, TRAB_SEX_FEMALE, 1957);
      fixture_person_add (&person, &first);
      fixture_person_add (&person, &second);
      fixture_person_answer (&person, "previous_fracture", "no");
      if (rows[i].medicine != NULL)
        fixture_person_take (&person, rows[i].medicine, rows[i].route, (TrabDate){ 2025, 8, 1 },
                             TRAB_DATE_NONE);
      made = follow_up (&person);
      g_assert_cmpuint (made->marker_changes->len, ==, 1);
      change = g_ptr_array_index (made->marker_changes, 0);
      g_assert_cmpint (change->verdict, ==, rows[i].verdict);
      g_assert_cmpuint (change->notes, ==, rows[i].notes);
    }
}

/* A break in the year before raises markers; one nobody asked about is not none. */
static void
test_marker_after_a_fracture (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_auto (FixturePerson) person = { 0 };
      g_autoptr (TrabFollowUp) made = NULL;
      TrabMeasurementFields first = sample (TRAB_MEASURE_P1NP, (TrabDate){ 2025, 7, 28 }, 100);
      TrabMeasurementFields second = sample (TRAB_MEASURE_P1NP, (TrabDate){ 2025, 11, 2 }, 40);
      const TrabMarkerChange *change = NULL;

      fixture_person_init (&person, TRAB_SEX_FEMALE, 1957);
      fixture_person_add (&person, &first);
      fixture_person_add (&person, &second);
      fixture_person_take (&person, "ALENDRONATE", "oral", (TrabDate){ 2025, 8, 1 },
                           TRAB_DATE_NONE);
      if (i == 0)
        fixture_person_break (&person, TRAB_FRACTURE_WRIST, (TrabDate){ 2025, 3, 0 });
      made = follow_up (&person);
      change = g_ptr_array_index (made->marker_changes, 0);
      g_assert_cmpint (change->verdict, ==, TRAB_MARKER_NOT_COMPARABLE);
      g_assert_cmpuint (change->notes, ==,
                        i == 0 ? TRAB_MARKER_NOTE_RECENT_FRACTURE
                               : TRAB_MARKER_NOTE_FRACTURE_NOT_KNOWN);
    }
}

static void
test_thousandfold_unit_is_asked_about (void)
{
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabFollowUp) made = NULL;
  TrabMeasurementFields ctx = sample (TRAB_MEASURE_CTX, (TrabDate){ 2025, 11, 2 }, 0.4);
  TrabMeasurementFields p1np = sample (TRAB_MEASURE_P1NP, (TrabDate){ 2025, 11, 2 }, 45);
  const TrabMarkerReading *reading = NULL;

  fixture_person_init (&person, TRAB_SEX_FEMALE, 1970);
  fixture_person_answer (&person, "menopause", "after");
  fixture_person_add (&person, &ctx);
  fixture_person_add (&person, &p1np);
  made = follow_up (&person);
  g_assert_cmpuint (made->markers->len, ==, 2);
  reading = g_ptr_array_index (made->markers, 0);
  g_assert_cmpstr (reading->asked_unit, ==, "ng/mL");
  g_assert_cmpfloat (reading->value, ==, 0.4); /* kept as it came */
  /* IDS-iSYS, postmenopausal women 50-79: 0.09 to 1.05 ng/mL, another method than this one */
  g_assert_true (reading->has_interval);
  g_assert_false (reading->is_same_assay);
  g_assert_cmpfloat_with_epsilon (reading->lower, 90, 1e-9);
  g_assert_cmpfloat_with_epsilon (reading->upper, 1050, 1e-9);
  reading = g_ptr_array_index (made->markers, 1);
  g_assert_null (reading->asked_unit);
  g_assert_cmpfloat_with_epsilon (reading->upper, 102.3, 1e-9);
}

static void
add_hip (FixturePerson *person, TrabMeasure measure, double value, const char *reference)
{
  TrabMeasurementFields fields = spine (2025, 10, value);

  fields.measure = measure;
  fields.site = TRAB_SITE_FEMORAL_NECK;
  fields.region = NULL;
  fields.reference = reference;
  fixture_person_add (person, &fields);
}

/* densitometry.md: neck 0.600 g/cm2 is T -2.15 against young women */
static void
test_density_check (void)
{
  static const struct
  {
    double t_score;
    gboolean is_misfit;
  } rows[] = { { -2.1, FALSE }, { -2.6, FALSE }, { -2.7, TRUE }, { -0.6, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (FixturePerson) person = { 0 };
      g_autoptr (TrabFollowUp) made = NULL;
      const TrabDensitySite *site = NULL;

      fixture_person_init (&person, TRAB_SEX_FEMALE, 1957);
      fixture_person_answer (&person, "menopause", "after");
      add_hip (&person, TRAB_MEASURE_BMD, 0.6, NULL);
      add_hip (&person, TRAB_MEASURE_T_SCORE, rows[i].t_score, "NHANES III white female");
      made = follow_up (&person);
      site = g_ptr_array_index (made->density->sites, 0);
      g_assert_cmpfloat_with_epsilon (site->checked_t_score, -2.15, 1e-9);
      g_assert_cmpfloat (site->t_score, ==, rows[i].t_score); /* what was printed stays */
      g_assert_cmpint (site->t_check, ==,
                       rows[i].is_misfit ? TRAB_T_CHECK_MISFIT : TRAB_T_CHECK_FITS);
      g_assert_cmpint (made->density->has_misfit, ==, rows[i].is_misfit);
    }
}

static void
test_density_of_a_man (void)
{
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabFollowUp) made = NULL;

  fixture_person_init (&person, TRAB_SEX_MALE, 1957);
  add_hip (&person, TRAB_MEASURE_BMD, 0.5915, NULL);
  add_hip (&person, TRAB_MEASURE_T_SCORE, -2.5, "NHANES III white male");
  made = follow_up (&person);
  /* consultation-workflow.md: a man's -2.5 of the neck is about -2.2 against young women */
  g_assert_cmpint (made->density->category, ==, TRAB_DENSITY_LOW);
  g_assert_cmpfloat_with_epsilon (made->density->female_t_score, -2.2, 1e-9);
  g_assert_cmpfloat (made->density->own_t_score, ==, -2.5);
  g_assert_false (made->density->has_misfit);
}

static void
test_density_before_menopause (void)
{
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabFollowUp) made = NULL;

  fixture_person_init (&person, TRAB_SEX_FEMALE, 1985);
  fixture_person_answer (&person, "menopause", "before");
  add_hip (&person, TRAB_MEASURE_T_SCORE, -2.7, "NHANES III white female");
  add_hip (&person, TRAB_MEASURE_Z_SCORE, -2.1, NULL);
  made = follow_up (&person);
  g_assert_cmpint (made->density->category, ==, TRAB_DENSITY_BELOW_EXPECTED);
  g_assert_true (made->density->is_by_z_score);
  g_assert_cmpfloat (made->density->score, ==, -2.1);
}

static void
test_single_vertebra_does_not_classify (void)
{
  static const struct
  {
    const char *region;
    gboolean is_excluded;
    TrabDensityCategory category;
  } rows[] = {
    { "L1-L4", FALSE, TRAB_DENSITY_OSTEOPOROSIS },   { "L2-L4", TRUE, TRAB_DENSITY_OSTEOPOROSIS },
    { "L1,L3-L4", TRUE, TRAB_DENSITY_OSTEOPOROSIS }, { "L1, L2", TRUE, TRAB_DENSITY_OSTEOPOROSIS },
    { "L3", TRUE, TRAB_DENSITY_NOT_KNOWN },          { NULL, FALSE, TRAB_DENSITY_OSTEOPOROSIS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (FixturePerson) person = { 0 };
      g_autoptr (TrabFollowUp) made = NULL;
      TrabMeasurementFields fields = spine (2025, 10, -2.8);

      fields.measure = TRAB_MEASURE_T_SCORE;
      fields.region = rows[i].region;
      fields.reference = "Hologic female";
      fixture_person_init (&person, TRAB_SEX_FEMALE, 1957);
      fixture_person_answer (&person, "menopause", "after");
      fixture_person_answer (&person, "previous_fracture", "no");
      fixture_person_add (&person, &fields);
      made = follow_up (&person);
      g_assert_cmpint (made->density->category, ==, rows[i].category);
      g_assert_cmpint (made->density->has_excluded_vertebrae, ==, rows[i].is_excluded);
    }
}

static void
test_kidney (void)
{
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabFollowUp) made = NULL;

  fixture_person_init (&person, TRAB_SEX_FEMALE, 1957);
  fixture_person_measure (&person, TRAB_MEASURE_CREATININE, TRAB_SITE_NONE, 88.4, NULL);
  made = follow_up (&person);
  /* 1.0 mg/dL, 68 y: 142 x (1/0.7)^-1.2 x 0.9938^68 x 1.012 */
  g_assert_cmpfloat_with_epsilon (made->kidney.egfr_ml_min_1_73,
                                  142 * pow (1 / 0.7, -1.2) * pow (0.9938, 68) * 1.012, 1e-9);
  g_assert_true (isnan (made->kidney.clearance_ml_min));
  g_assert_cmpstr (made->kidney.missing, ==, "weight");
}

/* The clinic's own precision is of one scanner and site. */
static void
test_own_precision (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = fixture_files_new_folder ();
  g_autofree char *store = g_build_filename (folder, "store", NULL);
  g_autoptr (TrabSession) session = trab_session_new (&error);
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabFollowUp) guessed = NULL;
  g_autoptr (TrabFollowUp) made = NULL;
  TrabMeasurementFields first = spine (2023, 11, 0.8);
  TrabMeasurementFields second = spine (2025, 10, 0.828);
  TrabPrecision own = { .scanner = (char *) SCANNER,
                        .site = TRAB_SITE_LUMBAR_SPINE,
                        .date = FIXTURE_PERSON_TODAY,
                        .study = { .n_patients = 30, .n_scans = 2, .rms_cv_pct = 1.2 } };
  g_autoptr (TrabMargins) margins = NULL;

  fixture_person_init (&person, TRAB_SEX_FEMALE, 1957);
  fixture_person_add (&person, &first);
  fixture_person_add (&person, &second);
  fixture_person_visit (&person);
  g_assert_true (trab_session_create_practice (session, store, FIXTURE_PERSON_TODAY, &error));
  g_assert_true (trab_session_open (session, store, NULL, NULL, &error));
  guessed = trab_session_follow_up (session, person.record, FIXTURE_PERSON_TODAY, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_pair (guessed, 0)->verdict, ==, TRAB_RESPONSE_NO_CHANGE);
  g_assert_true (get_pair (guessed, 0)->is_margin_a_guess);
  own.study.rms_sd_g_cm2 = -1;
  g_assert_false (trab_session_precision_save (session, &own, NULL));
  own.study.rms_sd_g_cm2 = 0.010;
  g_assert_true (trab_session_precision_save (session, &own, &error));
  made = trab_session_follow_up (session, person.record, FIXTURE_PERSON_TODAY, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (get_pair (made, 0)->is_margin_a_guess);
  g_assert_cmpfloat_with_epsilon (get_pair (made, 0)->lsc_g_cm2, 0.0277, 1e-9);
  g_assert_cmpint (get_pair (made, 0)->verdict, ==, TRAB_RESPONSE_UP);
  margins = trab_session_precision_load_margins (session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (trab_margins_get_n_own (margins), ==, 1);
  g_assert_cmpstr (trab_margins_get_own (margins, 0)->scanner, ==, SCANNER);
  g_assert_cmpint (trab_margins_get_own (margins, 0)->site, ==, TRAB_SITE_LUMBAR_SPINE);
  g_assert_cmpint (trab_margins_get_own (margins, 0)->date.year, ==, FIXTURE_PERSON_TODAY.year);
  g_assert_cmpuint (trab_margins_get_own (margins, 0)->study.degrees_of_freedom, ==, 30);
  g_assert_cmpfloat (trab_margins_get_own (margins, 0)->study.rms_cv_pct, ==, 1.2);
  g_assert_true (trab_session_close (session, &error));
  fixture_files_remove (folder);
}

/* What the model says of a response: one that fits, and one that no medicine explains. */
static void
test_reading (void)
{
  static const struct
  {
    double second_g_cm2;
    TrabConditioningReading low;
    TrabConditioningReading high;
  } rows[] = {
    { 0.84, TRAB_CONDITIONING_FITS, TRAB_CONDITIONING_FITS },
    { 0.70, TRAB_CONDITIONING_LITTLE_TAKEN, TRAB_CONDITIONING_DOES_NOT_FIT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (FixturePerson) person = { 0 };
      g_autoptr (TrabFollowUp) made = NULL;
      TrabMeasurementFields first = spine (2023, 11, 0.8);
      TrabMeasurementFields second = spine (2025, 10, rows[i].second_g_cm2);

      fixture_person_init (&person, TRAB_SEX_FEMALE, 1957);
      fixture_person_answer (&person, "menopause", "after");
      fixture_person_add (&person, &first);
      fixture_person_add (&person, &second);
      fixture_person_take (&person, "ALENDRONATE", "oral", (TrabDate){ 2023, 11, 10 },
                           TRAB_DATE_NONE);
      made = follow_up (&person);
      g_assert_cmpint (made->reading, >=, rows[i].low);
      g_assert_cmpint (made->reading, <=, rows[i].high);
    }
}

/* A woman on alendronate, two scans of the spine two years apart. */
static TrabFollowUp *
follow_pair (double second_g_cm2, const char *question, const char *answer)
{
  g_auto (FixturePerson) person = { 0 };
  TrabMeasurementFields first = spine (2023, 11, 0.8);
  TrabMeasurementFields second = spine (2025, 10, second_g_cm2);

  fixture_person_init (&person, TRAB_SEX_FEMALE, 1957);
  fixture_person_answer (&person, "menopause", "after");
  if (question != NULL)
    fixture_person_answer (&person, question, answer);
  fixture_person_add (&person, &first);
  fixture_person_add (&person, &second);
  fixture_person_take (&person, "ALENDRONATE", "oral", (TrabDate){ 2023, 11, 10 }, TRAB_DATE_NONE);
  return follow_up (&person);
}

static double
get_spine_pct (TrabRun *run, TrabQuantile quantile, guint month)
{
  return trab_run_get_pct (run, TRAB_QUANTITY_BMD_LS, TRAB_BAND_PERSON, quantile, month);
}

/* The path ahead before and after the data: the same people, weighted by what was measured. */
static void
test_path (void)
{
  g_autoptr (TrabFollowUp) well = follow_pair (0.85, NULL, NULL);
  g_autoptr (TrabFollowUp) again = follow_pair (0.85, NULL, NULL);
  g_autoptr (TrabFollowUp) badly = follow_pair (0.79, NULL, NULL);
  guint last = 0;

  g_assert_nonnull (well->projected);
  g_assert_nonnull (well->conditioned);
  last = trab_run_get_n_months (well->projected) - 1;
  g_assert_cmpuint (last, ==, 60);
  g_assert_cmpfloat (well->dashed_years, >, 0);
  g_assert_false (trab_run_get_provenance (well->projected)->is_conditioned);
  g_assert_true (trab_run_get_provenance (well->conditioned)->is_conditioned);
  /* changes are counted from today */
  g_assert_cmpfloat (get_spine_pct (well->projected, TRAB_QUANTILE_50, 0), ==, 0);
  g_assert_cmpfloat (get_spine_pct (well->conditioned, TRAB_QUANTILE_50, 0), ==, 0);
  /* who lost in spite of the tablet is expected to gain less than who gained */
  g_assert_nonnull (badly->conditioned);
  g_assert_cmpfloat (get_spine_pct (badly->conditioned, TRAB_QUANTILE_50, last), <,
                     get_spine_pct (well->conditioned, TRAB_QUANTILE_50, last));
  /* and the same data give the same path */
  g_assert_cmpfloat (trab_run_get_difference (well->projected, again->projected), ==, 0);
  g_assert_cmpfloat (trab_run_get_difference (well->conditioned, again->conditioned), ==, 0);
}

/* Data that do not fit leave the model's own path alone. */
static void
test_path_without_a_fit (void)
{
  g_autoptr (TrabFollowUp) made = follow_pair (1.6, NULL, NULL);

  g_assert_cmpint (made->reading, ==, TRAB_CONDITIONING_DOES_NOT_FIT);
  g_assert_nonnull (made->projected);
  g_assert_null (made->conditioned);
}

/* What closes a comparison closes this path, and without data there is none. */
static void
test_no_path (void)
{
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabFollowUp) nothing = NULL;
  g_autoptr (TrabFollowUp) denosumab = follow_pair (0.85, "denosumab_3y", "yes");

  g_assert_null (denosumab->projected);
  g_assert_null (denosumab->conditioned);
  fixture_person_init (&person, TRAB_SEX_FEMALE, 1957);
  fixture_person_answer (&person, "menopause", "after");
  nothing = follow_up (&person);
  g_assert_null (nothing->projected);
  g_assert_cmpint (nothing->reading, ==, TRAB_CONDITIONING_NOTHING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/session/follow-up/decision-path", test_decision_path);
  g_test_add_func ("/session/follow-up/sites-are-not-mixed", test_sites_are_not_mixed);
  g_test_add_func ("/session/follow-up/slow-loss", test_slow_loss_from_the_baseline);
  g_test_add_func ("/session/follow-up/hoped-for", test_hoped_for);
  g_test_add_func ("/session/follow-up/markers", test_markers);
  g_test_add_func ("/session/follow-up/marker-after-a-fracture", test_marker_after_a_fracture);
  g_test_add_func ("/session/follow-up/thousandfold-unit", test_thousandfold_unit_is_asked_about);
  g_test_add_func ("/session/follow-up/density-check", test_density_check);
  g_test_add_func ("/session/follow-up/density-of-a-man", test_density_of_a_man);
  g_test_add_func ("/session/follow-up/density-before-menopause", test_density_before_menopause);
  g_test_add_func ("/session/follow-up/single-vertebra", test_single_vertebra_does_not_classify);
  g_test_add_func ("/session/follow-up/kidney", test_kidney);
  g_test_add_func ("/session/follow-up/own-precision", test_own_precision);
  g_test_add_func ("/session/follow-up/reading", test_reading);
  g_test_add_func ("/session/follow-up/path", test_path);
  g_test_add_func ("/session/follow-up/path-without-a-fit", test_path_without_a_fit);
  g_test_add_func ("/session/follow-up/no-path", test_no_path);
  return g_test_run ();
}
