/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-consultation.h"

#include <string.h>

#include "trab-draft-history.h"
#include "trab-error.h"
#include "trab-safety-override.h"
#include "trab-session-create.h"
#include "trab-session-figures.h"
#include "trab-session-load.h"
#include "trab-session-open.h"
#include "trab-session-save.h"
#include "trab-session-sign.h"

#include "fixture-files.h"

/* The one gate: what a stop forbids is not signed, not given out and not taken in as signed. And
 * the one visit while it is written: what is typed is on the disk, or said not to be. */

static const TrabDate today = { 2026, 11, 3 };

typedef struct
{
  char *folder;
  char *store;
  TrabSession *session;
  TrabRecord *record;
} Fixture;

static TrabVisit *
new_visit (const char *id, TrabVisitStatus status, const char *const *pairs)
{
  TrabVisitFields fields = { .id = id, .status = status };
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);

  fields.moment = trab_moment_from_date (today);
  for (guint i = 0; pairs[i] != NULL; i += 2)
    g_hash_table_insert (answers, (char *) pairs[i], (char *) pairs[i + 1]);
  return trab_visit_new (&fields, answers);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  TrabPatientFields fields = { .family_name = "Probe", .sex = TRAB_SEX_FEMALE };
  g_autoptr (TrabPatient) patient = NULL;
  g_autoptr (TrabRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = fixture_files_new_folder ();
  fixture->store = g_build_filename (fixture->folder, "store", NULL);
  fixture->session = trab_session_new (&error);
  g_assert_no_error (error);
  g_assert_true (trab_session_create_practice (fixture->session, fixture->store, today, &error));
  g_assert_true (trab_session_open (fixture->session, fixture->store, NULL, NULL, &error));
  g_assert_no_error (error);
  fields.birth_date = (TrabDate){ 1966, 1, 1 };
  fields.is_practice = TRUE;
  patient = trab_patient_new (&fields);
  record = trab_record_new (patient);
  fixture->record = trab_session_save (fixture->session, record, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_object_unref (fixture->record);
  trab_session_close (fixture->session, NULL);
  g_object_unref (fixture->session);
  fixture_files_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->store);
}

static const char *
get_patient_id (Fixture *fixture)
{
  return trab_patient_get (trab_record_get_patient (fixture->record))->id;
}

#define VISIT_ID "018f0000-0000-7000-8000-000000000009"

static TrabRecord *
new_changes (Fixture *fixture, TrabVisitStatus status, const char *const *pairs)
{
  g_autoptr (TrabVisit) visit = new_visit (VISIT_ID, status, pairs);
  TrabRecord *changes = trab_record_new (trab_record_get_patient (fixture->record));

  trab_record_add_visit (changes, visit);
  return changes;
}

static void
assert_refused (Fixture *fixture, const char *const *pairs, int code)
{
  g_autoptr (TrabRecord) changes = new_changes (fixture, TRAB_VISIT_DRAFT, pairs);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) signed_one
      = trab_session_sign (fixture->session, changes, VISIT_ID, &error);
  g_autoptr (TrabRecord) stored = NULL;

  g_assert_error (error, TRAB_SIGN_ERROR, code);
  g_assert_null (signed_one);
  stored = trab_session_load (fixture->session, get_patient_id (fixture), NULL);
  g_assert_null (trab_record_find_visit (stored, VISIT_ID)); /* nothing was written */
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  static const char *const nothing[] = { "vte", "yes", NULL };
  static const char *const stop[] = { "vte", "yes", "plan_choice", "hrt", NULL };
  static const char *const blank[]
      = { "vte", "yes", "plan_choice", "hrt", "safety_overrides", "clots:  ", NULL };
  static const char *const past[] = { "plan_choice", "not-yet", "review_date", "2026-11-03", NULL };
  static const char *const no_day[]
      = { "plan_choice", "not-yet", "review_date", "2027-02-31", NULL };
  static const char *const vague[] = { "plan_choice", "not-yet", "review_date", "2027", NULL };
  static const char *const other_sex[] = { "plan_choice", "trt", NULL };
  static const char *const closed_week[]
      = { "plan_choice", "as-now", "exercise_week", "ex01:2", NULL };

  assert_refused (fixture, nothing, TRAB_SIGN_ERROR_NO_CHOICE);
  assert_refused (fixture, stop, TRAB_SIGN_ERROR_REASON_MISSING);
  assert_refused (fixture, blank, TRAB_SIGN_ERROR_REASON_MISSING);
  assert_refused (fixture, past, TRAB_SIGN_ERROR_REVIEW_DATE);
  assert_refused (fixture, no_day, TRAB_SIGN_ERROR_REVIEW_DATE);
  assert_refused (fixture, vague, TRAB_SIGN_ERROR_REVIEW_DATE);
  assert_refused (fixture, other_sex, TRAB_SIGN_ERROR_NOT_FOR_PERSON);
  assert_refused (fixture, closed_week, TRAB_SIGN_ERROR_WEEK_CLOSED);
}

