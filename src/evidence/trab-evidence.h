/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-measure.h"
#include "trab-table.h"

G_BEGIN_DECLS

/**
 * TrabEvidence:
 * Every number the program shows or computes with: the tables of data/, by name
 * ("model/parameters", "risk/qfracture2012-flags" …). Immutable to its users: tables are read on
 * first use under a lock. One object per program, passed to whoever needs it. It knows the country
 * of the clinic, whose tables are in force (trab-country.h), and the limits that
 * its laboratory prints.
 */
typedef struct _TrabEvidence TrabEvidence;

/** Until a clinic has chosen. */
#define TRAB_EVIDENCE_DEFAULT_COUNTRY "GB"

TrabEvidence *trab_evidence_new (void);
void trab_evidence_free (TrabEvidence *evidence);

const TrabTable *trab_evidence_get_table (TrabEvidence *evidence, const char *name, GError **error);
const char *trab_evidence_find_text (TrabEvidence *evidence,
                                     const char *table_name,
                                     const char *key_column,
                                     const char *key,
                                     const char *column);
gboolean trab_evidence_get_constant (TrabEvidence *evidence,
                                     const char *table_name,
                                     const char *name,
                                     double *value,
                                     GError **error);
void trab_evidence_take_folder (TrabEvidence *evidence, const char *folder, GPtrArray *tables);
char **trab_evidence_dup_own_folders (TrabEvidence *evidence);
const char *trab_evidence_get_country (TrabEvidence *evidence);
void trab_evidence_set_country (TrabEvidence *evidence, const char *country);
gboolean trab_evidence_get_own_limit (TrabEvidence *evidence,
                                      TrabMeasure measure,
                                      gboolean is_upper,
                                      double *limit);
void trab_evidence_set_own_limit (TrabEvidence *evidence,
                                  TrabMeasure measure,
                                  gboolean is_upper,
                                  double limit);
char **trab_evidence_dup_table_names (void);
char *trab_evidence_dup_digest (const char *const *table_names);

void trab_evidence_ensure_resources (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabEvidence, trab_evidence_free)

G_END_DECLS
