/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-access.h"

#include <glib/gi18n-lib.h>

#include "trab-present-date.h"
#include "trab-present-measure.h"
#include "trab-present-patient.h"
#include "trab-present-row.h"
#include "trab-present-visit.h"

/** What somebody did, for whom the audit is about. */
typedef struct
{
  const char *action;
  const char *words;
} ActionWords;

static const ActionWords actions[] = {
  { "view", N_ ("looked at the record") },
  { "create", N_ ("made the record") },
  { "edit", N_ ("changed the record") },
  { "sign", N_ ("signed a visit") },
  { "sign-count", N_ ("the program counted the warnings of that visit") },
  { "override", N_ ("went on despite a stop") },
  { "addendum", N_ ("added to a signed visit") },
  { "print", N_ ("printed pages") },
  { "export", N_ ("took a copy of the record out of the program") },
  { "import", N_ ("took over results from a file") },
  { "run", N_ ("kept the numbers that were shown") },
  { "erase", N_ ("took the record out of the lists") },
  { "restore", N_ ("brought the record back") },
  { "hold", N_ ("said that the record must be kept") },
  { "release", N_ ("said that the record need not be kept") },
  { "expect", N_ ("put the person on the list of a day") },
  { "expect-no-more", N_ ("took the person off the list of a day") },
  { "park", N_ ("locked the records with a form half filled in") },
  { "park-end", N_ ("saved that form, or gave it up") },
  { "death", N_ ("recorded a death") },
  { "death-taken-back", N_ ("took back a death that was recorded") },
};

/** trab_present_access_get_title: (transfer none) */
const char *
trab_present_access_get_title (void)
{
  return _ ("All that is kept of you here");
}

/** trab_present_access_get_nothing: (transfer none): in place of an empty part */
const char *
trab_present_access_get_nothing (void)
{
  return _ ("Nothing is kept.");
}

static void
free_strv (gpointer texts)
{
  g_strfreev (texts);
}

static TrabPresentAccessPart *
new_part (const char *title)
{
  TrabPresentAccessPart *part = g_new0 (TrabPresentAccessPart, 1);

  part->title = g_strdup (title);
  return part;
}

static TrabPresentAccessPart *
new_table (const char *title, const char *const *head)
{
  TrabPresentAccessPart *part = new_part (title);

  part->head = g_strdupv ((char **) head);
  part->rows = g_ptr_array_new_with_free_func (free_strv);
  return part;
}

void
trab_present_access_part_free (TrabPresentAccessPart *part)
{
  if (part == NULL)
    return;
  g_free (part->title);
  g_clear_pointer (&part->pairs, g_ptr_array_unref);
  g_strfreev (part->head);
  g_clear_pointer (&part->rows, g_ptr_array_unref);
  g_free (part);
}

static void
add_text (GString *all, const char *text)
{
  if (text != NULL && text[0] != '\0')
    g_string_append_printf (all, "%s%s", all->len > 0 ? "; " : "", text);
}

static void
add_pair (GPtrArray *pairs, const char *title, const char *text)
{
  if (text != NULL && text[0] != '\0')
    g_ptr_array_add (pairs, trab_present_row_new (title, text, NULL));
}

static TrabPresentAccessPart *
new_person (TrabPatient *patient, TrabDate today)
{
  const TrabPatientFields *fields = trab_patient_get (patient);
  TrabPresentAccessPart *part = new_part (_ ("Who you are"));
  g_autoptr (TrabPresentPatient) words = trab_present_patient_new (patient, today);
  g_autofree char *birth = trab_present_date_dup_long (fields->birth_date);

  part->pairs = trab_present_row_new_list ();
  add_pair (part->pairs, _ ("Name"), words->name);
  add_pair (part->pairs, _ ("Date of birth"), birth);
  add_pair (part->pairs, _ ("Sex used for the models"), words->sex);
  add_pair (part->pairs, _ ("Record number"), fields->record_number);
  add_pair (part->pairs, _ ("Number given elsewhere"), fields->identifier_value);
  add_pair (part->pairs, _ ("Where that number is from"), fields->identifier_system);
  add_pair (part->pairs, _ ("Allergies"), words->allergies);
  add_pair (part->pairs, _ ("Death"), words->death);
  add_pair (part->pairs, _ ("Who said so"), fields->death_source);
  add_pair (part->pairs, _ ("Mark"), words->practice_mark);
  return part;
}

