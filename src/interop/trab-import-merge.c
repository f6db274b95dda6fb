/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-import-merge.h"

#include "trab-merge-measurements.h"
#include "trab-merge-state.h"
#include "trab-merge-taken-back.h"
#include "trab-merge-words.h"

/* Two statements about what is counted once: the known one stays while nobody has chosen. Returns:
 * whether the received one takes its place, or with @is_also stands beside it */
static gboolean
ask_which (TrabMerge *self,
           gconstpointer row,
           const char *subject,
           const char *received,
           const char *known,
           gboolean *is_also)
{
  static const TrabFindingChoice choices[] = { { TRAB_FINDING_RECEIVED, NULL },
                                               { TRAB_FINDING_KNOWN, NULL },
                                               { TRAB_FINDING_BOTH, NULL } };
  const char *answer
      = trab_merge_state_ask (self, row,
                              &(TrabFindingFields){ .severity = TRAB_FINDING_CONFLICT,
                                                    .code = TRAB_FINDING_CODE_OTHER_VALUE,
                                                    .subject = subject,
                                                    .received = received,
                                                    .expected = known,
                                                    .choices = choices,
                                                    .n_choices = G_N_ELEMENTS (choices) });

  *is_also = g_strcmp0 (answer, TRAB_FINDING_BOTH) == 0;
  return g_strcmp0 (answer, TRAB_FINDING_RECEIVED) == 0;
}

static void
report_older (TrabMerge *self, gconstpointer row, const char *subject, char *received, char *known)
{
  trab_merge_state_report (self, row,
                           &(TrabFindingFields){ .severity = TRAB_FINDING_SKIPPED,
                                                 .code = TRAB_FINDING_CODE_OLDER_VERSION,
                                                 .subject = subject,
                                                 .received = received,
                                                 .expected = known });
  g_free (received);
  g_free (known);
}

/* ---- looking up rows that are not measurements */

/* As with measurements, more rows that disagree about one thing are no record of a patient. */
#define MAX_COMPARED 64

/* The row that is @row again, else the newest one of the same source, or else of the same key, or
 * else of the key @against (nullable): that says the contrary. */
static gpointer
find_known (GHashTable *table,
            const char *source,
            const char *key,
            const char *against,
            gconstpointer row,
            gboolean (*is_same) (gconstpointer row, gpointer known))
{
  g_autofree char *source_key = trab_merge_index_dup_source_key (source);
  GPtrArray *lists[]
      = { source_key ? g_hash_table_lookup (table, source_key) : NULL,
          g_hash_table_lookup (table, key), against ? g_hash_table_lookup (table, against) : NULL };
  gpointer newest = NULL;

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    {
      guint length = lists[l] ? lists[l]->len : 0;

      for (guint i = 0; i < MIN (length, MAX_COMPARED); i++)
        if (is_same (row, lists[l]->pdata[length - 1 - i]))
          return lists[l]->pdata[length - 1 - i];
      if (newest == NULL && length > 0)
        newest = lists[l]->pdata[length - 1];
    }
  return newest;
}

static gboolean
is_one_source (const char *source, const char *known)
{
  g_autofree char *key = trab_merge_index_dup_source_key (source);
  g_autofree char *known_key = trab_merge_index_dup_source_key (known);

  return key != NULL && g_strcmp0 (key, known_key) == 0;
}

