/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "trab-db-private.h"
#include "trab-keys.h"
#include "trab-store.h"

/* A practice of many years: how long until a search, a record, a saved visit is there, and how that
 * grows; beside it the same rows in plain SQLite (the same library without a key), asked by hand,
 * as the measure of the machine.
 *
 *     bench-store [--patients N] [--visits N] [--values N] [--seconds 0]
 *
 * prints one JSON line for each size: a hundredth, a tenth and all of the patients; 10,000 of them
 * unless more are asked for (100,000 take about an hour and 30 GB). With --seconds 0 the practice
 * is small and the run only shows that it runs. Opening is told without what the key slot costs by
 * intent. What a store may take (wall_ms on a quiet machine): opening 300, a search 10, a record
 * 20, a save 15; "over" names what took more time of the processor than that.
 */

#define USER "bench"
#define PASSPHRASE "bench"
#define BATCH_SIZE 500
#define N_SAVES 50
#define CHEAP_LOG2_N 4 /* of scrypt: next to nothing */
#define OPEN_LIMIT_MS 300
#define SEARCH_LIMIT_MS 10
#define LOAD_LIMIT_MS 20

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

static TrabVisit *
make_visit (guint i)
{
  TrabVisitFields fields
      = { .moment = { .date = { 2024, 1 + (int) (i % 12), 1 + (int) (i % 28) } } };
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint question = 0; question < 20; question++)
    g_hash_table_insert (answers, (gpointer) trab_question_get_info ((TrabQuestion) question)->id,
                         (gpointer) "no");
  return trab_visit_new (&fields, answers);
}

static TrabMeasurement *
make_measurement (guint i)
{
  return trab_measurement_new (&(TrabMeasurementFields){ .measure = TRAB_MEASURE_BMD,
                                                         .site = TRAB_SITE_TOTAL_HIP,
                                                         .value = 0.7 + (i % 100) * 0.001,
                                                         .text = "0.712",
                                                         .unit = "g/cm2",
                                                         .moment = { { 2024, 5, 1 } },
                                                         .scanner = "Hologic Horizon 12345" });
}

/* What one patient has */
typedef struct
{
  guint n_patients;
  guint n_visits;
  guint n_values; /* of each visit */
} Size;

static TrabRecord *
make_record (guint i, const Size *size)
{
  g_autoptr (TrabPatient) patient = make_patient (i);
  TrabRecord *record = trab_record_new (patient);

  for (guint visit = 0; visit < size->n_visits; visit++)
    {
      g_autoptr (TrabVisit) made = make_visit (i + visit);

      trab_record_add_visit (record, made);
    }
  for (guint j = 0; j < size->n_visits * size->n_values; j++)
    {
      g_autoptr (TrabMeasurement) measurement = make_measurement (i + j);

      trab_record_add_measurement (record, measurement);
    }
  return record;
}

static void
die_on (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static void
fill (TrabStore *store, const Size *size)
{
  const TrabStoreHost *host = trab_store_host_get_system ();
  const char *hash = "0000000000000000000000000000000000000000000000000000000000000000";

  for (guint from = 0; from < size->n_patients; from += BATCH_SIZE)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *id = trab_store_host_make_id (host, &error);
      g_autoptr (TrabStoreBatch) batch = trab_store_batch_new (id, hash, hash);
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = from; i < MIN (from + BATCH_SIZE, size->n_patients); i++)
        g_ptr_array_add (records, make_record (i, size));
      if (!trab_store_save_batch (store, batch, records, NULL, NULL, &error))
        die_on (error);
    }
}

/* Milliseconds, of the clock on the wall and of this thread alone: on a machine that does other
 * work only the second says what a search costs. */
typedef struct
{
  double wall_ms;
  double cpu_ms;
} Cost;

static double
get_cpu_ms (void)
{
  struct timespec now = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static Cost
time_search (TrabStore *store, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 start_us = g_get_monotonic_time ();
  double start_cpu_ms = get_cpu_ms ();
  g_autoptr (GPtrArray) found = trab_store_search_patients (store, text, NULL, 50, &error);
  Cost cost
      = { (double) (g_get_monotonic_time () - start_us) / 1000, get_cpu_ms () - start_cpu_ms };

  die_on (error);
  g_debug ("search \"%s\": %.2f ms (%.2f), %u found", text, cost.wall_ms, cost.cpu_ms, found->len);
  return cost;
}

/* The worst of what somebody types, letter by letter, from a store that was just opened */
static Cost
time_worst_search (TrabStore *store)
{
  const char *const texts[] = { "",    "m",   "ma",     "mar",      "mari",         "maria",
                                "g",   "ga",  "garcia", "garcia m", "garcia maria", "s q",
                                "m x", "s z", "a a",    "1957",     "1957-03",      "a0123",
                                "x",   "zzz", "n z 19", "o'brien z" };
  Cost worst = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Cost cost = time_search (store, texts[i]);

      worst.wall_ms = MAX (worst.wall_ms, cost.wall_ms);
      worst.cpu_ms = MAX (worst.cpu_ms, cost.cpu_ms);
    }
  return worst;
}

