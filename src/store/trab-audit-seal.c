/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-audit-seal.h"

#include <string.h>

#include "trab-error.h"

#define FORMAT "trabecula-audit-seal 1"
#define N_FIELDS 6

/** trab_audit_seal_derive_key: to be cleansed after use; every line counts as keyed until a seal is
 * loaded that says otherwise */
void
trab_audit_seal_derive_key (const guint8 data_key[TRAB_DB_KEY_SIZE], TrabAuditChain *chain)
{
  GHmac *hmac = g_hmac_new (G_CHECKSUM_SHA256, data_key, TRAB_DB_KEY_SIZE);
  gsize length = sizeof chain->key;

  g_hmac_update (hmac, (const guint8 *) "trabecula audit chain", -1);
  g_hmac_get_digest (hmac, chain->key, &length);
  g_hmac_unref (hmac);
  chain->keyed_from = 1;
}

/* Returns: (transfer full): what is signed, on one line */
static char *
write_fields (const TrabAuditChain *chain, const TrabAuditSeal *seal)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                          FORMAT, seal->number, seal->hash[0] != '\0' ? seal->hash : "-",
                          chain->keyed_from, seal->checked_unix_ms);
}

static char *
sign (const TrabAuditChain *chain, const char *fields)
{
  return g_compute_hmac_for_string (G_CHECKSUM_SHA256, chain->key, sizeof chain->key, fields, -1);
}

static gboolean
read_fields (const char *text, TrabAuditChain *chain, TrabAuditSeal *seal)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  const char *end = strrchr (text, ' ');
  g_autofree char *fields = end ? g_strndup (text, (gsize) (end - text)) : NULL;
  g_autofree char *signature = fields ? sign (chain, fields) : NULL;

  if (g_strv_length (words) != N_FIELDS + 1 || g_strcmp0 (signature, words[N_FIELDS]) != 0)
    return FALSE;
  seal->number = g_ascii_strtoll (words[2], NULL, 10);
  g_strlcpy (seal->hash, strcmp (words[3], "-") == 0 ? "" : words[3], sizeof seal->hash);
  chain->keyed_from = g_ascii_strtoll (words[4], NULL, 10);
  seal->checked_unix_ms = g_ascii_strtoll (words[5], NULL, 10);
  return TRUE;
}

/** trab_audit_seal_load: also says which lines of @chain are keyed; NOT_FOUND; ALTERED when the
 * file is not as it was written, or was written with another key */
gboolean
trab_audit_seal_load (const char *path, TrabAuditChain *chain, TrabAuditSeal *seal, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) own = NULL;

  if (!g_file_get_contents (path, &text, NULL, &own))
    {
      g_set_error (error, TRAB_STORE_ERROR,
                   g_error_matches (own, G_FILE_ERROR, G_FILE_ERROR_NOENT)
                       ? TRAB_STORE_ERROR_NOT_FOUND
                       : TRAB_STORE_ERROR_FAILED,
                   "the seal of the audit cannot be read");
      return FALSE;
    }
  g_strchomp (text);
  if (read_fields (text, chain, seal))
    return TRUE;
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_ALTERED,
               "the seal of the audit is not as it was written");
  return FALSE;
}

/** trab_audit_seal_save: replaces the file at once or not at all */
gboolean
trab_audit_seal_save (const char *path,
                      const TrabAuditChain *chain,
                      const TrabAuditSeal *seal,
                      GError **error)
{
  g_autofree char *fields = write_fields (chain, seal);
  g_autofree char *signature = sign (chain, fields);
  g_autofree char *text = g_strconcat (fields, " ", signature, "\n", NULL);
  g_autoptr (GError) own = NULL;

  if (g_file_set_contents_full (
          path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &own))
    return TRUE;
  g_set_error (error, TRAB_STORE_ERROR,
               g_error_matches (own, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? TRAB_STORE_ERROR_FULL
                                                                       : TRAB_STORE_ERROR_FAILED,
               "the seal of the audit cannot be written");
  return FALSE;
}
