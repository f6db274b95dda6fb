/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-import-report.h"

struct _TrabImportReport
{
  GObject parent_instance;
  TrabRecord *additions;
  guint counts[TRAB_N_IMPORT_OUTCOMES];
  GPtrArray *findings;
  gboolean is_new_person;
  gboolean is_changed_person;
  char *patient_id;
};

G_DEFINE_FINAL_TYPE (TrabImportReport, trab_import_report, G_TYPE_OBJECT)

static void
trab_import_report_finalize (GObject *object)
{
  TrabImportReport *self = TRAB_IMPORT_REPORT (object);

  g_clear_object (&self->additions);
  g_ptr_array_unref (self->findings);
  g_free (self->patient_id);
  G_OBJECT_CLASS (trab_import_report_parent_class)->finalize (object);
}

static void
trab_import_report_class_init (TrabImportReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_import_report_finalize;
}

static void
trab_import_report_init (TrabImportReport *self)
{
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * trab_import_report_new:
 * @additions: the rows that would be saved; filled by the caller
 */
TrabImportReport *
trab_import_report_new (TrabRecord *additions)
{
  TrabImportReport *self = g_object_new (TRAB_TYPE_IMPORT_REPORT, NULL);

  self->additions = g_object_ref (additions);
  return self;
}

/** trab_import_report_count: counts one row of the file under @outcome */
void
trab_import_report_count (TrabImportReport *self, TrabImportOutcome outcome)
{
  g_return_if_fail (outcome < TRAB_N_IMPORT_OUTCOMES);
  self->counts[outcome]++;
}

void
trab_import_report_add_finding (TrabImportReport *self, TrabFinding *finding)
{
  g_ptr_array_add (self->findings, g_object_ref (finding));
}

/** trab_import_report_get_additions: (transfer none): the rows to save, without ids */
TrabRecord *
trab_import_report_get_additions (TrabImportReport *self)
{
  return self->additions;
}

guint
trab_import_report_get_count (TrabImportReport *self, TrabImportOutcome outcome)
{
  g_return_val_if_fail (outcome < TRAB_N_IMPORT_OUTCOMES, 0);
  return self->counts[outcome];
}

/** trab_import_report_get_findings: (transfer none): of TrabFinding: what comparing brought up */
GPtrArray *
trab_import_report_get_findings (TrabImportReport *self)
{
  return self->findings;
}

/** trab_import_report_is_empty: whether saving would add no row */
gboolean
trab_import_report_is_empty (TrabImportReport *self)
{
  return trab_record_get_visits (self->additions)->len == 0
         && trab_record_get_measurements (self->additions)->len == 0
         && trab_record_get_fractures (self->additions)->len == 0
         && trab_record_get_courses (self->additions)->len == 0
         && trab_record_get_addenda (self->additions)->len == 0;
}

/** trab_import_report_set_new_person: saving makes a record, with rows or without */
void
trab_import_report_set_new_person (TrabImportReport *self)
{
  self->is_new_person = TRUE;
}

/** trab_import_report_set_changed_person: saving makes a new version of somebody known */
void
trab_import_report_set_changed_person (TrabImportReport *self)
{
  self->is_changed_person = TRUE;
}

/** trab_import_report_changes_anything: whether saving would add a row, or somebody new, or change
 * what is known of a person */
gboolean
trab_import_report_changes_anything (TrabImportReport *self)
{
  return self->is_new_person || self->is_changed_person || !trab_import_report_is_empty (self);
}

/** trab_import_report_set_patient_id: whose record it went into, or had it all before */
void
trab_import_report_set_patient_id (TrabImportReport *self, const char *patient_id)
{
  g_free (self->patient_id);
  self->patient_id = g_strdup (patient_id);
}

/** trab_import_report_get_patient_id: (nullable): NULL before saving, and for somebody who waits,
 * is left out or was refused */
const char *
trab_import_report_get_patient_id (TrabImportReport *self)
{
  return self->patient_id;
}

/** trab_import_report_is_new_person: whether saving makes a record */
gboolean
trab_import_report_is_new_person (TrabImportReport *self)
{
  return self->is_new_person;
}