/* Equal in precision too: "2019" is not 1 January 2019. */
static gboolean
is_same_date (TrabDate a, TrabDate b)
{
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* ---- fractures */

static char *
dup_fracture_key (const TrabFractureFields *fields, gboolean is_in_error)
{
  char date[TRAB_DATE_TEXT_SIZE];

  return g_strdup_printf ("%d %s %d %s", fields->site, trab_date_to_text (fields->date, date),
                          is_in_error, fields->date.day == 0 && fields->note ? fields->note : "");
}

static gboolean
is_same_fracture (gconstpointer row, gpointer known)
{
  const TrabFractureFields *a = row;
  const TrabFractureFields *b = trab_fracture_get (known);

  return a->site == b->site && is_same_date (a->date, b->date) && a->is_in_error == b->is_in_error
         && (a->is_low_trauma == b->is_low_trauma || a->is_low_trauma == TRAB_ANSWER_NOT_KNOWN);
}

static TrabImportOutcome
compare_fractures (const TrabFractureFields *fields, TrabFracture *fracture)
{
  const TrabFractureFields *known = trab_fracture_get (fracture);
  TrabImportOutcome outcome = trab_merge_index_compare_versions (fields->source, known->source);
  gboolean is_one = is_one_source (fields->source, known->source);

  if (is_same_fracture (fields, fracture))
    return TRAB_IMPORT_SAME;
  if (is_one && outcome != TRAB_IMPORT_CONFLICT)
    return outcome;
  if (fields->is_in_error != known->is_in_error) /* what was taken back stays so */
    return !is_one               ? TRAB_IMPORT_CONFLICT
           : fields->is_in_error ? TRAB_IMPORT_UPDATE
                                 : TRAB_IMPORT_OLDER;
  return known->is_low_trauma == TRAB_ANSWER_NOT_KNOWN && fields->site == known->site
                 && is_same_date (fields->date, known->date)
             ? TRAB_IMPORT_UPDATE
             : TRAB_IMPORT_CONFLICT;
}

static void
add_fracture (TrabMerge *self, const TrabFractureFields *fields, const char *replaces)
{
  TrabFractureFields own = *fields;
  g_autoptr (TrabFracture) fracture = NULL;

  own.replaces = replaces;
  fracture = trab_fracture_new (&own);
  trab_record_add_fracture (trab_import_report_get_additions (self->report), fracture);
}

static void
merge_fracture (TrabMerge *self, TrabFracture *fracture)
{
  const TrabFractureFields *fields = trab_fracture_get (fracture);
  g_autofree char *key = dup_fracture_key (fields, fields->is_in_error);
  g_autofree char *against = dup_fracture_key (fields, !fields->is_in_error);
  TrabFracture *known
      = find_known (self->fractures, fields->source, key, against, fields, is_same_fracture);
  TrabImportOutcome outcome = known ? compare_fractures (fields, known) : TRAB_IMPORT_NEW;

  if (outcome == TRAB_IMPORT_UPDATE
      && trab_merge_state_is_replaced (self, trab_fracture_get (known)->id))
    outcome = TRAB_IMPORT_CONFLICT;
  trab_import_report_count (self->report, outcome);
  if (outcome == TRAB_IMPORT_NEW)
    add_fracture (self, fields, NULL);
  else if (outcome == TRAB_IMPORT_UPDATE)
    add_fracture (self, fields, trab_fracture_get (known)->id);
  else if (outcome == TRAB_IMPORT_OLDER)
    report_older (self, fracture, "fracture", trab_merge_words_dup_fracture (fields),
                  trab_merge_words_dup_fracture (trab_fracture_get (known)));
  else if (outcome == TRAB_IMPORT_CONFLICT)
    {
      g_autofree char *received = trab_merge_words_dup_fracture (fields);
      g_autofree char *other = trab_merge_words_dup_fracture (trab_fracture_get (known));
      gboolean is_also = FALSE;
      gboolean is_instead = ask_which (self, fracture, "fracture", received, other, &is_also);

      if (is_instead || is_also)
        add_fracture (self, fields, is_instead ? trab_fracture_get (known)->id : NULL);
    }
}

/* ---- courses */

static char *
dup_course_key (const TrabCourseFields *fields)
{
  char start[TRAB_DATE_TEXT_SIZE];

  return g_strdup_printf ("%s|%s|%s", fields->medicine ? fields->medicine : "",
                          fields->name ? fields->name : "",
                          trab_date_to_text (fields->start, start));
}

static gboolean
is_same_course (gconstpointer row, gpointer known)
{
  const TrabCourseFields *a = row;
  const TrabCourseFields *b = trab_course_get (known);
  g_autofree char *key = dup_course_key (a);
  g_autofree char *other = dup_course_key (b);

  return g_str_equal (key, other) && a->is_ongoing == b->is_ongoing
         && a->is_in_error == b->is_in_error && is_same_date (a->stop, b->stop)
         && g_strcmp0 (a->dose_text, b->dose_text) == 0;
}

static TrabImportOutcome
compare_courses (const TrabCourseFields *fields, TrabCourse *course)
{
  const TrabCourseFields *known = trab_course_get (course);
  TrabImportOutcome outcome = trab_merge_index_compare_versions (fields->source, known->source);
  gboolean is_one = is_one_source (fields->source, known->source);

  if (is_same_course (fields, course))
    return TRAB_IMPORT_SAME;
  if (is_one && outcome != TRAB_IMPORT_CONFLICT)
    return outcome;
  if (is_one && known->is_in_error) /* what was taken back stays so */
    return TRAB_IMPORT_OLDER;
  /* what was going on has ended, or was never so */
  return (known->is_ongoing && !fields->is_ongoing) || (fields->is_in_error && !known->is_in_error)
             ? TRAB_IMPORT_UPDATE
             : TRAB_IMPORT_CONFLICT;
}

static void
add_course (TrabMerge *self, const TrabCourseFields *fields, const char *replaces)
{
  TrabCourseFields own = *fields;
  g_autoptr (TrabCourse) course = NULL;

  own.replaces = replaces;
  course = trab_course_new (&own);
  trab_record_add_course (trab_import_report_get_additions (self->report), course);
}

static void
merge_course (TrabMerge *self, TrabCourse *course)
{
  const TrabCourseFields *fields = trab_course_get (course);
  g_autofree char *key = dup_course_key (fields);
  TrabCourse *known = find_known (self->courses, fields->source, key, NULL, fields, is_same_course);
  TrabImportOutcome outcome = known ? compare_courses (fields, known) : TRAB_IMPORT_NEW;

  if (outcome == TRAB_IMPORT_UPDATE
      && trab_merge_state_is_replaced (self, trab_course_get (known)->id))
    outcome = TRAB_IMPORT_CONFLICT;
  trab_import_report_count (self->report, outcome);
  if (outcome == TRAB_IMPORT_NEW)
    add_course (self, fields, NULL);
  else if (outcome == TRAB_IMPORT_UPDATE)
    add_course (self, fields, trab_course_get (known)->id);
  else if (outcome == TRAB_IMPORT_OLDER)
    report_older (self, course, "medicine", trab_merge_words_dup_course (fields),
                  trab_merge_words_dup_course (trab_course_get (known)));
  else if (outcome == TRAB_IMPORT_CONFLICT)
    {
      g_autofree char *received = trab_merge_words_dup_course (fields);
      g_autofree char *other = trab_merge_words_dup_course (trab_course_get (known));
      gboolean is_also = FALSE;
      gboolean is_instead = ask_which (self, course, "medicine", received, other, &is_also);

      if (is_instead || is_also)
        add_course (self, fields, is_instead ? trab_course_get (known)->id : NULL);
    }
}

/* ---- answers */

/* The answer given at the latest visit that has one. @moment: (nullable): at visits of it alone.
 * @when: (out) (optional): the moment of that visit */
static const char *
find_answer (TrabRecord *record, const char *question, const TrabMoment *moment, TrabMoment *when)
{
  GPtrArray *visits = record ? trab_record_get_visits (record) : NULL;
  TrabVisit *latest = NULL;

  for (guint i = 0; visits != NULL && i < visits->len; i++)
    {
      TrabVisit *visit = visits->pdata[i];
      TrabMoment other = trab_visit_get (visit)->moment;

      if (g_hash_table_contains (trab_visit_get_answers (visit), question)
          && (moment == NULL || trab_moment_compare (other, *moment) == 0)
          && (latest == NULL || trab_moment_compare (other, trab_visit_get (latest)->moment) >= 0))
        latest = visit;
    }
  if (latest != NULL && when != NULL)
    *when = trab_visit_get (latest)->moment;
  return latest ? g_hash_table_lookup (trab_visit_get_answers (latest), question) : NULL;
}

/* Whether the file tells of the visit as one: then what was said on its day is held against that
 * day alone. Loose answers are held against the latest that is known. */
static gboolean
is_whole_visit (TrabMerge *self, TrabVisit *visit)
{
  const TrabImportPerson *person = self->inputs->person;

  return person != NULL && (person->is_whole || g_hash_table_contains (person->places, visit));
}

/* Two answers to one question: the known one stays while nobody has chosen. */
static gboolean
ask_answer (TrabMerge *self, const char *question, const char *received, const char *known)
{
  static const TrabFindingChoice choices[]
      = { { TRAB_FINDING_RECEIVED, NULL }, { TRAB_FINDING_KNOWN, NULL } };
  const char *answer
      = trab_merge_state_ask (self, NULL,
                              &(TrabFindingFields){ .severity = TRAB_FINDING_CONFLICT,
                                                    .code = TRAB_FINDING_CODE_ANSWER_CONFLICT,
                                                    .subject = question,
                                                    .received = received,
                                                    .expected = known,
                                                    .choices = choices,
                                                    .n_choices = G_N_ELEMENTS (choices) });

  trab_import_report_count (self->report, TRAB_IMPORT_CONFLICT);
  return g_strcmp0 (answer, TRAB_FINDING_RECEIVED) == 0;
}

static void
add_visit (TrabMerge *self, const TrabVisitFields *fields, TrabMoment moment, GHashTable *answers)
{
  TrabVisitFields own = *fields;
  g_autoptr (TrabVisit) visit = NULL;

  if (g_hash_table_size (answers) == 0)
    return;
  own.moment = moment;
  visit = trab_visit_new (&own, answers);
  trab_record_add_visit (trab_import_report_get_additions (self->report), visit);
}

static void
merge_visit (TrabMerge *self, TrabVisit *visit)
{
  const TrabVisitFields *fields = trab_visit_get (visit);
  gboolean is_whole = is_whole_visit (self, visit);
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_str_hash, g_str_equal);
  TrabMoment latest = fields->moment;
  GHashTableIter iter;
  gpointer question = NULL;
  gpointer answer = NULL;

  g_hash_table_iter_init (&iter, trab_visit_get_answers (visit));
  while (g_hash_table_iter_next (&iter, &question, &answer))
    {
      TrabMoment when = TRAB_MOMENT_NONE;
      const char *known = find_answer (self->inputs->existing, question,
                                       is_whole ? &fields->moment : NULL, &when);

      if (known == NULL)
        {
          trab_import_report_count (self->report, TRAB_IMPORT_NEW);
          g_hash_table_insert (answers, question, answer);
        }
      else if (g_strcmp0 (known, answer) == 0)
        trab_import_report_count (self->report, TRAB_IMPORT_SAME);
      else if (ask_answer (self, question, answer, known))
        {
          g_hash_table_insert (chosen, question, answer);
          latest = trab_moment_compare (when, latest) > 0 ? when : latest;
        }
    }
  add_visit (self, fields, fields->moment, answers);
  add_visit (self, fields, latest, chosen); /* an earlier answer would not count beside the known */
}

