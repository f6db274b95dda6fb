/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"
#include "trab-store-opening.h"

/* Writes the database that a release leaves behind for the tests of all later ones:
 *
 *     make-release-database FOLDER
 *
 * one full record, a draft saved twice, an import that was undone, a setting (docs/DATABASE.md). */

static void
fill (StoreFixture *fixture)
{
  const char *const hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) full = store_fixture_full_record (fixture);
  g_autoptr (TrabRecord) stored = store_fixture_save (fixture, full);
  g_autoptr (TrabRecord) imported = store_fixture_record ("Berg", "Eva");
  g_autofree char *batch_id = store_fixture_make_id (fixture);
  g_autoptr (TrabStoreBatch) batch = trab_store_batch_new (batch_id, hash, hash);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, imported);
  if (!trab_store_save_batch (fixture->store, batch, records, NULL, NULL, &error)
      || !trab_store_undo_batch (fixture->store, batch_id, &error)
      || !trab_store_save_setting (fixture->store, "country", "\"DE\"", &error))
    g_error ("%s", error->message);
}

int
main (int argc, char *argv[])
{
  StoreFixture fixture = { 0 };
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    g_error ("usage: make-release-database FOLDER");
  store_fixture_host (&fixture);
  fixture.folder = g_strdup (argv[1]);
  fixture.store = trab_store_opening_create (fixture.folder, STORE_FIXTURE_USER,
                                             STORE_FIXTURE_PASSPHRASE, &fixture.host, &error);
  if (fixture.store == NULL)
    g_error ("%s", error->message);
  fill (&fixture);
  store_fixture_close (&fixture);
  g_free (fixture.folder);
  return 0;
}
