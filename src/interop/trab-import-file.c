/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-import-file.h"

#include <jansson.h>

#include "trab-error.h"
#include "trab-import-report.h"
#include "trab-json-text.h"

static const char *const outcome_names[TRAB_N_IMPORT_OUTCOMES] = {
  [TRAB_IMPORT_NEW] = "new",           [TRAB_IMPORT_SAME] = "same",
  [TRAB_IMPORT_UPDATE] = "newer",      [TRAB_IMPORT_OLDER] = "older",
  [TRAB_IMPORT_CONFLICT] = "conflict",
};

static guint
count_waiting (TrabImport *import, GPtrArray *reports)
{
  guint n = trab_import_count_waiting (import, trab_import_get_findings (import));

  for (guint i = 0; i < reports->len; i++)
    n += trab_import_count_waiting (import, trab_import_report_get_findings (reports->pdata[i]));
  return n;
}

static void
add_number (TrabJsonText *json, const char *name, guint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, number);

  trab_json_text_add_raw (json, name, text);
}

static void
write_question (TrabJsonText *json, TrabImport *import, const TrabFindingFields *fields)
{
  trab_json_text_add_text (json, "question", fields->question);
  trab_json_text_begin_array (json, "choices");
  for (guint i = 0; i < fields->n_choices; i++)
    trab_json_text_add_text (json, NULL, fields->choices[i].id);
  trab_json_text_end_array (json);
  trab_json_text_add_text (json, "answer", trab_import_get_answer (import, fields->question));
}

static void
write_findings (TrabJsonText *json, TrabImport *import, GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const TrabFindingFields *fields = trab_finding_get (findings->pdata[i]);

      trab_json_text_begin_object (json, NULL);
      trab_json_text_add_text (json, "severity",
                               trab_finding_severity_to_string (fields->severity));
      trab_json_text_add_text (json, "code", trab_finding_code_to_string (fields->code));
      trab_json_text_add_text (json, "type", fields->resource_type);
      trab_json_text_add_text (json, "id", fields->resource_id);
      trab_json_text_add_text (json, "pointer", fields->pointer);
      if (fields->line > 0)
        add_number (json, "line", fields->line);
      trab_json_text_add_text (json, "subject", fields->subject);
      trab_json_text_add_text (json, "received", fields->received);
      trab_json_text_add_text (json, "expected", fields->expected);
      add_number (json, "count", fields->count);
      if (fields->question != NULL)
        write_question (json, import, fields);
      trab_json_text_end_object (json);
    }
}

static void
write_reports (TrabJsonText *json, GPtrArray *reports)
{
  for (guint i = 0; i < reports->len; i++)
    {
      trab_json_text_begin_object (json, NULL);
      for (guint n = 0; n < TRAB_N_IMPORT_OUTCOMES; n++)
        add_number (json, outcome_names[n],
                    trab_import_report_get_count (reports->pdata[i], (TrabImportOutcome) n));
      trab_json_text_end_object (json);
    }
}

/**
 * trab_import_file_write:
 * @reports: of TrabImportReport: the people that can be saved, or were
 * @batch_id: (nullable): what can be undone
 *
 * Returns: (transfer full): what was found and what became of it, as JSON (docs/FORMATS.md): facts
 *   and texts as received, no sentences
 */
char *
trab_import_file_write (TrabImport *import, GPtrArray *reports, const char *batch_id)
{
  TrabJsonText *json = trab_json_text_new ();

  trab_json_text_begin_object (json, NULL);
  trab_json_text_add_text (json, "format", "trabecula-import-report");
  trab_json_text_add_raw (json, "version", "1");
  trab_json_text_add_text (json, "sha256", trab_import_get_digest (import));
  add_number (json, "waiting", count_waiting (import, reports));
  trab_json_text_begin_array (json, "findings");
  write_findings (json, import, trab_import_get_findings (import));
  for (guint i = 0; i < reports->len; i++)
    write_findings (json, import, trab_import_report_get_findings (reports->pdata[i]));
  trab_json_text_end_array (json);
  trab_json_text_begin_array (json, "people");
  write_reports (json, reports);
  trab_json_text_end_array (json);
  trab_json_text_begin_array (json, "patients");
  for (guint i = 0; i < reports->len; i++)
    if (trab_import_report_get_patient_id (reports->pdata[i]) != NULL)
      trab_json_text_add_text (json, NULL, trab_import_report_get_patient_id (reports->pdata[i]));
  trab_json_text_end_array (json);
  trab_json_text_add_text (json, "batch", batch_id);
  trab_json_text_end_object (json);
  return trab_json_text_free_to_text (json);
}

static json_t *
load_answers (GBytes *json, GError **error)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (json, &length);
  json_t *root = json_loadb (text ? text : "", length, JSON_REJECT_DUPLICATES, NULL);
  gboolean is_good = json_is_object (root);
  const char *question = NULL;
  json_t *choice = NULL;

  json_object_foreach (root, question, choice)
    is_good = is_good && json_is_string (choice);
  if (is_good)
    return root;
  json_decref (root);
  g_set_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_ANSWERS,
               "they are not an object of questions and choices");
  return NULL;
}

/**
 * trab_import_file_read_answers:
 * @json: an object of the ids of questions and the choices made. Questions of other files may be
 *   among them; a choice that a question does not have leaves it waiting.
 *
 * Returns: FALSE with TRAB_IMPORT_ERROR_ANSWERS, nothing answered
 */
gboolean
trab_import_file_read_answers (TrabImport *import, GBytes *json, GError **error)
{
  json_t *root = load_answers (json, error);
  const char *question = NULL;
  json_t *choice = NULL;

  json_object_foreach (root, question, choice)
    trab_import_answer (import, question, json_string_value (choice));
  json_decref (root);
  return root != NULL;
}

/**
 * trab_import_file_check_answers:
 * @asked: id of a question -> TrabFinding: everything that the files at hand ask
 *
 * Returns: FALSE with TRAB_IMPORT_ERROR_ANSWERS when an answer is to nothing that is asked, or is
 *   none of its choices
 */
gboolean
trab_import_file_check_answers (GBytes *json, GHashTable *asked, GError **error)
{
  json_t *root = load_answers (json, error);
  const char *question = NULL;
  json_t *choice = NULL;
  gboolean is_good = root != NULL;

  json_object_foreach (root, question, choice)
    {
      TrabFinding *finding = g_hash_table_lookup (asked, question);

      if (finding != NULL && trab_finding_find_choice (finding, json_string_value (choice), NULL))
        continue;
      g_set_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_ANSWERS,
                   finding ? "the question %s has no choice \"%s\""
                           : "nothing asks %s, said to be %s",
                   question, json_string_value (choice));
      is_good = FALSE;
      break;
    }
  json_decref (root);
  return is_good;
}
