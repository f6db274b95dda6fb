/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-movement-job.h"

#include "trab-exercise-week.h"
#include "trab-rule-check.h"
#include "trab-safety-look-up.h"

typedef struct
{
  const TrabTable *exercises;
  const TrabTable *gates;
  const TrabTable *programmes;
} DailyTables;

static gboolean
read_tables (TrabEvidence *evidence, DailyTables *daily, GError **error)
{
  daily->exercises = trab_evidence_get_table (evidence, "daily/exercises", error);
  daily->gates = daily->exercises ? trab_evidence_get_table (evidence, "daily/gates", error) : NULL;
  daily->programmes
      = daily->gates ? trab_evidence_get_table (evidence, "daily/programmes", error) : NULL;
  return daily->programmes != NULL;
}

/* What a rule does to a gate. Where the table says "unknown" the gate fails closed; everywhere else
 * a rule that could not be checked is something to check first. */
static TrabGate
get_gate (const char *closes, TrabRuleState state)
{
  if (state == TRAB_RULE_DOES_NOT_HOLD)
    return TRAB_GATE_OPEN;
  if (g_strcmp0 (closes, "unknown") == 0
      || (state == TRAB_RULE_HOLDS && g_strcmp0 (closes, "found") == 0))
    return TRAB_GATE_CLOSED;
  return TRAB_GATE_CHECK_FIRST;
}

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) list = g_strsplit (words ? words : "", " ", -1);

  return g_strv_contains ((const char *const *) list, word);
}

/* What closes the exercise stands before what has to be checked first. */
static void
pass_gates (const DailyTables *daily,
            const TrabTables *tables,
            const TrabSafetyPerson *person,
            const char *gates,
            TrabExerciseChoice *choice)
{
  for (guint row = 0; row < trab_table_get_n_rows (daily->gates); row++)
    {
      const char *rule = trab_table_get_text (daily->gates, row, "rule_id");
      TrabRuleFinding *finding = NULL;
      TrabGate gate = TRAB_GATE_OPEN;

      if (!has_word (gates, trab_table_get_text (daily->gates, row, "gate")))
        continue;
      finding = trab_rule_check_person (tables->safety, person, rule);
      g_return_if_fail (finding != NULL);
      gate = get_gate (trab_table_get_text (daily->gates, row, "closes"), finding->state);
      if (gate == TRAB_GATE_OPEN)
        trab_rule_finding_free (finding);
      else
        g_ptr_array_insert (choice->findings, gate > choice->gate ? 0 : -1, finding);
      choice->gate = MAX (choice->gate, gate);
    }
}

/* Sessions of a programme that are open to the person. */
static guint
count_sessions (const TrabMovement *movement, const char *programme)
{
  guint n = 0;

  for (guint i = 0; i < movement->choices->len; i++)
    {
      const TrabExerciseChoice *choice = g_ptr_array_index (movement->choices, i);

      if (choice->gate != TRAB_GATE_CLOSED && g_str_equal (choice->programme, programme))
        n += choice->sessions;
    }
  return n;
}

static const char *
find_regimen (const DailyTables *daily, const TrabMovement *movement, const char *programme)
{
  int row = trab_table_find_row (daily->programmes, "programme", programme);

  g_return_val_if_fail (row >= 0, NULL);
  if (count_sessions (movement, programme)
      < trab_table_get_double (daily->programmes, (guint) row, "sessions_from"))
    return NULL;
  return trab_table_get_text (daily->programmes, (guint) row, "regimen");
}

/* The week is one programme of the model, for their effects do not add up: strength where there is
 * enough of it, mixed with high impact where there is some; else the strongest kind of the rest. */
static void
find_programme (const DailyTables *daily, TrabMovement *movement)
{
  static const char *const rest[] = { "impact", "plyometric", "walking", "balance", "low-impact" };
  const char *regimen = find_regimen (daily, movement, "strength");
  int mixed = trab_table_find_row (daily->programmes, "programme", "mixed");
  guint n_impact = count_sessions (movement, "impact") + count_sessions (movement, "plyometric");

  movement->is_strength_too_rare = regimen == NULL && count_sessions (movement, "strength") > 0;
  if (regimen != NULL && n_impact > 0 && mixed >= 0)
    regimen = trab_table_get_text (daily->programmes, (guint) mixed, "regimen");
  for (guint i = 0; regimen == NULL && i < G_N_ELEMENTS (rest); i++)
    regimen = find_regimen (daily, movement, rest[i]);
  movement->regimen_id = g_strdup (regimen);
}

static gboolean
has_spine_break (TrabRecord *record)
{
  GPtrArray *fractures = trab_record_get_fractures (record);

  for (guint i = 0; i < fractures->len; i++)
    {
      const TrabFractureFields *fields = trab_fracture_get (g_ptr_array_index (fractures, i));

      if (!fields->is_in_error && fields->site == TRAB_FRACTURE_SPINE)
        return TRUE;
    }
  return FALSE;
}

/**
 * trab_movement_job_run:
 * @week: (nullable): see trab-exercise-week.h
 *
 * Returns: (transfer full) (nullable): every exercise with its gate, and what the open part of the
 *   week counts as; NULL with TRAB_EVIDENCE_ERROR
 */
TrabMovement *
trab_movement_job_run (const TrabTables *tables,
                       const TrabFacts *facts,
                       const char *week,
                       GError **error)
{
  g_autoptr (TrabMovement) movement = trab_movement_new ();
  g_autoptr (TrabSafetyPerson) person = NULL;
  DailyTables daily = { 0 };

  if (!read_tables (tables->evidence, &daily, error))
    return NULL;
  person = trab_safety_look_up_new_person (facts, tables->evidence, error);
  if (person == NULL)
    return NULL;
  movement->is_readable = trab_exercise_week_is_valid (week);
  for (guint row = 0; row < trab_table_get_n_rows (daily.exercises); row++)
    {
      TrabExerciseChoice *choice
          = trab_movement_add (movement, trab_table_get_text (daily.exercises, row, "id"),
                               trab_table_get_text (daily.exercises, row, "programme"));

      if (movement->is_readable)
        choice->sessions = trab_exercise_week_get (week, choice->exercise_id);
      pass_gates (&daily, tables, person, trab_table_get_text (daily.exercises, row, "gates"),
                  choice);
    }
  movement->has_spine_break = has_spine_break (facts->record);
  find_programme (&daily, movement);
  return g_steal_pointer (&movement);
}
