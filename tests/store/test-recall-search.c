/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"
#include "trab-error.h"
#include "trab-recall.h"

static const TrabRecallLimits limits = { .undecided_days = 14, .denosumab_months = 6 };
static const TrabDate until = { 2026, 3, 1 };

/* One patient: what is recorded, and the recalls that are due by then. */
typedef struct
{
  const char *name;
  gboolean broke_hip;
  const char *moment[2]; /* (nullable) of the visits, in order */
  TrabVisitStatus status[2];
  const char *choice[2];
  const char *review[2];
  const char *denosumab[2];
  const char *kinds; /* joined by blanks, the longest due first; "": not in the list */
} Case;

#define SIGNED TRAB_VISIT_SIGNED
#define DRAFT TRAB_VISIT_DRAFT

static const Case cases[] = {
  { .name = "Nothing", .kinds = "" },
  { .name = "Broken", .broke_hip = TRUE, .kinds = "not-seen" },
  { .name = "Undecided",
    .broke_hip = TRUE,
    .moment = { "2026-02-01" },
    .status = { SIGNED },
    .choice = { "not-yet" },
    .kinds = "undecided" },
  { .name = "Silent",
    .broke_hip = TRUE,
    .moment = { "2026-02-01" },
    .status = { SIGNED },
    .kinds = "undecided" },
  { .name = "Fresh",
    .broke_hip = TRUE,
    .moment = { "2026-02-20" },
    .status = { SIGNED },
    .choice = { "not-yet" },
    .kinds = "" },
  { .name = "Decided",
    .broke_hip = TRUE,
    .moment = { "2026-02-01" },
    .status = { SIGNED },
    .choice = { "alendronate" },
    .kinds = "" },
  { .name = "Undone",
    .broke_hip = TRUE,
    .moment = { "2025-02-01", "2026-02-01" },
    .status = { SIGNED, SIGNED },
    .choice = { "alendronate", "not-yet" },
    .kinds = "undecided" },
  { .name = "Later",
    .broke_hip = TRUE,
    .moment = { "2026-01-01", "2026-02-01" },
    .status = { SIGNED, SIGNED },
    .choice = { "not-yet", "alendronate" },
    .kinds = "" },
  { .name = "Review",
    .moment = { "2025-08-01" },
    .status = { SIGNED },
    .choice = { "hrt" },
    .review = { "2026-02-01" },
    .kinds = "review" },
  { .name = "Ahead",
    .moment = { "2025-08-01" },
    .status = { SIGNED },
    .choice = { "hrt" },
    .review = { "2026-08-01" },
    .kinds = "" },
  { .name = "Reviewed",
    .moment = { "2025-08-01", "2026-02-02" },
    .status = { SIGNED, SIGNED },
    .choice = { "hrt", "hrt" },
    .review = { "2026-02-01", "2027-02-01" },
    .kinds = "" },
  { .name = "Begun",
    .moment = { "2025-08-01", "2026-02-02" },
    .status = { SIGNED, DRAFT },
    .choice = { "hrt" },
    .review = { "2026-02-01" },
    .kinds = "review unsigned" },
  { .name = "Injected",
    .moment = { "2025-11-01" },
    .status = { SIGNED },
    .choice = { "as-now" },
    .denosumab = { "3" },
    .kinds = "denosumab" },
  { .name = "Unasked",
    .moment = { "2025-11-01", "2026-01-01" },
    .status = { SIGNED, SIGNED },
    .choice = { "as-now", "as-now" },
    .denosumab = { "3" },
    .kinds = "denosumab" },
};

static TrabVisit *
new_visit (const Case *row, guint i)
{
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  TrabVisitFields fields = { .status = row->status[i] };

  g_assert_true (trab_moment_parse (row->moment[i], &fields.moment));
  g_hash_table_insert (answers, (gpointer) "falls_count", (gpointer) "0");
  if (row->choice[i] != NULL)
    g_hash_table_insert (answers, (gpointer) "plan_choice", (gpointer) row->choice[i]);
  if (row->review[i] != NULL)
    g_hash_table_insert (answers, (gpointer) "review_date", (gpointer) row->review[i]);
  if (row->denosumab[i] != NULL)
    g_hash_table_insert (answers, (gpointer) "denosumab_last_dose_months",
                         (gpointer) row->denosumab[i]);
  return trab_visit_new (&fields, answers);
}

