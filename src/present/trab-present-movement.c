/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-movement.h"

#include <glib/gi18n-lib.h>

#include "trab-catalogue.h"
#include "trab-present-regimen.h"
#include "trab-present-row.h"
#include "trab-present-safety.h"
#include "trab-present-table.h"

#define DOSES "daily/doses"

/** trab_present_movement_dup_name: (transfer full): "Brisk walking" */
char *
trab_present_movement_dup_name (const TrabExerciseChoice *choice, TrabEvidence *evidence)
{
  const char *name
      = trab_present_table_find (evidence, "daily/exercises", "id", choice->exercise_id, "name");

  return g_strdup (name ? name : choice->exercise_id);
}

/** trab_present_movement_dup_programme: (transfer full): "Strength": what it stands under */
char *
trab_present_movement_dup_programme (const TrabExerciseChoice *choice, TrabEvidence *evidence)
{
  const char *name = trab_present_table_find (evidence, "daily/programmes", "programme",
                                              choice->programme, "name");

  return g_strdup (name ? name : choice->programme);
}

const char *
trab_present_movement_get_gate (TrabGate gate)
{
  switch (gate)
    {
    case TRAB_GATE_OPEN:
      return _ ("Open");
    case TRAB_GATE_CHECK_FIRST:
      return _ ("Check first");
    case TRAB_GATE_CLOSED:
      break;
    }
  return _ ("Closed for now");
}

/** trab_present_movement_dup_how: (transfer full) (nullable): how it is done: "With a trainer." */
char *
trab_present_movement_dup_how (const TrabExerciseChoice *choice, TrabEvidence *evidence)
{
  return g_strdup (
      trab_present_table_find (evidence, "daily/exercises", "id", choice->exercise_id, "how"));
}

static gboolean
has_line (const char *text, const char *line)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strv_contains ((const char *const *) lines, line);
}

/**
 * trab_present_movement_dup_reasons:
 * @programme: (nullable): of one programme alone
 * @exercise_id: (nullable): of one exercise alone
 *
 * Returns: (transfer full) (nullable): why exercises are closed, or what to check first, one a
 * line, each line once
 */
char *
trab_present_movement_dup_reasons (const TrabMovement *movement,
                                   const char *programme,
                                   const char *exercise_id,
                                   TrabEvidence *evidence)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < movement->choices->len; i++)
    {
      const TrabExerciseChoice *choice = g_ptr_array_index (movement->choices, i);

      if ((programme != NULL && !g_str_equal (choice->programme, programme))
          || (exercise_id != NULL && !g_str_equal (choice->exercise_id, exercise_id)))
        continue;
      for (guint j = 0; j < choice->findings->len; j++)
        {
          g_autofree char *words
              = trab_present_safety_dup_finding (g_ptr_array_index (choice->findings, j), evidence);

          if (words != NULL && !has_line (text->str, words))
            g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
        }
    }
  return g_string_free (text, text->len == 0);
}

/** trab_present_movement_dup_times: (transfer full): "2 times a week" */
char *
trab_present_movement_dup_times (guint sessions)
{
  return g_strdup_printf (g_dngettext (NULL, "%u time a week", "%u times a week", sessions),
                          sessions);
}

static void
append_choices (const TrabMovement *movement,
                TrabEvidence *evidence,
                gboolean is_closed,
                GString *text)
{
  guint n = 0;

  for (guint i = 0; i < movement->choices->len; i++)
    {
      const TrabExerciseChoice *choice = g_ptr_array_index (movement->choices, i);
      g_autofree char *name = trab_present_movement_dup_name (choice, evidence);
      g_autofree char *times = trab_present_movement_dup_times (choice->sessions);

      if (choice->sessions == 0 || (choice->gate == TRAB_GATE_CLOSED) != is_closed)
        continue;
      /* Translators: an exercise and how often: "Brisk walking 3 times a week" */
      g_string_append_printf (text, _ ("%s%s %s"), n > 0 ? ", " : "", name, times);
      n++;
    }
}

