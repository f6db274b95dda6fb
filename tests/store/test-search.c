/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"
#include "trab-db-private.h"
#include "trab-error.h"
#include "trab-sqlite-store.h"

static void
add (StoreFixture *fixture,
     const char *family_name,
     const char *given_name,
     const char *birth_date,
     const char *record_number)
{
  TrabPatientFields fields = { .family_name = family_name,
                               .given_name = given_name,
                               .record_number = record_number,
                               .sex = TRAB_SEX_FEMALE };
  g_autoptr (TrabPatient) patient = NULL;
  g_autoptr (TrabRecord) record = NULL;
  g_autoptr (TrabRecord) stored = NULL;

  trab_date_parse (birth_date, &fields.birth_date);
  patient = trab_patient_new (&fields);
  record = trab_record_new (patient);
  stored = store_fixture_save (fixture, record);
}

/* Returns: the record numbers found, in order */
static char *
search (StoreFixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found
      = trab_store_search_patients (fixture->store, text, NULL, 100, &error);
  GString *numbers = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (numbers, "%s%s", i > 0 ? " " : "",
                            trab_patient_summary_get (g_ptr_array_index (found, i))->record_number);
  return g_string_free (numbers, FALSE);
}

static void
test_finds (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *numbers;
  } cases[] = {
    { "", "B7 A2 A1 C-3 A4" }, /* all, by name */
    { "garcia", "A2 A1" },
    { "GARCÍA", "A2 A1" },
    { "marq", "A1" },      /* the second family name */
    { "mar", "A4 A2 A1" }, /* by the word found: Mar, Maria, Márquez */
    { "garcia mar", "A2 A1" },
    { "mar garcia", "A2 A1" },
    { "García, María", "A2" },
    { "obrien", "C-3" },
    { "o'brien", "C-3" },
    { "c-3", "C-3" },
    { "C3", "" },
    { "a", "A2 A4 B7 C-3 A1" },
    { "1957", "A2 A1" },
    { "1957-03", "A2 A1" },
    { "1957-03-02", "A1" },
    { "garcia 1957-03-02", "A1" },
    { "garcia 1958", "" },
    { "x", "" },
    { "garcia x", "" },
    { "%", "B7 A2 A1 C-3 A4" }, /* nothing that could be searched for: everybody */
    { "'; DROP TABLE patient; --", "" },
  };

  add (fixture, "García Márquez", "Ana", "1957-03-02", "A1");
  add (fixture, "Garcia", "María", "1957-03", "A2");
  add (fixture, "O’Brien", "Ada", "1960", "C-3");
  add (fixture, "Voss", "Mar", NULL, "A4");
  add (fixture, "Åberg", "Eva", "1971-12-24", "B7");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *numbers = search (fixture, cases[i].text);

      g_test_message ("search \"%s\"", cases[i].text);
      g_assert_cmpstr (numbers, ==, cases[i].numbers);
    }
}

static void
test_change_is_found (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabRecord) stored = store_fixture_save (fixture, record);
  TrabPatientFields fields = *trab_patient_get (trab_record_get_patient (stored));
  g_autoptr (TrabPatient) changed = NULL;
  g_autoptr (TrabRecord) change = NULL;
  g_autoptr (TrabRecord) after = NULL;
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GPtrArray) new = NULL;

  fields.family_name = "Berg";
  changed = trab_patient_new (&fields);
  change = trab_record_new (changed);
  after = store_fixture_save (fixture, change);
  old = trab_store_search_patients (fixture->store, "voss", NULL, 10, NULL);
  new = trab_store_search_patients (fixture->store, "berg", NULL, 10, NULL);
  g_assert_cmpuint (old->len, ==, 0);
  g_assert_cmpuint (new->len, ==, 1);
}

/* Names sort by the whole family name, then the given name */
static void
test_order (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *numbers = NULL;

  add (fixture, "Garcia Marquez", "Ana", NULL, "3");
  add (fixture, "Garcia", "Zoe", NULL, "2");
  add (fixture, "García", "Eva", NULL, "1");
  numbers = search (fixture, "");
  g_assert_cmpstr (numbers, ==, "1 2 3");
}

