/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-rule.h"

#include <math.h>

#include "trab-error.h"

static gboolean
fail (GError **error, const char *id, const char *what)
{
  g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_DAMAGED, "rule %s: %s",
               id ? id : "(none)", what);
  return FALSE;
}

static gboolean
read_severity (const char *text, TrabSafetySeverity *severity)
{
  static const char *const words[] = {
    [TRAB_SAFETY_STOP] = "contraindicated",
    [TRAB_SAFETY_CHECK_FIRST] = "caution",
    [TRAB_SAFETY_NOTE] = "information",
    [TRAB_SAFETY_MONITOR] = "monitor",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (text, words[i]) == 0)
      {
        *severity = (TrabSafetySeverity) i;
        return TRUE;
      }
  return FALSE;
}

static TrabSafetyCondition
make_condition (const char *field, const char *operator, const char * value)
{
  char *end = NULL;
  double number = value ? g_ascii_strtod (value, &end) : NAN;

  return (TrabSafetyCondition){
    .field = field,
    .operator= operator,
    .value = value,
    .number = end != NULL && end != value && *end == '\0' ? number : NAN,
  };
}

static void
read_conditions (const TrabTable *table, guint row, guint n_most, TrabSafetyRule *rule)
{
  static const char *const columns[TRAB_SAFETY_MOST_CONDITIONS][3] = {
    { "field", "operator", "value" },
    { "and_field", "and_operator", "and_value" },
    { "third_field", "third_operator", "third_value" },
  };

  rule->n_conditions = 0;
  for (guint i = 0; i < n_most; i++)
    if (trab_table_has (table, row, columns[i][0]))
      rule->conditions[rule->n_conditions++]
          = make_condition (trab_table_get_text (table, row, columns[i][0]),
                            trab_table_get_text (table, row, columns[i][1]),
                            trab_table_get_text (table, row, columns[i][2]));
}

