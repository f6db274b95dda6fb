/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-csv-map.h"

#include <jansson.h>

#include "trab-error.h"
#include "trab-measure.h"
#include "trab-unit.h"

static const char *const column_names[TRAB_N_CSV_COLUMNS] = {
  "patient_id",     "family", "given",  "birth_date", "sex",     "measured_at", "kind",
  "site",           "side",   "region", "value",      "unit",    "comparator",  "device",
  "ref_population", "method", "status", "source_id",  "ref_low", "ref_high",    "interpretation",
};

static const TrabCsvColumn required_in_long[]
    = { TRAB_CSV_PATIENT_ID, TRAB_CSV_MEASURED_AT, TRAB_CSV_KIND, TRAB_CSV_VALUE, TRAB_CSV_UNIT };

static void
measure_free (gpointer data)
{
  TrabCsvMeasure *measure = data;

  g_free (measure->column);
  for (guint i = 0; i < TRAB_N_CSV_COLUMNS; i++)
    g_free (measure->told[i]);
  g_strfreev (measure->missing);
  g_free (measure);
}

static TrabCsvMap *
map_new (void)
{
  TrabCsvMap *map = g_new0 (TrabCsvMap, 1);

  map->measures = g_ptr_array_new_with_free_func (measure_free);
  return map;
}

void
trab_csv_map_free (TrabCsvMap *map)
{
  if (map == NULL)
    return;
  for (guint i = 0; i < TRAB_N_CSV_COLUMNS; i++)
    {
      g_free (map->sources[i].column);
      g_free (map->sources[i].value);
      g_free (map->sources[i].line_prefix);
      g_clear_pointer (&map->sources[i].codes, g_hash_table_unref);
    }
  g_free (map->about);
  g_free (map->source);
  g_strfreev (map->missing);
  g_clear_pointer (&map->twins, g_hash_table_unref);
  g_clear_pointer (&map->units, g_hash_table_unref);
  g_ptr_array_unref (map->measures);
  g_free (map);
}

/* Our own layout: every column by its own name. */
static void
tell_long (TrabCsvMap *map)
{
  map->is_own_layout = TRUE;
  for (guint i = 0; i < TRAB_N_CSV_COLUMNS; i++)
    map->sources[i].column = g_strdup (column_names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (required_in_long); i++)
    map->sources[required_in_long[i]].is_required = TRUE;
}

/** trab_csv_map_new_long: (transfer full): our own layout */
TrabCsvMap *
trab_csv_map_new_long (void)
{
  TrabCsvMap *map = map_new ();

  tell_long (map);
  return map;
}

/** trab_csv_map_get_synonyms: (transfer none) (array zero-terminated=1): what others call a column
 * of our layout, as densitometers and the DICOM reports of scans write it */
const char *const *
trab_csv_map_get_synonyms (TrabCsvColumn column)
{
  static const char *const none[] = { NULL };
  static const char *const synonyms[TRAB_N_CSV_COLUMNS][6] = {
    [TRAB_CSV_PATIENT_ID] = { "PatientID", "Patient ID:", NULL },
    [TRAB_CSV_FAMILY] = { "Family name", "Last name", "Surname", NULL },
    [TRAB_CSV_GIVEN] = { "Given name", "First name", NULL },
    [TRAB_CSV_BIRTH_DATE] = { "PatientBirthDate", "Date of birth", "Birth Date:", "DOB", NULL },
    [TRAB_CSV_SEX] = { "PatientSex", NULL },
    [TRAB_CSV_MEASURED_AT] = { "Scan date", "StudyDate", "Measured", "Measured:", NULL },
    [TRAB_CSV_KIND] = { "Measure", NULL },
    [TRAB_CSV_UNIT] = { "Units", NULL },
    [TRAB_CSV_DEVICE] = { "Scanner", NULL },
    [TRAB_CSV_REF_POPULATION] = { "Reference population", NULL },
    [TRAB_CSV_REFERENCE_LOW] = { "Lower limit", NULL },
    [TRAB_CSV_REFERENCE_HIGH] = { "Upper limit", NULL },
    [TRAB_CSV_INTERPRETATION] = { "Flag", "Abnormal flag", NULL },
  };

  g_return_val_if_fail ((guint) column < TRAB_N_CSV_COLUMNS, none);
  return synonyms[column];
}

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_BAD_MAP, "%s", what);
  return FALSE;
}