/* Pages of any size give the same list as one page, without gap or double */
static void
test_pages (StoreFixture *fixture, gconstpointer data)
{
  const char *const texts[] = { "", "a", "anna", "n a" };

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *number = g_strdup_printf ("N%02u", i);

      add (fixture, i % 3 == 0 ? "Anna" : "Nowak", i % 2 == 0 ? "Anna" : "Ada Anna",
           i % 5 == 0 ? NULL : "1960-01-01", number);
    }
  for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
    for (guint size = 1; size < 9; size += 3)
      {
        g_autofree char *whole = search (fixture, texts[t]);
        g_autoptr (GString) pages = g_string_new (NULL);
        g_autoptr (TrabPatientSummary) last = NULL;
        guint n_on_page = 0;

        do
          {
            g_autoptr (GError) error = NULL;
            g_autoptr (GPtrArray) page
                = trab_store_search_patients (fixture->store, texts[t], last, size, &error);

            g_assert_no_error (error);
            n_on_page = page->len;
            for (guint i = 0; i < page->len; i++)
              {
                g_set_object (&last, g_ptr_array_index (page, i));
                g_string_append_printf (pages, "%s%s", pages->len > 0 ? " " : "",
                                        trab_patient_summary_get (last)->record_number);
              }
          }
        while (n_on_page > 0);
        g_assert_cmpstr (pages->str, ==, whole);
        g_assert_cmpuint (pages->len, ==, 40 * 4 - 1);
      }
}

static void
test_summary (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabVisit) first = store_fixture_visit ("2024-05-01", TRAB_VISIT_SIGNED, NULL);
  g_autoptr (TrabVisit) second
      = store_fixture_visit ("2025-11-03T09:00:00+01:00", TRAB_VISIT_DRAFT, NULL);
  g_autoptr (TrabRecord) stored = NULL;
  g_autoptr (GPtrArray) found = NULL;
  const TrabPatientSummaryFields *summary = NULL;

  trab_record_add_visit (record, second);
  trab_record_add_visit (record, first);
  stored = store_fixture_save (fixture, record);
  found = trab_store_search_patients (fixture->store, "voss", NULL, 10, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  summary = trab_patient_summary_get (g_ptr_array_index (found, 0));
  g_assert_cmpstr (summary->id, ==, trab_patient_get (trab_record_get_patient (stored))->id);
  g_assert_cmpstr (summary->family_name, ==, "Voss");
  g_assert_cmpstr (summary->given_name, ==, "Ada");
  g_assert_cmpint (summary->birth_date.day, ==, 2);
  g_assert_cmpint (summary->sex, ==, TRAB_SEX_FEMALE);
  g_assert_null (summary->record_number);
  g_assert_false (summary->is_practice);
  g_assert_cmpint (summary->last_visit.month, ==, 11);
  g_assert_cmpint (summary->last_visit.day, ==, 3);
}

