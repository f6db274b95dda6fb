/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every verb of trabecula-cli with every exit code it can end with. What is printed is the matter
 * of test-cli.c and of the layers; here it is the contract with scripts. "@data" stands for
 * tests/data,
 * "@store" for a practice store, "@one" for the first patient in it, "@out" for an empty folder. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#include "fixture-files.h"

#define TODAY "2025-11-03"
#define MAX_ARGUMENTS 12

typedef struct
{
  int exit_code;
  const char *arguments[MAX_ARGUMENTS];
} Case;

static const Case cases[] = {
  { 2, { NULL } },
  { 2, { "no-such-verb" } },
  { 2, { "--no-such-option" } },
  { 2, { "--today", "yesterday", "recall" } },
  { 0, { "--version" } },
  { 0, { "--help" } },
  { 0, { "--describe" } },

  { 0, { "risk", "--list" } },
  { 0, { "risk", "--list", "--json", "--output", "@out/models.json" } },
  { 0, { "risk", "--patient", "@one", "--json" } },
  { 1, { "risk", "ost", "--input", "@data/cli/ost-crlf.csv", "--output", "/dev/null" } },
  { 1, { "risk", "ost", "--input", "@data/cli/ost.csv" } },
  { 1, { "risk", "--patient", "nobody" } },
  { 2, { "risk" } },
  { 2, { "risk", "ost", "--input", "@data/cli/ost.csv", "--output", "@out/risk.xlsx" } },

  { 0, { "simulate", "--scenarios", "@data/model/member_scenarios.json", "--output", "-" } },
  { 1, { "simulate", "--scenarios", "@data/patient.json" } },
  { 2, { "simulate" } },
  { 4,
    { "simulate", "--scenarios", "@data/model/reference_scenarios.json", "--layer", "anchored",
      "--output", "/dev/null" } },
  { 0,
    { "targets", "--arms", "@data/model/target_arms.json", "--targets", "@data/model/targets.csv",
      "--output", "@out/targets.csv" } },
  { 1, { "targets", "--arms", "@out/none", "--targets", "@out/none" } },
  { 2, { "targets" } },

  { 0, { "demo", "@out/another" } },
  { 1, { "demo", "@store" } },
  { 2, { "demo" } },
  { 0, { "create", "@out/made", "--user", "anna", "--passphrase-file", "@data/cli/passphrase" } },
  { 1,
    { "create", "@out/weak", "--user", "anna", "--passphrase-file", "@data/cli/weak-passphrase" } },
  { 1, { "create", "@out/made", "--user", "anna", "--passphrase-file", "@data/cli/passphrase" } },
  { 1, { "create", "@out/n", "--user", "practice", "--passphrase-file", "@data/cli/passphrase" } },
  { 1, { "create", "@out/n", "--user", ":recovery", "--passphrase-file", "@data/cli/passphrase" } },
  { 1, { "create", "@out/n", "--user", " ", "--passphrase-file", "@data/cli/passphrase" } },
  { 2, { "create", "@out/made" } },
  { 0, { "audit", "--output", "@out/audit.tsv" } },
  { 0, { "audit", "--json", "--patient", "@one", "--action", "view" } },
  { 2, { "audit", "everything" } },
  { 2, { "audit", "--output", "@out/audit.pdf" } },
  { 3, { "--store", "@out/none", "audit" } },
  { 0, { "check-store" } },
  { 1, { "check-store", "--accept", "nothing to accept" } },
  { 2, { "check-store", "--accept", "" } },
  { 0, { "figures" } },
  { 2, { "figures", "all" } },
  { 3, { "--store", "@out/none", "figures" } },
  { 0, { "country", "list" } },
  { 0, { "country", "show" } },
  { 0, { "country", "show", "US" } },
  { 0, { "country", "choose", "EU" } },
  { 0, { "country", "choose", "GB" } },
  { 1, { "country", "choose", "ZZ" } },
  { 1, { "--country", "ZZ", "recall" } },
  { 2, { "country" } },
  { 3, { "--store", "@out/none", "country", "show" } },
  { 0, { "backup", "@out", "--keep", "3" } },
  { 2, { "backup" } },
  { 3, { "--store", "@out/none", "backup", "@out" } },
  { 0, { "--store", "@out/restored", "restore", "@store", "--try" } },
  { 0, { "--store", "@out/restored", "restore", "@store" } },
  { 2, { "restore" } },
  { 3, { "restore", "@out/none" } },
  { 0, { "key", "list" } },
  { 0, { "key", "recovery" } },
  { 0, { "key", "add-user", "ben", "--new-passphrase-file", "@data/cli/passphrase" } },
  { 0, { "key", "remove-user", "ben" } },
  { 1, { "key", "remove-user", "ben" } },
  { 1, { "key", "add-user", "ben", "--new-passphrase-file", "@data/cli/weak-passphrase" } },
  { 0,
    { "--store", "@out/made", "--user", "anna", "--passphrase-file", "@data/cli/passphrase", "key",
      "change", "--new-passphrase-file", "@data/cli/passphrase" } },
  { 1, { "key", "change", "--new-passphrase-file", "@data/cli/passphrase" } }, /* practice's */
  { 0, { "--store", "@out/restored", "key", "renew" } },
  /* names without a folder are of the folder one stands in, in whichever room they are used */
  { 0, { "--store", "beside", "demo", "beside" } },
  { 0, { "--store", "beside", "patient", "list" } },
  { 0, { "--store", "beside", "backup", "copies" } },
  { 0, { "--store", "put-back", "restore", "beside" } },
  { 0, { "export", "@one", "--output", "one-beside.json" } },
  { 0, { "import", "--dry-run", "one-beside.json" } },
  { 0, { "export", "@one", "--everything", "." } },
  { 0, { "day", "list" } },
  { 0, { "day", "add", "@one", "--time", "09:10" } },
  { 0, { "day", "remove", "@one" } },
  { 1, { "day", "add", "@one", "--time", "soon" } },
  { 0, { "day", "import", "@data/cli/passphrase" } },
  { 2, { "day" } },
  { 3, { "--store", "@out/none", "day", "list" } },
  { 0, { "setting", "list" } },
  { 0, { "setting", "set", "clinic_name", "Hill Road Clinic" } },
  { 0, { "setting", "set", "backup_folder", "copies" } },
  { 1, { "setting", "set", "lock_minutes", "99" } },
  { 1, { "setting", "set", "backup_done", "2026-01-01" } },
  { 2, { "setting", "set", "no_such_name", "x" } },
  { 2, { "setting" } },
  { 3, { "--store", "@out/none", "setting", "list" } },
  { 2, { "key" } },
  { 3, { "--store", "@out/none", "key", "list" } },
  { 0, { "patient", "list" } },
  { 0, { "patient", "show", "@one" } },
  { 0, { "patient", "show", "@data/patient.json", "--json" } },
  { 0, { "patient", "add", "@data/patient.json" } },
  { 1, { "patient", "add", "@data/patient.json" } }, /* somebody who is here */
  { 1, { "patient", "add", "@data/cli/ost.csv" } },
  { 1, { "patient", "show", "nobody" } },
  { 0, { "patient", "reports", "@one" } },
  { 1, { "patient", "reports", "nobody" } },
  { 2, { "patient" } },
  { 0, { "patient", "hold", "@one", "--reason", "law" } },
  { 0, { "patient", "list-held" } },
  { 0, { "patient", "list-due" } },
  { 0, { "patient", "erase", "@one", "--reason", "asked" } },
  { 0, { "patient", "list-erased" } },
  { 1, { "patient", "erase", "@one", "--reason", "asked", "--for-good" } }, /* held */
  { 0, { "patient", "release", "@one", "--reason", "law" } },
  { 0, { "patient", "restore-erased", "@one" } },
  { 1, { "patient", "erase", "@one", "--reason", "asked", "--for-good" } }, /* no first step */
  { 1, { "patient", "erase", "nobody", "--reason", "asked" } },
  { 2, { "patient", "erase", "@one" } },
  { 0, { "patient", "death", "@one", "--date", "2025-10-30", "--source", "her daughter" } },
  { 1, { "compare", "@one", "--members", "5" } },
  { 1, { "risk", "--patient", "@one" } },
  { 1, { "plan", "@one", "--members", "5", "--output", "@out/dead.pdf" } },
  { 1, { "letter", "@one", "--members", "5", "--output", "@out/dead.html" } },
  { 1, { "visit", "sign", "@one", "--plan", "undecided" } },
  { 0, { "export", "--cohort", "--least", "2", "--output", "@out/cohort.csv" } },
  { 1, { "export", "--cohort", "--least", "100000" } },
  { 2, { "export", "--cohort" } },
  { 2, { "export", "--cohort", "--least", "1" } },
  { 2, { "export", "--cohort", "--least", "2", "@one" } },
  { 0, { "export", "@one", "--format", "fhir", "--output", "@out/dead.json" } },
  { 0, { "patient", "undo-death", "@one" } },
  { 1, { "patient", "death", "@one", "--date", "2025-11-04" } }, /* tomorrow */
  { 1, { "patient", "death", "nobody" } },
  { 2, { "patient", "death", "@one", "--date", "soon" } },
  { 2, { "patient", "undo-death", "@one", "--source", "her daughter" } },
  { 2, { "patient", "death" } },
  { 0, { "import", "--list-maps" } },
  { 1, { "patient", "merge", "@one", "nobody" } },
  { 2, { "patient", "merge", "@one" } },
  { 1, { "patient", "split", "@one", "--family", "Other", "--sex", "F", "--row", "none" } },
  { 2, { "patient", "split", "@one", "--family", "Other", "--sex", "F" } },
  { 2, { "patient", "split", "@one", "--sex", "F", "--row", "none" } },
  { 2, { "patient", "split", "@one", "--family", "Other", "--row", "none" } },
  { 2, { "patient", "split", "@one", "--family", "O", "--sex", "F", "--born", "x", "--row", "y" } },
  { 3, { "--store", "@out/none", "patient", "death", "@one" } },
  { 3, { "--store", "@out/none", "patient", "list" } },
  { 0, { "import", "--dry-run", "@data/fhir/good-bundle.json" } },
  { 1, { "import", "@out/none.json" } },
  { 1, { "import", "--undo", "no-such-batch" } },
  { 2, { "import" } },
  { 3, { "--store", "@out/none", "import", "@data/fhir/good-bundle.json" } },
  { 0, { "export", "@one", "--format", "fhir", "--output", "@out/one.json" } },
  { 0, { "export", "@one", "--format", "html", "--output", "@out/one.html" } },
  { 1, { "export", "nobody", "--format", "html" } },
  { 2, { "export", "@one", "--format", "html", "--output", "@out/page.json" } },
  { 2, { "export", "@one", "@one" } },
  { 1, { "export", "nobody" } },
  { 0, { "export", "@one", "--everything", "@out" } },
  { 1, { "export", "@one", "--everything", "@out/none" } },
  { 1, { "export", "nobody", "--everything", "@out" } },
  { 2, { "export", "@one", "--everything", "@out", "--format", "fhir" } },
  { 2, { "export", "@one", "--format", "docx" } },
  { 2, { "export", "@one", "--output", "@out/one.docx" } },

  { 0, { "compare", "@one", "--members", "5" } },
  { 0, { "compare", "@one", "--members", "5", "--json", "--output", "@out/c.json" } },
  { 0, { "compare", "@one", "--members", "5", "--csv", "--output", "@out/c.csv" } },
  { 1, { "compare", "@one", "--plan", "no-such-plan" } },
  { 1, { "compare", "nobody" } },
  { 2, { "compare" } },
  { 2, { "compare", "@one", "--years", "7" } },
  { 2, { "compare", "@one", "--members", "0" } },
  { 2, { "compare", "@one", "--output", "@out/c.pdf" } },
  { 3, { "--store", "@out/none", "compare", "@one" } },
  { 0, { "values", "@one", "--output", "@out/values.txt" } },
  { 1, { "values", "nobody" } },
  { 2, { "values" } },
  { 2, { "values", "@one", "--output", "@out/v.pdf" } },
  { 0, { "checks", "@one", "--output", "@out/checks.txt" } },
  { 1, { "checks", "nobody" } },
  { 2, { "checks" } },
  { 0, { "chart", "@one", "icons", "--members", "5", "--output", "@out/c.svg" } },
  { 0, { "chart", "@one", "chances", "--members", "5", "--output", "@out/chances.svg" } },
  { 0, { "chart", "@one", "chances-hip", "--members", "5", "--output", "@out/chances-hip.pdf" } },
  { 0, { "chart", "@one", "markers", "--members", "5", "--output", "@out/markers.svg" } },
  { 0, { "chart", "@one", "trend", "--members", "5", "--output", "/dev/null" } },
  { 0, { "chart", "@one", "balance", "--members", "5", "--output", "@out/balance.svg" } },
  { 0, { "chart", "@one", "forest", "--members", "5", "--output", "@out/forest.svg" } },
  { 1, { "chart", "nobody", "icons", "--output", "@out/n.svg" } },
  { 2, { "chart", "@one", "icons", "--output", "@out/c.docx" } },
  { 2, { "chart", "@one", "no-such-kind", "--members", "5", "--output", "@out/k.svg" } },
  { 2, { "chart", "@one", "icons" } },
  { 0, { "chart", "@one", "bmd", "--members", "5", "--output", "@out/bmd.svg" } },
  { 0, { "chart", "@one", "fracture", "--members", "5", "--output", "@out/fracture.svg" } },
  { 0, { "chart", "@one", "mechanism", "--members", "5", "--output", "@out/mechanism.svg" } },
  { 4, { "compare", "@data/cli/unknown-age.json", "--members", "5" } },
  { 4, { "chart", "@data/patient.json", "follow-up", "--output", "@out/f.svg" } },

  { 0, { "response", "@one", "--output", "@out/response.txt" } },
  { 1, { "response", "nobody" } },
  { 1, { "response", "@out/none.json" } },
  { 2, { "response" } },
  { 0, { "precision", "--list" } },
  { 1, { "precision", "@data/cli/study-bad.csv" } },
  { 2, { "precision" } },
  { 3, { "--store", "@out/none", "precision", "--list" } },
  { 0, { "runs", "@one" } },
  { 1, { "runs", "nobody" } },
  { 2, { "runs" } },

  { 0, { "plan", "@one", "--members", "5", "--output", "@out/p.pdf" } },
  { 0, { "plan", "@one", "--members", "5", "--output", "/dev/null" } },
  { 1, { "plan", "nobody", "--output", "@out/n.pdf" } },
  { 1, { "plan", "@one", "--members", "5", "--output", "@out/no/such/folder.pdf" } },
  { 1, { "plan", "@data/cli/signed-stop.json", "--output", "@out/stopped.pdf" } },
  { 2, { "plan", "@one" } },
  { 2, { "plan", "@one", "--output", "@out/again.pdf", "--reprint" } },
  { 1, { "plan", "@one", "--output", "@out/again.pdf", "--reprint", "--visit", "none" } },
  { 2, { "plan", "@one", "--output", "@out/p.docx" } },
  { 0, { "letter", "@one", "--members", "5", "--output", "@out/l.html" } },
  { 0, { "letter", "@one", "--members", "5", "--output", "@out/l.txt" } },
  { 0, { "letter", "@one", "--members", "5", "--to", "Dr Weber", "--output", "@out/to.txt" } },
  { 1, { "letter", "@one", "--language", "xx", "--output", "@out/xx.txt" } },
  { 1, { "plan", "@one", "--language", "xx", "--output", "@out/xx.txt" } },
  { 1, { "letter", "nobody", "--output", "@out/n.pdf" } },
  { 2, { "letter", "@one", "--output", "@out/l.odt" } },

  { 0, { "evidence", "list" } },
  { 0, { "evidence", "show", "HRT013" } },
  { 1, { "evidence", "show", "NONE1" } },
  { 2, { "evidence" } },
  { 0, { "rules", "list" } },
  { 0, { "rules", "check", "@one" } },
  { 1, { "rules", "check", "nobody" } },
  { 2, { "rules" } },
  { 0, { "regimens", "list" } },
  { 1, { "regimens", "show", "no-such-regimen" } },
  { 2, { "regimens" } },
  { 0, { "exercise", "@one" } },
  { 1, { "exercise", "nobody" } },
  { 1, { "exercise", "@data/cli/signed-stop.json" } },
  { 2, { "exercise" } },
  { 0, { "nutrition", "@one" } },
  { 1, { "nutrition", "nobody" } },
  { 1, { "nutrition", "@data/cli/signed-stop.json" } },
  { 2, { "nutrition" } },
  { 0, { "glossary" } },
  { 2, { "glossary", "bone" } },
  { 0, { "works", "@one", "--plan", "alendronate", "--month", "24", "--depth", "clinician" } },
  { 0, { "works", "@one", "--plan", "as-now", "--output", "@out/works.svg" } },
  { 1, { "works", "@one", "--plan", "no-such-plan" } },
  { 1, { "works", "nobody", "--plan", "alendronate" } },
  { 2, { "works", "@one" } },
  { 2, { "works", "@one", "--plan", "hrt", "--plan", "stop" } },
  { 2, { "works", "@one", "--plan", "hrt", "--month", "121" } },
  { 2, { "works", "@one", "--plan", "hrt", "--output", "@out/works.txt" } },
  { 4, { "works", "@one", "--plan", "gh-sermorelin" } },
  { 0, { "explain" } },
  { 1, { "explain", "no-such-topic" } },
  { 2, { "explain", "renewal", "too", "many" } },
  { 0, { "recall", "--json" } },
  { 0, { "recall", "--output", "@out/recall.tsv" } },
  { 0, { "risk", "--patient", "@one", "--output", "@out/risk.txt" } },
  { 2, { "recall", "--until", "soon" } },
  { 2, { "recall", "--output", "@out/r.pdf" } },
  { 3, { "--store", "@out/none", "recall" } },

  { 0, { "visit", "start", "@one" } },
  { 0, { "visit", "answer", "@one", "smoking=0", "weight=61" } },
  { 1, { "visit", "answer", "@one", "smoking=9" } },
  { 1, { "visit", "answer", "--visit", "none", "@one", "smoking=0" } },
  { 2, { "visit", "answer", "@one", "no-such-question=1" } },
  { 2, { "visit", "answer", "@one" } },
  { 2, { "visit" } },
  { 1, { "visit", "sign", "@one" } },
  { 1, { "visit", "sign", "@one", "--plan", "no-such-plan" } },
  { 1, { "visit", "sign", "@one", "--plan", "undecided", "--review", "2020-01-01" } },
  { 0, { "visit", "answer", "@one", "jaw_necrosis=unknown" } },
  { 1, { "visit", "sign", "@one", "--plan", "zoledronate" } },
  { 1, { "visit", "sign", "@one", "--plan", "zoledronate", "--reason", "clots=no stop of that" } },
  { 0, { "visit", "sign", "@one", "--plan", "undecided" } },
  { 2, { "visit", "addendum", "@one", "said on the telephone" } },
  { 1, { "visit", "addendum", "@one", "said on the telephone", "--visit", "none" } },
  { 2, { "visit", "addendum", "@one", "--visit", "none" } },
  { 0, { "visit", "list", "@one" } },
  { 0, { "visit", "show", "@one" } },
  { 1, { "visit", "show", "@one", "--visit", "none" } },
};