static void
add_visits (GPtrArray *parts, TrabRecord *record, TrabEvidence *evidence)
{
  g_autoptr (GPtrArray) visits = trab_present_visit_dup_list (record, evidence);

  for (guint i = 0; i < visits->len; i++)
    {
      const TrabPresentVisit *words = visits->pdata[i];
      /* Translators: the day of a visit */
      g_autofree char *title = g_strdup_printf (_ ("Visit of %s"), words->day);
      TrabPresentAccessPart *part = new_part (title);
      g_autoptr (GPtrArray) addenda = trab_present_visit_dup_addenda (record, words->id);

      part->pairs
          = trab_present_visit_dup_answers (trab_record_find_visit (record, words->id), evidence);
      g_ptr_array_insert (part->pairs, 0, trab_present_row_new (_ ("State"), words->kept, NULL));
      while (addenda->len > 0)
        g_ptr_array_add (part->pairs, g_ptr_array_steal_index (addenda, 0));
      g_ptr_array_add (parts, part);
    }
}

/* As it was received, digit for digit. */
static char *
dup_received (const TrabMeasurementFields *fields)
{
  g_autofree char *unit = trab_present_measure_dup_unit (fields->unit);
  g_autofree char *value = fields->text && fields->text[0] != '\0'
                               ? g_strdup (fields->text)
                               : trab_present_measure_dup_value (fields->measure, fields->value);
  const char *comparator = fields->comparator == TRAB_COMPARATOR_EQUAL
                               ? ""
                               : trab_measurement_comparator_to_string (fields->comparator);

  return g_strstrip (g_strdup_printf ("%s%s %s", comparator, value, unit));
}

/* "limits 2.2 – 2.6, marked H": what its laboratory printed beside a result */
static void
add_limits (GString *how, const TrabMeasurementFields *fields)
{
  g_autofree char *limits = NULL;
  g_autofree char *mark = NULL;

  if (fields->reference_low != NULL || fields->reference_high != NULL)
    /* Translators: the lower and the upper limit of a blood test; one may be empty */
    limits
        = g_strdup_printf (_ ("limits %s–%s"), fields->reference_low ? fields->reference_low : "",
                           fields->reference_high ? fields->reference_high : "");
  if (fields->interpretation != NULL)
    /* Translators: %s is the laboratory's own code, e.g. "H" for high */
    mark = g_strdup_printf (_ ("marked %s"), fields->interpretation);
  add_text (how, limits);
  add_text (how, mark);
}

static TrabPresentAccessPart *
new_measurements (TrabRecord *record)
{
  const char *const head[]
      = { _ ("Day"), _ ("What"), _ ("Value"), _ ("How and where"), _ ("Remarks"), NULL };
  TrabPresentAccessPart *part = new_table (_ ("Results"), head);
  GPtrArray *list = trab_record_get_measurements (record);

  for (guint i = 0; i < list->len; i++)
    {
      TrabMeasurement *row = list->pdata[i];
      const TrabMeasurementFields *fields = trab_measurement_get (row);
      g_autofree char *day = trab_present_date_dup_moment (fields->moment);
      g_autofree char *what = trab_present_measure_dup_title (fields->measure, fields->site);
      g_autofree char *value = dup_received (fields);
      g_autoptr (GString) how = g_string_new (NULL);
      g_autoptr (GString) remarks = g_string_new (NULL);

      add_text (how, fields->side);
      add_text (how, fields->region);
      add_text (how, fields->scanner);
      add_text (how, fields->software);
      add_text (how, fields->reference);
      add_text (how, fields->laboratory);
      add_limits (how, fields);
      add_text (how, fields->method);
      if (!trab_measurement_is_usable (row))
        add_text (remarks, _ ("not used"));
      add_text (remarks, fields->artefacts);
      add_text (remarks, fields->note);
      {
        const char *const cells[] = { day, what, value, how->str, remarks->str, NULL };

        g_ptr_array_add (part->rows, g_strdupv ((char **) cells));
      }
    }
  return part;
}