/* Over a stop with a reason, and without what was not asked: each needs its own. */
static void
test_what_was_not_asked (Fixture *fixture, gconstpointer unused)
{
  static const char *const stop_alone[]
      = { "vte", "yes", "plan_choice", "hrt", "safety_overrides", "clots: told and weighed", NULL };
  static const char *const as_now[] = { "plan_choice", "as-now", NULL };
  g_autoptr (TrabRecord) changes = new_changes (fixture, TRAB_VISIT_DRAFT, as_now);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) signed_one = NULL;

  assert_refused (fixture, stop_alone, TRAB_SIGN_ERROR_NOT_ASKED);
  signed_one = trab_session_sign (fixture->session, changes, VISIT_ID, &error);
  g_assert_no_error (error); /* things as they are wait for nothing */
}

/* Keeping things as they are begins nothing: a stop about the person does not wait for a reason. */
static void
test_as_now_begins_nothing (Fixture *fixture, gconstpointer unused)
{
  static const char *const answers[] = { "plan_choice", "as-now", "bone_metastasis", "yes", NULL };
  g_autoptr (TrabRecord) changes = new_changes (fixture, TRAB_VISIT_DRAFT, answers);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) signed_one
      = trab_session_sign (fixture->session, changes, VISIT_ID, &error);

  g_assert_no_error (error);
}

/* It goes on with what is taken: a stop about that needs its reason. */
static void
test_as_now_goes_on (Fixture *fixture, gconstpointer unused)
{
  static const char *const answers[]
      = { "plan_choice", "as-now", "cancer", "yes", "breast_cancer", "yes", NULL };
  const TrabCourseFields taken = { .name = "Evorel 50", .is_ongoing = TRUE };
  g_autoptr (TrabRecord) changes = new_changes (fixture, TRAB_VISIT_DRAFT, answers);
  g_autoptr (TrabCourse) course = trab_course_new (&taken);
  TrabGiveOutRequest request = { .plan_id = "as-now", .today = today };
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) saved = NULL;

  trab_record_add_course (changes, course);
  saved = trab_session_save (fixture->session, changes, &error);
  g_assert_no_error (error);
  request.record = saved;
  g_assert_cmpint (trab_session_may_give_out (fixture->session, &request, NULL, &error), ==,
                   TRAB_GIVE_OUT_REFUSED);
  g_assert_error (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_REASON_MISSING);
  g_assert_nonnull (strstr (error->message, "breast-cancer"));
}

