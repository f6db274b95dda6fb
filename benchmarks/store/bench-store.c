/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "practice-filler.h"
#include "trab-db-private.h"
#include "trab-keys.h"
#include "trab-store-opening.h"
#include "trab-store.h"

/* A practice of many years: how long until a search, a record, a saved visit is there, and how that
 * grows; beside it the same rows in plain SQLite (the same library without a key), asked by hand,
 * as the measure of the machine.
 *
 *     bench-store [--patients N] [--visits N] [--values N] [--folder PATH] [--seconds 0]
 *
 * prints one JSON line for each size: a hundredth, a tenth and all of the patients; 10,000 of them
 * unless more are asked for. 100,000 with 20 visits of 10 values each take 25 GB of disk, half of
 * it for the plain copy; with --folder they stay there, and a second run fills nothing anew. With
 * --seconds 0 the practice is small and the run only shows that it runs. Opening is told without
 * what the key slot costs by intent.
 *
 * Each figure is told twice: as time on the wall and as time of the processor. What a store may
 * take is said in wall time on a quiet machine (limits below); "over" names what took more time of
 * the processor than that. The ratios are wall to wall: of a search the worst of all texts by the
 * worst of the same texts, of the others the middle of many people, each asked for the first time.
 */

#define USER "bench"
#define PASSPHRASE "bench"
#define N_PEOPLE 30    /* loaded, and saved, from all over the file */
#define CHEAP_LOG2_N 4 /* of scrypt: next to nothing */
#define OPEN_LIMIT_MS 300
#define SEARCH_LIMIT_MS 10
#define LOAD_LIMIT_MS 20
#define SAVE_LIMIT_MS 15

/* What somebody types, letter by letter */
static const char *const texts[]
    = { "",    "m",   "ma",  "mar",  "mari",    "maria", "g", "ga",  "garcia", "garcia m", "s q",
        "m x", "s z", "a a", "1957", "1957-03", "a0123", "x", "zzz", "n z 19", "o'brien z" };

static void
die_on (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
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
start_clock (void)
{
  return (Cost){ (double) g_get_monotonic_time () / 1000, get_cpu_ms () };
}

static Cost
stop_clock (Cost start)
{
  return (Cost){ (double) g_get_monotonic_time () / 1000 - start.wall_ms,
                 get_cpu_ms () - start.cpu_ms };
}

static void
take_worse (Cost *worst, Cost cost)
{
  worst->wall_ms = MAX (worst->wall_ms, cost.wall_ms);
  worst->cpu_ms = MAX (worst->cpu_ms, cost.cpu_ms);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

static Cost
get_middle (const Cost costs[N_PEOPLE])
{
  double wall_ms[N_PEOPLE];
  double cpu_ms[N_PEOPLE];

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      wall_ms[i] = costs[i].wall_ms;
      cpu_ms[i] = costs[i].cpu_ms;
    }
  qsort (wall_ms, N_PEOPLE, sizeof wall_ms[0], compare_doubles);
  qsort (cpu_ms, N_PEOPLE, sizeof cpu_ms[0], compare_doubles);
  return (Cost){ wall_ms[N_PEOPLE / 2], cpu_ms[N_PEOPLE / 2] };
}

static Cost
time_worst_search (TrabStore *store)
{
  Cost worst = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      Cost start = start_clock ();
      g_autoptr (GPtrArray) found = trab_store_search_patients (store, texts[i], NULL, 50, &error);
      Cost cost = stop_clock (start);

      die_on (error);
      g_debug ("search \"%s\": %.2f ms (%.2f), %u found", texts[i], cost.wall_ms, cost.cpu_ms,
               found->len);
      take_worse (&worst, cost);
    }
  return worst;
}

/* Returns: (transfer full): ids of people from all over the file */
static GPtrArray *
choose_people (TrabStore *store, const PracticeSize *size)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *number
          = g_strdup_printf ("A%06u", (guint) ((guint64) i * 2654435761u % size->n_patients));
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = trab_store_search_patients (store, number, NULL, 1, &error);

      die_on (error);
      g_ptr_array_add (ids, g_strdup (trab_patient_summary_get (found->pdata[0])->id));
    }
  return ids;
}

