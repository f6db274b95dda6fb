/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-entry-check.h"

#include <math.h>
#include <string.h>

#include "trab-markers.h"
#include "trab-medicine-match.h"
#include "trab-number.h"
#include "trab-t-score-check.h"
#include "trab-unit.h"

static const TrabSite hip_sites[] = { TRAB_SITE_FEMORAL_NECK, TRAB_SITE_TOTAL_HIP };

/** What a draft is judged by. */
typedef struct
{
  TrabEvidence *evidence; /* the session's, which outlives every draft */
  TrabSex sex;
} Judge;

static void
judge_t_score (TrabDraft *draft, const Judge *judge, TrabSite site, GPtrArray *problems)
{
  g_autofree char *bmd_field = g_strconcat ("bmd_", trab_measure_site_to_string (site), NULL);
  g_autofree char *t_field = g_strconcat ("t_score_", trab_measure_site_to_string (site), NULL);
  TrabTScoreInputs inputs = { .sex = judge->sex,
                              .site = site,
                              .scanner = trab_draft_get_text_or_null (draft, "scanner"),
                              .reference = trab_draft_get_text_or_null (draft, "reference") };
  TrabTScoreCheck check;
  TrabProblem *problem = NULL;

  if (!trab_draft_get_number (draft, bmd_field, &inputs.bmd_g_cm2)
      || !trab_draft_get_number (draft, t_field, &inputs.t_score)
      || !trab_t_score_check_run (judge->evidence, &inputs, &check, NULL)
      || check.state != TRAB_T_CHECK_MISFIT)
    return;
  problem = trab_problem_new (TRAB_PROBLEM_T_SCORE_MISFIT, t_field,
                              trab_draft_get_text (draft, t_field));
  problem->expected = check.t_score;
  g_ptr_array_add (problems, problem);
}

static void
judge_unit (TrabDraft *draft, const Judge *judge, GPtrArray *problems)
{
  const TrabDraftField *about = trab_draft_find_field (draft, "value");
  const char *text = trab_draft_get_text (draft, "value");
  const char *unit = trab_draft_get_unit (draft, "value");
  const char *likelier = NULL;
  double typed = 0;
  TrabProblem *problem = NULL;

  if (about == NULL || about->measure == 0 || !trab_number_parse (text, &typed)
      || !trab_markers_suggest_unit (judge->evidence, (TrabMeasure) (about->measure - 1), typed,
                                     unit, &likelier, NULL)
      || likelier == NULL)
    return;
  problem = trab_problem_new (TRAB_PROBLEM_UNIT_UNLIKELY, "value", text);
  problem->unit = g_strdup (unit);
  problem->other_unit = g_strdup (likelier);
  g_ptr_array_add (problems, problem);
}

static void
judge_draft (TrabDraft *draft, gpointer user_data, GPtrArray *problems)
{
  judge_unit (draft, user_data, problems);
  for (guint i = 0; i < G_N_ELEMENTS (hip_sites); i++)
    judge_t_score (draft, user_data, hip_sites[i], problems);
}

/** trab_entry_check_attach: @evidence: must outlive @draft; @record: of the draft's patient */
void
trab_entry_check_attach (TrabEvidence *evidence, TrabRecord *record, TrabDraft *draft)
{
  Judge judge
      = { .evidence = evidence, .sex = trab_patient_get (trab_record_get_patient (record))->sex };

  trab_draft_set_judge (draft, judge_draft, g_memdup2 (&judge, sizeof judge), g_free);
}

/** Findings of one record while they are collected. */
typedef struct
{
  TrabEvidence *evidence;
  const TrabMedicineBook *book; /* (nullable): medicines are not looked up */
  TrabRecord *record;
  const char *reference; /* (nullable): the person, as a file names them */
  int person;
  GHashTable *places;  /* (nullable): row -> TrabFinding: where it stands in the file */
  GPtrArray *findings; /* of TrabFinding */
  guint n_unknown_scales;
} Check;

static void
report (Check *check,
        TrabFindingSeverity severity,
        TrabFindingCode code,
        const char *subject,
        const char *received,
        const char *expected)
{
  TrabFindingFields fields = { .severity = severity,
                               .code = code,
                               .resource_id = check->reference,
                               .subject = subject,
                               .received = received,
                               .expected = expected,
                               .count = 1,
                               .person = check->person };

  g_ptr_array_add (check->findings, trab_finding_new (&fields));
}

