/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-import.h"
#include "trab-record.h"

G_BEGIN_DECLS

/**
 * TrabMergeInputs:
 * @incoming: one person of an import, as the answers to its questions make it
 * @existing: (nullable): what is known of that very person; NULL for a new person
 * @undone: (nullable): ids of imports that were taken back: what came with them is not known
 * @import: (nullable): for the answers to what merging asks
 * @person: (nullable): of @import
 */
typedef struct
{
  TrabRecord *incoming;
  TrabRecord *existing;
  GHashTable *undone;
  TrabImport *import;
  const TrabImportPerson *person;
} TrabMergeInputs;

G_END_DECLS