/* The reason not to ask goes by each question: none is covered that was not named. */
static void
test_reason_not_to_ask (Fixture *fixture, gconstpointer unused)
{
  static const char *const nothing[] = { NULL };
  static const char *const typed[] = { "not-asked=bloods tomorrow", NULL };
  static const char *const bare[] = { "bloods tomorrow", NULL };
  g_autoptr (TrabRecord) changes = new_changes (fixture, TRAB_VISIT_DRAFT, nothing);
  g_autoptr (TrabRecord) record = trab_session_save (fixture->session, changes, NULL);
  TrabGiveOutRequest request = { .record = record, .plan_id = "zoledronate", .today = today };
  g_autoptr (GError) error = NULL;
  g_autofree char *reasons
      = trab_session_may_dup_reasons (fixture->session, &request, typed, &error);
  g_autofree char *same = trab_session_may_dup_reasons (fixture->session, &request, bare, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (reasons, ==, same);
  g_assert_nonnull (strstr (reasons, "not-asked/history_onj: bloods tomorrow"));
  g_assert_cmpuint (trab_safety_override_count (reasons), ==, 1);
  g_assert_cmpint (trab_session_may_give_out (fixture->session, &request, NULL, &error), ==,
                   TRAB_GIVE_OUT_REFUSED);
  g_assert_error (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_NOT_ASKED);
  g_assert_nonnull (strstr (error->message, "jaw_necrosis"));
  g_clear_error (&error);
  request.reasons = reasons;
  g_assert_cmpint (trab_session_may_give_out (fixture->session, &request, NULL, &error), ==,
                   TRAB_GIVE_OUT_DECIDED);
  g_assert_no_error (error);
  request.plan_id = "hrt"; /* other questions, that the reason was not for */
  g_assert_cmpint (trab_session_may_give_out (fixture->session, &request, NULL, &error), ==,
                   TRAB_GIVE_OUT_REFUSED);
  g_assert_error (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_NOT_ASKED);
}

/* A reason that a row of the same transaction makes necessary is asked for too. */
static void
test_row_of_the_same_transaction (Fixture *fixture, gconstpointer unused)
{
  static const char *const pairs[] = { "plan_choice", "hrt", NULL };
  static const char *const before[] = { "vte", "yes", NULL };
  g_autoptr (TrabRecord) changes = new_changes (fixture, TRAB_VISIT_DRAFT, pairs);
  g_autoptr (TrabVisit) earlier = new_visit (NULL, TRAB_VISIT_DRAFT, before);
  g_autoptr (GError) error = NULL;

  trab_record_add_visit (changes, earlier);
  g_assert_null (trab_session_sign (fixture->session, changes, VISIT_ID, &error));
  g_assert_error (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_REASON_MISSING);
}

/* Signed over a stop with a reason: what it warned of is counted. */
static void
test_warnings_are_counted (Fixture *fixture, gconstpointer unused)
{
  static const char *const typed[]
      = { "clots=told and weighed", "not-asked=she could not stay", NULL };
  TrabGiveOutRequest request = { .record = fixture->record, .plan_id = "hrt", .today = today };
  g_autofree char *reasons = trab_session_may_dup_reasons (fixture->session, &request, typed, NULL);
  const char *const pairs[] = { "vte",
                                "yes",
                                "plan_choice",
                                "hrt",
                                "plans_compared",
                                "as-now hrt:oral-1 -alendronate",
                                "safety_overrides",
                                reasons,
                                NULL };
  g_autoptr (TrabRecord) changes = new_changes (fixture, TRAB_VISIT_DRAFT, pairs);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) signed_one
      = trab_session_sign (fixture->session, changes, VISIT_ID, &error);
  TrabWarningFigures figures;

  g_assert_no_error (error);
  g_assert_true (trab_session_figures_read (fixture->session, &figures, &error));
  g_assert_cmpuint (figures.n_visits, ==, 1);
  g_assert_cmpuint (figures.n_with_reason, ==, 1);
  g_assert_cmpuint (figures.sum.reasons, ==, 2);
  g_assert_cmpuint (figures.sum.stops, >=, 1);
  g_assert_cmpuint (figures.sum.cards, >=, figures.sum.stops + figures.sum.checks);
}

static TrabGiveOut
ask (Fixture *fixture, TrabRecord *record, const char *plan, const char *reasons, GError **error)
{
  TrabGiveOutRequest request
      = { .record = record, .plan_id = plan, .reasons = reasons, .today = today };

  return trab_session_may_give_out (fixture->session, &request, NULL, error);
}