/* The whole record, as a patient page asks for it; @records takes them */
static Cost
time_load (TrabStore *store, GPtrArray *ids, GPtrArray *records)
{
  Cost costs[N_PEOPLE];

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autoptr (GError) error = NULL;
      Cost start = start_clock ();
      TrabRecord *record = trab_store_load_record (store, ids->pdata[i], &error);

      costs[i] = stop_clock (start);
      die_on (error);
      g_ptr_array_add (records, record);
    }
  return get_middle (costs);
}

/* One more visit of somebody who has many, on the disk when it returns */
static Cost
time_save (TrabStore *store, GPtrArray *records)
{
  const PracticeSize one_visit = { 1, 1, 4 };
  Cost costs[N_PEOPLE];

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autoptr (TrabRecord) other = practice_filler_make_record (2 * i + 1, &one_visit);
      g_autoptr (TrabRecord) changes
          = trab_record_new (trab_record_get_patient (records->pdata[i]));
      g_autoptr (TrabRecord) stored = NULL;
      g_autoptr (GError) error = NULL;
      Cost start = { 0 };

      trab_record_add_visit (changes, trab_record_get_visits (other)->pdata[0]);
      start = start_clock ();
      stored = trab_store_save_record (store, changes, &error);
      costs[i] = stop_clock (start);
      die_on (error);
    }
  return get_middle (costs);
}

/* Whom to see again, of everybody: what the first page of the program asks once, in parts */
static Cost
time_recall (TrabStore *store)
{
  Cost start = start_clock ();
  Cost longest = { 0 };
  guint n = 0;
  char *place = NULL;

  do
    {
      g_autoptr (GError) error = NULL;
      Cost part = start_clock ();
      g_autoptr (GPtrArray) found
          = trab_store_list_recall_candidates (store, (TrabDate){ 2026, 12, 1 }, &place, &error);

      die_on (error);
      take_worse (&longest, stop_clock (part));
      for (guint i = 0; i < found->len; i++, n++)
        {
          g_autoptr (TrabRecord) record = trab_store_load_visits (store, found->pdata[i], &error);

          die_on (error);
        }
    }
  while (place != NULL);
  g_debug ("recall: %u records, longest part %.1f ms (%.1f)", n, longest.wall_ms, longest.cpu_ms);
  return stop_clock (start);
}

static void
run_plain (sqlite3 *plain, const char *sql)
{
  if (sqlite3_exec (plain, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (plain));
}

static TrabDb *
open_db (const char *folder)
{
  g_autofree char *keys_path = g_build_filename (folder, "keys.json", NULL);
  g_autofree char *db_path = g_build_filename (folder, "records.db", NULL);
  g_autoptr (TrabKeys) keys = trab_keys_load (keys_path, NULL);
  g_autoptr (GError) error = NULL;
  guint8 key[TRAB_DB_KEY_SIZE] = { 0 };
  TrabDb *db = NULL;

  g_assert (trab_keys_unlock (keys, USER, PASSPHRASE, key, NULL));
  db = trab_db_open (db_path, key, TRAB_DB_READ_WRITE, 99, &error);
  die_on (error);
  return db;
}

static void
fill (const char *folder, const PracticeSize *size)
{
  const TrabStoreHost *system = trab_store_host_get_system ();
  const char *hash = "0000000000000000000000000000000000000000000000000000000000000000";
  TrabStoreHost host = *system;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = trab_store_host_make_id (system, &error);
  g_autoptr (TrabStoreBatch) batch = trab_store_batch_new (id, hash, hash);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TrabStore) store = NULL;
  g_autoptr (TrabDb) db = NULL;

  host.scrypt_log2_n = CHEAP_LOG2_N;
  store = trab_store_opening_create (folder, USER, PASSPHRASE, &host, &error);
  die_on (error);
  for (guint i = 0; i < PRACTICE_N_PATTERNS; i++)
    g_ptr_array_add (records, practice_filler_make_record (i, size));
  if (!trab_store_save_batch (store, batch, records, NULL, NULL, &error)
      || !trab_store_close (store, &error))
    die_on (error);
  db = open_db (folder);
  practice_filler_run (db, size);
}

/* The rows of the store in a file without a key, with the same tables and indexes */
static void
make_plain (const char *folder, const char *path)
{
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS plain KEY ''", path);
  g_autoptr (TrabDb) db = open_db (folder);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "", 0, &error); /* attaching makes no file */
  die_on (error);
  run_plain (trab_db_get_handle (db), attach);
  run_plain (trab_db_get_handle (db),
             "PRAGMA plain.journal_mode = OFF; PRAGMA plain.synchronous = OFF;"
             "PRAGMA plain.cache_size = -1000000; SELECT sqlcipher_export ('plain');"
             "PRAGMA plain.journal_mode = WAL; DETACH plain");
}