/* A yes that the file takes back and that is known here. The file may not speak of what was asked
 * here, and taking back is no "no": it is told, and whoever reads it changes the answer. */
static void
merge_taken_back (TrabMerge *self, const char *question)
{
  const char *known = find_answer (self->inputs->existing, question, NULL, NULL);

  if (g_strcmp0 (known, trab_answer_to_string (TRAB_ANSWER_YES)) != 0)
    return;
  trab_import_report_count (self->report, TRAB_IMPORT_CONFLICT);
  trab_merge_state_report (self, NULL,
                           &(TrabFindingFields){ .severity = TRAB_FINDING_CONFLICT,
                                                 .code = TRAB_FINDING_CODE_TAKEN_BACK,
                                                 .subject = question,
                                                 .expected = known });
}

/* ---- addenda */

/* A signed visit of that moment that is known. */
static TrabVisit *
find_signed_visit (TrabRecord *record, TrabMoment moment)
{
  GPtrArray *visits = record ? trab_record_get_visits (record) : NULL;

  for (guint i = 0; visits != NULL && i < visits->len; i++)
    if (trab_visit_get (visits->pdata[i])->status == TRAB_VISIT_SIGNED
        && trab_moment_compare (trab_visit_get (visits->pdata[i])->moment, moment) == 0)
      return visits->pdata[i];
  return NULL;
}

