/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-patient-summary.h"

#include "trab-fold.h"

struct _TrabPatientSummary
{
  GObject parent_instance;
  GStringChunk *strings;
  TrabPatientSummaryFields fields;
};

G_DEFINE_FINAL_TYPE (TrabPatientSummary, trab_patient_summary, G_TYPE_OBJECT)

static void
trab_patient_summary_finalize (GObject *object)
{
  g_string_chunk_free (TRAB_PATIENT_SUMMARY (object)->strings);
  G_OBJECT_CLASS (trab_patient_summary_parent_class)->finalize (object);
}

static void
trab_patient_summary_class_init (TrabPatientSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_patient_summary_finalize;
}

static void
trab_patient_summary_init (TrabPatientSummary *self)
{
  self->strings = g_string_chunk_new (96);
}

static const char *
keep (TrabPatientSummary *self, const char *text)
{
  return text ? g_string_chunk_insert (self->strings, text) : NULL;
}

/**
 * trab_patient_summary_new:
 * @fields: copied, texts too
 *
 * Returns: (transfer full): an immutable value; may be read from any thread
 */
TrabPatientSummary *
trab_patient_summary_new (const TrabPatientSummaryFields *fields)
{
  TrabPatientSummary *self = g_object_new (TRAB_TYPE_PATIENT_SUMMARY, NULL);

  self->fields = *fields;
  self->fields.id = keep (self, fields->id);
  self->fields.family_name = keep (self, fields->family_name ? fields->family_name : "");
  self->fields.given_name = keep (self, fields->given_name ? fields->given_name : "");
  self->fields.record_number = keep (self, fields->record_number);
  return self;
}

/** trab_patient_summary_get: (transfer none): the fields, for as long as the summary lives */
const TrabPatientSummaryFields *
trab_patient_summary_get (TrabPatientSummary *self)
{
  g_return_val_if_fail (TRAB_IS_PATIENT_SUMMARY (self), NULL);
  return &self->fields;
}

static gboolean
is_same_text (const char *a, const char *b)
{
  g_autofree char *folded_a = trab_fold_words (a);
  g_autofree char *folded_b = trab_fold_words (b);

  return g_str_equal (folded_a, folded_b);
}

/**
 * trab_patient_summary_is_same_person:
 * Returns: whether @patient would be the same person again: the same names as a reader takes them,
 *   day of birth and sex. Two record numbers that differ are two people; so is a birth known by its
 *   year alone, which many share.
 */
gboolean
trab_patient_summary_is_same_person (TrabPatientSummary *self, TrabPatient *patient)
{
  const TrabPatientSummaryFields *known = trab_patient_summary_get (self);
  const TrabPatientFields *other = trab_patient_get (patient);
  gboolean are_numbered = known->record_number != NULL && other->record_number != NULL;

  return g_strcmp0 (known->id, other->id) != 0 && known->sex == other->sex
         && other->birth_date.day != 0
         && trab_date_compare (known->birth_date, other->birth_date) == 0
         && known->birth_date.day != 0 && is_same_text (known->family_name, other->family_name)
         && is_same_text (known->given_name, other->given_name)
         && (!are_numbered || is_same_text (known->record_number, other->record_number));
}
