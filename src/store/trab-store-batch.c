/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-store-batch.h"

static void
identifier_free (gpointer data)
{
  TrabStoreIdentifier *identifier = data;

  g_free (identifier->patient_id);
  g_free (identifier->system);
  g_free (identifier->value);
  g_free (identifier);
}

/** trab_store_batch_new: (transfer full): one that is not saved yet */
TrabStoreBatch *
trab_store_batch_new (const char *id, const char *file_name_hash, const char *sha256)
{
  TrabStoreBatch *batch = g_new0 (TrabStoreBatch, 1);

  batch->id = g_strdup (id);
  batch->file_name_hash = g_strdup (file_name_hash);
  batch->sha256 = g_strdup (sha256);
  batch->identifiers = g_ptr_array_new_with_free_func (identifier_free);
  batch->moved_visits = g_ptr_array_new_with_free_func (g_free);
  return batch;
}

/** trab_store_batch_add_identifier: @system: (nullable) */
void
trab_store_batch_add_identifier (TrabStoreBatch *batch,
                                 const char *patient_id,
                                 const char *system,
                                 const char *value)
{
  TrabStoreIdentifier *identifier = g_new0 (TrabStoreIdentifier, 1);

  identifier->patient_id = g_strdup (patient_id);
  identifier->system = g_strdup (system ? system : "");
  identifier->value = g_strdup (value);
  g_ptr_array_add (batch->identifiers, identifier);
}

void
trab_store_batch_free (TrabStoreBatch *batch)
{
  if (batch == NULL)
    return;
  g_free (batch->id);
  g_free (batch->file_name_hash);
  g_free (batch->sha256);
  g_ptr_array_unref (batch->identifiers);
  g_ptr_array_unref (batch->moved_visits);
  g_free (batch->merged_id);
  g_free (batch->merged_into_id);
  g_free (batch->split_id);
  g_free (batch->user);
  g_free (batch);
}
