/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-compare.h"

#include <stdio.h>
#include <string.h>

#include "trab-chart-export.h"
#include "trab-error.h"
#include "trab-present-chart.h"
#include "trab-present-checklist.h"
#include "trab-present-comparison.h"
#include "trab-present-follow-up-chart.h"
#include "trab-present-goal.h"
#include "trab-present-interaction.h"
#include "trab-present-mechanism.h"
#include "trab-present-plan.h"
#include "trab-present-referral.h"
#include "trab-present-risk-chart.h"
#include "trab-present-row.h"
#include "trab-present-trend.h"
#include "trab-present-values.h"
#include "trab-report-html.h"
#include "trab-report-pdf.h"
#include "trab-report-plan.h"
#include "trab-session-recall.h"
#include "trab-session-precision.h"
#include "trab-session-runs.h"

/* The options of all verbs that begin with a comparison. */
typedef struct
{
  char **plans;
  double years;
  int n_members;
  gint64 seed;
  char *output;
} Options;

#define COMPARE_ENTRIES(o)                                                                         \
  { "plan", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(o)->plans, "A plan; may be repeated", "NAME" },     \
      { "years", 0, 0, G_OPTION_ARG_DOUBLE, &(o)->years, "5 or 10", "YEARS" },                     \
      { "members", 0, 0, G_OPTION_ARG_INT, &(o)->n_members, "Virtual people", "N" },               \
      { "seed", 0, 0, G_OPTION_ARG_INT64, &(o)->seed, "Seed of the ensemble", "S" },               \
  {                                                                                                \
    "output", 0, 0, G_OPTION_ARG_FILENAME, &(o)->output, "Write to a file", "FILE"                 \
  }

#define DEFAULT_OPTIONS(members)                                                                   \
  {                                                                                                \
    .years = 10, .n_members = members, .seed = TRAB_SESSION_DEFAULT_SEED                           \
  }