static Cost
time_load (TrabStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = trab_store_search_patients (store, "nowak", NULL, 1, &error);
  g_autoptr (TrabRecord) record = NULL;
  const char *id = NULL;
  double start_cpu_ms = 0;
  gint64 start_us = 0;

  die_on (error);
  id = trab_patient_summary_get (g_ptr_array_index (found, 0))->id;
  start_us = g_get_monotonic_time ();
  start_cpu_ms = get_cpu_ms ();
  record = trab_store_load_record (store, id, &error);
  die_on (error);
  return (Cost){ (double) (g_get_monotonic_time () - start_us) / 1000,
                 get_cpu_ms () - start_cpu_ms };
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

static double
time_save (TrabStore *store)
{
  const Size one_visit = { 1, 1, 4 };
  double times_ms[N_SAVES] = { 0 };

  for (guint i = 0; i < N_SAVES; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrabRecord) record = make_record (10 * 1000 * 1000 + i, &one_visit);
      gint64 start_us = g_get_monotonic_time ();
      g_autoptr (TrabRecord) stored = trab_store_save_record (store, record, &error);

      die_on (error);
      times_ms[i] = (double) (g_get_monotonic_time () - start_us) / 1000;
    }
  qsort (times_ms, N_SAVES, sizeof times_ms[0], compare_doubles);
  return times_ms[N_SAVES / 2];
}