static gboolean
is_same_addendum (const TrabAddendumFields *a, const TrabAddendumFields *b)
{
  char moment[TRAB_MOMENT_TEXT_SIZE];
  char other[TRAB_MOMENT_TEXT_SIZE];

  return g_strcmp0 (a->text, b->text) == 0 && g_strcmp0 (a->author, b->author) == 0
         && g_str_equal (trab_moment_to_text (a->moment, moment),
                         trab_moment_to_text (b->moment, other));
}

static gboolean
is_addendum_known (TrabMerge *self, const TrabAddendumFields *fields)
{
  GPtrArray *known
      = self->inputs->existing ? trab_record_get_addenda (self->inputs->existing) : NULL;

  for (guint i = 0; known != NULL && i < known->len; i++)
    if (is_same_addendum (fields, trab_addendum_get (known->pdata[i])))
      return TRUE;
  return FALSE;
}

/* To the visit that is known, or to the one that is added; without either it is nobody's. */
static void
merge_addendum (TrabMerge *self, TrabAddendum *addendum)
{
  TrabAddendumFields fields = *trab_addendum_get (addendum);
  TrabRecord *additions = trab_import_report_get_additions (self->report);
  TrabVisit *visit = trab_record_find_visit (self->inputs->incoming, fields.visit_id);
  TrabVisit *known
      = visit ? find_signed_visit (self->inputs->existing, trab_visit_get (visit)->moment) : NULL;
  g_autoptr (TrabAddendum) own = NULL;

  if (is_addendum_known (self, &fields))
    {
      trab_import_report_count (self->report, TRAB_IMPORT_SAME);
      return;
    }
  if (known == NULL)
    known = trab_record_find_visit (additions, fields.visit_id);
  if (known == NULL)
    return;
  trab_import_report_count (self->report, TRAB_IMPORT_NEW);
  fields.visit_id = trab_visit_get (known)->id;
  own = trab_addendum_new (&fields);
  trab_record_add_addendum (additions, own);
}