static double
time_plain (sqlite3 *plain, const char *sql)
{
  Cost start = start_clock ();

  run_plain (plain, sql);
  return stop_clock (start).wall_ms;
}

/* Milliseconds of the same questions asked of the plain file */
typedef struct
{
  double open;
  double search;
  double load;
  double save;
} PlainTimes;

static double
time_plain_search (sqlite3 *plain)
{
  double worst = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (GStrv) words = g_strsplit_set (texts[i], " -'", 2);
      const char *word = words[0] ? words[0] : "";
      g_autofree char *sql = g_strdup_printf (
          "SELECT p.* FROM patient_word w JOIN patient p ON p.number = w.number"
          " WHERE word >= '%s' AND word < '%s%s' ORDER BY word, words, w.number LIMIT 50",
          word, word, *word != '\0' ? "~" : " ");

      worst = MAX (worst, time_plain (plain, sql));
    }
  return worst;
}

/* @sql: a # stands for the id */
static double
time_plain_people (sqlite3 *plain, GPtrArray *ids, const char *sql)
{
  g_auto (GStrv) parts = g_strsplit (sql, "#", -1);
  Cost costs[N_PEOPLE] = { { 0 } };

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *own = g_strjoinv (ids->pdata[i], parts);

      costs[i].wall_ms = time_plain (plain, own);
    }
  return get_middle (costs).wall_ms;
}

static PlainTimes
time_plain_all (const char *path, GPtrArray *ids)
{
  PlainTimes times = { 0 };
  Cost start = start_clock ();
  sqlite3 *plain = NULL;

  sqlite3_open (path, &plain);
  run_plain (plain, "PRAGMA cache_size = -32000; PRAGMA synchronous = FULL;"
                    "SELECT count (*) FROM sqlite_master; SELECT max (number) FROM audit");
  times.open = stop_clock (start).wall_ms;
  times.search = time_plain_search (plain);
  times.load = time_plain_people (
      plain, ids,
      "SELECT * FROM patient WHERE id = '#';"
      "SELECT * FROM visit LEFT JOIN answer ON visit.id = visit_id WHERE patient_id = '#';"
      "SELECT * FROM measurement WHERE patient_id = '#'");
  times.save = time_plain_people (
      plain, ids,
      "BEGIN IMMEDIATE; UPDATE patient SET version = version + 1 WHERE id = '#';"
      "INSERT INTO setting VALUES ('x' || hex (randomblob (8)), 1, '1', 1, 'u'); COMMIT");
  sqlite3_close (plain);
  return times;
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
  Cost start = start_clock ();
  TrabStore *store = NULL;

  host.scrypt_log2_n = CHEAP_LOG2_N;
  store = trab_store_opening_open (folder, USER, PASSPHRASE, &host, &error);
  die_on (error);
  *cost = stop_clock (start);
  if (trab_store_get_trouble (store) != NULL)
    g_error ("%s", trab_store_get_trouble (store)->message);
  return store;
}

static double
get_size_mb (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "records.db", NULL);
  GStatBuf info;

  g_assert (g_stat (path, &info) == 0);
  return (double) info.st_size / 1e6;
}

/* What a run measured */
typedef struct
{
  double fill_s;
  double size_mb;
  Cost open;
  Cost search;
  Cost load;
  Cost first_save; /* the first change after opening waits for the look at the file */
  Cost save;
  Cost recall;
  PlainTimes plain;
} Figures;

static void
print_cost (const char *name, Cost cost, double plain_ms)
{
  g_print (", \"%s_ms\": %.2f, \"%s_cpu_ms\": %.2f", name, cost.wall_ms, name, cost.cpu_ms);
  if (plain_ms > 0)
    g_print (", \"%s_ratio\": %.1f", name, cost.wall_ms / plain_ms);
}