static int
find_name (const char *const *names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return (int) i;
  return -1;
}

/* Nothing in a map is passed over: a misspelt key would be read as "not said". */
static gboolean
has_only (json_t *object, const char *where, const char *const *keys, guint n, GError **error)
{
  const char *key = NULL;
  json_t *value = NULL;

  if (!json_is_object (object))
    return refuse (error, "%s is not an object", where);
  json_object_foreach (object, key, value)
    if (find_name (keys, n, key) < 0)
      return refuse (error, "%s has an unknown key \"%s\"", where, key);
  return TRUE;
}

/* A list of texts. @texts: (out) (nullable) */
static gboolean
read_texts (json_t *list, const char *where, char ***texts, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  json_t *item = NULL;
  gsize i = 0;

  if (list == NULL)
    return TRUE;
  if (!json_is_array (list))
    return refuse (error, "%s is not a list", where);
  json_array_foreach (list, i, item)
    {
      if (!json_is_string (item))
        return refuse (error, "%s holds something that is not a text", where);
      g_strv_builder_add (builder, json_string_value (item));
    }
  *texts = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_codes (json_t *object, const char *where, TrabCsvSource *source, GError **error)
{
  const char *key = NULL;
  json_t *value = NULL;

  if (object == NULL)
    return TRUE;
  if (!json_is_object (object))
    return refuse (error, "codes of %s is not an object", where);
  source->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  json_object_foreach (object, key, value)
    {
      if (!json_is_string (value))
        return refuse (error, "code \"%s\" of %s is not a text", key, where);
      g_hash_table_insert (source->codes, g_strdup (key), g_strdup (json_string_value (value)));
    }
  return TRUE;
}

/* "name of a column", or {"column", "codes"}, {"value"} or {"line"}. */
static gboolean
read_source (json_t *json, const char *where, TrabCsvSource *source, GError **error)
{
  static const char *const keys[] = { "column", "value", "line", "codes" };
  char **const places[] = { &source->column, &source->value, &source->line_prefix };
  guint n = 0;

  source->is_required = TRUE;
  if (json_is_string (json))
    {
      source->column = g_strdup (json_string_value (json));
      return TRUE;
    }
  if (!has_only (json, where, keys, G_N_ELEMENTS (keys), error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      json_t *text = json_object_get (json, keys[i]);

      if (text == NULL)
        continue;
      if (!json_is_string (text))
        return refuse (error, "%s of %s is not a text", keys[i], where);
      *places[i] = g_strdup (json_string_value (text));
      n++;
    }
  if (n != 1)
    return refuse (error, "%s needs one of column, value and line", where);
  return read_codes (json_object_get (json, "codes"), where, source, error);
}

static gboolean
read_columns (TrabCsvMap *map, json_t *columns, GError **error)
{
  const char *key = NULL;
  json_t *value = NULL;

  if (g_strcmp0 (json_string_value (columns), "long") == 0)
    {
      tell_long (map);
      return TRUE;
    }
  if (!has_only (columns, "columns", column_names, TRAB_N_CSV_COLUMNS, error))
    return FALSE;
  json_object_foreach (columns, key, value)
    {
      int column = find_name (column_names, TRAB_N_CSV_COLUMNS, key);

      if (!read_source (value, key, &map->sources[column], error))
        return FALSE;
      if (map->sources[column].line_prefix != NULL && column != TRAB_CSV_PATIENT_ID)
        return refuse (error, "%s cannot be the number of a line", key);
    }
  return TRUE;
}

static gboolean
check_measure (const TrabCsvMeasure *measure, GError **error)
{
  TrabMeasure kind = TRAB_MEASURE_BMD;
  TrabSite site = TRAB_SITE_NONE;

  if (measure->column == NULL)
    return refuse (error, "a measure has no column");
  if (!trab_measure_from_string (measure->told[TRAB_CSV_KIND], &kind))
    return refuse (error, "column \"%s\": unknown kind \"%s\"", measure->column,
                   measure->told[TRAB_CSV_KIND] ? measure->told[TRAB_CSV_KIND] : "");
  if (measure->told[TRAB_CSV_SITE] != NULL
      && !trab_measure_site_from_string (measure->told[TRAB_CSV_SITE], &site))
    return refuse (error, "column \"%s\": unknown site \"%s\"", measure->column,
                   measure->told[TRAB_CSV_SITE]);
  return TRUE;
}

/* {"column", "missing", and what the long layout says in columns of its own} */
static gboolean
read_measure (TrabCsvMap *map, json_t *json, GError **error)
{
  TrabCsvMeasure *measure = g_new0 (TrabCsvMeasure, 1);
  const char *key = NULL;
  json_t *value = NULL;

  g_ptr_array_add (map->measures, measure);
  if (!json_is_object (json))
    return refuse (error, "a measure is not an object");
  json_object_foreach (json, key, value)
    {
      int told = find_name (column_names, TRAB_N_CSV_COLUMNS, key);

      if (g_str_equal (key, "missing"))
        {
          if (!read_texts (value, "missing of a measure", &measure->missing, error))
            return FALSE;
          continue;
        }
      if (!json_is_string (value) || told == TRAB_CSV_VALUE || told == TRAB_CSV_PATIENT_ID
          || (told < 0 && !g_str_equal (key, "column")))
        return refuse (error, "a measure has an unknown key \"%s\", or one that is not a text",
                       key);
      if (told >= 0)
        measure->told[told] = g_strdup (json_string_value (value));
      else
        measure->column = g_strdup (json_string_value (value));
    }
  return check_measure (measure, error);
}

static gboolean
read_measures (TrabCsvMap *map, json_t *measures, GError **error)
{
  json_t *item = NULL;
  gsize i = 0;

  if (measures != NULL && !json_is_array (measures))
    return refuse (error, "measures is not a list");
  json_array_foreach (measures, i, item)
    if (!read_measure (map, item, error))
      return FALSE;
  return TRUE;
}

/* Of columns of one name, which is meant. */
static gboolean
read_twins (TrabCsvMap *map, json_t *twins, GError **error)
{
  const char *key = NULL;
  json_t *value = NULL;

  if (twins == NULL)
    return TRUE;
  if (!json_is_object (twins))
    return refuse (error, "twins is not an object");
  map->twins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  json_object_foreach (twins, key, value)
    {
      if (!json_is_integer (value) || json_integer_value (value) < 1
          || json_integer_value (value) > G_MAXINT)
        return refuse (error, "twins: \"%s\" is not the number of a column", key);
      g_hash_table_insert (map->twins, g_strdup (key),
                           GINT_TO_POINTER ((int) json_integer_value (value)));
    }
  return TRUE;
}

/* Of each measure, the unit of the values that have none in the table. */
static gboolean
read_units (TrabCsvMap *map, json_t *units, GError **error)
{
  const char *key = NULL;
  json_t *value = NULL;

  if (units == NULL)
    return TRUE;
  if (!json_is_object (units))
    return refuse (error, "units is not an object");
  map->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  json_object_foreach (units, key, value)
    {
      const char *unit = json_string_value (value);
      TrabMeasure measure = TRAB_MEASURE_BMD;
      double canonical = 0;

      if (!trab_measure_from_string (key, &measure))
        return refuse (error, "units: unknown kind \"%s\"", key);
      if (unit == NULL || !trab_unit_to_canonical (measure, 1, unit, &canonical, NULL))
        return refuse (error, "units: \"%s\" is not a unit of %s", unit ? unit : "", key);
      g_hash_table_insert (map->units, g_strdup (key), g_strdup (unit));
    }
  return TRUE;
}

/* One of a few words. @index: (out): untouched where the key is not there */
static gboolean
read_word (
    json_t *root, const char *key, const char *const *words, guint n, int *word, GError **error)
{
  json_t *value = json_object_get (root, key);

  if (value == NULL)
    return TRUE;
  *word = find_name (words, n, json_string_value (value));
  return *word >= 0 || refuse (error, "%s has an unknown value", key);
}

static gboolean
is_text_or_absent (json_t *root, const char *key, GError **error)
{
  json_t *value = json_object_get (root, key);

  return value == NULL || json_is_string (value) || refuse (error, "%s is not a text", key);
}

static gboolean
read_root (TrabCsvMap *map, json_t *root, GError **error)
{
  static const char *const keys[]
      = { "about",   "source",   "separator", "decimal", "dates", "missing",
          "columns", "measures", "encoding",  "twins",   "units" };
  static const char *const separators[] = { ",", ";", "\t", "|" };
  static const char *const marks[] = { "point", "comma" };
  static const char *const dates[] = { "iso", "dmy", "mdy", "ymd" };
  static const char *const encodings[]
      = { "utf-8", "utf-16", "windows-1252", "windows-1250" }; /* as TrabCsvEncoding */
  int separator = -1, mark = -1, order = TRAB_CSV_DATES_ISO, encoding = -1;

  if (!has_only (root, "the map", keys, G_N_ELEMENTS (keys), error)
      || !read_word (root, "separator", separators, G_N_ELEMENTS (separators), &separator, error)
      || !read_word (root, "decimal", marks, G_N_ELEMENTS (marks), &mark, error)
      || !read_word (root, "dates", dates, G_N_ELEMENTS (dates), &order, error)
      || !read_word (root, "encoding", encodings, G_N_ELEMENTS (encodings), &encoding, error)
      || !read_twins (map, json_object_get (root, "twins"), error)
      || !read_units (map, json_object_get (root, "units"), error)
      || !read_texts (json_object_get (root, "missing"), "missing", &map->missing, error)
      || !read_columns (map, json_object_get (root, "columns"), error)
      || !read_measures (map, json_object_get (root, "measures"), error))
    return FALSE;
  if (!is_text_or_absent (root, "source", error) || !is_text_or_absent (root, "about", error))
    return FALSE;
  map->about = g_strdup (json_string_value (json_object_get (root, "about")));
  map->source = g_strdup (json_string_value (json_object_get (root, "source")));
  map->separator = separator < 0 ? 0 : separators[separator][0];
  map->decimal_mark = mark < 0 ? 0 : mark == 0 ? '.' : ',';
  map->dates = (TrabCsvDates) order;
  map->encoding = (TrabCsvEncoding) (TRAB_CSV_ENCODING_FOUND + 1 + encoding);
  return TRUE;
}

static gboolean
is_said (const TrabCsvSource *source)
{
  return source->column != NULL || source->value != NULL || source->line_prefix != NULL;
}

/* A wide table needs to say whose a row is; a long one also what each number is. */
static gboolean
is_enough (const TrabCsvMap *map, GError **error)
{
  guint n = map->measures->len > 0 ? 1 : G_N_ELEMENTS (required_in_long);

  for (guint i = 0; i < n; i++)
    if (!is_said (&map->sources[required_in_long[i]]))
      return refuse (error, "the map does not say where %s comes from",
                     column_names[required_in_long[i]]);
  if (map->measures->len == 0 && map->sources[TRAB_CSV_VALUE].column == NULL)
    return refuse (error, "value needs a column");
  return TRUE;
}

/**
 * trab_csv_map_new_from_json:
 * @bytes: see docs/FORMATS.md
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_IMPORT_ERROR_BAD_MAP naming what is wrong
 */
TrabCsvMap *
trab_csv_map_new_from_json (GBytes *bytes, GError **error)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  json_error_t problem;
  json_t *root = json_loadb (text ? text : "", length, JSON_REJECT_DUPLICATES, &problem);
  g_autoptr (TrabCsvMap) map = map_new ();
  gboolean is_read = FALSE;

  if (root == NULL)
    {
      refuse (error, "the map is not JSON, line %d", problem.line);
      return NULL;
    }
  is_read = read_root (map, root, error) && is_enough (map, error);
  json_decref (root);
  return is_read ? g_steal_pointer (&map) : NULL;
}
