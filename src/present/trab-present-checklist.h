/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-record.h"
#include "trab-safety-report.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* Lists that a page names by itself */
#define TRAB_PRESENT_CHECKLIST_BISPHOSPHONATE "before-bisphosphonate"
#define TRAB_PRESENT_CHECKLIST_HRT "before-hrt"
#define TRAB_PRESENT_CHECKLIST_SECONDARY_CAUSES "secondary-causes"

/* Lists to tick off (evidence/trab-checklist.h), in words: what was found, of which day, and loudly
 * what is missing or too old. */
const char *const *trab_present_checklist_get_lists (void);
const char *trab_present_checklist_get_title (const char *list);
char *trab_present_checklist_dup_description (TrabEvidence *evidence, const char *list);
GPtrArray *trab_present_checklist_dup_rows (TrabEvidence *evidence,
                                            const char *list,
                                            TrabRecord *record,
                                            TrabDate today,
                                            TrabSafetyReport *safety);
GPtrArray *trab_present_checklist_dup_found (TrabEvidence *evidence,
                                             const char *const *lists,
                                             TrabRecord *record,
                                             TrabDate today);

G_END_DECLS
