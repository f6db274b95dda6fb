/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-import-report.h"

G_BEGIN_DECLS

/**
 * TrabMergeIndex:
 * The measurements known of one person, to be asked whether another one is among them. Looking up
 * takes constant time.
 */
typedef struct _TrabMergeIndex TrabMergeIndex;

TrabMergeIndex *trab_merge_index_new (void);
void trab_merge_index_free (TrabMergeIndex *index);
void trab_merge_index_add (TrabMergeIndex *index, TrabMeasurement *measurement);
TrabImportOutcome trab_merge_index_compare (TrabMergeIndex *index,
                                            TrabMeasurement *measurement,
                                            TrabMeasurement **known,
                                            TrabMeasurement **twin);
char *trab_merge_index_dup_source (const char *key, const char *version);
char *trab_merge_index_dup_part (const char *source, const char *part);
char *trab_merge_index_dup_whole (const char *source);
char *trab_merge_index_dup_source_key (const char *source);
const char *trab_merge_index_get_version (const char *source);
TrabImportOutcome trab_merge_index_compare_versions (const char *source, const char *known);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabMergeIndex, trab_merge_index_free)

G_END_DECLS
