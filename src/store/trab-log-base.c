/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-log-base.h"

#include "trab-error.h"

#define BASE_SIZE 16

typedef struct
{
  char *base;
  char *previous;
} Binding;

static void
binding_clear (Binding *binding)
{
  g_free (binding->base);
  g_free (binding->previous);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Binding, binding_clear)

/* A release before the binding had no such table: that is a base of its own, the empty one */
static gboolean
read_binding (TrabDb *db, Binding *binding, GError **error)
{
  gint64 n_tables = 0;

  if (!trab_db_read_number (db, "SELECT count (*) FROM sqlite_master WHERE name = 'log_base'",
                            &n_tables, error))
    return FALSE;
  if (n_tables == 0)
    {
      binding->base = g_strdup ("");
      binding->previous = g_strdup ("");
      return TRUE;
    }
  binding->base = trab_db_read_text (db, "SELECT base FROM log_base", error);
  if (binding->base != NULL)
    binding->previous = trab_db_read_text (db, "SELECT previous FROM log_base", error);
  return binding->previous != NULL;
}

/**
 * trab_log_base_begin:
 *
 * The next change begins a new log. To be called when the record file holds all there is: after it
 * was opened, and after a whole checkpoint.
 */
gboolean
trab_log_base_begin (TrabDb *db, const TrabStoreHost *host, GError **error)
{
  g_auto (Binding) binding = { NULL, NULL };
  g_autofree char *sql = NULL;
  guint8 bytes[BASE_SIZE] = { 0 };
  char name[2 * BASE_SIZE + 1] = "";

  if (!read_binding (db, &binding, error))
    return FALSE;
  if (!host->fill_random (bytes, sizeof bytes, host->user_data))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FAILED,
                   "the machine gives no random bytes");
      return FALSE;
    }
  for (guint i = 0; i < BASE_SIZE; i++)
    g_snprintf (name + 2 * i, 3, "%02x", bytes[i]);
  sql = g_strdup_printf ("UPDATE log_base SET base = '%s', previous = '%s',"
                         " n_changes = n_changes + 1",
                         name, binding.base);
  trab_db_set_commit_sql (db, sql);
  return TRUE;
}

static gboolean
fail_as_mixed (const char *why, GError **error)
{
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_MIXED,
               "the log beside the record file belongs to another state: %s", why);
  return FALSE;
}

/**
 * trab_log_base_check:
 * @path: of a record file with a log beside it, that nobody else has open
 *
 * MIXED when the two do not belong together. Reads them in a way that changes neither. A record
 * file that cannot be read without its log was being brought up to date from it when the power
 * went: then all of it must make sense through the log.
 */
gboolean
trab_log_base_check (const char *path,
                     const guint8 key[TRAB_DB_KEY_SIZE],
                     int newest_version,
                     GError **error)
{
  g_auto (Binding) file = { NULL, NULL };
  g_auto (Binding) log = { NULL, NULL };
  g_autoptr (TrabDb) alone = trab_db_open (path, key, TRAB_DB_IMMUTABLE, newest_version, NULL);
  g_autoptr (TrabDb) together = NULL;
  g_autoptr (GError) own = NULL;

  if (alone != NULL && !read_binding (alone, &file, NULL))
    g_clear_pointer (&alone, trab_db_close);
  together = trab_db_open (path, key, TRAB_DB_READ_ONLY, newest_version, &own);
  if (together == NULL && !g_error_matches (own, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }
  if (together == NULL || !read_binding (together, &log, NULL))
    return fail_as_mixed ("it cannot be read with this key", error);
  if (alone == NULL || log.base[0] == '\0')
    return trab_db_check (together, NULL) || fail_as_mixed ("the two make no sense", error);
  return g_str_equal (log.base, file.base) || g_str_equal (log.previous, file.base)
         || fail_as_mixed ("it was begun on another one", error);
}