static gboolean
check_t_score (Check *check, const TrabMeasurementFields *t_score, GError **error)
{
  TrabMeasurement *found = trab_record_find_of_scan (check->record, TRAB_MEASURE_BMD, t_score);
  const TrabMeasurementFields *bmd = found ? trab_measurement_get (found) : NULL;
  TrabTScoreInputs inputs
      = { .sex = trab_patient_get (trab_record_get_patient (check->record))->sex,
          .site = t_score->site,
          .scanner = t_score->scanner,
          .reference = t_score->reference,
          .bmd_g_cm2 = bmd ? bmd->value : NAN,
          .t_score = t_score->value };
  g_autofree char *subject
      = g_strconcat ("t_score_", trab_measure_site_to_string (t_score->site), NULL);
  char expected[G_ASCII_DTOSTR_BUF_SIZE];
  TrabTScoreCheck result;

  if (inputs.scanner == NULL && bmd != NULL)
    inputs.scanner = bmd->scanner;
  if (!trab_t_score_check_run (check->evidence, &inputs, &result, error))
    return FALSE;
  if (result.state == TRAB_T_CHECK_NO_SCANNER || result.state == TRAB_T_CHECK_UNKNOWN_MAKER)
    check->n_unknown_scales++;
  if (result.state != TRAB_T_CHECK_MISFIT)
    return TRUE;
  g_ascii_formatd (expected, sizeof expected, "%.1f", result.t_score);
  report (check, TRAB_FINDING_CONFLICT, TRAB_FINDING_CODE_T_SCORE_MISFIT, subject, t_score->text,
          expected);
  return TRUE;
}

/* A value of a file waits until somebody says which unit it is in. One that is typed or added was
 * looked at by whoever did it, and is only told about. */
static void
ask_unit (Check *check,
          TrabMeasurement *row,
          double as_written,
          const char *received,
          const char *likelier)
{
  TrabMeasurementFields fields = *trab_measurement_get (row);
  TrabFinding *place = check->places ? g_hash_table_lookup (check->places, row) : NULL;
  g_autoptr (TrabMeasurement) other = NULL;
  TrabFindingChoice choices[] = { { fields.unit, row }, { likelier, NULL } };
  TrabFindingFields finding = { .severity = TRAB_FINDING_CONFLICT,
                                .code = TRAB_FINDING_CODE_UNIT_IN_DOUBT,
                                .resource_id = check->reference,
                                .line = place ? trab_finding_get (place)->line : 0,
                                .subject = trab_measure_get_info (fields.measure)->id,
                                .received = received,
                                .expected = likelier,
                                .person = check->person };

  if (check->person >= 0
      && trab_unit_to_canonical (fields.measure, as_written, likelier, &fields.value, NULL))
    {
      fields.unit = likelier;
      other = trab_measurement_new (&fields);
      choices[1].row = other;
      finding.choices = choices;
      finding.n_choices = G_N_ELEMENTS (choices);
      finding.row = row;
    }
  g_ptr_array_add (check->findings, trab_finding_new (&finding));
}

static gboolean
check_unit (Check *check, TrabMeasurement *row, GError **error)
{
  const TrabMeasurementFields *fields = trab_measurement_get (row);
  g_autofree char *unit = trab_unit_normalise (fields->unit);
  g_autofree char *received = NULL;
  const char *likelier = NULL;
  double as_written = NAN;

  if (!trab_number_parse (fields->text, &as_written))
    return TRUE;
  if (!trab_markers_suggest_unit (check->evidence, fields->measure, as_written, unit, &likelier,
                                  error))
    return FALSE;
  if (likelier == NULL)
    return TRUE;
  received = g_strdup_printf ("%s %s", fields->text, fields->unit);
  ask_unit (check, row, as_written, received, likelier);
  return TRUE;
}

/* Whether the words of a line may mean the medicine of its code: they hold its name, both are of
 * one name or kind, or one of them tells neither. */
static gboolean
is_one_medicine (const TrabMedicineBook *book,
                 const TrabCourseFields *by_words,
                 const TrabCourseFields *by_code)
{
  g_autoptr (GArray) first = trab_medicine_match_find (book, by_words);
  g_autoptr (GArray) second = trab_medicine_match_find (book, by_code);
  g_autofree char *words = g_utf8_strdown (by_words->name, -1);
  g_autofree char *code = g_utf8_strdown (by_code->medicine, -1);
  gboolean is_comparable = FALSE;

  if (strstr (words, code) != NULL)
    return TRUE;
  for (guint i = 0; i < first->len; i++)
    for (guint n = 0; n < second->len; n++)
      {
        const TrabMedicineMatch *one = &g_array_index (first, TrabMedicineMatch, i);
        const TrabMedicineMatch *other = &g_array_index (second, TrabMedicineMatch, n);

        if (one->name == NULL || other->name == NULL)
          return TRUE;
        if (g_str_equal (one->name, other->name)
            || (one->kind != NULL && g_strcmp0 (one->kind, other->kind) == 0))
          return TRUE;
        is_comparable = TRUE;
      }
  return !is_comparable;
}

