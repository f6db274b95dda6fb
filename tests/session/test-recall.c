/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom to see again is looked up once and then kept up to date: after whatever was done, it is what
 * a look at everybody would find. */
#include "trab-evidence.h"
#include "trab-recall-book.h"
#include "trab-store-opening.h"
#include "trab-store.h"

#define N_STEPS 120
#define HASH "0000000000000000000000000000000000000000000000000000000000000000"

static const TrabDate until = { 2026, 12, 1 };

typedef struct
{
  TrabStore *store;
  GPtrArray *ids;     /* of patients */
  GPtrArray *batches; /* ids of imports */
  GRand *chance;
} Practice;

static TrabStore *
make_store (const char *folder)
{
  TrabStoreHost host = *trab_store_host_get_system ();
  g_autoptr (GError) error = NULL;
  TrabStore *store = NULL;

  host.scrypt_log2_n = 4;
  store = trab_store_opening_create (folder, "anna", "three plain words", &host, &error);
  g_assert_no_error (error);
  return store;
}

static TrabVisit *
make_visit (GRand *chance)
{
  static const char *const choices[] = { "not-yet", "hrt", "", NULL };
  static const char *const reviews[] = { "2026-01-01", "2031-01-01", NULL };
  static const char *const months[] = { "3", NULL, NULL };
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  const char *const texts[] = { "plan_choice",
                                choices[g_rand_int_range (chance, 0, 4)],
                                "review_date",
                                reviews[g_rand_int_range (chance, 0, 3)],
                                "denosumab_last_dose_months",
                                months[g_rand_int_range (chance, 0, 3)] };
  TrabVisitFields fields
      = { .moment.date = { g_rand_int_range (chance, 2024, 2027), g_rand_int_range (chance, 1, 12),
                           g_rand_int_range (chance, 1, 28) },
          .status = g_rand_boolean (chance) ? TRAB_VISIT_SIGNED : TRAB_VISIT_DRAFT };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i += 2)
    if (texts[i + 1] != NULL)
      g_hash_table_insert (answers, (gpointer) texts[i], (gpointer) texts[i + 1]);
  return trab_visit_new (&fields, answers);
}

static void
add_events (TrabRecord *record, GRand *chance)
{
  if (g_rand_int_range (chance, 0, 3) > 0)
    {
      g_autoptr (TrabVisit) visit = make_visit (chance);

      trab_record_add_visit (record, visit);
    }
  if (g_rand_int_range (chance, 0, 3) == 0)
    {
      g_autoptr (TrabFracture) fracture = trab_fracture_new (&(TrabFractureFields){
          .site = g_rand_boolean (chance) ? TRAB_FRACTURE_HIP : TRAB_FRACTURE_WRIST });

      trab_record_add_fracture (record, fracture);
    }
}

static TrabRecord *
make_record (GRand *chance)
{
  g_autoptr (TrabPatient) patient = trab_patient_new (
      &(TrabPatientFields){ .family_name = "Voss", .given_name = "Ada", .sex = TRAB_SEX_FEMALE });
  TrabRecord *record = trab_record_new (patient);

  add_events (record, chance);
  return record;
}

static void
take_in (Practice *practice)
{
  const TrabStoreHost *host = trab_store_host_get_system ();
  g_autofree char *id = trab_store_host_make_id (host, NULL);
  g_autofree char *patient_id = trab_store_host_make_id (host, NULL);
  g_autoptr (TrabPatient) patient = trab_patient_new (&(TrabPatientFields){
      .id = patient_id, .family_name = "Novak", .given_name = "Eva", .sex = TRAB_SEX_FEMALE });
  g_autoptr (TrabRecord) record = trab_record_new (patient);
  g_autoptr (TrabStoreBatch) batch = trab_store_batch_new (id, HASH, HASH);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  add_events (record, practice->chance);
  g_ptr_array_add (records, record);
  g_assert_true (trab_store_save_batch (practice->store, batch, records, NULL, NULL, &error));
  g_assert_no_error (error);
  g_ptr_array_add (practice->ids, g_steal_pointer (&patient_id));
  g_ptr_array_add (practice->batches, g_steal_pointer (&id));
}

