/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-compare.h"

#include <string.h>

#include "trab-cli-comparison.h"
#include "trab-present-checklist.h"
#include "trab-present-column.h"
#include "trab-present-comparison.h"
#include "trab-present-goal.h"
#include "trab-present-interaction.h"
#include "trab-present-plan.h"
#include "trab-present-referral.h"
#include "trab-present-row.h"
#include "trab-present-values.h"
#include "trab-session-load.h"
#include "trab-session-runs.h"
#include "trab-session-write.h"

/* What stands on several lines on screen, on one */
static char *
dup_line (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text ? text : "", "\n\t", -1);

  return g_strjoinv (" · ", lines);
}

/* As a cell on screen: its note, once for all cells, is a footnote by its number in @notes. */
static void
append_cell (GString *out, const TrabPresentCell *cell, GPtrArray *notes)
{
  g_autofree char *text = dup_line (cell->text);
  g_autofree char *note = dup_line (cell->note);
  g_autofree char *mark
      = trab_present_column_dup_mark (trab_present_column_number_note (notes, note));

  g_string_append_printf (out, "\t%s%s", text, mark);
}

static void
append_banner (GString *out, const TrabPresentBanner *banner)
{
  g_autofree char *text = dup_line (banner->text);
  g_autofree char *action = dup_line (banner->action);

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
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *footnotes = NULL;

  g_string_append_printf (out, "%s\n%s\n", trab_present_comparison_get_base (words),
                          trab_present_comparison_get_calculator (words));
  if (trab_present_comparison_get_death (words) != NULL)
    g_string_append_printf (out, "%s\n", trab_present_comparison_get_death (words));
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
        append_cell (out, trab_present_comparison_get_cell (words, (TrabPresentLane) lane, plan),
                     notes);
      g_string_append_c (out, '\n');
    }
  footnotes = trab_present_column_dup_footnotes (notes);
  if (footnotes != NULL)
    g_string_append_printf (out, "%s\n", footnotes);
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
  /* Numbers that a card holds back are not outside the evidence: the card is the answer. */
  if (trab_comparison_get (comparison)->chance.calculator != TRAB_CALCULATOR_NONE
      || trab_comparison_get_baseline_refusals (comparison)->len > 0)
    return TRAB_CLI_DONE;
  g_printerr (
      "trabecula-cli: No calculator and no curve fits this person; why stands with each.\n");
  return TRAB_CLI_OUTSIDE;
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
  g_autoptr (TrabRecord) record = NULL;
  g_autoptr (GPtrArray) checks = NULL;

  if (!trab_cli_parse (&argc, &argv, NULL, "Makes the kept runs of a patient again.", &exit_code))
    return exit_code;
  if (argc != 2)
    return trab_cli_report_usage ("runs needs one patient of the store.");
  session = trab_cli_open_store (cli, &error);
  record = session ? trab_session_load (session, argv[1], &error) : NULL; /* nobody has no runs */
  checks = record ? trab_session_runs_check (session, argv[1], NULL, &error) : NULL;
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
  g_auto (TrabCliComparison) made = TRAB_CLI_COMPARISON_INIT (TRAB_SESSION_SCREEN_MEMBERS);
  gboolean is_json = FALSE;
  gboolean is_csv = FALSE;
  gboolean is_kept = FALSE;
  const GOptionEntry entries[] = {
    TRAB_CLI_COMPARISON_ENTRIES (&made),
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, "As JSON", NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &is_csv, "As CSV", NULL },
    { "keep", 0, 0, G_OPTION_ARG_NONE, &is_kept, "Keep the curves in the store", NULL },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!trab_cli_comparison_parse (&argc, &argv, entries, "Compares plans for one person.", &made,
                                  &exit_code))
    return exit_code;
  if (argc != 2)
    return trab_cli_report_usage ("compare needs one patient: an id or a patient JSON file.");
  if (!trab_cli_accept_output (made.output,
                               is_json  ? TRAB_CLI_JSON
                               : is_csv ? TRAB_CLI_CSV
                                        : TRAB_CLI_TEXT,
                               &exit_code))
    return exit_code;
  if (!trab_cli_comparison_make (cli, argv[1], &made, &error)
      || (is_kept && !trab_session_runs_keep (made.session, made.comparison, &error)))
    return trab_cli_report_error (error);
  if (is_json || is_csv)
    text = is_json ? trab_session_write_comparison_json (made.session, made.comparison)
                   : trab_session_write_comparison_csv (made.session, made.comparison);
  else
    {
      g_autoptr (TrabPresentComparison) words
          = trab_present_comparison_new (made.comparison, trab_session_get_evidence (made.session));

      text = dup_table (words);
    }
  if (!trab_cli_give_out_text (made.session, made.record, "compare", made.output, text, &error))
    return trab_cli_report_error (error);
  return get_exit (made.comparison);
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
  g_auto (TrabCliComparison) made = TRAB_CLI_COMPARISON_INIT (1);
  const GOptionEntry entries[] = { TRAB_CLI_COMPARISON_ENTRIES (&made), { NULL } };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!trab_cli_comparison_parse (
          &argc, &argv, entries, "Lists criteria to refer, checks with their dates, and medicines.",
          &made, &exit_code))
    return exit_code;
  if (argc != 2)
    return trab_cli_report_usage ("checks needs one patient: an id or a patient JSON file.");
  if (!trab_cli_accept_output (made.output, TRAB_CLI_TEXT, &exit_code))
    return exit_code;
  if (!trab_cli_comparison_make (cli, argv[1], &made, &error))
    return trab_cli_report_error (error);
  text = dup_checks (trab_session_get_evidence (made.session), made.record, made.comparison,
                     cli->today);
  if (!trab_cli_give_out_text (made.session, made.record, "checks", made.output, text, &error))
    return trab_cli_report_error (error);
  return TRAB_CLI_DONE;
}

/** trab_cli_compare_values: what each plan has to say to each card of "What matters" */
TrabCliExit
trab_cli_compare_values (const TrabCli *cli, int argc, char **argv)
{
  g_auto (TrabCliComparison) made = TRAB_CLI_COMPARISON_INIT (1);
  const GOptionEntry entries[] = { TRAB_CLI_COMPARISON_ENTRIES (&made), { NULL } };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  const char *const *cards = trab_present_goal_list_ids ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabPresentComparison) words = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (!trab_cli_comparison_parse (&argc, &argv, entries, "What each plan has to say to each card.",
                                  &made, &exit_code))
    return exit_code;
  if (argc != 2)
    return trab_cli_report_usage ("values PATIENT [--plan NAME]….");
  if (!trab_cli_accept_output (made.output, TRAB_CLI_TEXT, &exit_code))
    return exit_code;
  if (!trab_cli_comparison_make (cli, argv[1], &made, &error))
    return trab_cli_report_error (error);
  words = trab_present_comparison_new (made.comparison, trab_session_get_evidence (made.session));
  for (guint i = 0; cards[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) rows = trab_present_values_dup_rows (
          words, trab_session_get_evidence (made.session), cards[i]);

      for (guint j = 0; j < rows->len; j++)
        {
          const TrabPresentRow *row = g_ptr_array_index (rows, j);
          g_autofree char *text = g_strdelimit (g_strdup (row->text), "\n\t", ' ');

          g_string_append_printf (out, "%s\t%s\t%s\t%s\n", cards[i],
                                  trab_present_comparison_get_plan_id (words, j), text,
                                  row->note ? row->note : "");
        }
    }
  return trab_cli_give_out_text (made.session, made.record, "values", made.output, out->str, &error)
             ? TRAB_CLI_DONE
             : trab_cli_report_error (error);
}
