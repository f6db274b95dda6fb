/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-works.h"

#include "trab-chart-export.h"
#include "trab-cli-comparison.h"
#include "trab-present-crews.h"
#include "trab-present-explain.h"
#include "trab-present-plan.h"
#include "trab-present-row.h"
#include "trab-session-trace.h"

#define AS_NOW "as-now"
#define MONTHS 120 /* as far as the window's scale goes */

/* In the order of TrabChartFormat. */
static const char *const endings[] = { ".png", ".svg", ".pdf", NULL };

static TrabTrajectory *
trace (const TrabCli *cli, const TrabCliComparison *made, const TrabComparedPlan *plan)
{
  const char *const ids[] = { plan->plan_id, NULL };
  TrabCompareRequest request
      = { .record = made->record, .plan_ids = ids, .today = cli->today, .years = made->years };

  /* a curve that is refused is not drawn in another form */
  if (!plan->has_curve)
    return NULL;
  return trab_session_trace (made->session, &request, NULL);
}

static void
append_topic (GString *out, TrabEvidence *evidence, const char *plan_id, TrabExplainDepth depth)
{
  TrabPresentExplain *words = NULL;
  guint topic = 0;

  if (!trab_present_explain_find_for_plan (evidence, plan_id, &topic)
      && !trab_present_explain_find (evidence, "clear-and-block", &topic))
    return;
  words = trab_present_explain_new (evidence, topic, depth);
  g_string_append_printf (out, "\n%s\n", words->text);
  trab_present_explain_free (words);
}

static char *
dup_text (const TrabCliComparison *made,
          const TrabPresentCrewsMoment *moment,
          const char *plan_id,
          TrabExplainDepth depth)
{
  GString *out = g_string_new (NULL);
  g_autofree char *heading = trab_present_crews_dup_heading (moment);
  g_autoptr (GPtrArray) rows = trab_present_crews_dup_rows (moment);

  g_string_append_printf (out, "%s\n%s\n", heading, trab_present_crews_get_idea ());
  for (guint i = 0; i < rows->len; i++)
    {
      const TrabPresentRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (out, "%s\t%s\n", row->title, row->text);
    }
  append_topic (out, trab_session_get_evidence (made->session), plan_id, depth);
  return g_string_free (out, FALSE);
}

static GBytes *
draw (const TrabCli *cli,
      const TrabPresentCrewsMoment *moment,
      TrabChartFormat format,
      GError **error)
{
  g_autoptr (TrabChartSpec) spec = trab_present_crews_new_chart (moment);
  TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_LIGHT, 1);
  g_autofree char *created = g_strdup_printf ("%04d-%02d-%02dT00:00:00Z", cli->today.year,
                                              cli->today.month, cli->today.day);
  TrabChartExport how
      = { .format = format, .width_pt = 900, .language = "en", .created_iso = created };

  return trab_chart_export_bytes (spec, &theme, &how, error);
}

static TrabCliExit
tell (const TrabCli *cli, TrabCliComparison *made, guint month, TrabExplainDepth depth)
{
  TrabEvidence *evidence = trab_session_get_evidence (made->session);
  /* as-now is compared with in any case, and comes first */
  const TrabComparedPlan *plan = trab_comparison_get_plan (
      made->comparison, trab_comparison_get_n_plans (made->comparison) - 1);
  const char *plan_id = plan->plan_id;
  g_autoptr (TrabPresentPlan) words = trab_present_plan_new (evidence, plan_id);
  g_autoptr (TrabTrajectory) months = trace (cli, made, plan);
  g_autoptr (TrabTrajectory) as_now
      = months != NULL && !g_str_equal (plan_id, AS_NOW)
            ? trace (cli, made, trab_comparison_find_plan (made->comparison, AS_NOW))
            : NULL;
  TrabPresentCrewsMoment moment
      = { .plan = months,
          .as_now = as_now,
          .month = month,
          .is_inflamed = trab_comparison_get (made->comparison)->is_inflamed,
          .plan_name = words->name,
          .plan_class = trab_present_plan_get_class (plan->chart_class) };
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (months == NULL)
    {
      g_autofree char *unknown = trab_present_crews_dup_unknown (plan);

      g_printerr ("trabecula-cli: %s\n", unknown);
      return TRAB_CLI_OUTSIDE;
    }
  if (made->output != NULL)
    bytes = draw (cli, &moment, (TrabChartFormat) trab_cli_read_format (made->output, endings),
                  &error);
  else
    {
      text = dup_text (made, &moment, plan_id, depth);
      bytes = g_bytes_new_static (text, strlen (text));
    }
  if (bytes == NULL
      || !trab_cli_give_out (made->session, made->record, "works", made->output, bytes, &error))
    return trab_cli_report_error (error);
  return TRAB_CLI_DONE;
}

/** trab_cli_works_run: how a plan works in one person at one month: in words, or drawn */
TrabCliExit
trab_cli_works_run (const TrabCli *cli, int argc, char **argv)
{
  g_auto (TrabCliComparison) made = TRAB_CLI_COMPARISON_INIT (1);
  g_autofree char *depth_id = NULL;
  int month = 12;
  TrabExplainDepth depth = TRAB_EXPLAIN_PATIENT;
  const GOptionEntry entries[] = {
    { "plan", 0, 0, G_OPTION_ARG_STRING_ARRAY, &made.plans, "The plan", "NAME" },
    { "month", 0, 0, G_OPTION_ARG_INT, &month, "From now: 0 to 120; 12 unless said", "N" },
    { "depth", 0, 0, G_OPTION_ARG_STRING, &depth_id, "patient, curious or clinician", "DEPTH" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &made.output, "Draw it: .png, .svg or .pdf", "FILE" },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;

  if (!trab_cli_comparison_parse (&argc, &argv, entries,
                                  "How a plan works in one person: the engine's months.", &made,
                                  &exit_code))
    return exit_code;
  if (argc != 2 || made.plans == NULL || made.plans[1] != NULL || month < 0 || month > MONTHS
      || (depth_id != NULL && !trab_present_explain_depth_from_string (depth_id, &depth)))
    return trab_cli_report_usage ("works PATIENT --plan NAME [--month 0..120] "
                                  "[--depth patient|curious|clinician] [--output FILE].");
  if (made.output != NULL && !trab_cli_accept_output (made.output, endings, &exit_code))
    return exit_code;
  if (!trab_cli_comparison_make (cli, argv[1], &made, &error))
    return trab_cli_report_error (error);
  return tell (cli, &made, (guint) month, depth);
}
