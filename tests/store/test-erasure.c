/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include <openssl/evp.h>
#include <string.h>

#include "fixture-disk.h"
#include "store-fixture.h"
#include "trab-error.h"
#include "trab-keys.h"

/* Erasing for good, proved on the decrypted pages: not on what the database still shows. */

#define PAGE_SIZE 1024
#define RESERVE_SIZE 48
#define SALT_SIZE 16

static const char *const needles[]
    = { "Needleby",    "needleby",    "Hortensia",   "needle-number", "needle-text",
        "needle-note", "needle-json", "needle-goal", "needle-parked" };

/* What no write may hold in plain, to whichever file: of those who stay, too */
static const char *const watched[]
    = { "Needleby",    "needleby",        "Hortensia",   "needle-number",
        "needle-text", "needle-note",     "needle-json", "needle-parked",
        "Voss",        "SQLite format 3", NULL };

static GByteArray *
decrypt (StoreFixture *fixture)
{
  g_autofree char *keys_path = store_fixture_path (fixture, "keys.json");
  g_autofree char *db_path = store_fixture_path (fixture, "records.db");
  g_autoptr (TrabKeys) keys = trab_keys_load (keys_path, NULL);
  g_autofree char *bytes = NULL;
  GByteArray *plain = g_byte_array_new ();
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new ();
  guint8 key[TRAB_DB_KEY_SIZE] = { 0 };
  gsize length = 0;

  g_assert_true (trab_keys_unlock (keys, STORE_FIXTURE_USER, STORE_FIXTURE_PASSPHRASE, key, NULL));
  g_assert_true (g_file_get_contents (db_path, &bytes, &length, NULL));
  for (gsize at = 0; at < length; at += PAGE_SIZE)
    {
      const guint8 *page = (const guint8 *) bytes + at;
      gsize start = at == 0 ? SALT_SIZE : 0;
      guint8 text[PAGE_SIZE] = { 0 };
      int n_text = 0;

      g_assert_cmpint (EVP_DecryptInit_ex (context, EVP_aes_256_cbc (), NULL, key,
                                           page + PAGE_SIZE - RESERVE_SIZE),
                       ==, 1);
      EVP_CIPHER_CTX_set_padding (context, 0);
      g_assert_cmpint (EVP_DecryptUpdate (context, text, &n_text, page + start,
                                          (int) (PAGE_SIZE - RESERVE_SIZE - start)),
                       ==, 1);
      g_byte_array_append (plain, text, (guint) n_text);
    }
  EVP_CIPHER_CTX_free (context);
  return plain;
}

static guint
count_needles (StoreFixture *fixture)
{
  g_autoptr (GByteArray) plain = decrypt (fixture);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (needles); i++)
    n += memmem (plain->data, plain->len, needles[i], strlen (needles[i])) != NULL ? 1 : 0;
  g_assert_nonnull (memmem (plain->data, plain->len, "Voss", 4)); /* the others are there */
  return n;
}

static char *
save_needles (StoreFixture *fixture)
{
  g_autofree char *batch_id = store_fixture_make_id (fixture);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "x", -1);
  g_autoptr (TrabStoreBatch) batch = trab_store_batch_new (batch_id, hash, hash);
  g_autofree char *id = store_fixture_make_id (fixture);
  g_autoptr (TrabPatient) patient
      = trab_patient_new (&(TrabPatientFields){ .id = id,
                                                .family_name = "Needleby",
                                                .given_name = "Hortensia",
                                                .record_number = "needle-number" });
  g_autoptr (TrabRecord) record = trab_record_new (patient);
  TrabVisitFields visit_fields = { .status = TRAB_VISIT_SIGNED };
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrabVisit) visit = NULL;
  g_autoptr (TrabMeasurement) measurement = trab_measurement_new (&(TrabMeasurementFields){
      .measure = TRAB_MEASURE_WEIGHT, .value = 61, .text = "needle-text", .note = "needle-note" });
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) resources
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_store_resource_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (trab_moment_parse ("2025-11-03", &visit_fields.moment));
  g_hash_table_insert (answers, (gpointer) "goal_words", (gpointer) "needle-goal");
  visit = trab_visit_new (&visit_fields, answers);
  trab_record_add_visit (record, visit);
  trab_record_add_measurement (record, measurement);
  g_ptr_array_add (records, record);
  g_ptr_array_add (resources, trab_store_resource_new (id, NULL, "Patient", NULL, "needle-json"));
  g_assert_true (trab_store_save_batch (fixture->store, batch, records, resources, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (trab_store_park (fixture->store, "scan", id, "{\"x\":\"needle-parked\"}", &error));
  g_assert_no_error (error);
  return g_steal_pointer (&id);
}

static void
test_two_steps (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) voss = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabRecord) stored = store_fixture_save (fixture, voss);
  g_autofree char *id = save_needles (fixture);
  g_autoptr (GPtrArray) held = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) erased = NULL;
  g_autoptr (GError) error = NULL;
  const TrabStoreEvent *last = NULL;

  g_assert_false (trab_store_erase_for_good (fixture->store, id, "asked", &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (trab_store_erase_patient (fixture->store, id, "asked", &error));
  g_assert_true (trab_store_set_hold (fixture->store, id, TRUE, "court", &error));
  held = trab_store_list_held (fixture->store, &error);
  g_assert_cmpuint (held->len, ==, 1);
  g_assert_false (trab_store_erase_for_good (fixture->store, id, "asked", &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_HELD);
  g_clear_error (&error);
  g_assert_true (trab_store_set_hold (fixture->store, id, FALSE, "court is over", &error));
  store_fixture_close (fixture);
  /* the search index has let go of "needleby" with the first step */
  g_assert_cmpuint (count_needles (fixture), ==, G_N_ELEMENTS (needles) - 1);

  store_fixture_open (fixture);
  fixture_disk_watch (watched);
  g_assert_true (trab_store_erase_for_good (fixture->store, id, "asked", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_disk_get_n_writes (), >,
                    200); /* the whole file, beside itself and back */
  g_assert_cmpuint (fixture_disk_watch (NULL), ==, 0);
  g_assert_null (trab_store_load_record (fixture->store, id, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  erased = trab_store_list_erased (fixture->store, &error);
  g_assert_cmpuint (erased->len, ==, 0);
  events = trab_store_list_events (fixture->store, id, &error);
  last = g_ptr_array_index (events, events->len - 1);
  g_assert_cmpstr (last->action, ==, "erase-for-good");
  g_assert_cmpstr (last->detail, ==, "asked");
  g_assert_true (trab_store_check_events (fixture->store, &error));
  g_assert_true (trab_store_quick_check (fixture->store, &error));
  store_fixture_close (fixture);
  g_assert_cmpuint (count_needles (fixture), ==, 0);

  /* the rules are back: nobody else is deleted */
  store_fixture_open (fixture);
  g_assert_no_error (trab_store_get_trouble (fixture->store));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/store/erasure/two-steps", StoreFixture, NULL, store_fixture_set_up, test_two_steps,
              store_fixture_tear_down);
  return g_test_run ();
}
