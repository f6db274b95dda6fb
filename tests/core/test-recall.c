/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-recall.h"

#include "fixture-person.h"

static const TrabRecallLimits limits = { .undecided_days = 14, .denosumab_months = 6 };

/* What one visit said, and what is due of it. */
typedef struct
{
  const char *name;
  TrabFractureSite site; /* broken in 2025-10, or OTHER */
  const char *choice;    /* (nullable) */
  const char *review;    /* (nullable) */
  const char *kind;      /* (nullable): no recall of this kind of row */
  const char *due;
} Case;

static const Case cases[] = {
  { "hip-not-yet", TRAB_FRACTURE_HIP, "not-yet", NULL, "undecided", "2025-11-17" },
  { "spine-not-yet", TRAB_FRACTURE_SPINE, "not-yet", NULL, "undecided", "2025-11-17" },
  { "hip-nothing-chosen", TRAB_FRACTURE_HIP, NULL, NULL, "undecided", "2025-11-17" },
  { "hip-review-too-late", TRAB_FRACTURE_HIP, "not-yet", "2026-05-03", "undecided", "2025-11-17" },
  { "hip-review-sooner", TRAB_FRACTURE_HIP, "not-yet", "2025-11-10", "undecided", "2025-11-10" },
  { "hip-decided", TRAB_FRACTURE_HIP, "alendronate", NULL, NULL, NULL },
  { "hip-decided-review", TRAB_FRACTURE_HIP, "alendronate", "2026-05-03", "review", "2026-05-03" },
  { "wrist-not-yet", TRAB_FRACTURE_WRIST, "not-yet", NULL, NULL, NULL },
  { "wrist-not-yet-review", TRAB_FRACTURE_WRIST, "not-yet", "2026-05-03", "review", "2026-05-03" },
};

static void
sign (FixturePerson *person)
{
  TrabVisitFields fields = { .id = "v",
                             .patient_id = "p",
                             .moment = trab_moment_from_date (FIXTURE_PERSON_TODAY),
                             .status = TRAB_VISIT_SIGNED };
  g_autoptr (TrabVisit) visit = trab_visit_new (&fields, person->answers);

  trab_record_add_visit (person->record, visit);
}

static TrabRecord *
new_record (const Case *row)
{
  g_auto (FixturePerson) person = { 0 };

  fixture_person_init (&person, TRAB_SEX_FEMALE, 1950);
  fixture_person_break (&person, row->site, (TrabDate){ 2025, 10, 0 });
  if (row->choice != NULL)
    fixture_person_answer (&person, "plan_choice", row->choice);
  if (row->review != NULL)
    fixture_person_answer (&person, "review_date", row->review);
  sign (&person);
  return g_object_ref (person.record);
}

static void
assert_due (const TrabRecall *recall, const char *kind, const char *due)
{
  char text[TRAB_DATE_TEXT_SIZE];

  g_assert_cmpstr (trab_recall_kind_to_string (recall->kind), ==, kind);
  g_assert_cmpstr (trab_date_to_text (recall->due, text), ==, due);
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (TrabRecord) record = new_record (row);
  g_autoptr (GPtrArray) recalls = trab_recall_list (record, &limits);

  g_assert_cmpuint (recalls->len, ==, row->kind ? 1 : 0);
  if (row->kind != NULL)
    assert_due (g_ptr_array_index (recalls, 0), row->kind, row->due);
}

/* A visit that was only begun ends nothing, and has to be signed. */
static void
test_draft_ends_nothing (void)
{
  const Case decided = { "", TRAB_FRACTURE_HIP, "alendronate", "2026-05-03", NULL, NULL };
  g_autoptr (TrabRecord) record = new_record (&decided);
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  TrabVisitFields fields = { .id = "d",
                             .patient_id = "p",
                             .moment = trab_moment_from_date ((TrabDate){ 2026, 2, 28 }) };
  g_autoptr (TrabVisit) begun = trab_visit_new (&fields, answers);
  g_autoptr (GPtrArray) recalls = NULL;

  trab_record_add_visit (record, begun);
  recalls = trab_recall_list (record, &limits);
  trab_recall_sort (recalls);
  g_assert_cmpuint (recalls->len, ==, 2);
  assert_due (g_ptr_array_index (recalls, 0), "unsigned", "2026-03-01");
  assert_due (g_ptr_array_index (recalls, 1), "review", "2026-05-03");
}

