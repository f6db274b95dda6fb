/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-csv-text.h"

G_BEGIN_DECLS

/** What a value needs to be told: the columns of the long layout (docs/FORMATS.md). */
typedef enum
{
  TRAB_CSV_PATIENT_ID,
  TRAB_CSV_FAMILY,
  TRAB_CSV_GIVEN,
  TRAB_CSV_BIRTH_DATE,
  TRAB_CSV_SEX,
  TRAB_CSV_MEASURED_AT,
  TRAB_CSV_KIND,
  TRAB_CSV_SITE,
  TRAB_CSV_SIDE,
  TRAB_CSV_REGION,
  TRAB_CSV_VALUE,
  TRAB_CSV_UNIT,
  TRAB_CSV_COMPARATOR,
  TRAB_CSV_DEVICE,
  TRAB_CSV_REF_POPULATION,
  TRAB_CSV_METHOD,
  TRAB_CSV_STATUS,
  TRAB_CSV_SOURCE_ID,
  TRAB_CSV_REFERENCE_LOW,
  TRAB_CSV_REFERENCE_HIGH,
  TRAB_CSV_INTERPRETATION,
} TrabCsvColumn;
#define TRAB_N_CSV_COLUMNS (TRAB_CSV_INTERPRETATION + 1)

/** In which order a date that is not ISO 8601 is written. */
typedef enum
{
  TRAB_CSV_DATES_ISO,
  TRAB_CSV_DATES_DMY,
  TRAB_CSV_DATES_MDY,
  TRAB_CSV_DATES_YMD,
} TrabCsvDates;

/**
 * TrabCsvSource:
 * Where the text of a column comes from: a column of the file, a text that is the same for every
 * row, or the number of the line.
 * @column, @value, @line_prefix: (nullable): one of them, or none
 * @codes: (nullable): from char * to char *: what the file's own codes stand for
 * @is_required: whether the file must have @column
 */
typedef struct
{
  char *column;
  char *value;
  char *line_prefix;
  GHashTable *codes;
  gboolean is_required;
} TrabCsvSource;

/**
 * TrabCsvMeasure:
 * A column of a wide table that holds one measure.
 * @told: (nullable): what the map says of it, by TrabCsvColumn: kind, site, unit …
 * @missing: (nullable): what stands for "no value" in this column
 */
typedef struct
{
  char *column;
  char *told[TRAB_N_CSV_COLUMNS];
  char **missing;
} TrabCsvMeasure;

/**
 * TrabCsvMap:
 * How a table of somebody else is read. Plain data, unchanged once made.
 * @about: (nullable): what table it is for, and what must be known of it
 * @source: (nullable): the clinic or study whose numbers of people these are
 * @separator: 0: found from the rows
 * @decimal_mark: '.', ',' or 0: found for each column
 * @encoding: of the bytes
 * @twins: (nullable): from char * to the number, from 1, of the column that is meant where several
 *   have that name
 * @units: (nullable): from the id of a measure to the unit of its values where the table names none
 * @is_own_layout: columns go by our names for them, or by those that are usual elsewhere
 * @measures: of TrabCsvMeasure; empty for the long layout: one row for each number
 */
typedef struct
{
  char *about;
  char *source;
  char separator;
  char decimal_mark;
  TrabCsvDates dates;
  TrabCsvEncoding encoding;
  GHashTable *twins;
  GHashTable *units;
  char **missing; /* (nullable) */
  gboolean is_own_layout;
  TrabCsvSource sources[TRAB_N_CSV_COLUMNS];
  GPtrArray *measures;
} TrabCsvMap;

TrabCsvMap *trab_csv_map_new_long (void);
TrabCsvMap *trab_csv_map_new_from_json (GBytes *bytes, GError **error);
const char *const *trab_csv_map_get_synonyms (TrabCsvColumn column);
void trab_csv_map_free (TrabCsvMap *map);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabCsvMap, trab_csv_map_free)

G_END_DECLS
