/* SPDX-License-Identifier: GPL-3.0-or-later */
/* trabecula-cli as a process: what it prints, what it says, and the exit code that scripts rely on.
 * "@data" stands for tests/data, "@store" for a practice store of the day. */
#include <gio/gio.h>
#include <string.h>
#include <sys/wait.h>

#include "fixture-files.h"
#include "fixture-golden.h"

#define TODAY "2025-11-03"
#define MAX_ARGUMENTS 12

/* Each case is a golden file; cases of one store run in this order. */
static const struct
{
  const char *name;
  int exit_code;
  const char *arguments[MAX_ARGUMENTS];
} cases[] = {
  { "risk-rows", 1, { "risk", "ost", "--input", "@data/cli/ost.csv" } },
  { "risk-sentinel", 1, { "risk", "ost", "--input", "@data/cli/ost-crlf.csv" } },
  { "risk-open-quote", 1, { "risk", "ost", "--input", "@data/cli/open-quote.csv" } },
  { "risk-no-file", 1, { "risk", "ost", "--input", "@data/cli/none.csv" } },
  { "risk-no-model", 2, { "risk", "nobody", "--input", "@data/cli/ost.csv" } },
  { "risk-nothing", 2, { "risk" } },
  { "precision-whole", 0, { "precision", "@data/cli/study.csv" } },
  { "precision-short", 1, { "precision", "@data/cli/study-short.csv" } },
  { "precision-no-number", 1, { "precision", "@data/cli/study-bad.csv" } },
  { "precision-no-density", 1, { "precision", "@data/cli/study-mg.csv" } },
  { "precision-half-said", 2, { "precision", "@data/cli/study.csv", "--site", "total_hip" } },
  { "precision-no-store",
    3,
    { "--store", "@store/none", "precision", "@data/cli/study.csv", "--scanner", "S", "--site",
      "total_hip" } },
  { "precision-kept",
    0,
    { "--store", "@store", "precision", "@data/cli/study.csv", "--scanner", "GE Lunar Prodigy 77",
      "--site", "femoral_neck" } },
  { "precision-list", 0, { "--store", "@store", "precision", "--list" } },
  { "response-words", 0, { "response", "@data/cli/lunar.json" } },
  { "response-json", 0, { "response", "@data/cli/lunar.json", "--json" } },
  { "response-nobody", 1, { "response", "@data/cli/none.json" } },
  { "response-nothing", 2, { "response" } },
  { "response-later-version", 1, { "response", "@data/cli/later-version.json" } },
  { "explain-nothing", 1, { "explain", "no-such-topic" } },
  { "import-map",
    0,
    { "--store", "@store", "import", "--map", "@data/csv/scans.map.json", "@data/csv/scans.csv" } },
  { "import-again",
    0,
    { "--store", "@store", "import", "--map", "@data/csv/scans.map.json", "@data/csv/scans.csv" } },
  { "import-refused-cells",
    1,
    { "--store", "@store", "import", "--dry-run", "--map", "@data/csv/clinic.map.json",
      "@data/csv/clinic.csv" } },
  { "import-no-map", 1, { "--store", "@store", "import", "@data/csv/cohort.csv" } },
  { "import-wrong-map",
    1,
    { "--store", "@store", "import", "--map", "@data/csv/cohort.map.json",
      "@data/csv/repeats.csv" } },
  { "import-bad-map",
    1,
    { "--store", "@store", "import", "--map", "@data/csv/cohort.csv", "@data/csv/cohort.csv" } },
  { "import-fhir", 0, { "--store", "@store", "import", "@data/fhir/good-bundle.json" } },
  { "import-nothing", 2, { "--store", "@store", "import" } },
  { "patient-add-asks", 0, { "--store", "@store", "patient", "add", "@data/cli/lunar.json" } },
};

static const char *program;
static char *store;

static char *
dup_argument (const char *argument)
{
  g_autofree char *data = g_test_build_filename (G_TEST_DIST, "data", NULL);
  g_autoptr (GString) text = g_string_new (argument);

  g_string_replace (text, "@data", data, 0);
  g_string_replace (text, "@store", store, 0);
  return g_strdup (text->str);
}

/* Ids are made by the clock and by chance, folders by the machine; the last digits of a number are
 * the processor's. */
static gboolean
round_number (const GMatchInfo *match, GString *out, gpointer user_data)
{
  g_autofree char *text = g_match_info_fetch (match, 0);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out,
                   g_ascii_formatd (buffer, sizeof buffer, "%.6g", g_ascii_strtod (text, NULL)));
  return FALSE;
}

/* What differs from run to run, and the line that is said in a sandbox alone, taken out */
static char *
dup_stable (const char *text)
{
  g_autoptr (GRegex) lent = g_regex_new ("trabecula-cli: In a Flatpak [^\n]*\n", 0, 0, NULL);
  g_autofree char *data = g_test_build_filename (G_TEST_DIST, "data", NULL);
  g_autoptr (GRegex) id = g_regex_new ("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", 0, 0, NULL);
  g_autoptr (GRegex) number = g_regex_new ("-?[0-9]+\\.[0-9]{7,}", 0, 0, NULL);
  g_autoptr (GString) plain = g_string_new (text);
  g_autofree char *without_ids = NULL;
  g_autofree char *everywhere = NULL;

  g_string_replace (plain, data, "@data", 0);
  g_string_replace (plain, store, "@store", 0);
  without_ids = g_regex_replace_literal (id, plain->str, -1, 0, "@id", 0, NULL);
  everywhere = g_regex_replace_literal (lent, without_ids, -1, 0, "", 0, NULL);
  return g_regex_replace_eval (number, everywhere, -1, 0, 0, round_number, NULL, NULL);
}