/* ---- the person */

/* Two days of one death: the known one stays, and both are told. */
static void
check_death (TrabMerge *self, TrabPatient *known, TrabPatient *received)
{
  TrabDate day = trab_patient_get (known)->death_date;
  TrabDate other = trab_patient_get (received)->death_date;
  char known_text[TRAB_DATE_TEXT_SIZE];
  char received_text[TRAB_DATE_TEXT_SIZE];

  if (!trab_date_is_known (day) || !trab_date_is_known (other)
      || (!trab_date_is_surely_before (day, other) && !trab_date_is_surely_before (other, day)))
    return;
  trab_merge_state_report (
      self, NULL,
      &(TrabFindingFields){ .severity = TRAB_FINDING_CONFLICT,
                            .code = TRAB_FINDING_CODE_OTHER_VALUE,
                            .subject = "death_date",
                            .received = trab_date_to_text (other, received_text),
                            .expected = trab_date_to_text (day, known_text) });
}

/* ---- the whole */

static void
free_list (gpointer list)
{
  g_ptr_array_unref (list);
}

static void
add_to_list (GHashTable *table, char *key, gpointer row)
{
  GPtrArray *list = key ? g_hash_table_lookup (table, key) : NULL;

  if (key != NULL && list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (key), list);
    }
  if (list != NULL)
    g_ptr_array_add (list, row);
  g_free (key);
}

static void
index_row (GHashTable *table, const char *source, char *key, gpointer row)
{
  add_to_list (table, trab_merge_index_dup_source_key (source), row);
  add_to_list (table, key, row);
}

static void
note_replaced (TrabMerge *self, const char *id)
{
  if (id != NULL)
    g_hash_table_add (self->replaced, (char *) id);
}

