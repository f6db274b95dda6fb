/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-audit-table.h"

#include <string.h>

#include "trab-error.h"

static const char last_sql[] = "SELECT number, unix_ms, hash FROM audit"
                               " WHERE number = (SELECT max (number) FROM audit)";

static const char first_sql[] = "SELECT unix_ms, user FROM audit ORDER BY number LIMIT 1";

static const char insert_sql[]
    = "INSERT INTO audit VALUES (:number, :unix_ms, :user, :action, :patient_id, :detail, :hash)";

static const char from_sql[]
    = "SELECT number, unix_ms, user, action, patient_id, detail, hash FROM audit"
      " WHERE number >= :number ORDER BY number";

static const char rehash_sql[] = "UPDATE audit SET hash = :hash WHERE number = :number";

static const char list_sql[]
    = "SELECT number, unix_ms, user, action, patient_id, detail, hash FROM audit"
      " WHERE :patient_id IS NULL OR patient_id = :patient_id ORDER BY number";

/* Returns: (transfer full): the link of the chain: each part with its length before it, so that no
 * two events read alike */
static char *
hash_event (const TrabAuditChain *chain, const char *hash_before, const TrabStoreEvent *event)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, event->number);
  g_autofree char *unix_ms = g_strdup_printf ("%" G_GINT64_FORMAT, event->unix_ms);
  const char *const parts[] = { hash_before,  number,        unix_ms,
                                event->user,  event->action, event->patient_id,
                                event->detail };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%" G_GSIZE_FORMAT ":%s", strlen (parts[i]), parts[i]);
    else
      g_string_append_c (text, '-');
  if (event->number < chain->keyed_from)
    return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, -1);
  return g_compute_hmac_for_string (G_CHECKSUM_SHA256, chain->key, sizeof chain->key, text->str,
                                    -1);
}

/** trab_audit_table_append: in the transaction of what it tells */
gboolean
trab_audit_table_append (TrabDb *db,
                         const TrabAuditChain *chain,
                         const char *action,
                         const char *patient_id,
                         const char *detail,
                         const TrabStamp *stamp,
                         GError **error)
{
  g_autoptr (TrabStatement) last = trab_db_prepare (db, last_sql, error);
  g_autoptr (TrabStatement) insert = trab_db_prepare (db, insert_sql, error);
  g_autofree char *hash = NULL;
  TrabStep step = TRAB_STEP_ERROR;
  TrabStoreEvent event = {
    /* borrowed texts */
    .unix_ms = stamp->unix_ms,         .user = (char *) stamp->user, .action = (char *) action,
    .patient_id = (char *) patient_id, .detail = (char *) detail,
  };

  if (last == NULL || insert == NULL)
    return FALSE;
  step = trab_statement_step (last, error);
  if (step == TRAB_STEP_ERROR)
    return FALSE;
  event.number = step == TRAB_STEP_ROW ? trab_statement_get_integer (last, "number") + 1 : 1;
  hash = hash_event (chain, step == TRAB_STEP_ROW ? trab_statement_get_text (last, "hash") : "",
                     &event);
  trab_statement_bind_integer (insert, ":number", event.number);
  trab_statement_bind_integer (insert, ":unix_ms", event.unix_ms);
  trab_statement_bind_text (insert, ":user", event.user);
  trab_statement_bind_text (insert, ":action", event.action);
  trab_statement_bind_text (insert, ":patient_id", event.patient_id);
  trab_statement_bind_text (insert, ":detail", event.detail);
  trab_statement_bind_text (insert, ":hash", hash);
  return trab_statement_run (insert, error);
}

/**
 * trab_audit_table_dup_mark:
 *
 * Returns: (transfer full) (nullable): by what the copies of one store are told from those of
 *   another: made of when and by whom it was made, so that it stays when the key changes, and says
 *   nothing to who cannot read the audit
 */
char *
trab_audit_table_dup_mark (TrabDb *db, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, first_sql, error);
  TrabStep step = select ? trab_statement_step (select, error) : TRAB_STEP_ERROR;
  g_autofree char *birth = NULL;
  g_autofree char *digest = NULL;

  if (step == TRAB_STEP_ERROR)
    return NULL;
  if (step == TRAB_STEP_ROW)
    birth = g_strdup_printf ("%" G_GINT64_FORMAT " %s",
                             trab_statement_get_integer (select, "unix_ms"),
                             trab_statement_get_text (select, "user"));
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, birth ? birth : "", -1);
  return g_strndup (digest, TRAB_AUDIT_MARK_LENGTH);
}

static TrabStoreEvent *
read_event (TrabStatement *select)
{
  TrabStoreEvent *event = g_new0 (TrabStoreEvent, 1);

  event->number = trab_statement_get_integer (select, "number");
  event->unix_ms = trab_statement_get_integer (select, "unix_ms");
  event->user = g_strdup (trab_statement_get_text (select, "user"));
  event->action = g_strdup (trab_statement_get_text (select, "action"));
  event->patient_id = g_strdup (trab_statement_get_text (select, "patient_id"));
  event->detail = g_strdup (trab_statement_get_text (select, "detail"));
  return event;
}