static void
print (const PracticeSize *size, const Figures *figures)
{
  g_print ("{\"benchmark\": \"store\", \"patients\": %u, \"visits\": %u, \"values\": %u,"
           " \"file_mb\": %.0f, \"fill_s\": %.1f",
           size->n_patients, size->n_patients * size->n_visits,
           size->n_patients * size->n_visits * size->n_values, figures->size_mb, figures->fill_s);
  print_cost ("open", figures->open, figures->plain.open);
  print_cost ("worst_search", figures->search, figures->plain.search);
  print_cost ("load", figures->load, figures->plain.load);
  print_cost ("first_save", figures->first_save, 0);
  print_cost ("save", figures->save, figures->plain.save);
  print_cost ("recall", figures->recall, 0);
  g_print (", \"over\": \"%s%s%s%s\"}\n", figures->open.cpu_ms > OPEN_LIMIT_MS ? "open " : "",
           figures->search.cpu_ms > SEARCH_LIMIT_MS ? "search " : "",
           figures->load.cpu_ms > LOAD_LIMIT_MS ? "load " : "",
           figures->save.cpu_ms > SAVE_LIMIT_MS ? "save " : "");
}

static int
note_row (void *user_data, int n_columns, char **values, char **names)
{
  gint64 *n_rows = user_data;

  *n_rows += 1;
  return 0;
}

/* What was filled by hand is a store like any other */
static void
check (const char *folder, TrabStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabDb) db = NULL;
  gint64 n_lost = 0;

  if (!trab_store_quick_check (store, &error) || !trab_store_check_events (store, &error)
      || !trab_store_close (store, &error))
    die_on (error);
  db = open_db (folder);
  g_assert (
      sqlite3_exec (trab_db_get_handle (db), "PRAGMA foreign_key_check", note_row, &n_lost, NULL)
      == SQLITE_OK);
  g_assert (n_lost == 0);
}

static Figures
measure (const char *folder, const char *plain_path, const PracticeSize *size)
{
  Figures figures = { 0 };
  g_autoptr (TrabStore) store = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  Cost start = start_clock ();

  if (!g_file_test (folder, G_FILE_TEST_EXISTS))
    fill (folder, size);
  figures.fill_s = stop_clock (start).wall_ms / 1000;
  figures.size_mb = get_size_mb (folder);
  if (!g_file_test (plain_path, G_FILE_TEST_EXISTS))
    make_plain (folder, plain_path);
  store = open_store (folder, &figures.open);
  figures.search = time_worst_search (store);
  ids = choose_people (store, size);
  figures.load = time_load (store, ids, records);
  start = start_clock ();
  if (!trab_store_add_event (store, "view", ids->pdata[0], NULL, &error))
    die_on (error);
  figures.first_save = stop_clock (start);
  figures.save = time_save (store, records);
  figures.recall = time_recall (store);
  if (size->n_visits == 1)
    check (folder, store);
  else if (!trab_store_close (store, &error))
    die_on (error);
  figures.plain = time_plain_all (plain_path, ids);
  return figures;
}

static void
run (const PracticeSize *size, const char *kept_folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder
      = kept_folder ? g_strdup (kept_folder) : g_dir_make_tmp ("bench-store-XXXXXX", &error);
  g_autofree char *plain_path = g_build_filename (folder, "plain.db", NULL);
  Figures figures = { 0 };

  die_on (error);
  if (kept_folder == NULL)
    g_rmdir (folder);
  figures = measure (folder, plain_path, size);
  print (size, &figures);
  if (kept_folder == NULL)
    remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  PracticeSize size = { 10000, 20, 10 };
  const char *folder = NULL;

  for (int i = 1; i + 1 < argc; i += 2)
    {
      guint number = (guint) g_ascii_strtoull (argv[i + 1], NULL, 10);

      if (strcmp (argv[i], "--folder") == 0)
        folder = argv[i + 1];
      else if (strcmp (argv[i], "--patients") == 0)
        size.n_patients = number;
      else if (strcmp (argv[i], "--visits") == 0)
        size.n_visits = number;
      else if (strcmp (argv[i], "--values") == 0)
        size.n_values = number;
      else if (strcmp (argv[i], "--seconds") == 0 && strcmp (argv[i + 1], "0") == 0)
        size = (PracticeSize){ 200, 1, 4 };
    }
  for (guint part = folder ? 1 : 100; part >= 1; part /= 10)
    if (size.n_patients / part >= PRACTICE_N_PATTERNS)
      {
        PracticeSize smaller = size;

        smaller.n_patients = size.n_patients / part;
        run (&smaller, folder);
      }
  return 0;
}
