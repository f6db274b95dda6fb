/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "practice-filler.h"

#include "trab-db-private.h"
#include "trab-patient-search.h"

/* The store's own way takes half a millisecond for a row that is checked, told in the audit and
 * durable; 60 million of them would take a day. So the first people come by the store's own way,
 * and all others are those again, under other names and ids, by SQL: the same tables, indexes and
 * order on the disk. Triggers and checks of references are away while it runs; the benchmark asks
 * SQLite afterwards whether every reference is there. */

static const char *const families[]
    = { "Smith",    "Jones",   "García", "López",   "Müller", "Schmidt", "Rossi",   "Russo",
        "Martin",   "Bernard", "Novák",  "Svoboda", "Jensen", "Nielsen", "O'Brien", "Murphy",
        "Kowalski", "Nowak",   "Ivanov", "Petrov",  "Yılmaz", "Kaya",    "Nguyễn",  "Tran",
        "Sato",     "Suzuki",  "Kim",    "Lee",     "Wang",   "Li",      "Silva",   "Santos" };
static const char *const endings[]
    = { "", "-Berg", "-Holm", " Castro", " de Vries", "-Lund", "mann", "sson", "er", "ova" };
static const char *const givens[]
    = { "Anna", "Maria", "Elena", "Ruth",  "Ingrid", "Sofía", "Léa",   "Chloë", "Zoe",  "Kari",
        "John", "Peter", "José",  "Luca",  "Mateo",  "Jan",   "Pavel", "Omar",  "Yuki", "Björn",
        "Ida",  "Vera",  "Nora",  "Clara", "Irene",  "Rosa",  "Emma",  "Olga",  "Ute",  "Ada" };

static TrabPatient *
make_patient (guint i)
{
  guint mixed = i * 2654435761u;
  g_autofree char *family = g_strconcat (families[mixed % G_N_ELEMENTS (families)],
                                         endings[(mixed >> 8) % G_N_ELEMENTS (endings)], NULL);
  g_autofree char *record_number = g_strdup_printf ("A%06u", i);

  return trab_patient_new (&(TrabPatientFields){
      .family_name = family,
      .given_name = givens[(mixed >> 16) % G_N_ELEMENTS (givens)],
      .birth_date = { 1930 + (int) (mixed >> 5) % 50, 1 + (int) (mixed >> 11) % 12,
                      1 + (int) (mixed >> 15) % 28 },
      .sex = (mixed >> 3) % 5 == 0 ? TRAB_SEX_MALE : TRAB_SEX_FEMALE,
      .record_number = record_number });
}

/* Two visits a year, the last of them in 2026 */
static TrabMoment
make_moment (guint i, guint visit, const PracticeSize *size)
{
  guint half_years = 2 * 2026 + 1 - (size->n_visits - 1 - visit);

  return (TrabMoment){ .date = { (int) half_years / 2, 1 + (int) (half_years % 2) * 6 + (int) i % 5,
                                 1 + (int) (i % 28) } };
}

/* Signed, but for the last visit of one in a hundred; one in twenty is to be seen again by now */
static TrabVisit *
make_visit (guint i, guint visit, const PracticeSize *size)
{
  gboolean is_draft = i % 100 == 0 && visit == size->n_visits - 1;
  TrabVisitFields fields = { .moment = make_moment (i, visit, size),
                             .status = is_draft ? TRAB_VISIT_DRAFT : TRAB_VISIT_SIGNED };
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  const char *const own[] = { trab_question_get_info (TRAB_QUESTION_PLAN_CHOICE)->id,
                              i % 10 == 0 ? "not-yet" : "alendronate:70mg-weekly",
                              trab_question_get_info (TRAB_QUESTION_REVIEW_DATE)->id,
                              i % 20 == 0 ? "2026-01-15" : "2036-01-15" };

  for (guint question = 0; question < 20; question++)
    g_hash_table_insert (answers, (gpointer) trab_question_get_info ((TrabQuestion) question)->id,
                         (gpointer) "no");
  for (guint j = 0; j < G_N_ELEMENTS (own); j += 2)
    g_hash_table_insert (answers, (gpointer) own[j], (gpointer) own[j + 1]);
  return trab_visit_new (&fields, answers);
}