static void
test_given_out (Fixture *fixture, gconstpointer unused)
{
  static const char *const stop[] = { "vte", "yes", "plan_choice", "hrt", NULL };
  static const char *const reasoned[]
      = { "vte", "yes", "plan_choice", "hrt", "safety_overrides", "clots: told and weighed", NULL };
  static const char *const bare[] = { "told and weighed", NULL };
  static const char *const both[] = { "told and weighed", "not-asked=she could not stay", NULL };
  g_autoptr (TrabRecord) changes = new_changes (fixture, TRAB_VISIT_DRAFT, stop);
  g_autoptr (TrabRecord) as_draft = trab_session_save (fixture->session, changes, NULL);
  g_autoptr (TrabRecord) forged = new_changes (fixture, TRAB_VISIT_SIGNED, stop);
  g_autoptr (TrabRecord) good = new_changes (fixture, TRAB_VISIT_SIGNED, reasoned);
  g_autoptr (GError) error = NULL;
  TrabGiveOutRequest request = { .record = as_draft, .plan_id = "hrt", .today = today };
  g_autofree char *one = trab_session_may_dup_reasons (fixture->session, &request, bare, NULL);
  g_autofree char *reasons = trab_session_may_dup_reasons (fixture->session, &request, both, NULL);

  g_assert_cmpint (ask (fixture, as_draft, NULL, NULL, NULL), ==, TRAB_GIVE_OUT_NOT_DECIDED);
  g_assert_cmpint (ask (fixture, as_draft, "hrt", NULL, &error), ==, TRAB_GIVE_OUT_REFUSED);
  g_assert_error (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_REASON_MISSING);
  g_assert_cmpstr (error->message, ==, "clots");
  g_assert_cmpstr (one, ==, "clots: told and weighed");
  g_assert_cmpint (ask (fixture, as_draft, "hrt", one, NULL), ==, TRAB_GIVE_OUT_REFUSED);
  g_assert_cmpint (ask (fixture, as_draft, "hrt", reasons, NULL), ==, TRAB_GIVE_OUT_DECIDED);
  g_assert_cmpint (ask (fixture, forged, NULL, NULL, NULL), ==, TRAB_GIVE_OUT_REFUSED);
  g_assert_cmpint (ask (fixture, good, NULL, NULL, NULL), ==, TRAB_GIVE_OUT_DECIDED);
  request.patient_id = "somebody-else";
  g_clear_error (&error);
  g_assert_cmpint (trab_session_may_give_out (fixture->session, &request, NULL, &error), ==,
                   TRAB_GIVE_OUT_REFUSED);
  g_assert_error (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_WRONG_PERSON);
}

static void
test_signed_from_a_file_is_a_draft (Fixture *fixture, gconstpointer unused)
{
  static const char *const stop[] = { "vte", "yes", "plan_choice", "hrt", NULL };
  static const char *const fine[] = { "plan_choice", "as-now", NULL };
  g_autoptr (TrabRecord) forged = new_changes (fixture, TRAB_VISIT_SIGNED, stop);
  g_autoptr (TrabRecord) good = trab_record_new (trab_record_get_patient (fixture->record));
  g_autoptr (TrabVisit) visit = new_visit (NULL, TRAB_VISIT_SIGNED, fine);
  g_autoptr (GPtrArray) findings = trab_session_check_record (fixture->session, forged, NULL);
  g_autoptr (TrabRecord) kept = trab_session_save (fixture->session, forged, NULL);
  g_autoptr (TrabRecord) both = NULL;
  guint n_signed = 0;

  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpint (trab_visit_get (trab_record_find_visit (kept, VISIT_ID))->status, ==,
                   TRAB_VISIT_DRAFT);
  trab_record_add_visit (good, visit);
  both = trab_session_save (fixture->session, good, NULL);
  for (guint i = 0; i < trab_record_get_visits (both)->len; i++)
    n_signed += trab_visit_get (g_ptr_array_index (trab_record_get_visits (both), i))->status
                == TRAB_VISIT_SIGNED;
  g_assert_cmpuint (n_signed, ==, 1);
}

/* The visit while it is written */

typedef struct
{
  guint n_done;
  GError *error;
} Answer;