static TrabPresentAccessPart *
new_fractures (TrabRecord *record)
{
  const char *const head[] = { _ ("Day"), _ ("Bone"), _ ("Remarks"), NULL };
  TrabPresentAccessPart *part = new_table (_ ("Broken bones"), head);
  GPtrArray *list = trab_record_get_fractures (record);

  for (guint i = 0; i < list->len; i++)
    {
      const TrabFractureFields *fields = trab_fracture_get (list->pdata[i]);
      g_autofree char *day = trab_present_date_dup_long (fields->date);
      g_autoptr (GString) remarks = g_string_new (NULL);

      if (fields->is_in_error)
        add_text (remarks, _ ("entered in error"));
      if (fields->is_low_trauma != TRAB_ANSWER_NOT_KNOWN)
        add_text (remarks, fields->is_low_trauma == TRAB_ANSWER_YES ? _ ("from a minor fall")
                                                                    : _ ("not from a minor fall"));
      add_text (remarks, fields->note);
      {
        const char *const cells[]
            = { day, trab_present_patient_get_fracture_site (fields->site), remarks->str, NULL };

        g_ptr_array_add (part->rows, g_strdupv ((char **) cells));
      }
    }
  return part;
}

static TrabPresentAccessPart *
new_courses (TrabRecord *record)
{
  const char *const head[]
      = { _ ("Medicine"), _ ("Dose"), _ ("From"), _ ("To"), _ ("Remarks"), NULL };
  TrabPresentAccessPart *part = new_table (_ ("Medicines"), head);
  GPtrArray *list = trab_record_get_courses (record);

  for (guint i = 0; i < list->len; i++)
    {
      const TrabCourseFields *fields = trab_course_get (list->pdata[i]);
      g_autofree char *start = trab_present_date_dup_short (fields->start);
      g_autofree char *stop = fields->is_ongoing ? g_strdup (_ ("still taken"))
                                                 : trab_present_date_dup_short (fields->stop);
      g_autoptr (GString) remarks = g_string_new (NULL);
      const char *name = fields->name && fields->name[0] != '\0' ? fields->name : fields->medicine;

      if (fields->is_in_error)
        add_text (remarks, _ ("entered in error"));
      add_text (remarks, fields->route);
      add_text (remarks, fields->note);
      {
        const char *const cells[] = { name ? name : "",
                                      fields->dose_text ? fields->dose_text : "",
                                      start,
                                      stop,
                                      remarks->str,
                                      NULL };

        g_ptr_array_add (part->rows, g_strdupv ((char **) cells));
      }
    }
  return part;
}

static const char *
get_action_words (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (action, actions[i].action))
      return _ (actions[i].words);
  return action;
}

static TrabPresentAccessPart *
new_looks (const TrabPresentLook *looks, guint n_looks)
{
  const char *const head[] = { _ ("When"), _ ("Who"), _ ("What they did"), NULL };
  TrabPresentAccessPart *part = new_table (_ ("Who looked at it, and what they did"), head);

  for (guint i = 0; i < n_looks; i++)
    {
      g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (looks[i].unix_ms / 1000);
      g_autofree char *when = at ? g_date_time_format (at, "%Y-%m-%d %H:%M") : g_strdup ("");
      g_autofree char *what
          = looks[i].detail != NULL
                ? g_strdup_printf ("%s (%s)", get_action_words (looks[i].action), looks[i].detail)
                : g_strdup (get_action_words (looks[i].action));
      const char *const cells[] = { when, looks[i].user, what, NULL };

      g_ptr_array_add (part->rows, g_strdupv ((char **) cells));
    }
  return part;
}

/**
 * trab_present_access_dup_parts:
 * @looks: the audit of the person, oldest first
 *
 * Returns: (transfer full): of TrabPresentAccessPart: who they are, each visit, results, broken
 *   bones, medicines, and who looked; nothing is left out because it does not count
 */
GPtrArray *
trab_present_access_dup_parts (TrabRecord *record,
                               TrabEvidence *evidence,
                               const TrabPresentLook *looks,
                               guint n_looks,
                               TrabDate today)
{
  GPtrArray *parts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_present_access_part_free);

  g_ptr_array_add (parts, new_person (trab_record_get_patient (record), today));
  add_visits (parts, record, evidence);
  g_ptr_array_add (parts, new_measurements (record));
  g_ptr_array_add (parts, new_fractures (record));
  g_ptr_array_add (parts, new_courses (record));
  g_ptr_array_add (parts, new_looks (looks, n_looks));
  return parts;
}