static gboolean
read_scope_word (const char *text, TrabSafetyScope *scope)
{
  static const char *const words[] = {
    [TRAB_SAFETY_SCOPE_PERSON] = "person",
    [TRAB_SAFETY_SCOPE_PLAN] = "plan",
    [TRAB_SAFETY_SCOPE_STOP] = "stop",
    [TRAB_SAFETY_SCOPE_WITHOUT] = "without",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (text, words[i]) == 0)
      {
        *scope = (TrabSafetyScope) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_scope (const TrabTable *interventions, TrabSafetyRule *rule, GError **error)
{
  for (guint i = 0; i < trab_table_get_n_rows (interventions); i++)
    {
      if (g_strcmp0 (trab_table_get_text (interventions, i, "intervention_class"),
                     rule->intervention_class)
              != 0
          || g_strcmp0 (trab_table_get_text (interventions, i, "intervention"), rule->intervention)
                 != 0)
        continue;
      if (!read_scope_word (trab_table_get_text (interventions, i, "scope"), &rule->scope))
        return fail (error, rule->id, "unknown scope");
      rule->regimen_names = trab_table_get_text (interventions, i, "regimen_names");
      rule->regimen_doses = trab_table_get_text (interventions, i, "regimen_doses");
      rule->routes = trab_table_get_text (interventions, i, "routes");
      rule->taken_fields = trab_table_get_text (interventions, i, "taken_fields");
      return TRUE;
    }
  return fail (error, rule->id, "its intervention is not in rules/interventions");
}

static gboolean
read_rule (const TrabTable *table,
           guint row,
           const TrabTable *interventions,
           TrabSafetyRule *rule,
           GError **error)
{
  *rule = (TrabSafetyRule){
    .id = trab_table_get_text (table, row, "id"),
    .intervention_class = trab_table_get_text (table, row, "intervention_class"),
    .intervention = trab_table_get_text (table, row, "intervention"),
    .countries = trab_table_get_text (table, row, "countries"),
    .message = trab_table_get_text (table, row, "message"),
    .action = trab_table_get_text (table, row, "action"),
    .source = trab_table_get_text (table, row, "source_guideline"),
    .source_year = trab_table_has (table, row, "source_year")
                       ? (int) trab_table_get_double (table, row, "source_year")
                       : 0,
    .provenance = trab_provenance_from_code (trab_table_get_text (table, row, "prov_code")),
    .note = trab_table_get_text (table, row, "note"),
    .refers = trab_table_has (table, row, "refers"),
    .unless_stop_of = trab_table_get_text (table, row, "unless_stop_of"),
  };
  read_conditions (table, row, 2, rule);
  rule->any_condition = g_strcmp0 (trab_table_get_text (table, row, "combination"), "or") == 0;
  if (!read_severity (trab_table_get_text (table, row, "severity"), &rule->severity))
    return fail (error, rule->id, "unknown severity");
  return read_scope (interventions, rule, error);
}

static void
clear_rule (TrabSafetyRule *rule)
{
  while (rule->also != NULL)
    {
      TrabSafetyRule *next = rule->also->also;

      g_free (rule->also);
      rule->also = next;
    }
}

/* The other triggers of a rule, in the order of their table. */
static gboolean
read_also (TrabEvidence *evidence,
           const TrabTable *interventions,
           TrabSafetyRule *rule,
           GError **error)
{
  const TrabTable *also = trab_evidence_get_table (evidence, "rules/safety-also", error);
  TrabSafetyRule *last = rule;

  if (also == NULL)
    return FALSE;
  for (guint i = 0; i < trab_table_get_n_rows (also); i++)
    {
      if (!g_str_equal (trab_table_get_text (also, i, "rule_id"), rule->id))
        continue;
      last->also = g_memdup2 (rule, sizeof *rule);
      last = last->also;
      last->also = NULL;
      last->intervention_class = trab_table_get_text (also, i, "intervention_class");
      last->intervention = trab_table_get_text (also, i, "intervention");
      last->cause = trab_table_get_text (also, i, "cause");
      read_conditions (also, i, TRAB_SAFETY_MOST_CONDITIONS, last);
      last->any_condition = FALSE;
      if (!read_severity (trab_table_get_text (also, i, "severity"), &last->severity))
        return fail (error, rule->id, "unknown severity");
      if (!read_scope (interventions, last, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * trab_safety_rule_load:
 * Returns: (transfer full) (element-type TrabSafetyRule) (nullable): every rule, in the order of
 *   the table; NULL with TRAB_EVIDENCE_ERROR
 */
GArray *
trab_safety_rule_load (TrabEvidence *evidence, GError **error)
{
  g_autoptr (GArray) rules = g_array_new (FALSE, TRUE, sizeof (TrabSafetyRule));
  const TrabTable *table = trab_evidence_get_table (evidence, "rules/safety", error);
  const TrabTable *interventions
      = table ? trab_evidence_get_table (evidence, "rules/interventions", error) : NULL;

  if (interventions == NULL)
    return NULL;
  g_array_set_clear_func (rules, (GDestroyNotify) clear_rule);
  for (guint i = 0; i < trab_table_get_n_rows (table); i++)
    {
      TrabSafetyRule rule;

      if (!read_rule (table, i, interventions, &rule, error))
        return NULL;
      g_array_append_val (rules, rule);
      if (!read_also (evidence, interventions, &g_array_index (rules, TrabSafetyRule, i), error))
        return NULL;
    }
  return g_steal_pointer (&rules);
}

/* @list: words separated by blanks; NULL holds every word */
static gboolean
list_has (const char *list, const char *word)
{
  g_auto (GStrv) words = g_strsplit (list ? list : "", " ", -1);

  return list == NULL || (word != NULL && g_strv_contains ((const char *const *) words, word));
}

/**
 * trab_safety_rule_is_about:
 * Returns: whether the regimen is one of those the rule names; a rule that names none means all.
 *   What that says of a plan is told by the rule's scope.
 */
gboolean
trab_safety_rule_is_about (const TrabSafetyRule *rule, const TrabRegimen *regimen)
{
  return list_has (rule->regimen_names, regimen->name)
         && list_has (rule->regimen_doses, regimen->dose)
         && list_has (rule->routes, regimen->route);
}

/** trab_safety_rule_names: whether a rule about some regimens names this one, whatever the dose and
 * route */
gboolean
trab_safety_rule_names (const TrabSafetyRule *rule, const char *regimen_name)
{
  return rule->regimen_names != NULL && list_has (rule->regimen_names, regimen_name);
}

static gboolean
compare_numbers (double value, const char *operator, double limit)
{
  if (g_str_equal (operator, "<"))
    return value < limit;
  if (g_str_equal (operator, "<="))
    return value <= limit;
  if (g_str_equal (operator, ">"))
    return value > limit;
  if (g_str_equal (operator, ">="))
    return value >= limit;
  return g_str_equal (operator, "==") ? value == limit : value != limit;
}

/* Whether the fact is the value a condition names: yes or no, a number, or a word. */
static gboolean
is_value (const TrabSafetyCondition *condition, const TrabSafetyFact *fact)
{
  if (g_str_equal (condition->value, "true") || g_str_equal (condition->value, "true_or_unknown"))
    return fact->answer == TRAB_ANSWER_YES;
  if (g_str_equal (condition->value, "false"))
    return fact->answer == TRAB_ANSWER_NO;
  return list_has (fact->word ? fact->word : "", condition->value);
}

/* The limits of the laboratory that measured it win over those of a rule. */
static double
get_limit (const TrabSafetyCondition *condition, const TrabSafetyFact *fact)
{
  if (!fact->has_limits)
    return condition->number;
  return condition->operator[0] == '<' ? fact->low : fact->high;
}

static gboolean
holds_for (const TrabSafetyCondition *condition, const TrabSafetyFact *fact, double number)
{
  if (!isnan (condition->number))
    return compare_numbers (number, condition->operator, get_limit (condition, fact));
  return is_value (condition, fact) == g_str_equal (condition->operator, "==");
}

static TrabSafetyState
check_condition (const TrabSafetyCondition *condition, TrabSafetyLookup lookup, gpointer user_data)
{
  TrabSafetyFact fact = { .answer = TRAB_ANSWER_NOT_KNOWN, .number = NAN };
  gboolean holds = FALSE;

  lookup (condition->field, &fact, user_data);
  if (g_str_equal (condition->value, "unknown"))
    return fact.is_known && !fact.is_old ? TRAB_SAFETY_NOT_TRIGGERED : TRAB_SAFETY_TRIGGERED;
  if (!fact.is_known && g_str_equal (condition->value, "true_or_unknown"))
    return TRAB_SAFETY_TRIGGERED;
  if (!fact.is_known)
    return TRAB_SAFETY_NOT_CHECKED;
  holds = holds_for (condition, &fact, fact.number);
  if (holds != holds_for (condition, &fact, fact.number + fact.spread))
    return TRAB_SAFETY_NOT_CHECKED;
  if (!holds && fact.is_old)
    return TRAB_SAFETY_NOT_CHECKED;
  return holds ? TRAB_SAFETY_TRIGGERED : TRAB_SAFETY_NOT_TRIGGERED;
}

/**
 * trab_safety_rule_check:
 * @lookup: tells what is known of a field
 * @missing_field: (out) (optional): the field whose answer is missing, for "not checked"
 *
 * Returns: TRAB_SAFETY_NOT_CHECKED when what is known neither settles that the rule holds nor that
 *   it does not
 */
TrabSafetyState
trab_safety_rule_check (const TrabSafetyRule *rule,
                        TrabSafetyLookup lookup,
                        gpointer user_data,
                        const char **missing_field)
{
  TrabSafetyState decisive
      = rule->any_condition ? TRAB_SAFETY_TRIGGERED : TRAB_SAFETY_NOT_TRIGGERED;
  TrabSafetyState state = rule->any_condition ? TRAB_SAFETY_NOT_TRIGGERED : TRAB_SAFETY_TRIGGERED;
  const char *missing = NULL;

  for (guint i = 0; i < rule->n_conditions; i++)
    {
      TrabSafetyState one = check_condition (&rule->conditions[i], lookup, user_data);

      if (one == decisive)
        {
          missing = NULL;
          state = one;
          break;
        }
      if (one == TRAB_SAFETY_NOT_CHECKED && missing == NULL)
        missing = rule->conditions[i].field;
    }
  if (missing != NULL)
    state = TRAB_SAFETY_NOT_CHECKED;
  if (missing_field != NULL)
    *missing_field = missing;
  return state;
}
