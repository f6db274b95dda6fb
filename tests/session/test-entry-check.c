/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked about values as they come in; nothing is ever corrected. */
#include "trab-entry-check.h"

#include <string.h>

#include "fixture-person.h"
#include "trab-laboratory-draft.h"
#include "trab-scan-draft.h"
#include "trab-session-import.h"
#include "trab-session.h"

#define LONG_HEAD                                                                                  \
  "patient_id,birth_date,sex,measured_at,kind,site,side,value,unit,device,ref_population\n"

static TrabRecord *
new_record (TrabSex sex)
{
  TrabPatientFields fields = { .family_name = "Probe", .sex = sex, .birth_date = { 1957, 2, 4 } };
  g_autoptr (TrabPatient) patient = trab_patient_new (&fields);

  return trab_record_new (patient);
}

static void
test_scan_draft (void)
{
  static const struct
  {
    const char *scanner;
    const char *bmd;
    const char *unit;
    const char *t_score;
    gboolean is_asked;
  } rows[] = {
    { "Hologic Discovery", "0.900", "", "-2.6", TRUE },
    { "Hologic Discovery", "0.600", "", "-2.2", FALSE },
    { "Hologic Discovery", "600", "mg/cm2", "-2.2", FALSE },
    { "GE Lunar iDXA", "0.700", "", "-2.4", FALSE },
    { "GE Lunar iDXA", "0.700", "", "-0.4", TRUE },
    { "Room 2", "0.900", "", "-2.6", FALSE }, /* of no known scale: nothing is claimed */
    { "", "0.900", "", "-2.6", FALSE },
    { "Hologic Discovery", "", "", "-2.6", FALSE },
  };
  g_autoptr (TrabSession) session = trab_session_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrabRecord) record = new_record (TRAB_SEX_FEMALE);
      g_autoptr (TrabRecord) into = new_record (TRAB_SEX_FEMALE);
      g_autoptr (TrabDraft) draft = trab_scan_draft_new (record, FIXTURE_PERSON_TODAY);
      const TrabProblem *problem = NULL;
      TrabMeasurement *built = NULL;

      g_test_message ("row %u", i);
      trab_session_judge_draft (session, record, draft);
      trab_draft_set_text (draft, "scan_date", "2025-10-28");
      trab_draft_set_text (draft, "scanner", rows[i].scanner);
      trab_draft_set_text (draft, "bmd_femoral_neck", rows[i].bmd);
      trab_draft_set_text (draft, "bmd_femoral_neck_unit", rows[i].unit);
      trab_draft_set_text (draft, "t_score_femoral_neck", rows[i].t_score);
      problem = trab_draft_get_problem (draft, "t_score_femoral_neck");
      g_assert_cmpint (problem != NULL, ==, rows[i].is_asked);
      if (problem != NULL)
        g_assert_cmpint (problem->kind, ==, TRAB_PROBLEM_T_SCORE_MISFIT);
      /* asked about, and kept as typed all the same */
      g_assert_true (trab_scan_draft_build (draft, NULL, NULL, into, NULL));
      built = trab_record_find_latest (into, TRAB_MEASURE_T_SCORE, TRAB_SITE_FEMORAL_NECK);
      g_assert_nonnull (built);
      g_assert_cmpstr (trab_measurement_get (built)->text, ==, rows[i].t_score);
    }
}

/* The other field answers the question too. */
static void
test_question_goes_with_its_cause (void)
{
  g_autoptr (TrabSession) session = trab_session_new (NULL);
  g_autoptr (TrabRecord) record = new_record (TRAB_SEX_FEMALE);
  g_autoptr (TrabDraft) draft = trab_scan_draft_new (record, FIXTURE_PERSON_TODAY);

  trab_session_judge_draft (session, record, draft);
  trab_draft_set_text (draft, "scanner", "Hologic");
  trab_draft_set_text (draft, "t_score_total_hip", "-2.6");
  trab_draft_set_text (draft, "bmd_total_hip", "0.900");
  g_assert_nonnull (trab_draft_get_problem (draft, "t_score_total_hip"));
  trab_draft_set_text (draft, "bmd_total_hip", "0.625");
  g_assert_null (trab_draft_get_problem (draft, "t_score_total_hip"));
}

/* A unit that is possible but almost certainly another one: asked, and saved if it is said again;
 * one in which the value is impossible keeps the form from being saved. */
