/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-db.h"

G_BEGIN_DECLS

#define TRAB_AUDIT_HASH_SIZE 65 /* SHA-256 in hexadecimal digits */

/**
 * TrabAuditChain:
 * What the lines of the audit are chained with: a key derived from the key of the data.
 * @keyed_from: the first line whose hash is an HMAC with @key. Lines before it were written by a
 *   release that had a plain SHA-256.
 */
typedef struct
{
  guint8 key[TRAB_DB_KEY_SIZE];
  gint64 keyed_from;
} TrabAuditChain;

/**
 * TrabAuditSeal:
 * The last line of the audit as it was when the program last looked, kept beside the record file
 * and signed with the chain's key: what is taken off the end, and an older record file, show.
 * @number: 0 while there is no line
 * @checked_unix_ms: when every page of the file was last looked at; 0 for never
 */
typedef struct
{
  gint64 number;
  char hash[TRAB_AUDIT_HASH_SIZE];
  gint64 checked_unix_ms;
} TrabAuditSeal;

void trab_audit_seal_derive_key (const guint8 data_key[TRAB_DB_KEY_SIZE], TrabAuditChain *chain);
gboolean trab_audit_seal_load (const char *path,
                               TrabAuditChain *chain,
                               TrabAuditSeal *seal,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_audit_seal_save (const char *path,
                               const TrabAuditChain *chain,
                               const TrabAuditSeal *seal,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
