/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db-fixture.h"

#include <glib/gstdio.h>

const guint8 db_fixture_key[TRAB_DB_KEY_SIZE] = "0123456789abcdef0123456789abcde";

void
db_fixture_set_up (DbFixture *fixture, int newest_version)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("trab-db-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "records.db", NULL);
  fixture->db
      = trab_db_open (fixture->path, db_fixture_key, TRAB_DB_CREATE, newest_version, &error);
  g_assert_no_error (error);
}

void
db_fixture_tear_down (DbFixture *fixture)
{
  g_clear_pointer (&fixture->db, trab_db_close);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

gint64
db_fixture_read_number (DbFixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -1;

  g_assert_true (trab_db_read_number (fixture->db, sql, &number, &error));
  g_assert_no_error (error);
  return number;
}
