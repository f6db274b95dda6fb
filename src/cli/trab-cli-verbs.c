/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-verbs.h"

#include "trab-cli-chart.h"
#include "trab-cli-compare.h"
#include "trab-cli-country.h"
#include "trab-cli-day.h"
#include "trab-cli-import.h"
#include "trab-cli-key.h"
#include "trab-cli-model.h"
#include "trab-cli-print.h"
#include "trab-cli-record.h"
#include "trab-cli-registry.h"
#include "trab-cli-response.h"
#include "trab-cli-risk.h"
#include "trab-cli-setting.h"
#include "trab-cli-store.h"
#include "trab-cli-visit.h"
#include "trab-cli-works.h"

/* Help, completion and manual page are made of these rows and of the options each verb parses. */
static const struct
{
  const char *name;
  TrabCliVerb run;
  const char *summary;
  const char *arguments; /* what follows the options; "A | B" where there are ways */
} verbs[] = {
  { "risk", trab_cli_risk_run, "fracture risk for each row of a CSV file", "MODEL" },
  { "simulate", trab_cli_model_simulate, "scenarios of a file to curves", "" },
  { "targets", trab_cli_model_targets, "recompute the calibration targets", "" },
  { "demo", trab_cli_record_demo, "make the practice store", "FOLDER" },
  { "create", trab_cli_store_create, "make an empty store", "FOLDER" },
  { "patient", trab_cli_record_patient, "add, list, show or erase patients, record a death",
    "list [TEXT] | show PATIENT | add FILE | death PATIENT | undo-death PATIENT | erase PATIENT | "
    "restore-erased PATIENT | hold PATIENT"
    " | release PATIENT | list-erased | list-held | list-due | merge FROM INTO | split PATIENT" },
  { "import", trab_cli_import_run, "take over FHIR files and tables", "FILE..." },
  { "export", trab_cli_record_export, "write one record as JSON or FHIR", "PATIENT" },
  { "compare", trab_cli_compare_run, "the plans of one person on one base", "PATIENT" },
  { "values", trab_cli_compare_values, "what each plan has to say to what matters", "PATIENT" },
  { "chart", trab_cli_chart_run, "a chart as PNG, SVG or PDF", "PATIENT KIND" },
  { "response", trab_cli_response_run, "did it work: scans and markers of one person", "PATIENT" },
  { "precision", trab_cli_response_precision, "a clinic's own precision error", "[FILE]" },
  { "runs", trab_cli_compare_runs, "make the kept curves of a patient again", "PATIENT" },
  { "plan", trab_cli_print_plan, "the printed plan as PDF or HTML", "PATIENT" },
  { "evidence", trab_cli_registry_evidence, "list, show one result, or where studies disagree",
    "list | show ID | disagreements [ID]" },
  { "letter", trab_cli_print_letter, "the referral letter as PDF or HTML", "PATIENT" },
  { "checks", trab_cli_compare_checks, "what to tick off about one person, with dates", "PATIENT" },
  { "visit", trab_cli_visit_run, "begin, answer, sign, show or list visits, add to signed ones",
    "start PATIENT | answer PATIENT KEY=VALUE... | sign PATIENT | addendum PATIENT TEXT |"
    " show PATIENT | list PATIENT" },
  { "recall", trab_cli_visit_recall, "whom to see again", "" },
  { "figures", trab_cli_visit_figures, "how many cards, stops and reasons a visit has", "" },
  { "day", trab_cli_day_run, "whom one sees on the day",
    "list | add PATIENT | remove PATIENT | import FILE" },
  { "rules", trab_cli_registry_rules, "list, or check one person", "list | check PATIENT" },
  { "regimens", trab_cli_registry_regimens, "list the options, or show one", "list | show ID" },
  { "exercise", trab_cli_registry_exercise, "the week of one person, and what is open", "PATIENT" },
  { "nutrition", trab_cli_registry_nutrition, "what one person eats, and what is left to go",
    "PATIENT" },
  { "audit", trab_cli_store_audit, "who did what, and whether that list holds", "" },
  { "check-store", trab_cli_store_check, "read the whole store and say what is wrong", "" },
  { "backup", trab_cli_store_backup, "copy the store, encrypted and compared", "FOLDER" },
  { "restore", trab_cli_store_restore, "put a copy in the place of the store", "COPY" },
  { "key", trab_cli_key_run, "users, the recovery key, a new key for the records",
    "list | add-user NAME | remove-user NAME | change | recovery | renew" },
  { "country", trab_cli_country_run, "the country packs, and the clinic's",
    "list | show [CODE] | choose CODE" },
  { "setting", trab_cli_setting_run, "what the clinic sets once for all", "list | set NAME VALUE" },
  { "glossary", trab_cli_registry_glossary, "words explained", "" },
  { "works", trab_cli_works_run, "how a plan works in one person, month by month", "PATIENT" },
  { "explain", trab_cli_registry_explain, "how it works, in three depths", "[TOPIC]" },
};

/** trab_cli_verbs_dup_summary: (transfer full): the verbs, for --help */
char *
trab_cli_verbs_dup_summary (void)
{
  GString *text = g_string_new ("Verbs:");

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_string_append_printf (text, "\n  %-9s  %s", verbs[i].name, verbs[i].summary);
  g_string_append (text, "\n\ntrabecula-cli VERB --help tells more.");
  return g_string_free (text, FALSE);
}

/**
 * trab_cli_verbs_describe:
 * Prints every verb with its options, a line each, fields apart by tabs: "verb", name, arguments,
 * summary; below it "option", name, argument, meaning.
 */
void
trab_cli_verbs_describe (const TrabCli *cli)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      char *asked[] = { (char *) verbs[i].name, (char *) TRAB_CLI_DESCRIBE, NULL };

      g_print ("verb\t%s\t%s\t%s\n", verbs[i].name, verbs[i].arguments, verbs[i].summary);
      verbs[i].run (cli, 2, asked);
    }
}

/** trab_cli_verbs_run: @argv: the verb and what follows it */
TrabCliExit
trab_cli_verbs_run (const TrabCli *cli, int argc, char **argv)
{
  for (guint i = 0; argc > 0 && i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (argv[0], verbs[i].name))
      {
        g_autofree char *name = g_strconcat ("trabecula-cli ", verbs[i].name, NULL);

        g_set_prgname (name);
        return verbs[i].run (cli, argc, argv);
      }
  return trab_cli_report_usage ("name a verb; trabecula-cli --help lists them.");
}