static char *
save (StoreFixture *fixture, const Case *row)
{
  const TrabFractureFields broken
      = { .site = TRAB_FRACTURE_HIP, .date = { 2025, 12, 1 }, .is_low_trauma = TRAB_ANSWER_YES };
  g_autoptr (TrabRecord) record = store_fixture_record (row->name, "Ada");
  g_autoptr (TrabFracture) fracture = trab_fracture_new (&broken);
  g_autoptr (TrabRecord) stored = NULL;

  if (row->broke_hip)
    trab_record_add_fracture (record, fracture);
  for (guint i = 0; i < G_N_ELEMENTS (row->moment) && row->moment[i] != NULL; i++)
    {
      g_autoptr (TrabVisit) visit = new_visit (row, i);

      trab_record_add_visit (record, visit);
    }
  stored = store_fixture_save (fixture, record);
  return g_strdup (trab_patient_get (trab_record_get_patient (stored))->id);
}

/* Returns: the kinds that are due of one family name, as in a case */
static char *
dup_kinds (GPtrArray *records, const char *family_name)
{
  GString *kinds = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      TrabRecord *record = g_ptr_array_index (records, i);
      g_autoptr (GPtrArray) recalls = trab_recall_list (record, &limits);

      trab_recall_sort (recalls);
      if (g_strcmp0 (trab_patient_get (trab_record_get_patient (record))->family_name, family_name)
          != 0)
        continue;
      for (guint j = 0; j < recalls->len; j++)
        {
          const TrabRecall *recall = g_ptr_array_index (recalls, j);

          if (trab_recall_is_due (recall, until))
            g_string_append_printf (kinds, "%s%s", kinds->len > 0 ? " " : "",
                                    trab_recall_kind_to_string (recall->kind));
        }
    }
  return g_string_free (kinds, FALSE);
}

/* Returns: (transfer full): of TrabRecord, by all parts of the look */
static GPtrArray *
load_candidates (StoreFixture *fixture)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  char *place = NULL;

  do
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) ids
          = trab_store_list_recall_candidates (fixture->store, until, &place, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < ids->len; i++)
        if (g_hash_table_add (seen, g_strdup (ids->pdata[i])))
          {
            TrabRecord *record = trab_store_load_visits (fixture->store, ids->pdata[i], &error);

            /* of the first part some may have been erased */
            if (record != NULL)
              g_ptr_array_add (records, record);
            else
              g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND);
            g_clear_error (&error);
          }
    }
  while (place != NULL);
  return records;
}

/* The quick look at the store finds everybody of whom the rule has something to say. */
static void
test_candidates (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = save (fixture, &cases[i]);
    }
  records = load_candidates (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *kinds = dup_kinds (records, cases[i].name);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (kinds, ==, cases[i].kinds);
    }
}

/* A plan that was chosen and taken back before the visit was signed is none */
static void
test_taken_back (StoreFixture *fixture, gconstpointer data)
{
  const Case begun = { .name = "Taken",
                       .broke_hip = TRUE,
                       .moment = { "2026-02-01" },
                       .status = { DRAFT },
                       .choice = { "alendronate" } };
  g_autofree char *id = save (fixture, &begun);
  g_autoptr (TrabRecord) record = trab_store_load_record (fixture->store, id, NULL);
  TrabVisitFields fields = *trab_visit_get (trab_record_get_visits (record)->pdata[0]);
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrabRecord) changes = trab_record_new (trab_record_get_patient (record));
  g_autoptr (TrabVisit) visit = NULL;
  g_autoptr (TrabRecord) stored = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *kinds = NULL;

  fields.status = SIGNED;
  visit = trab_visit_new (&fields, answers);
  trab_record_add_visit (changes, visit);
  stored = store_fixture_save (fixture, changes);
  records = load_candidates (fixture);
  kinds = dup_kinds (records, "Taken");
  g_assert_cmpstr (kinds, ==, "undecided");
}

static void
test_erased (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = save (fixture, &cases[1]);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (trab_store_erase_patient (fixture->store, id, "asked to be", &error));
  g_assert_no_error (error);
  records = load_candidates (fixture);
  g_assert_cmpuint (records->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/recall/candidates", StoreFixture, NULL, store_fixture_set_up, test_candidates,
              store_fixture_tear_down);
  g_test_add ("/store/recall/taken-back", StoreFixture, NULL, store_fixture_set_up, test_taken_back,
              store_fixture_tear_down);
  g_test_add ("/store/recall/erased", StoreFixture, NULL, store_fixture_set_up, test_erased,
              store_fixture_tear_down);
  return g_test_run ();
}