static void
run_plain (sqlite3 *plain, const char *sql)
{
  if (sqlite3_exec (plain, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (plain));
}

/* The rows of the store in a file without a key, with the same tables and indexes */
static sqlite3 *
make_plain (const char *folder, const char *path)
{
  g_autofree char *keys_path = g_build_filename (folder, "keys.json", NULL);
  g_autofree char *db_path = g_build_filename (folder, "records.db", NULL);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS plain KEY ''", path);
  g_autoptr (TrabKeys) keys = trab_keys_load (keys_path, NULL);
  g_autoptr (TrabDb) db = NULL;
  g_autoptr (GError) error = NULL;
  guint8 key[TRAB_DB_KEY_SIZE] = { 0 };
  sqlite3 *plain = NULL;

  g_assert (trab_keys_unlock (keys, USER, PASSPHRASE, key, NULL));
  db = trab_db_open (db_path, key, TRAB_DB_READ_WRITE, 99, &error);
  die_on (error);
  g_file_set_contents (path, "", 0, &error); /* attaching makes no file */
  die_on (error);
  run_plain (trab_db_get_handle (db), attach);
  run_plain (trab_db_get_handle (db), "SELECT sqlcipher_export ('plain'); DETACH plain");
  sqlite3_open (path, &plain);
  run_plain (plain, "PRAGMA cache_size = -32000; PRAGMA journal_mode = WAL;"
                    "PRAGMA synchronous = FULL");
  return plain;
}

static double
time_plain (sqlite3 *plain, const char *sql)
{
  double best_ms = G_MAXDOUBLE;

  for (guint i = 0; i < 5; i++)
    {
      gint64 start_us = g_get_monotonic_time ();

      run_plain (plain, sql);
      best_ms = MIN (best_ms, (double) (g_get_monotonic_time () - start_us) / 1000);
    }
  return best_ms;
}

/* What a person of whom nobody knows the most needs: the same rows the store reads */
static double
time_plain_load (sqlite3 *plain)
{
  return time_plain (
      plain,
      "SELECT * FROM patient WHERE number = 17;"
      "SELECT * FROM answer JOIN visit ON visit.id = visit_id"
      " WHERE patient_id = (SELECT id FROM patient WHERE number = 17);"
      "SELECT * FROM measurement WHERE patient_id = (SELECT id FROM patient WHERE number = 17)");
}

static double
time_plain_save (sqlite3 *plain)
{
  return time_plain (plain,
                     "BEGIN IMMEDIATE;"
                     "UPDATE patient SET version = version + 1 WHERE number = 17;"
                     "INSERT INTO setting VALUES ('x' || hex (randomblob (8)), 1, '1', 1, 'u');"
                     "COMMIT");
}

static void
remove_folder (const char *folder)
{
  const char *const names[] = { "records.db", "keys.json", "audit.seal",   "lock",
                                "backups",    "plain.db",  "plain.db-wal", "plain.db-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

/* Opening without what one key slot costs by intent */
static TrabStore *
open_store (const char *folder, Cost *cost)
{
  TrabStoreHost host = *trab_store_host_get_system ();
  g_autoptr (GError) error = NULL;
  gint64 start_us = g_get_monotonic_time ();
  double start_cpu_ms = get_cpu_ms ();
  TrabStore *store = NULL;

  host.scrypt_log2_n = CHEAP_LOG2_N;
  store = trab_store_open (folder, USER, PASSPHRASE, &host, &error);
  die_on (error);
  cost->wall_ms = (double) (g_get_monotonic_time () - start_us) / 1000;
  cost->cpu_ms = get_cpu_ms () - start_cpu_ms;
  return store;
}

static char *
dup_over (const Cost *open, const Cost *search, const Cost *load)
{
  return g_strdup_printf ("%s%s%s", open->cpu_ms > OPEN_LIMIT_MS ? "open " : "",
                          search->cpu_ms > SEARCH_LIMIT_MS ? "search " : "",
                          load->cpu_ms > LOAD_LIMIT_MS ? "load " : "");
}

static void
run (const Size *size)
{
  TrabStoreHost host = *trab_store_host_get_system ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("bench-store-XXXXXX", &error);
  g_autofree char *plain_path = g_build_filename (folder, "plain.db", NULL);
  TrabStore *store = NULL;
  sqlite3 *plain = NULL;
  gint64 start_us = g_get_monotonic_time ();
  double fill_s = 0;
  double save_ms = 0;
  double plain_search_ms = 0;
  double plain_load_ms = 0;
  double plain_save_ms = 0;
  Cost opening = { 0 };
  Cost search = { 0 };
  Cost load = { 0 };
  g_autofree char *over = NULL;

  host.scrypt_log2_n = CHEAP_LOG2_N;
  g_rmdir (folder);
  store = trab_store_create (folder, USER, PASSPHRASE, &host, &error);
  die_on (error);
  fill (store, size);
  fill_s = (double) (g_get_monotonic_time () - start_us) / 1e6;
  trab_store_close (store, NULL);
  g_clear_object (&store);
  plain = make_plain (folder, plain_path);
  plain_search_ms = time_plain (plain, "SELECT * FROM patient_word JOIN patient USING (number)"
                                       " WHERE word >= 'garcia' AND word < 'garcib' LIMIT 50");
  plain_load_ms = time_plain_load (plain);
  plain_save_ms = time_plain_save (plain);
  sqlite3_close (plain);
  store = open_store (folder, &opening);
  search = time_worst_search (store);
  load = time_load (store);
  save_ms = time_save (store);
  trab_store_close (store, NULL);
  g_clear_object (&store);
  over = dup_over (&opening, &search, &load);
  g_print ("{\"benchmark\": \"store\", \"patients\": %u, \"visits\": %u, \"values\": %u,"
           " \"fill_s\": %.1f, \"open_ms\": %.1f, \"open_cpu_ms\": %.1f,"
           " \"worst_search_ms\": %.2f, \"worst_search_cpu_ms\": %.2f, \"load_record_ms\": %.2f,"
           " \"load_record_cpu_ms\": %.2f, \"save_visit_ms\": %.2f, \"search_ratio\": %.1f,"
           " \"load_ratio\": %.1f, \"save_ratio\": %.1f, \"over\": \"%s\"}\n",
           size->n_patients, size->n_patients * size->n_visits,
           size->n_patients * size->n_visits * size->n_values, fill_s, opening.wall_ms,
           opening.cpu_ms, search.wall_ms, search.cpu_ms, load.wall_ms, load.cpu_ms, save_ms,
           search.wall_ms / plain_search_ms, load.wall_ms / plain_load_ms, save_ms / plain_save_ms,
           g_strchomp (over));
  remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  Size size = { 10000, 20, 10 };

  for (int i = 1; i + 1 < argc; i += 2)
    {
      guint number = (guint) g_ascii_strtoull (argv[i + 1], NULL, 10);

      if (strcmp (argv[i], "--patients") == 0)
        size.n_patients = number;
      else if (strcmp (argv[i], "--visits") == 0)
        size.n_visits = number;
      else if (strcmp (argv[i], "--values") == 0)
        size.n_values = number;
      else if (strcmp (argv[i], "--seconds") == 0 && strcmp (argv[i + 1], "0") == 0)
        size = (Size){ 200, 1, 4 };
    }
  for (guint part = 100; part >= 1; part /= 10)
    {
      Size smaller = size;

      smaller.n_patients = MAX (100, size.n_patients / part);
      run (&smaller);
    }
  return 0;
}