static TrabMeasurement *
make_measurement (guint i, guint visit, guint value, const PracticeSize *size)
{
  return trab_measurement_new (
      &(TrabMeasurementFields){ .measure = TRAB_MEASURE_BMD,
                                .site = TRAB_SITE_TOTAL_HIP,
                                .value = 0.7 + ((i + visit + value) % 100) * 0.001,
                                .text = "0.712",
                                .unit = "g/cm2",
                                .moment = make_moment (i, visit, size),
                                .scanner = "Hologic Horizon 12345" });
}

/** practice_filler_make_record: (transfer full): the same for the same @i: all visits and values,
 * of every fourth a break, of every second a medicine */
TrabRecord *
practice_filler_make_record (guint i, const PracticeSize *size)
{
  g_autoptr (TrabPatient) patient = make_patient (i);
  TrabRecord *record = trab_record_new (patient);

  for (guint visit = 0; visit < size->n_visits; visit++)
    {
      g_autoptr (TrabVisit) made = make_visit (i, visit, size);

      trab_record_add_visit (record, made);
      for (guint value = 0; value < size->n_values; value++)
        {
          g_autoptr (TrabMeasurement) measurement = make_measurement (i, visit, value, size);

          trab_record_add_measurement (record, measurement);
        }
    }
  if (i % 4 == 0)
    {
      g_autoptr (TrabFracture) fracture = trab_fracture_new (&(TrabFractureFields){
          .site = i % 8 == 0 ? TRAB_FRACTURE_WRIST : TRAB_FRACTURE_HIP, .date = { 2015, 3, 2 } });

      trab_record_add_fracture (record, fracture);
    }
  if (i % 2 == 0)
    {
      g_autoptr (TrabCourse) course = trab_course_new (&(TrabCourseFields){
          .medicine = "ALENDRONATE", .start = { 2024, 5, 1 }, .is_ongoing = TRUE });

      trab_record_add_course (record, course);
    }
  return record;
}

static void
run_sql (TrabDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  if (!trab_db_execute (db, sql, &error))
    g_error ("%s: %s", sql, error->message);
}

/* Returns: (transfer full): one text for each row of @sql */
static GPtrArray *
read_texts (TrabDb *db, const char *sql)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *select = NULL;

  g_assert (sqlite3_prepare_v2 (trab_db_get_handle (db), sql, -1, &select, NULL) == SQLITE_OK);
  while (sqlite3_step (select) == SQLITE_ROW)
    g_ptr_array_add (texts, g_strdup ((const char *) sqlite3_column_text (select, 0)));
  sqlite3_finalize (select);
  return texts;
}

/* The rows of all people there are, in memory, and how they become those of the next ones: ids
 * begin with 32 bits of time, and the same ids with later ones sort behind them */
static char *
make_pattern (TrabDb *db, const char *table)
{
  g_autofree char *info = g_strdup_printf ("SELECT * FROM %s LIMIT 0", table);
  g_autofree char *copy
      = g_strdup_printf ("CREATE TEMP TABLE pattern_%s AS SELECT * FROM main.%s", table, table);
  const char *const ids[] = { "id", "patient_id", "visit_id", "replaces", NULL };
  GString *sql = g_string_new (NULL);
  sqlite3_stmt *select = NULL;

  run_sql (db, copy);
  g_string_printf (sql, "INSERT INTO main.%s SELECT ", table);
  g_assert (sqlite3_prepare_v2 (trab_db_get_handle (db), info, -1, &select, NULL) == SQLITE_OK);
  for (int i = 0; i < sqlite3_column_count (select); i++)
    {
      const char *name = sqlite3_column_name (select, i);
      g_autofree char *later = g_strdup_printf ("printf ('%%08x', :later) || substr (%s, 9)", name);

      g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "",
                              g_strv_contains (ids, name) ? later : name);
    }
  sqlite3_finalize (select);
  g_string_append_printf (sql, " FROM temp.pattern_%s", table);
  return g_string_free (sql, FALSE);
}