static void
answer_clear (Answer *answer)
{
  g_clear_error (&answer->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->n_done++;
  g_clear_error (&answer->error);
  trab_consultation_save_finish (TRAB_CONSULTATION (source), result, &answer->error);
}

static void
wait_for (Answer *answer, guint n)
{
  while (answer->n_done < n)
    g_main_context_iteration (NULL, TRUE);
}

static const char *
get_stored (Fixture *fixture, TrabConsultation *consultation, TrabQuestion question)
{
  g_autoptr (TrabRecord) stored
      = trab_session_load (fixture->session, get_patient_id (fixture), NULL);
  TrabVisit *visit = trab_record_find_visit (stored, trab_consultation_get_visit_id (consultation));

  return visit ? g_intern_string (trab_visit_get_text (visit, question)) : NULL;
}

/* What is typed while a save goes on is saved behind it, and who waits is told after that. */
static void
test_one_in_flight_one_wanted (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabConsultation) consultation
      = trab_consultation_new (fixture->session, fixture->record, today);
  TrabDraft *draft = trab_consultation_get_draft (consultation);
  Answer first = { 0 };
  Answer rest = { 0 };

  g_assert_true (trab_consultation_is_settled (consultation));
  trab_draft_set_text (draft, "smoking", "1");
  trab_consultation_save_async (consultation, NULL, answered_cb, &first);
  trab_draft_set_text (draft, "alcohol", "2");
  trab_draft_set_text (draft, "weight", "6"); /* cannot be: the others do not wait for it */
  for (guint i = 0; i < 20; i++)
    trab_consultation_save_async (consultation, NULL, answered_cb, &rest);
  trab_consultation_flush_async (consultation, answered_cb, &rest);
  wait_for (&first, 1);
  g_assert_no_error (first.error);
  wait_for (&rest, 21);
  g_assert_no_error (rest.error);
  g_assert_true (trab_consultation_is_settled (consultation));
  g_assert_cmpstr (get_stored (fixture, consultation, TRAB_QUESTION_SMOKING), ==, "1");
  g_assert_cmpstr (get_stored (fixture, consultation, TRAB_QUESTION_ALCOHOL), ==, "2");
  g_assert_cmpstr (trab_draft_get_text (draft, "weight"), ==, "6");
}

/* A store that does not answer loses nothing: it is told, and the next save has it all. */
static void
test_a_failed_save_is_told (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabConsultation) consultation
      = trab_consultation_new (fixture->session, fixture->record, today);
  TrabDraft *draft = trab_consultation_get_draft (consultation);
  g_auto (Answer) answer = { 0 };

  trab_draft_set_text (draft, "smoking", "1");
  g_assert_true (trab_session_close (fixture->session, NULL));
  trab_consultation_save_async (consultation, NULL, answered_cb, &answer);
  trab_consultation_flush_async (consultation, answered_cb, &answer);
  wait_for (&answer, 2);
  g_assert_nonnull (answer.error);
  g_assert_true (trab_consultation_has_changes (consultation));
  g_assert_false (trab_consultation_is_settled (consultation));
  g_assert_cmpstr (
      trab_visit_get_text (trab_record_find_visit (trab_consultation_get_record (consultation),
                                                   trab_consultation_get_visit_id (consultation)),
                           TRAB_QUESTION_SMOKING),
      ==, "1"); /* the numbers know it all the same */
  g_assert_true (trab_session_open (fixture->session, fixture->store, NULL, NULL, NULL));
  trab_consultation_flush_async (consultation, answered_cb, &answer);
  wait_for (&answer, 3);
  g_assert_no_error (answer.error);
  g_assert_cmpstr (get_stored (fixture, consultation, TRAB_QUESTION_SMOKING), ==, "1");
}