static const char *program;
static char *store;
static char *one;
static char *empty_folder;
static guint n_exports; /* files of people that the cases have written */

static char *
dup_argument (const char *argument)
{
  g_autofree char *data = g_test_build_filename (G_TEST_DIST, "data", NULL);
  g_autoptr (GString) text = g_string_new (argument);

  g_string_replace (text, "@data", data, 0);
  g_string_replace (text, "@store", store, 0);
  g_string_replace (text, "@out", empty_folder, 0);
  if (one != NULL)
    g_string_replace (text, "@one", one, 0);
  return g_strdup (text->str);
}

static int
run (const char *const *arguments, char **out, char **err)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  int status = 0;

  for (const char *const *common
       = (const char *const[]){ program, "--today", TODAY, "--store", store, NULL };
       *common != NULL; common++)
    g_ptr_array_add (argv, g_strdup (*common));
  for (guint i = 0; i < MAX_ARGUMENTS && arguments[i] != NULL; i++)
    g_ptr_array_add (argv, dup_argument (arguments[i]));
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (empty_folder, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, out, err,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status)); /* no case ends by a signal */
  return WEXITSTATUS (status);
}

/* Whether a verb writes of people of the store into a file: that is an export, whichever it is;
 * "export" is one on the terminal too, and of everything it is told before it is tried, for the
 * copy holds that line */
