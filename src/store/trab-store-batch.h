/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** TrabStoreIdentifier: whom another program calls so. @system: "" for none */
typedef struct
{
  char *patient_id;
  char *system;
  char *value;
} TrabStoreIdentifier;

/**
 * TrabStoreBatch:
 * One import: the unit that can be undone.
 * @file_name_hash: SHA-256 of the file's name (names hold names), lower-case hex
 * @sha256: SHA-256 of the file's bytes, lower-case hex
 * @identifiers: of TrabStoreIdentifier: what it says of whom other programs know
 * @merged_id, @merged_into_id: (nullable): a record that it adds to another one and hides
 * @split_id: (nullable): a record that it takes rows out of, for another person's
 * @moved_visits: (element-type utf8): ids of visits that it copies into another record and takes
 *   out of the one they were written in
 * @unix_ms, @user: when and by whom; set by the store
 * @is_undone: set by the store
 */
typedef struct
{
  char *id;
  char *file_name_hash;
  char *sha256;
  GPtrArray *identifiers;
  char *merged_id;
  char *merged_into_id;
  char *split_id;
  GPtrArray *moved_visits;
  gint64 unix_ms;
  char *user;
  gboolean is_undone;
} TrabStoreBatch;

TrabStoreBatch *trab_store_batch_new (const char *id,
                                      const char *file_name_hash,
                                      const char *sha256);
void trab_store_batch_add_identifier (TrabStoreBatch *batch,
                                      const char *patient_id,
                                      const char *system,
                                      const char *value);
void trab_store_batch_free (TrabStoreBatch *batch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabStoreBatch, trab_store_batch_free)

G_END_DECLS