/* A review that the clinician took off the list; what a rule asks for stays on it. */
static void
test_no_recall (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_auto (FixturePerson) person = { 0 };
      g_autoptr (GPtrArray) recalls = NULL;

      fixture_person_init (&person, TRAB_SEX_FEMALE, 1950);
      fixture_person_break (&person, TRAB_FRACTURE_HIP, (TrabDate){ 2025, 10, 0 });
      fixture_person_answer (&person, "plan_choice", i == 0 ? "alendronate" : "not-yet");
      fixture_person_answer (&person, "review_date", "2026-05-03");
      fixture_person_answer (&person, "review_recall", "no");
      sign (&person);
      recalls = trab_recall_list (person.record, &limits);
      g_assert_cmpuint (recalls->len, ==, i);
    }
}

/* Nobody is called in who has died, whatever else is due. */
static void
test_dead (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrabRecord) record = new_record (&cases[i]);
      TrabPatientFields fields = *trab_patient_get (trab_record_get_patient (record));
      g_autoptr (TrabPatient) dead = NULL;
      g_autoptr (TrabRecord) changes = NULL;
      g_autoptr (TrabRecord) now = NULL;
      g_autoptr (GPtrArray) recalls = NULL;

      fields.is_dead = TRUE;
      dead = trab_patient_new (&fields);
      changes = trab_record_new (dead);
      now = trab_record_new_with (record, changes);
      recalls = trab_recall_list (now, &limits);
      g_assert_cmpuint (recalls->len, ==, 0);
    }
}

static void
test_not_seen (void)
{
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (GPtrArray) recalls = NULL;

  fixture_person_init (&person, TRAB_SEX_MALE, 1950);
  fixture_person_break (&person, TRAB_FRACTURE_SPINE, TRAB_DATE_NONE);
  recalls = trab_recall_list (person.record, &limits);
  g_assert_cmpuint (recalls->len, ==, 1);
  assert_due (g_ptr_array_index (recalls, 0), "not-seen", "");
  g_assert_true (trab_recall_is_due (g_ptr_array_index (recalls, 0), (TrabDate){ 2000, 1, 1 }));
}

/* The months are rounded down: early rather than late. */
static void
test_denosumab (void)
{
  static const char *const rows[][2] = {
    { "0", "2026-05-03" }, { "4", "2026-01-03" }, { "5.5", "2025-11-03" }, { "8", "2025-09-03" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (FixturePerson) person = { 0 };
      g_autoptr (GPtrArray) recalls = NULL;

      fixture_person_init (&person, TRAB_SEX_FEMALE, 1950);
      fixture_person_answer (&person, "denosumab_last_dose_months", rows[i][0]);
      sign (&person);
      recalls = trab_recall_list (person.record, &limits);
      g_assert_cmpuint (recalls->len, ==, 1);
      assert_due (g_ptr_array_index (recalls, 0), "denosumab", rows[i][1]);
    }
}

static void
test_accident (void)
{
  const TrabFractureFields fields = {
    .id = "f", .patient_id = "p", .site = TRAB_FRACTURE_HIP, .is_low_trauma = TRAB_ANSWER_NO
  };
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabFracture) fracture = trab_fracture_new (&fields);

  fixture_person_init (&person, TRAB_SEX_FEMALE, 1950);
  trab_record_add_fracture (person.record, fracture);
  g_assert_false (trab_recall_is_undecided (person.record, "not-yet"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/recall/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/core/recall/no-recall", test_no_recall);
  g_test_add_func ("/core/recall/dead", test_dead);
  g_test_add_func ("/core/recall/draft-ends-nothing", test_draft_ends_nothing);
  g_test_add_func ("/core/recall/not-seen", test_not_seen);
  g_test_add_func ("/core/recall/denosumab", test_denosumab);
  g_test_add_func ("/core/recall/accident", test_accident);
  return g_test_run ();
}