/* A code and words that name two medicines: nobody takes either before somebody has said which. */
static gboolean
check_medicine (Check *check, TrabCourse *course)
{
  TrabCourseFields by_words = *trab_course_get (course);
  TrabCourseFields by_code = by_words;
  g_autofree char *note = NULL;
  g_autoptr (TrabCourse) worded = NULL;
  g_autoptr (TrabCourse) coded = NULL;

  if (by_words.medicine == NULL || by_words.name == NULL || by_words.is_in_error)
    return TRUE;
  note = g_strdup_printf ("%s%s%s", by_code.name, by_code.note ? "; " : "",
                          by_code.note ? by_code.note : "");
  by_words.medicine = NULL;
  by_code.name = by_code.medicine;
  by_code.note = note;
  if (is_one_medicine (check->book, &by_words, &by_code))
    return TRUE;
  worded = trab_course_new (&by_words);
  coded = trab_course_new (&by_code);
  g_ptr_array_add (check->findings,
                   trab_finding_new (&(TrabFindingFields){
                       .severity = TRAB_FINDING_CONFLICT,
                       .code = TRAB_FINDING_CODE_MEDICINE_CONFLICT,
                       .resource_id = check->reference,
                       .subject = "medicine",
                       .received = by_words.name,
                       .expected = by_code.medicine,
                       .person = check->person,
                       .choices = (TrabFindingChoice[]){ { TRAB_FINDING_RECEIVED, worded },
                                                         { TRAB_FINDING_KNOWN, coded },
                                                         { TRAB_FINDING_LEAVE_OUT, NULL } },
                       .n_choices = 3 }));
  return FALSE;
}

static void
check_medicines (Check *check)
{
  GPtrArray *courses = trab_record_get_courses (check->record);

  for (guint i = courses->len; i > 0; i--)
    if (!check_medicine (check, courses->pdata[i - 1]))
      g_ptr_array_remove_index (courses, i - 1);
}

static gboolean
check_all (Check *check, GError **error)
{
  GPtrArray *measurements = trab_record_get_measurements (check->record);

  for (guint i = 0; i < measurements->len; i++)
    {
      TrabMeasurement *measurement = g_ptr_array_index (measurements, i);
      const TrabMeasurementFields *fields = trab_measurement_get (measurement);

      if (!trab_measurement_is_usable (measurement))
        continue;
      if (fields->measure == TRAB_MEASURE_T_SCORE ? !check_t_score (check, fields, error)
                                                  : !check_unit (check, measurement, error))
        return FALSE;
    }
  return TRUE;
}

/* One finding for all of them: a file without scanners has one for each person. */
static void
report_unknown_scales (guint n, GPtrArray *findings)
{
  TrabFindingFields fields = { .severity = TRAB_FINDING_KEPT,
                               .code = TRAB_FINDING_CODE_T_SCORE_SCANNER,
                               .count = n,
                               .person = -1 };

  if (n > 0)
    g_ptr_array_add (findings, trab_finding_new (&fields));
}

/**
 * trab_entry_check_record:
 * Returns: (transfer full) (nullable): of TrabFinding; NULL with TRAB_EVIDENCE_ERROR
 */
GPtrArray *
trab_entry_check_record (TrabEvidence *evidence, TrabRecord *record, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  Check check = { .evidence = evidence, .record = record, .person = -1, .findings = findings };

  if (!check_all (&check, error))
    return NULL;
  report_unknown_scales (check.n_unknown_scales, findings);
  return g_steal_pointer (&findings);
}

/** trab_entry_check_import: adds its findings to @import. Returns: FALSE with TRAB_EVIDENCE_ERROR
 */
gboolean
trab_entry_check_import (TrabEvidence *evidence, TrabImport *import, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  TrabMedicineBook book = { 0 };
  guint n_unknown_scales = 0;

  if (!trab_medicine_match_open (&book, evidence, error))
    return FALSE;
  for (guint i = 0; i < trab_import_get_n_persons (import); i++)
    {
      const TrabImportPerson *person = trab_import_get_person (import, i);
      Check check = { .evidence = evidence,
                      .book = &book,
                      .record = person->record,
                      .reference = person->reference,
                      .person = (int) i,
                      .places = person->places,
                      .findings = findings };

      if (!check_all (&check, error))
        return FALSE;
      if (!person->is_whole) /* what is ours already was asked when it came */
        check_medicines (&check);
      n_unknown_scales += check.n_unknown_scales;
    }
  report_unknown_scales (n_unknown_scales, findings);
  for (guint i = 0; i < findings->len; i++)
    trab_import_add_finding (import, g_ptr_array_index (findings, i));
  return TRUE;
}
