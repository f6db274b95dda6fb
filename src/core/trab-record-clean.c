/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-record-clean.h"

#include "trab-error.h"
#include "trab-finding.h"
#include "trab-question.h"
#include "trab-text.h"

/** A text of a Fields struct that somebody wrote; ids are the program's own. */
typedef struct
{
  const char *name;
  gsize offset;
  TrabTextShape shape;
} Text;

#define LINE(Fields, name)                                                                         \
  {                                                                                                \
#name, G_STRUCT_OFFSET(Fields, name), TRAB_TEXT_LINE                                           \
  }
#define PROSE(Fields, name)                                                                        \
  {                                                                                                \
#name, G_STRUCT_OFFSET(Fields, name), TRAB_TEXT_PROSE                                          \
  }

static const Text patient_texts[] = {
  LINE (TrabPatientFields, family_name),      LINE (TrabPatientFields, given_name),
  LINE (TrabPatientFields, record_number),    LINE (TrabPatientFields, identifier_system),
  LINE (TrabPatientFields, identifier_value), PROSE (TrabPatientFields, allergies),
  LINE (TrabPatientFields, death_source),
};

static const Text measurement_texts[] = {
  LINE (TrabMeasurementFields, side),           LINE (TrabMeasurementFields, region),
  PROSE (TrabMeasurementFields, text),          LINE (TrabMeasurementFields, unit),
  LINE (TrabMeasurementFields, reference),      LINE (TrabMeasurementFields, reference_low),
  LINE (TrabMeasurementFields, reference_high), LINE (TrabMeasurementFields, interpretation),
  LINE (TrabMeasurementFields, scanner),        LINE (TrabMeasurementFields, software),
  PROSE (TrabMeasurementFields, artefacts),     LINE (TrabMeasurementFields, laboratory),
  LINE (TrabMeasurementFields, method),         PROSE (TrabMeasurementFields, note),
  PROSE (TrabMeasurementFields, source),
};

static const Text fracture_texts[] = {
  PROSE (TrabFractureFields, note),
  PROSE (TrabFractureFields, source),
};

static const Text course_texts[] = {
  /* the code tables of a file name a medicine of many parts in many words */
  LINE (TrabCourseFields, medicine),   PROSE (TrabCourseFields, name),
  PROSE (TrabCourseFields, dose_text), LINE (TrabCourseFields, route),
  LINE (TrabCourseFields, regimen),    PROSE (TrabCourseFields, note),
  PROSE (TrabCourseFields, source),
};

static const Text addendum_texts[] = {
  PROSE (TrabAddendumFields, text),
  LINE (TrabAddendumFields, author),
};

typedef struct
{
  TrabRecord *clean;
  GHashTable *places;   /* (nullable) */
  GPtrArray *findings;  /* (nullable) */
  GHashTable *counts;   /* code and field -> how many texts */
  GHashTable *examples; /* the same -> one of them */
  GPtrArray *order;     /* the same, as they were met */
  GStringChunk *texts;  /* of the rows being made */
  gboolean is_changed;
} Cleaning;

/* The parts of a name go together: whoever was found under it may not be the next time. */
static TrabFindingCode
get_code (const char *field)
{
  return g_str_equal (field, "family_name") || g_str_equal (field, "given_name")
                 || g_str_equal (field, "record_number")
             ? TRAB_FINDING_CODE_NAME_CLEANED
             : TRAB_FINDING_CODE_TEXT_CLEANED;
}

static void
note (Cleaning *self, TrabFindingCode code, const char *field, const char *text)
{
  g_autofree char *key
      = g_strdup_printf ("%d %s", code, code == TRAB_FINDING_CODE_NAME_CLEANED ? "" : field);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key));

  self->is_changed = TRUE;
  if (n == 0)
    {
      g_ptr_array_add (self->order, g_strdup (key));
      g_hash_table_insert (self->examples, g_strdup (key), trab_text_dup_beginning (text));
    }
  g_hash_table_insert (self->counts, g_steal_pointer (&key), GUINT_TO_POINTER (n + 1));
}

/* Returns: (nullable): what is kept of @text; NULL too for what has nothing left */
static const char *
clean_text (Cleaning *self, const char *text, const char *field, TrabTextShape shape)
{
  g_autofree char *clean = NULL;

  if (text == NULL || *text == '\0')
    return text;
  clean = trab_text_dup_clean (text, shape);
  if (trab_text_is_too_long (clean, shape))
    {
      note (self, TRAB_FINDING_CODE_TEXT_TOO_LONG, field, clean);
      return NULL;
    }
  if (g_str_equal (text, clean)
      || (shape != TRAB_TEXT_LINE && trab_text_is_clean (text, shape)
          && !trab_text_is_too_long (text, shape)))
    return text;
  note (self, get_code (field), field, clean);
  return *clean != '\0' ? g_string_chunk_insert (self->texts, clean) : NULL;
}

