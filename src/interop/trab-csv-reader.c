/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-csv-reader.h"

#include <math.h>
#include <string.h>

#include "trab-csv-head.h"
#include "trab-csv-cell.h"
#include "trab-csv-place.h"
#include "trab-csv-question.h"
#include "trab-csv-rows.h"
#include "trab-csv-text.h"
#include "trab-error.h"
#include "trab-json-scan.h"
#include "trab-number.h"
#include "trab-unit.h"
#include "trab-text.h"

#define MAX_ROWS 200000
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/** Decimal marks met in a column of numbers. */
typedef struct
{
  guint n_points;
  guint n_commas;
} Marks;

typedef struct
{
  TrabImport *import;
  TrabCsvRows *rows;
  const TrabCsvMap *map;
  TrabDate today;
  int places[TRAB_N_CSV_COLUMNS]; /* -1 where the file has no such column */
  GArray *measure_places;         /* of int: of map->measures */
  guint n_fields;
  gboolean has_plain_point;      /* a number whose point is no mark of thousands */
  Marks *marks;                  /* of every column of the file */
  const TrabCsvMeasure *measure; /* that is being read; NULL in the long layout */
  int value_place;
  char *line_id;            /* of the row, where the map numbers people by line */
  TrabCsvQuestion question; /* about the value that is being read */
  GHashTable *persons;      /* patient_id to index + 1 */
  GHashTable *seen;         /* whole rows */
  char *unmarked;           /* the number of a cell that bears a mark too */
} Reader;

static void
reader_clear (Reader *reader)
{
  g_clear_object (&reader->import);
  g_clear_pointer (&reader->rows, trab_csv_rows_free);
  g_clear_pointer (&reader->measure_places, g_array_unref);
  g_clear_pointer (&reader->marks, g_free);
  g_clear_pointer (&reader->line_id, g_free);
  trab_csv_question_clear (&reader->question);
  g_clear_pointer (&reader->persons, g_hash_table_unref);
  g_clear_pointer (&reader->seen, g_hash_table_unref);
  g_clear_pointer (&reader->unmarked, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* Returns: (nullable): NULL for an empty cell or a column that is not there */
static const char *
get (const Reader *reader, TrabCsvColumn column)
{
  const TrabCsvSource *source = &reader->map->sources[column];
  const char *text = source->value;
  const char *meant = NULL;

  if (reader->measure != NULL && reader->measure->told[column] != NULL)
    return reader->measure->told[column];
  if (source->line_prefix != NULL)
    return reader->line_id;
  if (column == TRAB_CSV_VALUE && reader->value_place >= 0)
    text = trab_csv_rows_get_field (reader->rows, (guint) reader->value_place);
  else if (reader->places[column] >= 0)
    text = trab_csv_rows_get_field (reader->rows, (guint) reader->places[column]);
  if (text != NULL && text[0] == '\'' && trab_csv_text_is_formula (text + 1))
    text++; /* kept from being a formula by whoever wrote it */
  if (text != NULL && source->codes != NULL)
    meant = g_hash_table_lookup (source->codes, text);
  if (meant != NULL)
    return meant;
  return text == NULL || text[0] == '\0' ? NULL : text;
}

static void
report (const Reader *reader,
        int person,
        TrabFindingSeverity severity,
        TrabFindingCode code,
        const char *received,
        const char *expected)
{
  TrabFindingFields fields = { .severity = severity,
                               .code = code,
                               .line = (guint) trab_csv_rows_get_line (reader->rows),
                               .subject = get (reader, TRAB_CSV_KIND),
                               .received = received,
                               .expected = expected,
                               .count = 1,
                               .person = person };
  g_autoptr (TrabFinding) finding = trab_finding_new (&fields);

  trab_import_add_finding (reader->import, finding);
}

/* A column that the map of a stranger's table does not speak of is named once: nothing is lost
 * unseen. Our own layout has columns that are passed over. */
static void
report_other_columns (const Reader *reader)
{
  for (guint i = 0; reader->map->measures->len > 0 && i < reader->n_fields; i++)
    {
      gboolean is_known = FALSE;

      for (guint j = 0; j < TRAB_N_CSV_COLUMNS; j++)
        is_known |= reader->places[j] == (int) i;
      for (guint j = 0; j < reader->measure_places->len; j++)
        is_known |= g_array_index (reader->measure_places, int, j) == (int) i;
      if (!is_known)
        report (reader, -1, TRAB_FINDING_SKIPPED, TRAB_FINDING_CODE_COLUMN,
                trab_csv_rows_get_field (reader->rows, i), NULL);
    }
}

static gboolean
read_head (Reader *reader, GError **error)
{
  if (!trab_csv_rows_next (reader->rows, error))
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_TABLE,
                             "the file has no header");
      return FALSE;
    }
  reader->n_fields = trab_csv_rows_get_n_fields (reader->rows);
  for (guint i = 0; i < TRAB_N_CSV_COLUMNS; i++)
    if (!trab_csv_head_find_source (reader->rows, reader->map, (TrabCsvColumn) i,
                                    &reader->places[i], error))
      return FALSE;
  for (guint i = 0; i < reader->map->measures->len; i++)
    {
      const TrabCsvMeasure *measure = g_ptr_array_index (reader->map->measures, i);
      int place = -1;

      if (!trab_csv_head_find_column (reader->rows, reader->map, measure->column, &place, error))
        return FALSE;
      g_array_append_val (reader->measure_places, place);
    }
  report_other_columns (reader);
  return TRUE;
}