static void
run_later (TrabDb *db, const char *sql, guint later)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabStatement) insert = trab_db_prepare (db, sql, &error);

  if (insert != NULL)
    trab_statement_bind_integer (insert, ":later", later);
  if (insert == NULL || !trab_statement_run (insert, &error))
    g_error ("%s: %s", sql, error->message);
}

/* Person @i, who has the id of pattern number @i % PRACTICE_N_PATTERNS, only later */
static void
insert_patient (TrabDb *db, guint i, guint later, const char *pattern_id)
{
  g_autoptr (TrabPatient) patient = make_patient (i);
  const TrabPatientFields *fields = trab_patient_get (patient);
  g_autofree char *id = g_strdup_printf ("%08x%s", later, pattern_id + 8);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabStatement) insert = trab_db_prepare (
      db,
      "INSERT INTO patient (id, family_name, given_name, birth_date, sex, record_number,"
      " is_practice, is_hidden, version, updated_at, updated_by)"
      " SELECT :id, :family_name, :given_name, :birth_date, :sex, :record_number, 0, 0, 1,"
      " updated_at, updated_by FROM patient WHERE number = 1",
      &error);
  char birth_date[TRAB_DATE_TEXT_SIZE];

  g_assert_no_error (error);
  trab_statement_bind_text (insert, ":id", id);
  trab_statement_bind_text (insert, ":family_name", fields->family_name);
  trab_statement_bind_text (insert, ":given_name", fields->given_name);
  trab_statement_bind_text (insert, ":birth_date",
                            trab_date_to_text (fields->birth_date, birth_date));
  trab_statement_bind_text (insert, ":sex", trab_sex_to_string (fields->sex));
  trab_statement_bind_text (insert, ":record_number", fields->record_number);
  if (!trab_statement_run (insert, &error) || !trab_patient_search_update (db, id, &error))
    g_error ("%s", error->message);
}

static void
multiply (TrabDb *db, const PracticeSize *size)
{
  const char *const tables[]
      = { "visit", "visit_history", "answer", "measurement", "fracture", "course" };
  g_autoptr (GPtrArray) ids = read_texts (db, "SELECT id FROM patient ORDER BY number");
  g_autoptr (GPtrArray) last = read_texts (db, "SELECT substr (max (id), 1, 8) FROM measurement");
  g_autoptr (GPtrArray) inserts = g_ptr_array_new_with_free_func (g_free);
  guint first = (guint) g_ascii_strtoull (last->pdata[0], NULL, 16);

  g_assert (ids->len == PRACTICE_N_PATTERNS);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_ptr_array_add (inserts, make_pattern (db, tables[i]));
  for (guint turn = 1; turn * PRACTICE_N_PATTERNS < size->n_patients; turn++)
    {
      run_sql (db, "BEGIN");
      for (guint i = 0; i < PRACTICE_N_PATTERNS; i++)
        insert_patient (db, turn * PRACTICE_N_PATTERNS + i, first + turn, ids->pdata[i]);
      for (guint i = 0; i < inserts->len; i++)
        run_later (db, inserts->pdata[i], first + turn);
      run_sql (db, "COMMIT");
    }
}

/**
 * practice_filler_run:
 * @db: of a store that nobody else has open, with PRACTICE_N_PATTERNS people
 *
 * Adds people until there are as many as @size says, a multiple of PRACTICE_N_PATTERNS.
 */
void
practice_filler_run (TrabDb *db, const PracticeSize *size)
{
  g_autoptr (GPtrArray) triggers = read_texts (
      db,
      "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name != 'patient_history_of_new'");
  g_autoptr (GPtrArray) drops
      = read_texts (db, "SELECT 'DROP TRIGGER ' || name FROM sqlite_master WHERE type = 'trigger'"
                        " AND name != 'patient_history_of_new'");

  run_sql (db, "PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
               "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -1000000");
  for (guint i = 0; i < drops->len; i++)
    run_sql (db, drops->pdata[i]);
  multiply (db, size);
  for (guint i = 0; i < triggers->len; i++)
    run_sql (db, triggers->pdata[i]);
  run_sql (db, "PRAGMA journal_mode = WAL");
}