/* Returns: whether a text of @fields is another now */
static gboolean
clean_texts (Cleaning *self, gpointer fields, const Text *texts, guint n_texts)
{
  gboolean was_changed = self->is_changed;
  gboolean is_changed = FALSE;

  self->is_changed = FALSE;
  for (guint i = 0; i < n_texts; i++)
    {
      const char **text = &G_STRUCT_MEMBER (const char *, fields, texts[i].offset);

      *text = clean_text (self, *text, texts[i].name, texts[i].shape);
    }
  is_changed = self->is_changed;
  self->is_changed = was_changed || is_changed;
  return is_changed;
}

/* What is known of the place of a row in its file is known of the row that stands for it. */
static void
keep_place (Cleaning *self, gpointer row, gpointer instead)
{
  TrabFinding *place = self->places ? g_hash_table_lookup (self->places, row) : NULL;

  if (place != NULL)
    g_hash_table_insert (self->places, g_object_ref (instead), g_object_ref (place));
}

static void
clean_patient (Cleaning *self, TrabPatient *patient)
{
  TrabPatientFields fields = *trab_patient_get (patient);
  g_autoptr (TrabPatient) clean = NULL;

  if (!clean_texts (self, &fields, patient_texts, G_N_ELEMENTS (patient_texts)))
    return;
  if (fields.identifier_value == NULL)
    fields.identifier_system = NULL;
  clean = trab_patient_new (&fields);
  trab_record_set_patient (self->clean, clean);
}

static void
clean_measurement (Cleaning *self, TrabMeasurement *row)
{
  TrabMeasurementFields fields = *trab_measurement_get (row);
  g_autoptr (TrabMeasurement) clean
      = clean_texts (self, &fields, measurement_texts, G_N_ELEMENTS (measurement_texts))
            ? trab_measurement_new (&fields)
            : g_object_ref (row);

  trab_record_add_measurement (self->clean, clean);
  if (clean != row)
    keep_place (self, row, clean);
}

static void
clean_fracture (Cleaning *self, TrabFracture *row)
{
  TrabFractureFields fields = *trab_fracture_get (row);
  g_autoptr (TrabFracture) clean
      = clean_texts (self, &fields, fracture_texts, G_N_ELEMENTS (fracture_texts))
            ? trab_fracture_new (&fields)
            : g_object_ref (row);

  trab_record_add_fracture (self->clean, clean);
  if (clean != row)
    keep_place (self, row, clean);
}

/* A medicine that is neither named nor of a kind says nothing, and is left out. */
static void
clean_course (Cleaning *self, TrabCourse *row)
{
  TrabCourseFields fields = *trab_course_get (row);
  gboolean is_changed = clean_texts (self, &fields, course_texts, G_N_ELEMENTS (course_texts));
  g_autoptr (TrabCourse) clean = is_changed ? trab_course_new (&fields) : g_object_ref (row);

  if (is_changed && fields.name == NULL && fields.medicine == NULL)
    return;
  trab_record_add_course (self->clean, clean);
  if (clean != row)
    keep_place (self, row, clean);
}

static void
clean_addendum (Cleaning *self, TrabAddendum *row)
{
  TrabAddendumFields fields = *trab_addendum_get (row);
  g_autoptr (TrabAddendum) clean
      = clean_texts (self, &fields, addendum_texts, G_N_ELEMENTS (addendum_texts))
            ? trab_addendum_new (&fields)
            : g_object_ref (row);

  if (fields.text != NULL)
    trab_record_add_addendum (self->clean, clean);
}

static TrabTextShape
get_answer_shape (const char *question_id)
{
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;

  return trab_question_from_string (question_id, &question)
                 && trab_question_get_info (question)->kind == TRAB_QUESTION_KIND_KEPT
             ? TRAB_TEXT_KEPT
             : TRAB_TEXT_PROSE;
}