/* A number of the sender's own is the same person in the next file of the same sender; the number
 * of a line is one of this very file, and in another file another person. */
static char *
dup_system (const Reader *reader)
{
  const char *source = reader->map->source;

  if (reader->line_id != NULL)
    return g_strconcat (TRAB_IMPORT_TABLE_PREFIX, trab_import_get_digest (reader->import), NULL);
  return source ? g_strconcat (TRAB_IMPORT_TABLE_PREFIX, source, NULL)
                : g_strdup (TRAB_IMPORT_UNNAMED_TABLE);
}

/* The person of a row, made of the first row that names them. Returns: the index */
static int
find_person (Reader *reader, const char *patient_id)
{
  int index = GPOINTER_TO_INT (g_hash_table_lookup (reader->persons, patient_id)) - 1;
  const char *birth_date = get (reader, TRAB_CSV_BIRTH_DATE);
  const char *sex = get (reader, TRAB_CSV_SEX);
  g_autofree char *identifier_system = dup_system (reader);
  TrabPatientFields fields = { .family_name = get (reader, TRAB_CSV_FAMILY),
                               .given_name = get (reader, TRAB_CSV_GIVEN),
                               .identifier_system = identifier_system,
                               .identifier_value = patient_id };
  g_autoptr (TrabPatient) patient = NULL;
  g_autofree char *birth_date_iso = NULL;
  gboolean has_birth_date = FALSE;
  gboolean has_sex = FALSE;

  if (index >= 0)
    return index;
  birth_date_iso = trab_csv_cell_dup_iso (reader->map->dates, birth_date);
  has_birth_date = trab_date_parse (birth_date_iso, &fields.birth_date);
  has_sex = sex != NULL && trab_sex_from_string (sex, &fields.sex);
  patient = trab_patient_new (&fields);
  index = trab_import_add_person (reader->import, patient, patient_id, FALSE);
  g_ptr_array_add (trab_import_get_person (reader->import, (guint) index)->identifiers,
                   g_strconcat (identifier_system, "|", patient_id, NULL));
  g_hash_table_insert (reader->persons, g_strdup (patient_id), GINT_TO_POINTER (index + 1));
  if (fields.family_name == NULL)
    report (reader, index, TRAB_FINDING_CHANGED, TRAB_FINDING_CODE_NAME_MISSING, NULL, NULL);
  if (!has_birth_date)
    report (reader, index, TRAB_FINDING_CHANGED, TRAB_FINDING_CODE_BIRTH_DATE, birth_date, NULL);
  if (!has_sex)
    report (reader, index, TRAB_FINDING_CHANGED, TRAB_FINDING_CODE_SEX_MISSING, sex, NULL);
  return index;
}

/* The decimal mark of a column: told by the map, else the one that most of its values have. */
static char
get_decimal_mark (const Reader *reader)
{
  const Marks *marks = &reader->marks[reader->value_place];

  if (reader->map->decimal_mark != 0)
    return reader->map->decimal_mark;
  return marks->n_commas > marks->n_points ? ',' : marks->n_points > marks->n_commas ? '.' : 0;
}

/* One column has one decimal mark: with the other one a value may be a thousand times as large. */
static gboolean
has_other_mark (const Reader *reader, const char *text)
{
  return trab_csv_cell_has_other_mark (text, get_decimal_mark (reader));
}