/* What is done for one person, or with every key: of a store of years, each once */
static void
do_everyday_work (StoreFixture *fixture)
{
  g_autoptr (TrabRecord) full = store_fixture_full_record (fixture);
  g_autoptr (TrabRecord) stored = store_fixture_save (fixture, full);
  TrabPatient *patient = trab_record_get_patient (stored);
  const char *id = trab_patient_get (patient)->id;
  g_autoptr (TrabRecord) changes = trab_record_new (patient);
  g_autoptr (TrabVisit) visit = store_fixture_visit ("2024-11-03", TRAB_VISIT_DRAFT, "1");
  const TrabDate day = { 2024, 11, 3 };
  const char *const texts[] = { "", "v", "voss a" };
  g_autoptr (TrabRecord) again = NULL;
  g_autoptr (TrabRecord) loaded = trab_store_load_record (fixture->store, id, NULL);
  g_autoptr (TrabRecord) visits = trab_store_load_visits (fixture->store, id, NULL);
  g_autoptr (GPtrArray) of_day = trab_store_list_day (fixture->store, day, NULL);
  g_autoptr (GPtrArray) expected = trab_store_list_appointments (fixture->store, day, NULL);
  g_autoptr (GPtrArray) drafts = trab_store_list_drafts (fixture->store, NULL);
  g_autoptr (GPtrArray) found = trab_store_find_patients (fixture->store, NULL, "A1", NULL);
  g_autoptr (GPtrArray) resources = trab_store_load_resources (fixture->store, id, NULL);
  g_autoptr (GPtrArray) runs = trab_store_load_runs (fixture->store, id, NULL);
  g_autoptr (GPtrArray) events = trab_store_list_events_after (fixture->store, 1, NULL);
  g_autofree char *place = NULL;

  trab_record_add_visit (changes, visit);
  again = store_fixture_save (fixture, changes);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) people
          = trab_store_search_patients (fixture->store, texts[i], NULL, 50, NULL);

      g_assert_nonnull (people);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) ids
          = trab_store_list_recall_candidates (fixture->store, day, &place, NULL);

      g_assert_nonnull (ids);
    }
  g_assert_true (trab_store_add_event (fixture->store, "view", id, NULL, NULL));
  g_assert_true (trab_store_set_appointment (fixture->store, day, id, NULL, TRUE, NULL));
  g_assert_true (trab_store_park (fixture->store, "scan", id, "{}", NULL));
}

/* Whether a step of a plan reads all of a table that grows with the people and the years */
static gboolean
reads_whole (const char *step)
{
  static const char *const tables[]
      = { "patient",     "patient_history", "patient_word", "visit",    "visit_history", "answer",
          "measurement", "fracture",        "course",       "addendum", "run",           "resource",
          "appointment", "audit",           "identifier",   "parked",   "hold" };
  g_auto (GStrv) words = g_strsplit (step, " ", -1);
  const char *table = NULL;

  /* unsigned visits, which never are many, have an index of their own */
  if (!g_str_has_prefix (step, "SCAN ") || strstr (step, "USING INDEX visit_draft") != NULL)
    return FALSE;
  table = words[g_str_equal (words[1], "TABLE") ? 2 : 1];
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_strcmp0 (table, tables[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
check_plan (sqlite3 *handle, const char *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  sqlite3_stmt *plan = NULL;

  if (sqlite3_prepare_v2 (handle, explain, -1, &plan, NULL) != SQLITE_OK)
    return; /* what is no query has no plan */
  while (sqlite3_step (plan) == SQLITE_ROW)
    {
      const char *step = (const char *) sqlite3_column_text (plan, 3);

      if (reads_whole (step))
        g_error ("%s: %s", step, sql);
    }
  sqlite3_finalize (plan);
}

/* However many people there are: nothing of every day reads a whole table */
static void
test_no_table_is_read_whole (StoreFixture *fixture, gconstpointer data)
{
  sqlite3 *handle = trab_db_get_handle (TRAB_SQLITE_STORE (fixture->store)->db);
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_free);

  do_everyday_work (fixture);
  for (sqlite3_stmt *at = sqlite3_next_stmt (handle, NULL); at != NULL;
       at = sqlite3_next_stmt (handle, at))
    g_ptr_array_add (statements, g_strdup (sqlite3_sql (at)));
  g_assert_cmpuint (statements->len, >, 20);
  /* of a change the plan names references too, which are looked at only where one is broken */
  for (guint i = 0; i < statements->len; i++)
    if (g_str_has_prefix (statements->pdata[i], "SELECT"))
      check_plan (handle, statements->pdata[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/search/" path, StoreFixture, NULL, store_fixture_set_up, func,               \
              store_fixture_tear_down)
  ADD ("finds", test_finds);
  ADD ("change-is-found", test_change_is_found);
  ADD ("order", test_order);
  ADD ("pages", test_pages);
  ADD ("summary", test_summary);
  ADD ("no-table-is-read-whole", test_no_table_is_read_whole);
  return g_test_run ();
}
