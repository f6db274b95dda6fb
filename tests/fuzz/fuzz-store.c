/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "store-fixture.h"
#include "trab-error.h"
#include "trab-store-opening.h"
#include "trab-store-restore.h"

/* Whatever becomes of a copy on its disk, it restores as what was copied, or an error says that it
 * does not. The input says what becomes of it: first which file, then changes of six bytes each:
 * where (of four, little-endian, modulo its length), how (0: exclusive or, 1: cut off from there
 * on, 2: copy of the 1024 bytes at the start of the file to there), and with what.
 */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

#define CHANGE_SIZE 6
#define MAX_CHANGES 32
#define PAGE_SIZE 1024

static const char *const names[] = { "records.db", "keys.json", "audit.seal" };

typedef struct
{
  StoreFixture fixture;
  char *dump;
  GByteArray *files[G_N_ELEMENTS (names)];
} Original;

static GByteArray *
read_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_byte_array_new_take ((guint8 *) bytes, length);
}

/* A copy of a store with one person, made once */
static const Original *
get_original (void)
{
  static Original original;
  g_autoptr (TrabRecord) record = NULL;
  g_autoptr (TrabRecord) stored = NULL;
  g_autofree char *target = NULL;
  g_autofree char *copy = NULL;

  if (original.dump != NULL)
    return &original;
  store_fixture_set_up (&original.fixture, NULL);
  record = store_fixture_full_record (&original.fixture);
  stored = store_fixture_save (&original.fixture, record);
  target = store_fixture_path (&original.fixture, "copies");
  original.dump = store_fixture_dump (&original.fixture);
  copy = trab_store_backup (original.fixture.store, target, NULL);
  g_assert_nonnull (copy);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    original.files[i] = read_file (copy, names[i]);
  store_fixture_tear_down (&original.fixture, NULL);
  return &original;
}

static void
change (GByteArray *file, const uint8_t *how)
{
  guint32 at = how[0] | (guint32) how[1] << 8 | (guint32) how[2] << 16 | (guint32) how[3] << 24;

  if (file->len == 0)
    return;
  at %= file->len;
  if (how[4] % 3 == 0)
    file->data[at] ^= how[5];
  else if (how[4] % 3 == 1)
    g_byte_array_set_size (file, at);
  else
    memmove (file->data + at, file->data, MIN (PAGE_SIZE, file->len - at));
}

static void
write_copy (const Original *original, const char *folder, const uint8_t *data, size_t size)
{
  guint chosen = size > 0 ? data[0] % G_N_ELEMENTS (names) : 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autoptr (GByteArray) file = g_byte_array_new ();

      g_byte_array_append (file, original->files[i]->data, original->files[i]->len);
      for (size_t at = 1; i == chosen && at + CHANGE_SIZE <= size && at < MAX_CHANGES * CHANGE_SIZE;
           at += CHANGE_SIZE)
        change (file, data + at);
      g_assert_true (
          g_file_set_contents (path, (const char *) file->data, (gssize) file->len, NULL));
    }
}

/* Restores the copy: nothing, or all that was copied. */
static void
restore (const Original *original, const char *copy, const char *folder)
{
  TrabStoreHost host = original->fixture.host;
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = trab_store_restore_run (copy, folder, STORE_FIXTURE_USER,
                                                   STORE_FIXTURE_PASSPHRASE, &host, &error);
  g_autoptr (TrabStore) store = NULL;
  g_autofree char *dump = NULL;

  if (aside == NULL)
    {
      g_assert_true (error->domain == TRAB_STORE_ERROR);
      g_assert_cmpuint (strlen (error->message), >, 0);
      g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
      return;
    }
  store = trab_store_opening_open (folder, STORE_FIXTURE_USER, STORE_FIXTURE_PASSPHRASE, &host,
                                   &error);
  g_assert_no_error (error);
  dump = trab_store_dump (store, &error);
  g_assert_cmpstr (dump, ==, original->dump);
  g_assert_true (trab_store_close (store, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const Original *original = get_original ();
  g_autofree char *parent = g_dir_make_tmp ("fuzz-store-XXXXXX", NULL);
  g_autofree char *copy = g_build_filename (parent, "copy", NULL);
  g_autofree char *folder = g_build_filename (parent, "store", NULL);

  g_assert_cmpint (g_mkdir_with_parents (copy, 0700), ==, 0);
  write_copy (original, copy, data, size);
  restore (original, copy, folder);
  store_fixture_remove_folder (parent);
  return 0;
}