static gboolean
is_export (const Case *one_case, const char *output)
{
  gboolean is_of_people = FALSE;
  gboolean is_one_anyway = FALSE;
  gboolean is_told_before = FALSE;

  for (guint i = 0; i < MAX_ARGUMENTS && one_case->arguments[i] != NULL; i++)
    {
      const char *argument = one_case->arguments[i];

      is_of_people |= g_str_equal (argument, "@one") || g_str_equal (argument, "audit")
                      || g_str_equal (argument, "recall") || g_str_equal (argument, "--cohort");
      is_one_anyway |= g_str_equal (argument, "export");
      is_told_before |= g_str_equal (argument, "--everything");
    }
  return (one_case->exit_code == 0 || (is_told_before && one_case->exit_code == 1)) && is_of_people
         && (is_one_anyway || (output != NULL && !g_str_equal (output, "-")));
}

/* A refusal says one thing on standard error and leaves no file behind. */
static void
test_case (gconstpointer data)
{
  const Case *one_case = data;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  const char *output = NULL;
  int exit_code = 0;

  for (guint i = 0; i + 1 < MAX_ARGUMENTS && one_case->arguments[i] != NULL; i++)
    if (g_str_equal (one_case->arguments[i], "--output"))
      output = one_case->arguments[i + 1];
  exit_code = run (one_case->arguments, &out, &err);
  if (exit_code != one_case->exit_code)
    {
      g_test_message ("ended with %d, not %d: %s", exit_code, one_case->exit_code, err);
      g_test_fail ();
      return;
    }
  n_exports += is_export (one_case, output);
  if (exit_code > 1) /* a refused row says why in its own column */
    g_assert_cmpuint (strlen (err), >, 0);
  if (output != NULL && g_str_has_prefix (output, "@out"))
    {
      g_autofree char *path = dup_argument (output);

      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, exit_code == 0);
    }
}