/* What the button would say, signing says; a signed visit takes nothing more. */
static void
test_consultation_signs (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabConsultation) consultation
      = trab_consultation_new (fixture->session, fixture->record, today);
  TrabDraft *draft = trab_consultation_get_draft (consultation);
  TrabWarningFigures figures;
  g_auto (Answer) answer = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (trab_consultation_check_sign (consultation, &error));
  g_assert_error (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_NO_CHOICE);
  trab_draft_set_text (draft, "plan_choice", "as-now");
  trab_draft_set_text (draft, "review_date", "2020-01-01");
  trab_consultation_sign_async (consultation, answered_cb, &answer);
  wait_for (&answer, 1);
  /* the field itself says it, before the gate is asked */
  g_assert_error (answer.error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_NOT_UNDERSTOOD);
  g_assert_false (trab_consultation_is_signed (consultation));
  g_assert_cmpint (trab_consultation_may_give_out (consultation, NULL, NULL), ==,
                   TRAB_GIVE_OUT_NOT_DECIDED);
  trab_draft_set_text (draft, "review_date", "2027-05-03");
  g_assert_true (trab_consultation_check_sign (consultation, NULL));
  trab_consultation_sign_async (consultation, answered_cb, &answer);
  wait_for (&answer, 2);
  g_assert_no_error (answer.error);
  g_assert_true (trab_consultation_is_signed (consultation));
  /* what it warned of is counted once; what was refused is not */
  g_assert_true (trab_session_figures_read (fixture->session, &figures, NULL));
  g_assert_cmpuint (figures.n_visits, ==, 1);
  g_assert_cmpuint (figures.sum.reasons, ==, 0);
  g_assert_cmpint (trab_consultation_may_give_out (consultation, NULL, NULL), ==,
                   TRAB_GIVE_OUT_DECIDED);
  trab_consultation_save_async (consultation, NULL, answered_cb, &answer);
  wait_for (&answer, 3);
  g_assert_error (answer.error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_SIGNED);
}

/* Undo takes back which plans are compared, never that the program wrote them down. */
static void
test_undo_leaves_the_log (Fixture *fixture, gconstpointer unused)
{
  static const char *const plans[] = { "as-now", "hrt", NULL };
  g_autoptr (TrabConsultation) consultation
      = trab_consultation_new (fixture->session, fixture->record, today);
  TrabDraft *draft = trab_consultation_get_draft (consultation);
  TrabDraftHistory *history = trab_draft_history_new (draft);
  g_auto (GStrv) before = g_strdupv ((char **) trab_consultation_get_plan_ids (consultation));
  g_autofree char *log = NULL;

  trab_draft_set_text (draft, "smoking", "1");
  trab_consultation_set_plan_ids (consultation, plans);
  g_assert_true (trab_draft_history_undo (history));
  g_assert_true (
      g_strv_equal ((const char *const *) before, trab_consultation_get_plan_ids (consultation)));
  log = g_strdup (trab_draft_get_text (draft, "plans_compared"));
  g_assert_cmpstr (log, !=, "");
  g_assert_true (trab_draft_history_undo (history)); /* of what was typed, and that is all */
  g_assert_cmpstr (trab_draft_get_text (draft, "smoking"), ==, "");
  g_assert_cmpstr (trab_draft_get_text (draft, "plans_compared"), ==, log);
  g_assert_false (trab_draft_history_undo (history));
  trab_draft_history_free (history);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer unused);
  } tests[] = {
    { "refused", test_refused },
    { "row-of-the-same-transaction", test_row_of_the_same_transaction },
    { "what-was-not-asked", test_what_was_not_asked },
    { "as-now-begins-nothing", test_as_now_begins_nothing },
    { "as-now-goes-on", test_as_now_goes_on },
    { "reason-not-to-ask", test_reason_not_to_ask },
    { "warnings-are-counted", test_warnings_are_counted },
    { "given-out", test_given_out },
    { "signed-from-a-file-is-a-draft", test_signed_from_a_file_is_a_draft },
    { "one-in-flight-one-wanted", test_one_in_flight_one_wanted },
    { "a-failed-save-is-told", test_a_failed_save_is_told },
    { "undo-leaves-the-log", test_undo_leaves_the_log },
    { "consultation-signs", test_consultation_signs },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/session/sign/", tests[i].path, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].func, tear_down);
    }
  return g_test_run ();
}