static void
save (Practice *practice, TrabRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) stored = trab_store_save_record (practice->store, record, &error);

  g_assert_no_error (error);
  if (trab_patient_get (trab_record_get_patient (record))->version == 0)
    g_ptr_array_add (practice->ids,
                     g_strdup (trab_patient_get (trab_record_get_patient (stored))->id));
}

static void
change (Practice *practice, const char *id)
{
  g_autoptr (TrabRecord) record = trab_store_load_record (practice->store, id, NULL);
  TrabPatientFields fields = *trab_patient_get (trab_record_get_patient (record));
  g_autoptr (TrabPatient) patient = NULL;
  g_autoptr (TrabRecord) changes = NULL;

  if (g_rand_int_range (practice->chance, 0, 8) == 0)
    fields.is_dead = !fields.is_dead;
  patient = trab_patient_new (&fields);
  changes = trab_record_new (patient);
  add_events (changes, practice->chance);
  save (practice, changes);
}

static void
do_something (Practice *practice)
{
  const char *id
      = practice->ids->len > 0
            ? practice->ids->pdata[g_rand_int_range (practice->chance, 0, (int) practice->ids->len)]
            : NULL;
  guint kind = id ? (guint) g_rand_int_range (practice->chance, 0, 12) : 0;

  if (kind <= 1)
    {
      g_autoptr (TrabRecord) record = make_record (practice->chance);

      save (practice, record);
    }
  else if (kind == 2)
    take_in (practice);
  else if (kind == 3 && practice->batches->len > 0)
    {
      g_autofree char *batch = g_ptr_array_steal_index_fast (practice->batches, 0);

      g_assert_true (trab_store_undo_batch (practice->store, batch, NULL));
    }
  else if (kind == 4) /* of somebody erased already: nothing is done */
    (void) !trab_store_erase_patient (practice->store, id, "asked to be", NULL);
  else if (kind == 5)
    (void) !trab_store_restore_patient (practice->store, id, NULL);
  else if (kind == 6)
    g_assert_true (trab_store_add_event (practice->store, "view", id, NULL, NULL));
  else
    change (practice, id);
}

static char *
dup_lines (TrabRecallBook *book)
{
  g_autoptr (GPtrArray) due = trab_recall_book_list_due (book);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < due->len; i++)
    {
      const TrabRecall *recall = g_ptr_array_index (due, i);
      char date[TRAB_DATE_TEXT_SIZE];

      g_string_append_printf (lines, "%s %s %s\n", trab_patient_get (recall->patient)->id,
                              trab_recall_kind_to_string (recall->kind),
                              trab_date_to_text (recall->due, date));
    }
  return g_string_free (lines, FALSE);
}

/* @until_us: as of trab_recall_book_update; asked again until everybody was looked at */
static char *
look (TrabRecallBook *book, TrabStore *store, gint64 until_us)
{
  gboolean is_whole = FALSE;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; !is_whole; i++)
    {
      g_assert_true (trab_recall_book_update (
          book, store, until, i > 0 ? g_get_monotonic_time () + 100 : until_us, &is_whole, &error));
      g_assert_no_error (error);
    }
  return dup_lines (book);
}

static void
test_kept_up_to_date (void)
{
  g_autofree char *folder = g_dir_make_tmp ("recall-XXXXXX", NULL);
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (TrabRecallBook) book = trab_recall_book_new (evidence, NULL);
  g_autoptr (TrabStore) store = make_store (folder);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) batches = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) chance = g_rand_new_with_seed (14);
  Practice practice = { store, ids, batches, chance };
  guint n_different = 0;
  g_autofree char *before = NULL;

  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autoptr (TrabRecallBook) fresh = trab_recall_book_new (evidence, NULL);
      g_autofree char *kept = NULL;
      g_autofree char *expected = NULL;

      do_something (&practice);
      /* sometimes nobody waits for the end, and something is done in between */
      kept = look (book, store, i % 3 == 0 ? g_get_monotonic_time () : G_MAXINT64);
      expected = look (fresh, store, G_MAXINT64);
      g_assert_cmpstr (kept, ==, expected);
      n_different += g_strcmp0 (before, expected) != 0;
      g_free (before);
      before = g_steal_pointer (&expected);
    }
  g_assert_cmpuint (n_different, >, N_STEPS / 4);
  g_assert_true (trab_store_close (store, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/recall/kept-up-to-date", test_kept_up_to_date);
  return g_test_run ();
}