static void
test_laboratory_draft (void)
{
  static const struct
  {
    TrabMeasure measure;
    const char *text;
    const char *unit;
    int kind; /* -1: believed */
    const char *other;
  } rows[] = {
    { TRAB_MEASURE_CTX, "300", "ng/L", -1, NULL },
    { TRAB_MEASURE_CTX, "300", "pg/mL", -1, NULL },
    { TRAB_MEASURE_CTX, "0.3", "ng/mL", -1, NULL },
    { TRAB_MEASURE_CTX, "3", "ng/L", TRAB_PROBLEM_UNIT_UNLIKELY, "ng/mL" },
    { TRAB_MEASURE_CTX, "4.9", "pg/mL", TRAB_PROBLEM_UNIT_UNLIKELY, "ng/mL" },
    { TRAB_MEASURE_CTX, "0.3", "pg/mL", TRAB_PROBLEM_UNIT_IN_DOUBT, "ng/mL" },
    { TRAB_MEASURE_CTX, "300", "ng/mL", TRAB_PROBLEM_UNIT_IN_DOUBT, "ng/L" },
    { TRAB_MEASURE_P1NP, "45", "ug/L", -1, NULL },
    { TRAB_MEASURE_P1NP, "0.045", "mg/L", -1, NULL },
    { TRAB_MEASURE_P1NP, "0.045", "ug/L", TRAB_PROBLEM_UNIT_IN_DOUBT, "mg/L" },
    { TRAB_MEASURE_P1NP, "45", "mg/L", TRAB_PROBLEM_UNIT_IN_DOUBT, "ug/L" },
    { TRAB_MEASURE_CREATININE, "80", "umol/L", -1, NULL },
    { TRAB_MEASURE_CREATININE, "0.9", "umol/L", TRAB_PROBLEM_UNIT_IN_DOUBT, "mg/dL" },
    { TRAB_MEASURE_CREATININE, "80", "mg/dL", TRAB_PROBLEM_UNIT_IN_DOUBT, "umol/L" },
    { TRAB_MEASURE_TESTOSTERONE, "450", "nmol/L", TRAB_PROBLEM_UNIT_IN_DOUBT, "ng/dL" },
    /* 2.5-fold: both are believable, and the material names no limit between them */
    { TRAB_MEASURE_VITAMIN_D, "30", "nmol/L", -1, NULL },
    { TRAB_MEASURE_VITAMIN_D, "30", "ng/mL", -1, NULL },
  };
  g_autoptr (TrabSession) session = trab_session_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrabRecord) record = new_record (TRAB_SEX_FEMALE);
      g_autoptr (TrabDraft) draft
          = trab_laboratory_draft_new (record, rows[i].measure, FIXTURE_PERSON_TODAY);
      const TrabProblem *problem = NULL;

      g_test_message ("row %u", i);
      trab_session_judge_draft (session, record, draft);
      trab_draft_set_text (draft, "lab_date", "2025-10-28");
      trab_draft_set_text (draft, "value", rows[i].text);
      trab_draft_set_text (draft, "value_unit", rows[i].unit);
      g_assert_cmpint (trab_draft_is_complete (draft), ==,
                       rows[i].kind != TRAB_PROBLEM_UNIT_IN_DOUBT);
      problem = trab_draft_get_problem (draft, "value");
      g_assert_cmpint (problem ? (int) problem->kind : -1, ==, rows[i].kind);
      if (problem != NULL)
        g_assert_cmpstr (problem->other_unit, ==, rows[i].other);
    }
}

static TrabFinding *
find (GPtrArray *findings, TrabFindingCode code)
{
  for (guint i = 0; i < findings->len; i++)
    if (trab_finding_get (g_ptr_array_index (findings, i))->code == code)
      return g_ptr_array_index (findings, i);
  return NULL;
}

static TrabImport *
read_csv (TrabSession *session, const char *csv)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, strlen (csv));
  g_autoptr (GError) error = NULL;
  TrabImport *import = trab_session_import_read (session, bytes, &(TrabImportReading){ 0 }, &error);

  g_assert_no_error (error);
  return import;
}

static void
test_import (void)
{
  g_autoptr (TrabSession) session = trab_session_new (NULL);
  g_autoptr (TrabImport) import
      = read_csv (session, LONG_HEAD
                  "p1,1957-02-04,F,2025-10-01,bmd,femoral_neck,left,0.900,g/cm2,Lunar iDXA,\n"
                  "p1,1957-02-04,F,2025-10-01,t_score,femoral_neck,left,-2.6,,Lunar iDXA,\n"
                  "p1,1957-02-04,F,2025-10-01,bmd,femoral_neck,right,0.680,g/cm2,Lunar iDXA,\n"
                  "p1,1957-02-04,F,2025-10-01,t_score,femoral_neck,right,-2.6,,Lunar iDXA,\n"
                  "p2,1957-02-04,F,2025-10-01,bmd,total_hip,,0.900,g/cm2,,\n"
                  "p2,1957-02-04,F,2025-10-01,t_score,total_hip,,-2.6,,,\n"
                  "p3,1957-02-04,F,2025-10-01,ctx,,,3,ng/L,,\n");
  GPtrArray *findings = trab_import_get_findings (import);
  TrabFinding *misfit = find (findings, TRAB_FINDING_CODE_T_SCORE_MISFIT);
  TrabFinding *scanner = find (findings, TRAB_FINDING_CODE_T_SCORE_SCANNER);
  TrabFinding *unit = find (findings, TRAB_FINDING_CODE_UNIT_IN_DOUBT);
  TrabMeasurement *kept = NULL;

  g_assert_nonnull (misfit);
  g_assert_cmpstr (trab_finding_get (misfit)->resource_id, ==, "p1");
  g_assert_cmpstr (trab_finding_get (misfit)->received, ==, "-2.6");
  /* Lunar 0.900: sBMD 0.8221, Hologic 0.73882, T -0.99 */
  g_assert_cmpstr (trab_finding_get (misfit)->expected, ==, "-1.0");
  g_assert_nonnull (scanner);
  g_assert_cmpuint (trab_finding_get (scanner)->count, ==, 1);
  g_assert_nonnull (unit);
  g_assert_cmpstr (trab_finding_get (unit)->received, ==, "3 ng/L");
  g_assert_cmpstr (trab_finding_get (unit)->expected, ==, "ng/mL");
  /* the right hip fits, and is told from the left */
  g_assert_cmpuint (trab_import_count_findings (import, TRAB_FINDING_CONFLICT), ==, 2);
  kept = trab_record_find_latest (trab_import_get_person (import, 2)->record, TRAB_MEASURE_CTX,
                                  TRAB_SITE_NONE);
  g_assert_cmpfloat (trab_measurement_get (kept)->value, ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/session/entry-check/scan-draft", test_scan_draft);
  g_test_add_func ("/session/entry-check/question-goes-with-its-cause",
                   test_question_goes_with_its_cause);
  g_test_add_func ("/session/entry-check/laboratory-draft", test_laboratory_draft);
  g_test_add_func ("/session/entry-check/import", test_import);
  return g_test_run ();
}