static void
append_count (const TrabMovement *movement, TrabEvidence *evidence, GString *text)
{
  g_autoptr (TrabCatalogue) catalogue = trab_catalogue_new (evidence, NULL);
  const TrabRegimen *regimen = catalogue && movement->regimen_id
                                   ? trab_catalogue_find_regimen (catalogue, movement->regimen_id)
                                   : NULL;

  if (movement->is_strength_too_rare)
    g_string_append (text, _ (" Strength work on fewer than 2 days is not counted as strength "
                              "exercise."));
  if (regimen != NULL)
    g_string_append_printf (
        text, _ (" In the comparison it stands as: %s."),
        trab_present_table_translate ("regimens/about", "name", regimen->about->name));
  else
    g_string_append (text, _ (" In the comparison no exercise is counted."));
}

/** trab_present_movement_dup_week: (transfer full) (nullable): the open part of the week, for the
 * patient: "Brisk walking 3 times a week, Tai chi 1 time a week" */
char *
trab_present_movement_dup_week (const TrabMovement *movement, TrabEvidence *evidence)
{
  GString *text = g_string_new (NULL);

  append_choices (movement, evidence, FALSE, text);
  return g_string_free (text, text->len == 0);
}

/**
 * trab_present_movement_dup_summary:
 * Returns: (transfer full): the week in one line, what of it is closed, and what it counts as
 */
char *
trab_present_movement_dup_summary (const TrabMovement *movement, TrabEvidence *evidence)
{
  g_autoptr (GString) open = g_string_new (NULL);
  g_autoptr (GString) closed = g_string_new (NULL);
  GString *text = NULL;

  if (!movement->is_readable)
    return g_strdup (_ ("The week that was kept cannot be read. Compose it anew."));
  if (!trab_movement_has_week (movement))
    return g_strdup (_ ("No exercise is in the week yet."));
  append_choices (movement, evidence, FALSE, open);
  append_choices (movement, evidence, TRUE, closed);
  text = g_string_new (NULL);
  if (open->len > 0)
    g_string_append_printf (text, "%s.", open->str);
  if (closed->len > 0)
    g_string_append_printf (text, _ (" Closed for now, and not counted: %s."), closed->str);
  append_count (movement, evidence, text);
  g_strchug (text->str);
  return g_string_free (text, FALSE);
}

/* Of two rows that of people with, or without, a broken spine bone. Returns: -1 where there is none
 */
static int
find_dose (const TrabTable *table, const TrabExerciseChoice *choice, gboolean has_spine_break)
{
  const char *whose = has_spine_break ? "spine-fracture" : "no-spine-fracture";

  for (guint row = 0; table != NULL && row < trab_table_get_n_rows (table); row++)
    {
      const char *only = trab_table_get_text (table, row, "only_when");

      if (g_str_equal (trab_table_get_text (table, row, "id"), choice->exercise_id)
          && (only == NULL || g_str_equal (only, whose)))
        return (int) row;
    }
  return -1;
}

/** trab_present_movement_get_dose: (nullable): sets or minutes where a programme that was read
 * names them; of two rows that of people with, or without, a broken spine bone */
const char *
trab_present_movement_get_dose (const TrabExerciseChoice *choice,
                                TrabEvidence *evidence,
                                gboolean has_spine_break)
{
  const TrabTable *table = trab_evidence_get_table (evidence, DOSES, NULL);
  int row = find_dose (table, choice, has_spine_break);

  return row < 0 ? NULL : trab_present_table_get (table, (guint) row, "words");
}

/* @name: (nullable): what the cell is, before it */
static void
append_cell (GString *text, const TrabTable *table, guint row, const char *column, const char *name)
{
  if (!trab_table_has (table, row, column))
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  if (name == NULL)
    g_string_append (text, trab_present_table_get (table, row, column));
  else
    /* Translators: "How often: 2 to 3 days a week." */
    g_string_append_printf (text, _ ("%s: %s."), name, trab_present_table_get (table, row, column));
}