/* An empty cell of a wide table is nothing to be told; a sentinel is. */
static void
report_absent (const Reader *reader, int person, const char *text)
{
  if (reader->measure == NULL || text != NULL)
    report (reader, person, TRAB_FINDING_SKIPPED, TRAB_FINDING_CODE_VALUE_MISSING, text, NULL);
}

/* "1,800" and "1.234": one thousand or one point something. Scores and densities have no thousands;
 * of other measures nobody can tell unless the map says which mark is the decimal one. */
static gboolean
is_grouped (const Reader *reader, const char *number, TrabMeasure measure)
{
  const char *digits = *number == '-' ? number + 1 : number;
  gsize n = strspn (digits, "0123456789");

  return reader->map->decimal_mark == 0 && !trab_measure_has_site (measure) && *digits != '0'
         && n >= 1 && n <= 3 && (digits[n] == ',' || digits[n] == '.')
         && strspn (digits + n + 1, "0123456789") == 3 && digits[n + 4] == '\0'
         && (digits[n] == ',' || !reader->has_plain_point);
}

/* A laboratory's number without the mark in its cell. */
static const char *
split_mark (Reader *reader, const char *number, TrabMeasurementFields *fields)
{
  const char *code = NULL;
  char *unmarked
      = trab_measure_has_site (fields->measure) ? NULL : trab_csv_cell_dup_unmarked (number, &code);

  if (unmarked == NULL)
    return number;
  g_free (reader->unmarked);
  reader->unmarked = unmarked;
  fields->interpretation = code;
  return unmarked;
}

static gboolean
read_number (
    Reader *reader, int person, const char *text, TrabMeasurementFields *fields, double *value)
{
  const char *comparator = get (reader, TRAB_CSV_COMPARATOR);
  const char *number
      = split_mark (reader, trab_csv_cell_read_comparator (text, &comparator), fields);
  char mark[2] = { 0 };

  if (!trab_number_parse (number, value)
      || (comparator != NULL
          && !trab_measurement_comparator_from_string (comparator, &fields->comparator)))
    {
      report (reader, person, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_NOT_A_NUMBER, text, NULL);
      return FALSE;
    }
  mark[0] = get_decimal_mark (reader);
  if (has_other_mark (reader, number))
    {
      report (reader, person, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_DECIMAL_MARK, text,
              mark[0] ? mark : NULL);
      return FALSE;
    }
  fields->text = number;
  return TRUE;
}

/* The unit of a value: of its row, else the one that the map says; a score has none. */
static const char *
get_unit (const Reader *reader, TrabMeasure measure)
{
  const TrabMeasureInfo *info = trab_measure_get_info (measure);
  const char *unit = get (reader, TRAB_CSV_UNIT);

  if (unit == NULL && reader->map->units != NULL)
    unit = g_hash_table_lookup (reader->map->units, info->id);
  return unit == NULL && info->unit[0] == '{' ? info->unit : unit;
}

/* The number and its unit, converted, or what they may be. Returns: FALSE, and says why, when there
 * is none */
static gboolean
read_value (Reader *reader, int person, TrabMeasurementFields *fields)
{
  const char *text = get (reader, TRAB_CSV_VALUE);
  const char *unit = get_unit (reader, fields->measure);
  double value = 0;

  if (trab_csv_cell_is_absent (reader->map, reader->measure, text))
    {
      report_absent (reader, person, text);
      return FALSE;
    }
  if (!read_number (reader, person, text, fields, &value))
    return FALSE;
  if (is_grouped (reader, fields->text, fields->measure))
    {
      if (unit != NULL && trab_csv_question_offer_numbers (&reader->question, fields, unit))
        return TRUE;
      report (reader, person, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_GROUPED, text, NULL);
      return FALSE;
    }
  if (unit == NULL && trab_csv_question_offer_units (&reader->question, fields))
    return TRUE;
  if (unit == NULL || !trab_unit_to_canonical (fields->measure, value, unit, &fields->value, NULL))
    {
      report (reader, person, TRAB_FINDING_REFUSED,
              unit ? TRAB_FINDING_CODE_UNIT_MISMATCH : TRAB_FINDING_CODE_UNIT_MISSING,
              unit ? unit : text, NULL);
      return FALSE;
    }
  if (fabs (fields->value) > TRAB_MEASUREMENT_LARGEST)
    {
      report (reader, person, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_TOO_LARGE, text, NULL);
      return FALSE;
    }
  fields->unit = unit;
  return TRUE;
}