static GPtrArray *
read_events (TrabStatement *select, GError **error)
{
  g_autoptr (GPtrArray) events
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_store_event_free);
  TrabStep step = TRAB_STEP_ERROR;

  while ((step = trab_statement_step (select, error)) == TRAB_STEP_ROW)
    g_ptr_array_add (events, read_event (select));
  return step == TRAB_STEP_ERROR ? NULL : g_steal_pointer (&events);
}

/**
 * trab_audit_table_list:
 * @patient_id: (nullable): of one patient; NULL for all
 *
 * Returns: (transfer full) (element-type TrabStoreEvent): oldest first
 */
GPtrArray *
trab_audit_table_list (TrabDb *db, const char *patient_id, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, list_sql, error);

  if (select == NULL)
    return NULL;
  trab_statement_bind_text (select, ":patient_id", patient_id);
  return read_events (select, error);
}

/** trab_audit_table_list_after: (transfer full) (element-type TrabStoreEvent): those with a higher
 * number than @number, oldest first */
GPtrArray *
trab_audit_table_list_after (TrabDb *db, gint64 number, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, from_sql, error);

  if (select == NULL)
    return NULL;
  trab_statement_bind_integer (select, ":number", number + 1);
  return read_events (select, error);
}

/** trab_audit_table_read_last: @seal: number and hash of the last line; 0 and "" without a line;
 * @unix_ms: (optional): when it was written */
gboolean
trab_audit_table_read_last (TrabDb *db, TrabAuditSeal *seal, gint64 *unix_ms, GError **error)
{
  g_autoptr (TrabStatement) last = trab_db_prepare (db, last_sql, error);
  TrabStep step = last ? trab_statement_step (last, error) : TRAB_STEP_ERROR;

  seal->number = step == TRAB_STEP_ROW ? trab_statement_get_integer (last, "number") : 0;
  g_strlcpy (seal->hash, step == TRAB_STEP_ROW ? trab_statement_get_text (last, "hash") : "",
             sizeof seal->hash);
  if (unix_ms != NULL)
    *unix_ms = step == TRAB_STEP_ROW ? trab_statement_get_integer (last, "unix_ms") : 0;
  return step != TRAB_STEP_ERROR;
}

static gboolean
fail_at (gint64 number, GError **error)
{
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_ALTERED,
               "the audit is not as it was written at line %" G_GINT64_FORMAT, number);
  return FALSE;
}

/**
 * trab_audit_table_check:
 * @seal: (nullable): the line it names must be there as it was
 * @is_whole: from the first line; otherwise from the sealed one
 *
 * ALTERED, with the first line's number, when the chain does not hold: a line was changed, taken
 * out, put elsewhere, or the last ones are gone.
 */
gboolean
trab_audit_table_check (TrabDb *db,
                        const TrabAuditChain *chain,
                        const TrabAuditSeal *seal,
                        gboolean is_whole,
                        GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, from_sql, error);
  gint64 sealed = seal ? seal->number : 0;
  gint64 number = is_whole ? 0 : MAX (sealed, 1) - 1;
  g_autofree char *hash_before = number == 0 ? g_strdup ("") : NULL;
  TrabStep step = TRAB_STEP_ERROR;

  if (select == NULL)
    return FALSE;
  trab_statement_bind_integer (select, ":number", number + 1);
  while ((step = trab_statement_step (select, error)) == TRAB_STEP_ROW)
    {
      g_autoptr (TrabStoreEvent) event = read_event (select);
      const char *hash = trab_statement_get_text (select, "hash");
      g_autofree char *expected = hash_before ? hash_event (chain, hash_before, event) : NULL;

      number++;
      if (event->number != number || (expected != NULL && !g_str_equal (expected, hash))
          || (number == sealed && !g_str_equal (seal->hash, hash)))
        return fail_at (number, error);
      g_free (hash_before);
      hash_before = g_strdup (hash);
    }
  if (step == TRAB_STEP_DONE && number < sealed)
    return fail_at (number + 1, error);
  return step == TRAB_STEP_DONE;
}

/** trab_audit_table_rehash: chains every line anew with the key of @chain: for a new key of the
 * data. The chain must have been checked; the triggers that keep lines must be away. */
gboolean
trab_audit_table_rehash (TrabDb *db, const TrabAuditChain *chain, GError **error)
{
  g_autoptr (GPtrArray) events = trab_audit_table_list (db, NULL, error);
  g_autofree char *hash_before = g_strdup ("");

  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      g_autoptr (TrabStatement) update = trab_db_prepare (db, rehash_sql, error);
      const TrabStoreEvent *event = g_ptr_array_index (events, i);
      char *hash = hash_event (chain, hash_before, event);

      g_free (hash_before);
      hash_before = hash;
      if (update == NULL)
        return FALSE;
      trab_statement_bind_text (update, ":hash", hash);
      trab_statement_bind_integer (update, ":number", event->number);
      if (!trab_statement_run (update, error))
        return FALSE;
    }
  return events != NULL;
}