/** trab_present_movement_dup_dose: (nullable): all that a programme that was read names: how often,
 * how much, with what load and how to build it up, and which programme that is */
char *
trab_present_movement_dup_dose (const TrabMovement *movement,
                                const TrabExerciseChoice *choice,
                                TrabEvidence *evidence)
{
  const TrabTable *table = trab_evidence_get_table (evidence, DOSES, NULL);
  int found = find_dose (table, choice, movement->has_spine_break);
  guint row = (guint) found;
  GString *text = NULL;

  if (found < 0)
    return NULL;
  text = g_string_new (NULL);
  append_cell (text, table, row, "per_week", _ ("How often"));
  append_cell (text, table, row, "words", _ ("How much"));
  append_cell (text, table, row, "load", _ ("Load"));
  append_cell (text, table, row, "build_up", NULL);
  append_cell (text, table, row, "source", _ ("Source"));
  return g_string_free (text, FALSE);
}

/** trab_present_movement_dup_closed_why: (nullable): why an exercise is closed, for the patient:
 * what was found, or what nobody knows yet */
char *
trab_present_movement_dup_closed_why (const TrabExerciseChoice *choice, TrabEvidence *evidence)
{
  for (guint i = 0; i < choice->findings->len; i++)
    {
      const TrabRuleFinding *finding = g_ptr_array_index (choice->findings, i);
      const char *why = trab_present_table_find (evidence, "daily/gates", "rule_id",
                                                 finding->rule_id, "patient");
      g_autofree char *name = NULL;

      if (why == NULL || finding->state == TRAB_RULE_DOES_NOT_HOLD)
        continue;
      if (finding->state == TRAB_RULE_HOLDS)
        return g_strdup (why);
      name = trab_present_safety_dup_field_name (evidence, finding->missing);
      /* Translators: a question that has no answer yet */
      return g_strdup_printf (_ ("We do not know yet: %s."), name);
    }
  return NULL;
}

/* Returns: (nullable): those that there are, a line each */
static char *
dup_lines (const char *how, const char *dose, const char *reasons)
{
  const char *const lines[] = { how, dose, reasons };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", lines[i]);
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/** trab_present_movement_dup_rows: (transfer full): of TrabPresentRow: every exercise with its
 * gate, how often it stands in the week, and why; the summary last */
GPtrArray *
trab_present_movement_dup_rows (const TrabMovement *movement, TrabEvidence *evidence)
{
  GPtrArray *rows = trab_present_row_new_list ();
  g_autofree char *summary = trab_present_movement_dup_summary (movement, evidence);

  for (guint i = 0; i < movement->choices->len; i++)
    {
      const TrabExerciseChoice *choice = g_ptr_array_index (movement->choices, i);
      g_autofree char *name = trab_present_movement_dup_name (choice, evidence);
      g_autofree char *times = trab_present_movement_dup_times (choice->sessions);
      g_autofree char *how = trab_present_movement_dup_how (choice, evidence);
      g_autofree char *dose = choice->gate != TRAB_GATE_CLOSED
                                  ? trab_present_movement_dup_dose (movement, choice, evidence)
                                  : NULL;
      g_autofree char *reasons
          = trab_present_movement_dup_reasons (movement, NULL, choice->exercise_id, evidence);
      g_autofree char *note = dup_lines (how, dose, reasons);
      g_autofree char *text
          = choice->sessions > 0 ? g_strdup_printf (
                _ ("%s, %s"), trab_present_movement_get_gate (choice->gate), times)
                                 : g_strdup (trab_present_movement_get_gate (choice->gate));

      g_ptr_array_add (rows, trab_present_row_new (name, text, note));
    }
  g_ptr_array_add (rows, trab_present_row_new (_ ("The week"), summary, NULL));
  return rows;
}