static void
clean_visit (Cleaning *self, TrabVisit *row)
{
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrabVisit) clean = NULL;
  gboolean is_changed = FALSE;
  GHashTableIter iter;
  gpointer question = NULL;
  gpointer text = NULL;

  g_hash_table_iter_init (&iter, trab_visit_get_answers (row));
  while (g_hash_table_iter_next (&iter, &question, &text))
    {
      const char *kept = clean_text (self, text, question, get_answer_shape (question));

      is_changed = is_changed || kept != text;
      if (kept != NULL)
        g_hash_table_insert (answers, question, (char *) kept);
    }
  clean = is_changed ? trab_visit_new (trab_visit_get (row), answers) : g_object_ref (row);
  trab_record_add_visit (self->clean, clean);
  if (clean != row)
    keep_place (self, row, clean);
}

static void
clean_all (Cleaning *self, TrabRecord *record)
{
  GPtrArray *visits = trab_record_get_visits (record);
  GPtrArray *measurements = trab_record_get_measurements (record);
  GPtrArray *fractures = trab_record_get_fractures (record);
  GPtrArray *courses = trab_record_get_courses (record);
  GPtrArray *addenda = trab_record_get_addenda (record);

  for (guint i = 0; i < visits->len; i++)
    clean_visit (self, visits->pdata[i]);
  for (guint i = 0; i < measurements->len; i++)
    clean_measurement (self, measurements->pdata[i]);
  for (guint i = 0; i < fractures->len; i++)
    clean_fracture (self, fractures->pdata[i]);
  for (guint i = 0; i < courses->len; i++)
    clean_course (self, courses->pdata[i]);
  for (guint i = 0; i < addenda->len; i++)
    clean_addendum (self, addenda->pdata[i]);
}

/* One finding for each field, however many of its texts it speaks of. */
static void
report (Cleaning *self)
{
  for (guint i = 0; self->findings != NULL && i < self->order->len; i++)
    {
      const char *key = self->order->pdata[i];
      char *field = NULL;
      TrabFindingCode code = (TrabFindingCode) g_ascii_strtoull (key, &field, 10);
      TrabFinding *finding = trab_finding_new (&(TrabFindingFields){
          .severity
          = code == TRAB_FINDING_CODE_TEXT_TOO_LONG ? TRAB_FINDING_REFUSED : TRAB_FINDING_CHANGED,
          .code = code,
          .subject = field[1] != '\0' ? field + 1 : NULL,
          .received = g_hash_table_lookup (self->examples, key),
          .count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key)),
          .person = -1 });

      g_ptr_array_add (self->findings, finding);
    }
}

/**
 * trab_record_clean_run:
 * @places: (nullable): row -> TrabFinding: a row that stands for another gets its place
 * @findings: (nullable): of TrabFinding: gets one for each field with a text that was cleaned, or
 *   was too long: that text alone is left out, never cut
 *
 * Returns: (transfer full): @record itself where nothing was to be done
 */
TrabRecord *
trab_record_clean_run (TrabRecord *record, GHashTable *places, GPtrArray *findings)
{
  g_autoptr (TrabRecord) clean = trab_record_new (trab_record_get_patient (record));
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) examples = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
  Cleaning cleaning = { .clean = clean,
                        .places = places,
                        .findings = findings,
                        .counts = counts,
                        .examples = examples,
                        .order = order,
                        .texts = g_string_chunk_new (256) };

  clean_patient (&cleaning, trab_record_get_patient (record));
  clean_all (&cleaning, record);
  g_string_chunk_free (cleaning.texts);
  report (&cleaning);
  return cleaning.is_changed ? g_steal_pointer (&clean) : g_object_ref (record);
}

/**
 * trab_record_clean_check:
 * @changes: what is to be saved; a patient who is known already is kept as kept
 *
 * Returns: FALSE with TRAB_INPUT_ERROR where something was not cleaned on its way here
 */
gboolean
trab_record_clean_check (TrabRecord *changes, GError **error)
{
  g_autoptr (TrabPatient) nobody = trab_patient_new (&(TrabPatientFields){ 0 });
  g_autoptr (TrabRecord) rows = trab_record_new_with (NULL, changes);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TrabRecord) clean = NULL;

  if (trab_patient_get (trab_record_get_patient (changes))->version > 0)
    trab_record_set_patient (rows, nobody);
  clean = trab_record_clean_run (rows, NULL, findings);
  if (findings->len == 0)
    return TRUE;
  if (trab_finding_get (findings->pdata[0])->code == TRAB_FINDING_CODE_TEXT_TOO_LONG)
    g_set_error_literal (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_TOO_LONG, "a text is too long");
  else
    g_set_error_literal (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_UNSEEN,
                         "a text has characters that cannot be seen");
  return FALSE;
}