/* /dev/null must still be there after all this: a device is written to, never replaced. */
static void
test_null_is_a_device (void)
{
  g_autoptr (GFile) null = g_file_new_for_path ("/dev/null");

  g_assert_cmpint (g_file_query_file_type (null, G_FILE_QUERY_INFO_NONE, NULL), ==,
                   G_FILE_TYPE_SPECIAL);
}

/* What the first signed visit of @patient says of its numbers when it is printed again. Returns:
 * (nullable): NULL where none is signed */
static char *
dup_reprint (const char *patient)
{
  const char *const list[MAX_ARGUMENTS] = { "visit", "list", patient };
  const char *reprint[MAX_ARGUMENTS]
      = { "plan",    patient, "--members",   "5",        "--reprint",
          "--visit", NULL,    "--all-pages", "--output", "@out/reprint.txt" };
  g_autofree char *path = dup_argument ("@out/reprint.txt");
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *id = NULL;
  char *text = NULL;

  g_assert_cmpint (run (list, &out, &err), ==, 0);
  if (strstr (out, "\tsigned") == NULL)
    return NULL;
  *strstr (out, "\tsigned") = '\0';
  id = g_strdup (strrchr (out, '\n') ? strrchr (out, '\n') + 1 : out);
  *strchr (id, '\t') = '\0';
  reprint[6] = id;
  g_clear_pointer (&err, g_free);
  g_assert_cmpint (run (reprint, &nothing, &err), ==, 0);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (char *at = text; *at != '\0'; at++) /* lines are broken anywhere */
    if (*at == '\n')
      *at = ' ';
  return text;
}

