/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-chart.h"

#include <stdio.h>

#include "trab-chart-export.h"
#include "trab-cli-comparison.h"
#include "trab-error.h"
#include "trab-present-balance.h"
#include "trab-present-chance-chart.h"
#include "trab-present-chart.h"
#include "trab-present-follow-up-chart.h"
#include "trab-present-forest.h"
#include "trab-present-mechanism.h"
#include "trab-present-risk-chart.h"
#include "trab-present-trend.h"
#include "trab-session-follow-up.h"
#include "trab-session-precision.h"

/* In the order of TrabChartFormat. */
static const char *const endings[] = { ".png", ".svg", ".pdf", NULL };

/* The first that is not to keep things as they are: whose harms and studies are drawn. */
static const TrabComparedPlan *
find_other_plan (TrabComparison *comparison)
{
  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    if (!g_str_equal (trab_comparison_get_plan (comparison, i)->plan_id, "as-now"))
      return trab_comparison_get_plan (comparison, i);
  return trab_comparison_get_plan (comparison, 0);
}

static TrabChartSpec *
new_spec (const char *kind, TrabComparison *comparison, TrabRecord *record, TrabSession *session)
{
  TrabEvidence *evidence = trab_session_get_evidence (session);

  if (g_str_equal (kind, "bmd"))
    return trab_present_chart_new_curves (comparison, evidence, TRAB_QUANTITY_BMD_TH, NULL);
  if (g_str_equal (kind, "markers"))
    return trab_present_chart_new_markers (comparison, evidence, NULL);
  if (g_str_equal (kind, "chances") || g_str_equal (kind, "chances-hip"))
    return trab_present_chance_chart_new (
        comparison, evidence, kind[7] == '-' ? TRAB_OUTCOME_HIP : TRAB_OUTCOME_MAJOR, NULL);
  if (g_str_equal (kind, "icons"))
    return trab_present_chart_new_icons (comparison, evidence, TRAB_OUTCOME_MAJOR, NULL);
  if (g_str_equal (kind, "fracture"))
    return trab_present_chart_new_bars (comparison, evidence, TRAB_OUTCOME_MAJOR, NULL, FALSE);
  if (g_str_equal (kind, "balance"))
    return trab_present_balance_new_chart (find_other_plan (comparison), evidence);
  if (g_str_equal (kind, "forest"))
    return trab_present_forest_new_chart (find_other_plan (comparison), TRAB_OUTCOME_MAJOR,
                                          evidence);
  if (g_str_equal (kind, "mechanism"))
    return trab_present_mechanism_new_chart ();
  if (g_str_equal (kind, "trend"))
    {
      TrabDate today = trab_comparison_get (comparison)->today;
      g_autoptr (TrabMargins) margins = trab_session_precision_load_margins (session, NULL);
      g_autoptr (TrabFollowUp) follow_up
          = trab_session_follow_up (session, record, today, NULL, NULL);

      return trab_present_trend_new (record, today, margins, follow_up, evidence);
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
              const TrabCliComparison *made,
              TrabChartSpec *spec,
              const TrabChartTheme *theme,
              TrabChartExport *how)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *created = g_strdup_printf ("%04d-%02d-%02dT00:00:00Z", cli->today.year,
                                              cli->today.month, cli->today.day);

  how->created_iso = created;
  how->language = "en";
  bytes = trab_chart_export_bytes (spec, theme, how, &error);
  if (bytes == NULL
      || !trab_cli_give_out (made->session, made->record, "chart", made->output, bytes, &error))
    return trab_cli_report_error (error);
  return TRAB_CLI_DONE;
}

/** trab_cli_chart_run: one chart as a file */
TrabCliExit
trab_cli_chart_run (const TrabCli *cli, int argc, char **argv)
{
  g_auto (TrabCliComparison) made = TRAB_CLI_COMPARISON_INIT (TRAB_SESSION_SCREEN_MEMBERS);
  g_autofree char *size = NULL;
  g_autofree char *theme_name = NULL;
  const GOptionEntry entries[] = {
    TRAB_CLI_COMPARISON_ENTRIES (&made),
    { "size", 0, 0, G_OPTION_ARG_STRING, &size, "Size in points; height 0: natural", "WxH" },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &theme_name,
      "light, dark, contrast, contrast-dark or print", "THEME" },
    { NULL },
  };
  TrabChartExport how = { .width_pt = 900 };
  TrabChartTheme theme;
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabChartSpec) spec = NULL;

  if (!trab_cli_comparison_parse (&argc, &argv, entries,
                                  "Draws a chart: bmd, markers, fracture, chances, chances-hip, "
                                  "icons, balance, forest, trend, "
                                  "mechanism, chance, follow-up.",
                                  &made, &exit_code))
    return exit_code;
  if (argc != 3 || made.output == NULL)
    return trab_cli_report_usage (
        "chart needs PATIENT KIND --output FILE, the file ending in .png, .svg or .pdf.");
  if (!trab_cli_accept_output (made.output, endings, &exit_code))
    return exit_code;
  how.format = (TrabChartFormat) trab_cli_read_format (made.output, endings);
  if (size != NULL && sscanf (size, "%lfx%lf", &how.width_pt, &how.height_pt) != 2)
    return trab_cli_report_usage ("--size is WIDTHxHEIGHT in points, such as 900x0.");
  if (!read_theme (theme_name ? theme_name : "light", &theme))
    return trab_cli_report_usage ("--theme is light, dark, contrast, contrast-dark or print.");
  if (!trab_cli_comparison_load (cli, argv[1], &made, &error))
    return trab_cli_report_error (error);
  if (g_str_equal (argv[2], "chance") || g_str_equal (argv[2], "follow-up"))
    {
      spec = argv[2][0] == 'c' ? new_chance_spec (cli, made.session, made.record, &error)
                               : new_path_spec (cli, made.session, made.record, &error);
      if (spec == NULL)
        return error ? trab_cli_report_error (error) : TRAB_CLI_OUTSIDE;
      return export_chart (cli, &made, spec, &theme, &how);
    }
  if (!trab_cli_comparison_make (cli, argv[1], &made, &error))
    return trab_cli_report_error (error);
  spec = new_spec (argv[2], made.comparison, made.record, made.session);
  if (spec == NULL)
    return trab_cli_report_usage (
        "KIND is bmd, markers, fracture, chances, chances-hip, icons, balance, "
        "forest, trend, mechanism, chance or follow-up.");
  return export_chart (cli, &made, spec, &theme, &how);
}