/* Later rows stand behind earlier ones, so the newest of one source is the one found. */
static void
index_existing (TrabMerge *self)
{
  GPtrArray *measurements = trab_record_get_measurements (self->inputs->existing);
  GPtrArray *fractures = trab_record_get_fractures (self->inputs->existing);
  GPtrArray *courses = trab_record_get_courses (self->inputs->existing);

  for (guint i = 0; i < measurements->len; i++)
    {
      if (trab_merge_state_is_undone (self,
                                      trab_measurement_get (measurements->pdata[i])->batch_id))
        continue;
      trab_merge_index_add (self->measurements, measurements->pdata[i]);
      note_replaced (self, trab_measurement_get (measurements->pdata[i])->replaces);
    }
  for (guint i = 0; i < fractures->len; i++)
    {
      const TrabFractureFields *fields = trab_fracture_get (fractures->pdata[i]);

      if (trab_merge_state_is_undone (self, fields->batch_id))
        continue;
      index_row (self->fractures, fields->source, dup_fracture_key (fields, fields->is_in_error),
                 fractures->pdata[i]);
      note_replaced (self, fields->replaces);
    }
  for (guint i = 0; i < courses->len; i++)
    {
      const TrabCourseFields *fields = trab_course_get (courses->pdata[i]);

      if (trab_merge_state_is_undone (self, fields->batch_id))
        continue;
      index_row (self->courses, fields->source, dup_course_key (fields), courses->pdata[i]);
      note_replaced (self, fields->replaces);
    }
}

/**
 * trab_import_merge:
 * The dry run of an import (rules 4 a to d of the interop mapping). Merging a record with itself
 * adds nothing, so importing a file twice changes nothing. Takes time linear in the rows.
 *
 * Returns: (transfer full): what would be added, how it compares, and what a person should know or
 *   decide
 */
TrabImportReport *
trab_import_merge (const TrabMergeInputs *inputs)
{
  TrabRecord *incoming = inputs->incoming;
  TrabRecord *of_patient = inputs->existing ? inputs->existing : incoming;
  g_autoptr (TrabPatient) completed = trab_patient_new_completed (
      trab_record_get_patient (of_patient), trab_record_get_patient (incoming));
  g_autoptr (TrabPatient) with_death
      = trab_patient_new_with_death (completed, trab_record_get_patient (incoming));
  g_autoptr (TrabPatient) patient
      = trab_patient_new_with_allergies (with_death, trab_record_get_patient (incoming));
  g_autoptr (TrabRecord) additions = trab_record_new (patient);
  g_autoptr (TrabMergeIndex) measurements = trab_merge_index_new ();
  g_autoptr (GHashTable) replaced = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) fractures
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list);
  g_autoptr (GHashTable) courses
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list);
  TrabMerge self = { .inputs = inputs,
                     .report = trab_import_report_new (additions),
                     .measurements = measurements,
                     .replaced = replaced,
                     .fractures = fractures,
                     .courses = courses };

  if (patient != trab_record_get_patient (of_patient))
    trab_import_report_set_changed_person (self.report);
  check_death (&self, trab_record_get_patient (of_patient), trab_record_get_patient (incoming));
  if (inputs->existing != NULL)
    index_existing (&self);
  trab_merge_measurements_run (&self);
  for (guint i = 0; i < trab_record_get_fractures (incoming)->len; i++)
    merge_fracture (&self, trab_record_get_fractures (incoming)->pdata[i]);
  for (guint i = 0; i < trab_record_get_courses (incoming)->len; i++)
    merge_course (&self, trab_record_get_courses (incoming)->pdata[i]);
  trab_merge_taken_back_run (&self);
  for (guint i = 0; i < trab_record_get_visits (incoming)->len; i++)
    merge_visit (&self, trab_record_get_visits (incoming)->pdata[i]);
  for (guint i = 0; inputs->person != NULL && i < inputs->person->taken_back->len; i++)
    merge_taken_back (&self, inputs->person->taken_back->pdata[i]);
  for (guint i = 0; i < trab_record_get_addenda (incoming)->len; i++)
    merge_addendum (&self, trab_record_get_addenda (incoming)->pdata[i]);
  return self.report;
}