static void
leave_out (const Reader *reader,
           int person,
           TrabFindingCode code,
           const char *received,
           TrabMeasurementFields *fields)
{
  fields->status = TRAB_MEASUREMENT_NOT_USED;
  report (reader, person, TRAB_FINDING_UNUSED, code, received, NULL);
}

/* Slips, and the numbers by which files say "missing" (-9, 7777, 88888): kept, never computed with.
 */
static void
check_value (const Reader *reader, int person, TrabMeasurementFields *fields)
{
  const TrabMeasureInfo *info = trab_measure_get_info (fields->measure);
  gboolean is_score
      = fields->measure == TRAB_MEASURE_T_SCORE || fields->measure == TRAB_MEASURE_Z_SCORE;

  if (fields->value < info->low || fields->value > info->high
      || (is_score && fields->value <= info->low))
    leave_out (reader, person, TRAB_FINDING_CODE_IMPLAUSIBLE, fields->text, fields);
}

static void
read_moment (const Reader *reader, int person, TrabDate birth, TrabMeasurementFields *fields)
{
  const char *text = get (reader, TRAB_CSV_MEASURED_AT);
  g_autofree char *iso = trab_csv_cell_dup_iso (reader->map->dates, text);

  if (text == NULL || trab_csv_cell_is_absent (reader->map, reader->measure, text))
    leave_out (reader, person, TRAB_FINDING_CODE_DATE_MISSING, text, fields);
  else if (!trab_moment_parse (iso, &fields->moment))
    leave_out (reader, person, TRAB_FINDING_CODE_DATE_REFUSED, text, fields);
  else if (trab_date_is_surely_before (fields->moment.date, birth))
    leave_out (reader, person, TRAB_FINDING_CODE_BEFORE_BIRTH, text, fields);
  else if (trab_date_is_known (reader->today)
           && trab_date_is_surely_before (trab_date_add_days (reader->today, 1),
                                          fields->moment.date))
    leave_out (reader, person, TRAB_FINDING_CODE_FUTURE, text, fields);
}

/* A limit of the laboratory, where it can be meant in one way only */
static const char *
get_limit (const Reader *reader, TrabCsvColumn column)
{
  const char *text = get (reader, column);
  double limit = 0;

  return trab_number_parse (text, &limit) && !has_other_mark (reader, text) ? text : NULL;
}

static void
read_place (const Reader *reader, int person, TrabMeasurementFields *fields)
{
  const char *site = get (reader, TRAB_CSV_SITE);
  const char *side = get (reader, TRAB_CSV_SIDE);

  if (!trab_measure_has_site (fields->measure))
    {
      fields->method = get (reader, TRAB_CSV_METHOD);
      fields->laboratory = get (reader, TRAB_CSV_DEVICE);
      fields->reference_low = get_limit (reader, TRAB_CSV_REFERENCE_LOW);
      fields->reference_high = get_limit (reader, TRAB_CSV_REFERENCE_HIGH);
      if (get (reader, TRAB_CSV_INTERPRETATION) != NULL)
        fields->interpretation = get (reader, TRAB_CSV_INTERPRETATION);
      return;
    }
  if (side != NULL && !trab_csv_place_read_side (side, &fields->side))
    report (reader, person, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_SIDE_UNKNOWN, side, NULL);
  fields->region = get (reader, TRAB_CSV_REGION);
  fields->scanner = get (reader, TRAB_CSV_DEVICE);
  fields->reference = get (reader, TRAB_CSV_REF_POPULATION);
  if (site != NULL && trab_csv_place_read_site (site, &fields->site))
    return;
  fields->site = TRAB_SITE_UNSPECIFIED;
  report (reader, person, TRAB_FINDING_CHANGED, TRAB_FINDING_CODE_SITE_MISSING, site, NULL);
}

static void
read_status (const Reader *reader, int person, TrabMeasurementFields *fields)
{
  const char *text = get (reader, TRAB_CSV_STATUS);

  if (text != NULL && !trab_measurement_status_from_string (text, &fields->status))
    leave_out (reader, person, TRAB_FINDING_CODE_STATUS, text, fields);
}

static gboolean
is_repeated (Reader *reader)
{
  GString *row = g_string_new (NULL);

  for (guint i = 0; i < reader->n_fields; i++)
    g_string_append_printf (row, "%s\x1f", trab_csv_rows_get_field (reader->rows, i));
  return !g_hash_table_add (reader->seen, g_string_free (row, FALSE));
}