static void
options_clear (Options *options)
{
  g_clear_pointer (&options->plans, g_strfreev);
  g_clear_pointer (&options->output, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static TrabComparison *
compare (const TrabCli *cli,
         const Options *options,
         TrabSession *session,
         TrabRecord *record,
         GError **error)
{
  TrabCompareRequest request = {
    .record = record,
    .plan_ids = (const char *const *) options->plans,
    .today = cli->today,
    .years = options->years,
    .n_members = (guint) MAX (options->n_members, 1),
    .seed = (guint64) options->seed,
  };

  return trab_session_compare (session, &request, NULL, error);
}

static void
append_cell (GString *out, const TrabPresentCell *cell)
{
  g_autofree char *text = g_strdup (cell->text ? cell->text : "");

  g_strdelimit (text, "\n\t", ' ');
  g_string_append_printf (out, "\t%s", text);
}

static void
append_banner (GString *out, const TrabPresentBanner *banner)
{
  g_autofree char *text = g_strdelimit (g_strdup (banner->text), "\n", ' ');
  g_autofree char *action
      = g_strdelimit (g_strdup (banner->action ? banner->action : ""), "\n", ' ');

  g_string_append_printf (out, "! %s: ", trab_present_banner_get_level (banner->level));
  if (banner->title != NULL)
    g_string_append_printf (out, "%s: ", banner->title);
  g_string_append (out, text);
  if (action[0] != '\0')
    g_string_append_printf (out, " The source says: %s", action);
  g_string_append_c (out, '\n');
}

static char *
dup_table (TrabPresentComparison *words)
{
  GString *out = g_string_new (NULL);
  guint n_plans = trab_present_comparison_get_n_plans (words);
  GPtrArray *banners = trab_present_comparison_get_banners (words);
  const char *missing = trab_present_comparison_get_missing (words);

  g_string_append_printf (out, "%s\n%s\n", trab_present_comparison_get_base (words),
                          trab_present_comparison_get_calculator (words));
  for (guint i = 0; i < banners->len; i++)
    append_banner (out, g_ptr_array_index (banners, i));
  if (missing != NULL)
    g_string_append_printf (out, "%s\n", missing);
  for (guint plan = 0; plan < n_plans; plan++)
    g_string_append_printf (out, "\t%s", trab_present_comparison_get_plan_name (words, plan));
  g_string_append_c (out, '\n');
  for (guint lane = 0; lane < TRAB_N_PRESENT_LANES; lane++)
    {
      g_string_append (out, trab_present_comparison_get_lane_title (words, (TrabPresentLane) lane));
      for (guint plan = 0; plan < n_plans; plan++)
        append_cell (out, trab_present_comparison_get_cell (words, (TrabPresentLane) lane, plan));
      g_string_append_c (out, '\n');
    }
  g_string_append_printf (out, "%s\n", trab_present_comparison_get_not_compared (words));
  if (trab_present_comparison_get_disclaimer (words) != NULL)
    g_string_append_printf (out, "%s\n", trab_present_comparison_get_disclaimer (words));
  return g_string_free (out, FALSE);
}

/* Outside every model is an exit code of its own, after everything that can be said was said. */
static TrabCliExit
get_exit (TrabComparison *comparison)
{
  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    if (trab_comparison_get_plan (comparison, i)->has_curve)
      return TRAB_CLI_DONE;
  return trab_comparison_get (comparison)->has_baseline ? TRAB_CLI_DONE : TRAB_CLI_OUTSIDE;
}

/* One line for each kept run; a difference with the same engine and tables is a defect of ours. */
static gboolean
print_check (const TrabRunCheck *check)
{
  g_autoptr (GDateTime) kept = g_date_time_new_from_unix_utc (check->unix_ms / 1000);
  g_autofree char *time = g_date_time_format (kept, "%Y-%m-%dT%H:%M:%SZ");
  gboolean is_same = check->is_same_engine && check->is_same_parameters && check->is_same_evidence;

  g_print ("%s\t%s\t%u\t%" G_GUINT64_FORMAT "\t%s\t%s\t%s\t%s\t%g\n", time, check->plan_id,
           check->n_members, check->seed, check->engine_version,
           check->is_same_engine ? "same" : "other", check->is_same_parameters ? "same" : "other",
           check->is_same_evidence ? "same" : "other", check->difference_pct);
  return !is_same || check->difference_pct <= 0;
}

/** trab_cli_compare_runs: makes the kept runs of a patient again and says how far they differ */
TrabCliExit
trab_cli_compare_runs (const TrabCli *cli, int argc, char **argv)
{
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (GPtrArray) checks = NULL;

  if (!trab_cli_parse (&argc, &argv, NULL, "Makes the kept runs of a patient again.", &exit_code))
    return exit_code;
  if (argc != 2)
    return trab_cli_report_usage ("runs needs one patient of the store.");
  session = trab_cli_open_store (cli, &error);
  checks = session ? trab_session_runs_check (session, argv[1], NULL, &error) : NULL;
  if (checks == NULL)
    return trab_cli_report_error (error);
  g_print ("kept\tplan\tmembers\tseed\tengine_version\tengine\tparameters\tevidence"
           "\tdifference_pct\n");
  for (guint i = 0; i < checks->len; i++)
    if (!print_check (g_ptr_array_index (checks, i)))
      exit_code = TRAB_CLI_DEFECT;
  return exit_code;
}

/** trab_cli_compare_run: the comparison as words, JSON or CSV */
TrabCliExit
trab_cli_compare_run (const TrabCli *cli, int argc, char **argv)
{
  g_auto (Options) options = DEFAULT_OPTIONS (TRAB_SESSION_SCREEN_MEMBERS);
  gboolean is_json = FALSE;
  gboolean is_csv = FALSE;
  gboolean is_kept = FALSE;
  const GOptionEntry entries[] = {
    COMPARE_ENTRIES (&options),
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, "As JSON", NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &is_csv, "As CSV", NULL },
    { "keep", 0, 0, G_OPTION_ARG_NONE, &is_kept, "Keep the curves in the store", NULL },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (TrabRecord) record = NULL;
  g_autoptr (TrabComparison) comparison = NULL;
  g_autofree char *text = NULL;

  if (!trab_cli_parse (&argc, &argv, entries, "Compares plans for one person.", &exit_code))
    return exit_code;
  if (argc != 2)
    return trab_cli_report_usage ("compare needs one patient: an id or a patient JSON file.");
  record = trab_cli_load_patient (cli, argv[1], &session, &error);
  comparison = record ? compare (cli, &options, session, record, &error) : NULL;
  if (comparison == NULL || (is_kept && !trab_session_runs_keep (session, comparison, &error)))
    return trab_cli_report_error (error);
  if (is_json || is_csv)
    text = is_json ? trab_session_write_comparison_json (session, comparison)
                   : trab_session_write_comparison_csv (session, comparison);
  else
    {
      g_autoptr (TrabPresentComparison) words
          = trab_present_comparison_new (comparison, trab_session_get_evidence (session));

      text = dup_table (words);
    }
  if (!trab_cli_write_output (options.output, text, strlen (text), &error))
    return trab_cli_report_error (error);
  return get_exit (comparison);
}

static void
append_rows (GString *text, const char *list, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TrabPresentRow *row = g_ptr_array_index (rows, i);
      g_autofree char *note = g_strdelimit (g_strdup (row->note ? row->note : ""), "\n\t", ' ');

      g_string_append_printf (text, "%s\t%s\t%s\t%s\n", list, row->title, row->text, note);
    }
  g_ptr_array_unref (rows);
}

static char *
dup_checks (TrabEvidence *evidence, TrabRecord *record, TrabComparison *comparison, TrabDate today)
{
  TrabSafetyReport *safety = trab_comparison_get_safety (comparison);
  g_autoptr (GHashTable) names = trab_present_plan_new_names (evidence, comparison);
  const char *const *lists = trab_present_checklist_get_lists ();
  GString *text = g_string_new (NULL);

  append_rows (text, "referral", trab_present_referral_dup_rows (safety, evidence, names));
  for (guint i = 0; lists[i] != NULL; i++)
    append_rows (text, lists[i],
                 trab_present_checklist_dup_rows (evidence, lists[i], record, today, safety));
  append_rows (text, "medicines",
               trab_present_interaction_dup_rows (evidence, record, safety, names));
  return g_string_free (text, FALSE);
}

/** trab_cli_compare_checks: what a clinician ticks off about one person, with dates */
TrabCliExit
trab_cli_compare_checks (const TrabCli *cli, int argc, char **argv)
{
  g_auto (Options) options = DEFAULT_OPTIONS (1);
  const GOptionEntry entries[] = { COMPARE_ENTRIES (&options), { NULL } };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (TrabRecord) record = NULL;
  g_autoptr (TrabComparison) comparison = NULL;
  g_autofree char *text = NULL;

  if (!trab_cli_parse (&argc, &argv, entries,
                       "Lists criteria to refer, checks with their dates, and medicines.",
                       &exit_code))
    return exit_code;
  if (argc != 2)
    return trab_cli_report_usage ("checks needs one patient: an id or a patient JSON file.");
  record = trab_cli_load_patient (cli, argv[1], &session, &error);
  comparison = record ? compare (cli, &options, session, record, &error) : NULL;
  if (comparison == NULL)
    return trab_cli_report_error (error);
  text = dup_checks (trab_session_get_evidence (session), record, comparison, cli->today);
  if (!trab_cli_write_output (options.output, text, strlen (text), &error))
    return trab_cli_report_error (error);
  return TRAB_CLI_DONE;
}

static gboolean
read_format (const char *path, TrabChartFormat *format)
{
  static const char *const endings[] = { ".png", ".svg", ".pdf" };

  for (guint i = 0; path != NULL && i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (path, endings[i]))
      {
        *format = (TrabChartFormat) i;
        return TRUE;
      }
  return FALSE;
}

static TrabChartSpec *
new_spec (const char *kind, TrabComparison *comparison, TrabRecord *record, TrabSession *session)
{
  TrabEvidence *evidence = trab_session_get_evidence (session);

  if (g_str_equal (kind, "bmd"))
    return trab_present_chart_new_curves (comparison, evidence, TRAB_QUANTITY_BMD_TH, NULL);
  if (g_str_equal (kind, "markers"))
    return trab_present_chart_new_curves (comparison, evidence, TRAB_QUANTITY_CTX, NULL);
  if (g_str_equal (kind, "icons"))
    return trab_present_chart_new_icons (comparison, evidence, TRAB_OUTCOME_MAJOR, NULL);
  if (g_str_equal (kind, "fracture"))
    return trab_present_chart_new_bars (comparison, evidence, TRAB_OUTCOME_MAJOR, FALSE);
  if (g_str_equal (kind, "mechanism"))
    return trab_present_mechanism_new_chart ();
  if (g_str_equal (kind, "trend"))
    {
      g_autoptr (TrabMargins) margins = trab_session_precision_load_margins (session, NULL);

      return trab_present_trend_new (record, trab_comparison_get (comparison)->today, margins);
    }
  return NULL;
}

/* The calculator's curve needs no comparison. */
static TrabChartSpec *
new_chance_spec (const TrabCli *cli, TrabSession *session, TrabRecord *record, GError **error)
{
  g_autoptr (TrabRiskPanel) panel = trab_session_assess (session, record, cli->today, error);
  const TrabRiskEstimate *estimate
      = panel ? trab_risk_panel_find_estimate (panel, "qfracture2012") : NULL;
  TrabChartSpec *spec = NULL;

  if (panel == NULL)
    return NULL;
  if (estimate != NULL)
    spec = trab_present_risk_chart_new (estimate->result, trab_session_get_evidence (session));
  if (spec == NULL)
    g_set_error_literal (error, TRAB_RISK_ERROR, TRAB_RISK_ERROR_OUT_OF_RANGE,
                         "the calculator refuses this person");
  return spec;
}

/* The path ahead, before and after what was measured; NULL without an error where there is none,
 * which is said. */
static TrabChartSpec *
new_path_spec (const TrabCli *cli, TrabSession *session, TrabRecord *record, GError **error)
{
  g_autoptr (TrabFollowUp) follow_up
      = trab_session_follow_up (session, record, cli->today, NULL, error);
  TrabChartSpec *spec = follow_up ? trab_present_follow_up_chart_new (follow_up) : NULL;

  if (follow_up != NULL && spec == NULL)
    g_printerr ("trabecula-cli: %s\n", trab_present_follow_up_chart_get_none (follow_up));
  return spec;
}

static gboolean
read_theme (const char *name, TrabChartTheme *theme)
{
  static const char *const names[] = { "light", "dark", "contrast", "contrast-dark", "print" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      {
        *theme = trab_chart_theme_make ((TrabChartThemeName) i, 1);
        return TRUE;
      }
  return FALSE;
}

static TrabCliExit
export_chart (const TrabCli *cli,
              TrabChartSpec *spec,
              const TrabChartTheme *theme,
              TrabChartExport *how,
              const char *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *created = g_strdup_printf ("%04d-%02d-%02dT00:00:00Z", cli->today.year,
                                              cli->today.month, cli->today.day);

  how->created_iso = created;
  bytes = trab_chart_export_bytes (spec, theme, how, &error);
  if (bytes == NULL
      || !trab_cli_write_output (output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                 &error))
    return trab_cli_report_error (error);
  return TRAB_CLI_DONE;
}

/** trab_cli_compare_chart: one chart as a file */
TrabCliExit
trab_cli_compare_chart (const TrabCli *cli, int argc, char **argv)
{
  g_auto (Options) options = DEFAULT_OPTIONS (TRAB_SESSION_SCREEN_MEMBERS);
  g_autofree char *size = NULL;
  g_autofree char *theme_name = NULL;
  const GOptionEntry entries[] = {
    COMPARE_ENTRIES (&options),
    { "size", 0, 0, G_OPTION_ARG_STRING, &size, "Size in points; height 0: natural", "WxH" },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &theme_name, "light, dark, contrast or print", "THEME" },
    { NULL },
  };
  TrabChartExport how = { .width_pt = 900 };
  TrabChartTheme theme;
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (TrabRecord) record = NULL;
  g_autoptr (TrabComparison) comparison = NULL;
  g_autoptr (TrabChartSpec) spec = NULL;

  if (!trab_cli_parse (
          &argc, &argv, entries,
          "Draws a chart: bmd, markers, fracture, icons, trend, mechanism, chance, follow-up.",
          &exit_code))
    return exit_code;
  if (argc != 3 || !read_format (options.output, &how.format))
    return trab_cli_report_usage (
        "chart needs PATIENT KIND --output FILE, the file ending in .png, .svg or .pdf.");
  if (size != NULL && sscanf (size, "%lfx%lf", &how.width_pt, &how.height_pt) != 2)
    return trab_cli_report_usage ("--size is WIDTHxHEIGHT in points, such as 900x0.");
  if (!read_theme (theme_name ? theme_name : "light", &theme))
    return trab_cli_report_usage ("--theme is light, dark, contrast or print.");
  record = trab_cli_load_patient (cli, argv[1], &session, &error);
  if (record != NULL && (g_str_equal (argv[2], "chance") || g_str_equal (argv[2], "follow-up")))
    {
      spec = argv[2][0] == 'c' ? new_chance_spec (cli, session, record, &error)
                               : new_path_spec (cli, session, record, &error);
      if (spec == NULL)
        return error ? trab_cli_report_error (error) : TRAB_CLI_OUTSIDE;
      return export_chart (cli, spec, &theme, &how, options.output);
    }
  comparison = record ? compare (cli, &options, session, record, &error) : NULL;
  if (comparison == NULL)
    return trab_cli_report_error (error);
  spec = new_spec (argv[2], comparison, record, session);
  if (spec == NULL)
    return trab_cli_report_usage (
        "KIND is bmd, markers, fracture, icons, trend, mechanism, chance or follow-up.");
  return export_chart (cli, spec, &theme, &how, options.output);
}

static GBytes *
write_report (TrabReport *report, const char *output, GError **error)
{
  g_autofree char *html = NULL;

  if (!g_str_has_suffix (output, ".html"))
    return trab_report_pdf_write (report, error);
  html = trab_report_html_write (report, error);
  return html ? g_bytes_new (html, strlen (html)) : NULL;
}

/** trab_cli_compare_values: what each plan has to say to each card of "What matters" */
TrabCliExit
trab_cli_compare_values (const TrabCli *cli, int argc, char **argv)
{
  g_auto (Options) options = DEFAULT_OPTIONS (1);
  const GOptionEntry entries[] = { COMPARE_ENTRIES (&options), { NULL } };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  const char *const *cards = trab_present_goal_list_ids ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (TrabRecord) record = NULL;
  g_autoptr (TrabComparison) comparison = NULL;
  g_autoptr (TrabPresentComparison) words = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (!trab_cli_parse (&argc, &argv, entries, "What each plan has to say to each card.",
                       &exit_code))
    return exit_code;
  if (argc != 2)
    return trab_cli_report_usage ("values PATIENT [--plan NAME]….");
  record = trab_cli_load_patient (cli, argv[1], &session, &error);
  comparison = record ? compare (cli, &options, session, record, &error) : NULL;
  if (comparison == NULL)
    return trab_cli_report_error (error);
  words = trab_present_comparison_new (comparison, trab_session_get_evidence (session));
  for (guint i = 0; cards[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) rows
          = trab_present_values_dup_rows (words, trab_session_get_evidence (session), cards[i]);

      for (guint j = 0; j < rows->len; j++)
        {
          const TrabPresentRow *row = g_ptr_array_index (rows, j);
          g_autofree char *text = g_strdelimit (g_strdup (row->text), "\n\t", ' ');

          g_string_append_printf (out, "%s\t%s\t%s\t%s\n", cards[i],
                                  trab_present_comparison_get_plan_id (words, j), text,
                                  row->note ? row->note : "");
        }
    }
  return trab_cli_write_output (options.output, out->str, out->len, &error)
             ? TRAB_CLI_DONE
             : trab_cli_report_error (error);
}

/* Compares, lays the pages of @request out and writes them. The curves shown are kept in the store,
 * for what was handed out must be possible to make again. */
static TrabCliExit
print_pages (const TrabCli *cli,
             const Options *options,
             const char *patient,
             TrabReportPlanRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (TrabRecord) record = trab_cli_load_patient (cli, patient, &session, &error);
  g_autoptr (TrabComparison) comparison
      = record ? compare (cli, options, session, record, &error) : NULL;
  g_autoptr (TrabMargins) margins
      = comparison ? trab_session_precision_load_margins (session, &error) : NULL;
  g_autoptr (TrabReport) report = NULL;
  g_auto (GStrv) offered = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (margins == NULL)
    return trab_cli_report_error (error);
  offered = trab_session_dup_standard_plans (
      session, trab_patient_get (trab_record_get_patient (record))->sex);
  request->record = record;
  request->margins = margins;
  request->comparison = comparison;
  request->evidence = trab_session_get_evidence (session);
  request->offered_plan_ids = (const char *const *) offered;
  request->plan_id = options->plans ? options->plans[0] : NULL;
  request->printed = cli->today;
  request->review_date = trab_session_recall_get_review (session, record, request->plan_id,
                                                         TRAB_DATE_NONE, cli->today);
  request->language = "en";
  report = trab_report_plan_new (request);
  bytes = write_report (report, options->output, &error);
  if (bytes == NULL
      || (trab_session_is_open (session) && !trab_session_runs_keep (session, comparison, &error))
      || !trab_cli_write_output (options->output, g_bytes_get_data (bytes, NULL),
                                 g_bytes_get_size (bytes), &error))
    return trab_cli_report_error (error);
  return TRAB_CLI_DONE;
}

/** trab_cli_compare_plan: the printed plan; its first --plan is the one agreed on */
TrabCliExit
trab_cli_compare_plan (const TrabCli *cli, int argc, char **argv)
{
  g_auto (Options) options = DEFAULT_OPTIONS (TRAB_SESSION_REPORT_MEMBERS);
  gboolean is_large = FALSE;
  gboolean is_letter = FALSE;
  gboolean is_clinician = FALSE;
  gboolean is_all = FALSE;
  const GOptionEntry entries[] = {
    COMPARE_ENTRIES (&options),
    { "large", 0, 0, G_OPTION_ARG_NONE, &is_large, "Large print, 18 point", NULL },
    { "letter", 0, 0, G_OPTION_ARG_NONE, &is_letter, "US Letter instead of A4", NULL },
    { "clinician", 0, 0, G_OPTION_ARG_NONE, &is_clinician, "The clinician's copy alone", NULL },
    { "all-pages", 0, 0, G_OPTION_ARG_NONE, &is_all, "Every page a patient takes home", NULL },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  TrabReportPlanRequest request = { .pages = TRAB_REPORT_PLAN_PAGES_DEFAULT };

  if (!trab_cli_parse (&argc, &argv, entries, "Writes the printed plan.", &exit_code))
    return exit_code;
  if (argc != 2 || options.output == NULL)
    return trab_cli_report_usage ("plan needs PATIENT --output FILE.pdf or FILE.html.");
  request.is_large = is_large;
  if (is_clinician)
    request.pages = TRAB_REPORT_PLAN_PAGE_CLINICIAN;
  else if (is_all)
    request.pages = TRAB_REPORT_PLAN_PAGE_CLINICIAN - 1;
  request.paper = is_letter ? TRAB_REPORT_PAPER_LETTER : TRAB_REPORT_PAPER_A4;
  return print_pages (cli, &options, argv[1], &request);
}

/** trab_cli_compare_letter: the letter to a specialist; its first --plan is the one agreed on */
TrabCliExit
trab_cli_compare_letter (const TrabCli *cli, int argc, char **argv)
{
  g_auto (Options) options = DEFAULT_OPTIONS (TRAB_SESSION_REPORT_MEMBERS);
  g_autofree char *reason = NULL;
  gboolean is_us_letter = FALSE;
  const GOptionEntry entries[] = {
    COMPARE_ENTRIES (&options),
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, "Why, in the clinician's words", "TEXT" },
    { "letter", 0, 0, G_OPTION_ARG_NONE, &is_us_letter, "US Letter instead of A4", NULL },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  TrabReportPlanRequest request = { .pages = TRAB_REPORT_PLAN_PAGE_LETTER };

  if (!trab_cli_parse (&argc, &argv, entries, "Writes the referral letter.", &exit_code))
    return exit_code;
  if (argc != 2 || options.output == NULL)
    return trab_cli_report_usage ("letter needs PATIENT --output FILE.pdf or FILE.html.");
  request.letter_words = reason;
  request.paper = is_us_letter ? TRAB_REPORT_PAPER_LETTER : TRAB_REPORT_PAPER_A4;
  return print_pages (cli, &options, argv[1], &request);
}