static int
run (const char *const *arguments, char **out, char **err)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *log_path = g_build_filename (store, "records.db-wal", NULL);
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_ptr_array_add (argv, g_strdup (program));
  g_ptr_array_add (argv, g_strdup ("--today"));
  g_ptr_array_add (argv, g_strdup (TODAY));
  for (guint i = 0; i < MAX_ARGUMENTS && arguments[i] != NULL; i++)
    g_ptr_array_add (argv, dup_argument (arguments[i]));
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, out, err, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));                          /* no case ends by a signal */
  g_assert_false (g_file_test (log_path, G_FILE_TEST_EXISTS)); /* nor leaves its store open */
  return WEXITSTATUS (status);
}

static void
test_case (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autofree char *golden = g_strconcat ("cli/", cases[row].name, ".txt", NULL);
  g_autofree char *line = g_strjoinv (" ", (char **) cases[row].arguments);
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *stable = NULL;
  int exit_code = run (cases[row].arguments, &out, &err);

  g_assert_cmpint (exit_code, ==, cases[row].exit_code);
  whole
      = g_strdup_printf ("$ trabecula-cli %s\nexit %d\n== standard output\n%s== standard error\n%s",
                         line, exit_code, out, err);
  stable = dup_stable (whole);
  fixture_golden_assert_equal (golden, stable);
}

static char *
run_out (const char *const *arguments, int exit_code)
{
  char *out = NULL;
  g_autofree char *err = NULL;
  int got = run (arguments, &out, &err);

  if (got != exit_code)
    g_test_message ("%s", err);
  g_assert_cmpint (got, ==, exit_code);
  return out;
}

/* A copy that was tried is no longer one that nobody ever tried. */
static void
test_tried (void)
{
  g_autofree char *copies = g_strconcat (store, ".copies", NULL);
  const char *const backup[] = { "--store", "@store", "backup", copies, NULL };
  const char *const audit[] = { "--store", "@store", "audit", "--action", "restore-test", NULL };
  g_autofree char *copy = g_strchomp (run_out (backup, 0));
  const char *const try[] = { "--store", "@store", "restore", "--try", copy, NULL };
  g_autofree char *before = run_out (audit, 0);
  g_autofree char *tried = run_out (try, 0);
  g_autofree char *after = run_out (audit, 0);

  g_assert_cmpstr (before, ==, "");
  g_assert_nonnull (strstr (after, "restore-test"));
}

static char *
dup_audit (const char *folder, const char *passphrase_file)
{
  const char *const audit[] = { "--store",           folder,          "--user", "anna",
                                "--passphrase-file", passphrase_file, "audit",  NULL };
  char *out = NULL;
  g_autofree char *err = NULL;

  g_assert_cmpint (run (audit, &out, &err), ==, 0);
  return out;
}

/* What is done by command is told as it is told of the window: each kind by its own word. */
static void
test_audit_kinds (void)
{
  static const char *const kinds[]
      = { "create", "unlock", "failed-unlock", "import",   "view", "export",
          "print",  "edit",   "sign",          "override", "erase" };
  g_autofree char *folder = g_strconcat (store, ".clinic", NULL);
  g_autofree char *json = g_strconcat (store, ".record.json", NULL);
  g_autofree char *wrong = dup_argument ("@data/cli/weak-passphrase");
  g_autofree char *right = dup_argument ("@data/cli/passphrase");
  g_autofree char *id = NULL;
  g_autofree char *listed = NULL;
  g_autofree char *audit = NULL;
  const char *const create[]
      = { "create", folder, "--user", "anna", "--passphrase-file", right, NULL };
#define WITH "--store", folder, "--user", "anna", "--passphrase-file"
  const char *const locked[] = { WITH, wrong, "patient", "list", NULL };
  const char *const import[] = { WITH, right, "import", "@data/fhir/good-bundle.json", NULL };
  const char *const list[] = { WITH, right, "patient", "list", NULL };

  g_free (run_out (create, 0));
  g_free (run_out (locked, 3));
  g_free (run_out (import, 0));
  listed = run_out (list, 0);
  id = g_strndup (listed, strcspn (listed, "\t"));
  {
    const char *const steps[][MAX_ARGUMENTS] = {
      { WITH, right, "export", id, "--output", json },
      { WITH, right, "plan", id, "--members", "5", "--output", "-" },
      { WITH, right, "visit", "start", id },
      { WITH, right, "visit", "answer", id, "safety_overrides=H05: she asks for it" },
      { WITH, right, "visit", "sign", id, "--plan", "undecided" },
      { WITH, right, "patient", "erase", id, "--reason", "asked" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
      g_free (run_out (steps[i], 0));
  }
  audit = dup_audit (folder, right);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *word = g_strdup_printf ("\t%s\t", kinds[i]);

      g_test_message ("%s", kinds[i]);
      g_assert_nonnull (strstr (audit, word));
    }
  g_assert_null (strstr (audit, "she asks"));
}

int
main (int argc, char *argv[])
{
  static const char *const demo[] = { "demo", "@store", NULL };
  g_autofree char *folder = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = argv[1];
  folder = fixture_files_new_folder ();
  store = g_build_filename (folder, "store", NULL);
  g_assert_cmpint (run (demo, &out, &err), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *test = g_strconcat ("/cli/", cases[i].name, NULL);

      g_test_add_data_func (test, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/cli/tried-copy", test_tried);
  g_test_add_func ("/cli/audit-kinds", test_audit_kinds);
  status = g_test_run ();
  fixture_files_remove (folder);
  g_free (store);
  return status;
}