static void
note_place (const Reader *reader, int person, TrabMeasurement *row)
{
  TrabFinding *place = trab_finding_new (
      &(TrabFindingFields){ .line = (guint) trab_csv_rows_get_line (reader->rows) });

  g_hash_table_insert (trab_import_get_person (reader->import, (guint) person)->places,
                       g_object_ref (row), place);
}

/* One value of a row: the row of the long layout, a column of a wide table. */
static void
read_measure (Reader *reader, int person)
{
  const char *kind = get (reader, TRAB_CSV_KIND);
  TrabMeasurementFields fields = { .source = get (reader, TRAB_CSV_SOURCE_ID) };
  TrabRecord *record = trab_import_get_person (reader->import, (guint) person)->record;
  g_autoptr (TrabMeasurement) measurement = NULL;

  trab_csv_question_clear (&reader->question);
  if (kind == NULL || !trab_measure_from_string (kind, &fields.measure))
    report (reader, person, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_KIND_UNKNOWN, kind, NULL);
  else if (read_value (reader, person, &fields))
    {
      read_place (reader, person, &fields);
      read_status (reader, person, &fields);
      if (!trab_csv_question_is_open (&reader->question))
        check_value (reader, person, &fields);
      read_moment (reader, person, trab_patient_get (trab_record_get_patient (record))->birth_date,
                   &fields);
      if (trab_csv_question_is_open (&reader->question))
        {
          g_autoptr (TrabFinding) asked = trab_csv_question_new_finding (
              &reader->question, (guint) trab_csv_rows_get_line (reader->rows), person, &fields);

          trab_import_add_finding (reader->import, asked);
          return;
        }
      measurement = trab_measurement_new (&fields);
      trab_record_add_measurement (record, measurement);
      note_place (reader, person, measurement);
    }
}

static void
read_measures (Reader *reader, int person)
{
  for (guint i = 0; i < reader->map->measures->len; i++)
    {
      reader->measure = g_ptr_array_index (reader->map->measures, i);
      reader->value_place = g_array_index (reader->measure_places, int, i);
      read_measure (reader, person);
    }
  reader->measure = NULL;
  reader->value_place = reader->places[TRAB_CSV_VALUE];
}

static void
number_line (Reader *reader)
{
  const char *prefix = reader->map->sources[TRAB_CSV_PATIENT_ID].line_prefix;

  g_free (reader->line_id);
  reader->line_id = prefix ? g_strdup_printf ("%s%" G_GUINT64_FORMAT, prefix,
                                              trab_csv_rows_get_line (reader->rows))
                           : NULL;
}

static void
read_row (Reader *reader)
{
  const char *patient_id = NULL;
  int person = -1;

  if (trab_csv_rows_get_n_fields (reader->rows) != reader->n_fields)
    {
      report (reader, -1, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_DAMAGED,
              "another number of cells than the header", NULL);
      return;
    }
  number_line (reader);
  patient_id = get (reader, TRAB_CSV_PATIENT_ID);
  if (patient_id == NULL || !trab_text_is_visible (patient_id))
    {
      report (reader, -1, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_SUBJECT_UNKNOWN, NULL, NULL);
      return;
    }
  person = find_person (reader, patient_id);
  /* people numbered by line are others, however alike their rows */
  if (reader->line_id == NULL && is_repeated (reader))
    report (reader, person, TRAB_FINDING_SKIPPED, TRAB_FINDING_CODE_DUPLICATE, NULL, NULL);
  else if (reader->map->measures->len > 0)
    read_measures (reader, person);
  else
    read_measure (reader, person);
}

/** trab_csv_reader_accepts: whether the file begins like a table rather than like JSON */
gboolean
trab_csv_reader_accepts (GBytes *bytes)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  gsize at = length >= 3 && memcmp (text, BYTE_ORDER_MARK, 3) == 0 ? 3 : 0;
  g_autoptr (TrabJsonScan) json = NULL;

  if (length >= 2 && (memcmp (text, "\xff\xfe", 2) == 0 || memcmp (text, "\xfe\xff", 2) == 0))
    return TRUE; /* JSON of health records is never UTF-16 */
  while (at < length && g_ascii_isspace (text[at]))
    at++;
  if (at == length || (!g_ascii_isalpha (text[at]) && text[at] != '"'))
    return FALSE;
  json = trab_json_scan_new (text + at, length - at, NULL);
  return json == NULL || json->roots->len > 1; /* null, true or one text alone has no columns */
}

/* Counts the decimal marks of every column: what a mark means is decided for a column, not for a
 * cell. */
