/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-draft.h"
#include "trab-evidence.h"
#include "trab-import.h"

G_BEGIN_DECLS

/* What is asked about values as they come in, typed or read from a file, because reference tables
 * contradict them. Nothing is corrected: what was printed is kept. */
void trab_entry_check_attach (TrabEvidence *evidence, TrabRecord *record, TrabDraft *draft);
GPtrArray *trab_entry_check_record (TrabEvidence *evidence, TrabRecord *record, GError **error);
gboolean trab_entry_check_import (TrabEvidence *evidence, TrabImport *import, GError **error);

G_END_DECLS
