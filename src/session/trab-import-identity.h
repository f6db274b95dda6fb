/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-import.h"
#include "trab-store.h"

G_BEGIN_DECLS

/**
 * TrabImportIdentity:
 * Who a person of an import is.
 * @patient_id: (nullable): whom the store knows; NULL for somebody new
 * @question: (nullable): asked because it cannot be told from the file; answered or not
 * @waits: nothing of the person may be saved before it is answered
 * @is_left_out: nothing of the person is wanted
 */
typedef struct
{
  char *patient_id;
  TrabFinding *question;
  gboolean waits;
  gboolean is_left_out;
} TrabImportIdentity;

gboolean trab_import_identity_find (TrabStore *store,
                                    TrabImport *import,
                                    guint person,
                                    TrabImportIdentity *identity,
                                    GError **error);
void trab_import_identity_clear (TrabImportIdentity *identity);
GPtrArray *trab_import_identity_list_names (const TrabImportPerson *person);
gboolean trab_import_identity_split (const char *identifier, char **system, char **value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TrabImportIdentity, trab_import_identity_clear)

G_END_DECLS