/* A visit signed by this program has its numbers; those of the made-up people were not signed by
 * anybody, and say that none were kept. */
static void
test_reprint_says_whose_numbers (void)
{
  static const char *const list[MAX_ARGUMENTS] = { "patient", "list" };
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autofree char *kept = dup_reprint ("@one"); /* signed by the cases */
  g_autofree char *without = NULL;
  g_auto (GStrv) people = NULL;

  g_assert_nonnull (kept);
  g_assert_nonnull (strstr (kept, "chances as signed"));
  g_assert_nonnull (strstr (kept, "as signed by practice"));
  g_assert_nonnull (strstr (kept, "Bone density, blood tests, cautions and dates"));
  g_assert_cmpint (run (list, &out, &err), ==, 0);
  people = g_strsplit (out, "\n", -1);
  for (guint i = 1; people[i] != NULL && without == NULL; i++)
    {
      g_autofree char *id = g_strndup (people[i], strcspn (people[i], "\t"));

      without = *id ? dup_reprint (id) : NULL;
    }
  g_assert_nonnull (without);
  g_assert_nonnull (strstr (without, "numbers worked out again"));
  g_assert_nonnull (strstr (without, "Its numbers were not kept."));
}

/* The audit tells of every one of them, and of no other */
static void
test_exports_are_told (void)
{
  static const char *const arguments[MAX_ARGUMENTS] = { "audit", "--action", "export" };
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_told = 0;

  g_assert_cmpint (run (arguments, &out, &err), ==, 0);
  lines = g_strsplit (out, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    n_told += strstr (lines[i], "\texport\t") != NULL;
  g_assert_cmpuint (n_exports, >, 10);
  g_assert_cmpuint (n_told, ==, n_exports);
}

static void
make_store (void)
{
  static const char *const demo[MAX_ARGUMENTS] = { "demo", "@store" };
  static const char *const list[MAX_ARGUMENTS] = { "patient", "list" };
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autofree char *lines = NULL;

  g_assert_cmpint (run (demo, &out, &err), ==, 0);
  g_clear_pointer (&out, g_free);
  g_clear_pointer (&err, g_free);
  g_assert_cmpint (run (list, &out, &err), ==, 0);
  one = g_strndup (out, strcspn (out, "\t"));
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autofree char *beside = NULL;
  g_autofree char *name = NULL;
  g_autofree char *own_path = NULL;
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = own_path = g_canonicalize_filename (argv[1], NULL); /* it runs in another folder */
  folder = fixture_files_new_folder ();
  beside = fixture_files_new_folder ();
  /* paths as they are typed: from where one is */
  g_assert_cmpint (g_chdir (beside), ==, 0);
  name = g_path_get_basename (folder);
  store = g_build_filename ("..", name, "store", NULL);
  empty_folder = g_strdup (".");
  make_store ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strjoinv (" ", (char **) cases[i].arguments);
      g_autofree char *test = NULL;

      g_strdelimit (line, "/@", '.');
      test = g_strdup_printf ("/verbs/%03u %s", i, line);
      g_test_add_data_func (test, &cases[i], test_case);
    }
  g_test_add_func ("/verbs/exports-are-told", test_exports_are_told);
  g_test_add_func ("/verbs/null-is-a-device", test_null_is_a_device);
  g_test_add_func ("/verbs/reprint-says-whose-numbers", test_reprint_says_whose_numbers);
  status = g_test_run ();
  fixture_files_remove (folder);
  fixture_files_remove (beside);
  g_clear_pointer (&empty_folder, g_free);
  g_clear_pointer (&store, g_free);
  g_clear_pointer (&one, g_free);
  return status;
}
