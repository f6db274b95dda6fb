/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-finding.h"
#include "trab-record.h"

G_BEGIN_DECLS

/**
 * What saving one row of a file would do. A conflict is always told. A measurement in conflict is
 * added, so that both stay; a fracture, a course or an answer is not, since two rows would count
 * twice what happened once.
 */
typedef enum
{
  TRAB_IMPORT_NEW,
  TRAB_IMPORT_SAME,   /* known already: nothing is added */
  TRAB_IMPORT_UPDATE, /* a newer version of a known row: added, and the old one is replaced */
  TRAB_IMPORT_OLDER,  /* an older version of a known row: nothing is added */
  TRAB_IMPORT_CONFLICT,
} TrabImportOutcome;
#define TRAB_N_IMPORT_OUTCOMES (TRAB_IMPORT_CONFLICT + 1)

#define TRAB_TYPE_IMPORT_REPORT (trab_import_report_get_type ())
G_DECLARE_FINAL_TYPE (TrabImportReport, trab_import_report, TRAB, IMPORT_REPORT, GObject)

/* One person of an import held against what is known of them: the dry run. Saving @additions and
 * nothing else is the import; when there are none, importing changes nothing. */
TrabImportReport *trab_import_report_new (TrabRecord *additions);
void trab_import_report_count (TrabImportReport *self, TrabImportOutcome outcome);
void trab_import_report_add_finding (TrabImportReport *self, TrabFinding *finding);

TrabRecord *trab_import_report_get_additions (TrabImportReport *self);
guint trab_import_report_get_count (TrabImportReport *self, TrabImportOutcome outcome);
GPtrArray *trab_import_report_get_findings (TrabImportReport *self);
gboolean trab_import_report_is_empty (TrabImportReport *self);
void trab_import_report_set_new_person (TrabImportReport *self);
void trab_import_report_set_changed_person (TrabImportReport *self);
gboolean trab_import_report_changes_anything (TrabImportReport *self);
gboolean trab_import_report_is_new_person (TrabImportReport *self);
void trab_import_report_set_patient_id (TrabImportReport *self, const char *patient_id);
const char *trab_import_report_get_patient_id (TrabImportReport *self);

G_END_DECLS