static gboolean
count_marks (Reader *reader, GError **error)
{
  guint n_rows = 0;
  GError *local = NULL;

  while (trab_csv_rows_next (reader->rows, &local))
    {
      if (++n_rows > MAX_ROWS)
        {
          g_set_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_TABLE, "more than %d rows",
                       MAX_ROWS);
          return FALSE;
        }
      for (guint i = 0; i < MIN (trab_csv_rows_get_n_fields (reader->rows), reader->n_fields); i++)
        {
          const char *cell = trab_csv_rows_get_field (reader->rows, i);
          const char *code = NULL;
          g_autofree char *unmarked = trab_csv_cell_dup_unmarked (cell, &code);
          double value = 0;

          if (!trab_number_parse (unmarked ? unmarked : cell, &value))
            continue;
          reader->marks[i].n_points += strchr (cell, '.') != NULL;
          reader->has_plain_point |= trab_csv_cell_is_plain_point (cell);
          reader->marks[i].n_commas += strchr (cell, ',') != NULL;
        }
    }
  if (local != NULL)
    g_propagate_error (error, local);
  else if (n_rows == 0)
    g_set_error_literal (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_TABLE,
                         "no row stands below the header");
  return local == NULL && n_rows > 0;
}

static void
open_rows (Reader *reader, GBytes *text, char separator)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (text);

  g_clear_pointer (&reader->rows, trab_csv_rows_free);
  reader->rows = trab_csv_rows_new (stream);
  trab_csv_rows_set_separator (reader->rows, separator);
}

static void
report_encoding (const Reader *reader, TrabCsvEncoding encoding)
{
  TrabFindingFields fields = { .severity = TRAB_FINDING_CHANGED,
                               .code = TRAB_FINDING_CODE_ENCODING,
                               .expected = trab_csv_text_encoding_to_string (encoding),
                               .count = 1,
                               .person = -1 };
  g_autoptr (TrabFinding) finding = trab_finding_new (&fields);

  if (encoding != TRAB_CSV_ENCODING_UTF_8)
    trab_import_add_finding (reader->import, finding);
}

/* Twice over the text: for the decimal marks, then for the values. */
static gboolean
read_text (Reader *reader, GBytes *text, char separator, GError **error)
{
  g_autoptr (GError) local = NULL;

  open_rows (reader, text, separator);
  if (!read_head (reader, error))
    return FALSE;
  reader->marks = g_new0 (Marks, reader->n_fields);
  reader->value_place = reader->places[TRAB_CSV_VALUE];
  if (!count_marks (reader, error))
    return FALSE;
  open_rows (reader, text, separator);
  trab_csv_rows_next (reader->rows, NULL); /* the header again */
  while (trab_csv_rows_next (reader->rows, &local))
    read_row (reader);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return local == NULL;
}

/**
 * trab_csv_reader_read:
 * @bytes: UTF-8, UTF-16 with a mark, or Windows-1252; RFC 4180 quotes; the separator is found, and
 *   the decimal mark of each column
 * @map: (nullable): of the columns; NULL for the long layout: one row for each number, found by the
 *   names of the columns, others passed over
 * @today: what lies behind it has not happened; not known: every date is taken
 *
 * Returns: (transfer full) (nullable): what would be saved, and what a person should know of each
 *   row; NULL with TRAB_IMPORT_ERROR_TABLE when it is no such file
 */
TrabImport *
trab_csv_reader_read (GBytes *bytes, const TrabCsvMap *map, TrabDate today, GError **error)
{
  g_autoptr (TrabCsvMap) long_map = map ? NULL : trab_csv_map_new_long ();
  TrabCsvEncoding encoding = map ? map->encoding : TRAB_CSV_ENCODING_FOUND;
  g_autoptr (GBytes) utf8 = trab_csv_text_to_utf8 (bytes, &encoding, error);
  g_autoptr (GBytes) text = NULL;
  g_auto (Reader) reader
      = { .import = trab_import_new (bytes), .map = map ? map : long_map, .today = today };
  gsize skip = 0;
  char separator = 0;

  if (utf8 == NULL)
    return NULL;
  separator = trab_csv_text_find_separator (utf8, &skip);
  if (reader.map->separator != 0)
    separator = reader.map->separator;
  text = g_bytes_new_from_bytes (utf8, skip, g_bytes_get_size (utf8) - skip);
  reader.measure_places = g_array_new (FALSE, FALSE, sizeof (int));
  reader.persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  report_encoding (&reader, encoding);
  return read_text (&reader, text, separator, error) ? g_steal_pointer (&reader.import) : NULL;
}
