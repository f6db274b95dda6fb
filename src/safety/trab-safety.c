/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety.h"

#include "trab-country.h"
#include "trab-safety-due.h"
#include "trab-safety-list.h"
#include "trab-safety-look-up.h"
#include "trab-safety-missing.h"
#include "trab-safety-override.h"
#include "trab-safety-plan.h"
#include "trab-safety-results.h"

#define CLEARANCE_FIELD "crcl_cockcroft_gault_ml_min"
#define CRITERIA_FIELD "very_high_risk_any_criterion"
#define WITHOUT_LIMITS_FIELD "result_without_limits"

struct _TrabSafety
{
  TrabEvidence *evidence; /* (unowned) */
  GArray *rules;          /* of TrabSafetyRule */
  const TrabTable *fields;
  const TrabTable *causes;
  const TrabTable *schedule;
};

/** What came of one rule for one plan, or for the person. */
typedef struct
{
  TrabSafetyState state;
  TrabSafetySeverity severity;
  const char *missing;
  const TrabSafetyPerson *of; /* as told today, or with what was carried to today */
  const char *cause;          /* (nullable): of the trigger that holds, where it has its own */
} Outcome;

/* What one check is made with; lives for one call. */
typedef struct
{
  const TrabSafety *safety;
  TrabSafetyPerson *person;
  double years;
  TrabSafetyReport *report;
} Check;

/**
 * trab_safety_new:
 * Returns: (transfer full) (nullable): NULL with TRAB_EVIDENCE_ERROR
 */
TrabSafety *
trab_safety_new (TrabEvidence *evidence, GError **error)
{
  g_autoptr (TrabSafety) self = g_new0 (TrabSafety, 1);

  self->evidence = evidence;
  self->rules = trab_safety_rule_load (evidence, error);
  if (self->rules == NULL)
    return NULL;
  self->fields = trab_evidence_get_table (evidence, "rules/fields", error);
  self->causes = self->fields ? trab_evidence_get_table (evidence, "rules/causes", error) : NULL;
  self->schedule
      = self->causes ? trab_evidence_get_table (evidence, "rules/schedule", error) : NULL;
  return self->schedule ? g_steal_pointer (&self) : NULL;
}

void
trab_safety_free (TrabSafety *safety)
{
  if (safety == NULL)
    return;
  g_clear_pointer (&safety->rules, g_array_unref);
  g_free (safety);
}

/** trab_safety_get_rules: (transfer none): of TrabSafetyRule, in the order of the table */
const GArray *
trab_safety_get_rules (const TrabSafety *safety)
{
  return safety->rules;
}

/** trab_safety_get_fields: (transfer none): table rules/fields: what the rules ask, and which
 * question answers it */
const TrabTable *
trab_safety_get_fields (const TrabSafety *safety)
{
  return safety->fields;
}

/* What an earlier visit made ring rings until it is answered today: it clears nothing, and praises
 * nothing. */
static gboolean
is_carried (const TrabSafetyRule *rule)
{
  return rule->severity == TRAB_SAFETY_STOP || rule->severity == TRAB_SAFETY_CHECK_FIRST
         || rule->refers;
}

static Outcome
check_one (const Check *check,
           const TrabSafetyRule *rule,
           const TrabCoursePlan *plan,
           const TrabPlanCourse *course)
{
  TrabSafetyPlan asked
      = { .person = check->person, .plan = plan, .course = course, .years = check->years };
  Outcome outcome = { .severity = rule->severity, .of = check->person, .cause = rule->cause };
  const char *missing = NULL;

  outcome.state = trab_safety_rule_check (rule, trab_safety_plan_look_up, &asked, &outcome.missing);
  if (outcome.state != TRAB_SAFETY_NOT_CHECKED || check->person->carried == NULL
      || !is_carried (rule))
    return outcome;
  asked.person = check->person->carried;
  if (trab_safety_rule_check (rule, trab_safety_plan_look_up, &asked, &missing)
      == TRAB_SAFETY_TRIGGERED)
    outcome = (Outcome){ .state = TRAB_SAFETY_TRIGGERED,
                         .severity = rule->severity,
                         .of = asked.person,
                         .cause = rule->cause };
  return outcome;
}

static int
get_weight (const Outcome *outcome)
{
  if (outcome->state == TRAB_SAFETY_TRIGGERED)
    return 2;
  return outcome->state == TRAB_SAFETY_NOT_CHECKED ? 1 : 0;
}

/* A rule that holds outweighs one that could not be checked, and that one a rule that does not; of
 * two alike, the more severe. */
static Outcome
louder (Outcome a, Outcome b)
{
  if (get_weight (&a) != get_weight (&b))
    return get_weight (&a) > get_weight (&b) ? a : b;
  return a.severity <= b.severity ? a : b;
}

static gboolean
has_a_regimen_of (const TrabSafetyRule *rule, const TrabCoursePlan *plan)
{
  for (guint i = 0; i < plan->plan->courses->len; i++)
    if (trab_safety_rule_is_about (rule,
                                   g_array_index (plan->plan->courses, TrabPlanCourse, i).regimen))
      return TRUE;
  return FALSE;
}

/* Repletion is part of a plan only where something is lacking. */
static gboolean
is_taken (const Check *check, const TrabPlanCourse *course)
{
  return !course->only_where_low
         || trab_facts_is_intake_low (check->person->facts) != TRAB_ANSWER_NO;
}

/* The regimen name that a medicine without a regimen would have, whatever its dose and route. */
static const char *
get_regimen_name (TrabMedicineClass class)
{
  if (class == TRAB_MEDICINE_CLASS_OESTROGEN)
    return "hrt";
  return class == TRAB_MEDICINE_CLASS_OTHER_BISPHOSPHONATE ? "alendronate" : NULL;
}

/* A medicine without a regimen: a rule about every dose of it, or about one of its routes. */
static gboolean
is_named (const TrabSafetyRule *rule, const TrabTakenMedicine *taken)
{
  const char *name = get_regimen_name (taken->medicine_class);

  if (taken->regimen != NULL || rule->regimen_doses != NULL || name == NULL
      || !trab_safety_rule_names (rule, name))
    return FALSE;
  return taken->medicine_class == TRAB_MEDICINE_CLASS_OESTROGEN
         || g_str_equal (rule->intervention, "any bisphosphonate");
}

/* The medicines a plan stops are not among its courses: their rules about stopping are. */
static gboolean
is_about_stopped (const TrabSafetyRule *rule, const Check *check)
{
  const GArray *medicines = check->person->facts->medicines;

  if (!trab_safety_plan_is_about_stopping (rule->conditions[0].field))
    return FALSE;
  for (guint i = 0; i < medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (medicines, TrabTakenMedicine, i);

      if (!taken->is_ongoing)
        continue;
      if (taken->regimen != NULL ? trab_safety_rule_is_about (rule, taken->regimen)
                                 : is_named (rule, taken))
        return TRUE;
    }
  return FALSE;
}

static gboolean
starts (const TrabCoursePlan *plan, const char *regimen_name)
{
  for (guint i = 0; i < plan->plan->courses->len; i++)
    if (g_str_equal (g_array_index (plan->plan->courses, TrabPlanCourse, i).regimen->name,
                     regimen_name))
      return TRUE;
  return FALSE;
}

/* Of what is taken today without a known dose there is no course: it is asked about all the same.
 */
static gboolean
goes_on_unknown (const Check *check, const TrabSafetyRule *rule, const TrabCoursePlan *plan)
{
  const GArray *medicines = check->person->facts->medicines;

  for (guint i = 0; plan->is_unknown_dose && i < medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (medicines, TrabTakenMedicine, i);

      if (taken->is_ongoing && is_named (rule, taken)
          && !starts (plan, get_regimen_name (taken->medicine_class)))
        return TRUE;
    }
  return FALSE;
}

static Outcome
check_courses (const Check *check, const TrabSafetyRule *rule, const TrabCoursePlan *plan)
{
  Outcome outcome = { .state = TRAB_SAFETY_NOT_TRIGGERED, .severity = rule->severity };

  for (guint i = 0; i < plan->plan->courses->len; i++)
    {
      const TrabPlanCourse *course = &g_array_index (plan->plan->courses, TrabPlanCourse, i);

      if (trab_safety_rule_is_about (rule, course->regimen) && is_taken (check, course))
        outcome = louder (outcome, check_one (check, rule, plan, course));
    }
  if (goes_on_unknown (check, rule, plan))
    outcome = louder (outcome, check_one (check, rule, plan, NULL));
  return outcome;
}

static Outcome
check_trigger (const Check *check, const TrabSafetyRule *rule, const TrabCoursePlan *plan)
{
  Outcome outcome = { .state = TRAB_SAFETY_NOT_TRIGGERED, .severity = rule->severity };
  gboolean is_stop = plan->plan->action == TRAB_PLAN_STOP;

  if (rule->scope == TRAB_SAFETY_SCOPE_PERSON)
    return outcome;
  if (rule->scope == TRAB_SAFETY_SCOPE_WITHOUT)
    return has_a_regimen_of (rule, plan) || goes_on_unknown (check, rule, plan)
               ? outcome
               : check_one (check, rule, plan, NULL);
  if (rule->scope == TRAB_SAFETY_SCOPE_STOP)
    return is_stop ? check_one (check, rule, plan, NULL) : outcome;
  if (is_stop)
    return is_about_stopped (rule, check) ? check_one (check, rule, plan, NULL) : outcome;
  return check_courses (check, rule, plan);
}

/* A rule for one plan, by any of its triggers. */
static Outcome
check_plan (const Check *check, const TrabSafetyRule *rule, const TrabCoursePlan *plan)
{
  Outcome outcome = check_trigger (check, rule, plan);

  for (const TrabSafetyRule *also = rule->also; also != NULL; also = also->also)
    outcome = louder (outcome, check_trigger (check, also, plan));
  return outcome;
}

/* Whether the person takes today what a rule is about: as far as somebody said so. */
static gboolean
is_taken_today (const Check *check, const TrabSafetyRule *rule)
{
  g_auto (GStrv) fields = g_strsplit (rule->taken_fields ? rule->taken_fields : "", " ", -1);

  for (guint i = 0; fields[i] != NULL && fields[i][0] != '\0'; i++)
    {
      TrabSafetyFact fact = { 0 };

      trab_safety_look_up_field (check->person, fields[i], &fact);
      if (!fact.is_known && check->person->carried != NULL)
        trab_safety_look_up_field (check->person->carried, fields[i], &fact);
      if (fact.is_known && (fact.answer == TRAB_ANSWER_YES || fact.number > 0))
        return TRUE;
    }
  return FALSE;
}

/* A rule for the person, whatever the plan, by any of its triggers. */
static Outcome
check_person (const Check *check, const TrabSafetyRule *rule)
{
  Outcome outcome = { .state = TRAB_SAFETY_NOT_TRIGGERED, .severity = rule->severity };

  for (const TrabSafetyRule *one = rule; one != NULL; one = one->also)
    if (one->scope == TRAB_SAFETY_SCOPE_PERSON || is_taken_today (check, one))
      outcome = louder (outcome, check_one (check, one, NULL, NULL));
  return outcome;
}

/* @cause: (inout) (nullable): that of the first field where the trigger has none of its own */
static guint
find_cause (const TrabSafety *safety, const TrabSafetyRule *rule, const char **cause)
{
  int row = trab_table_find_row (safety->fields, "field", rule->conditions[0].field);

  if (*cause == NULL && row >= 0)
    *cause = trab_table_get_text (safety->fields, (guint) row, "cause");
  row = *cause ? trab_table_find_row (safety->causes, "cause", *cause) : -1;
  g_return_val_if_fail (row >= 0, 0);
  return (guint) row;
}

/* The day of what a rule was told by an earlier visit: the earliest of its answers. */
static TrabDate
find_carried_from (const Check *check, const TrabSafetyRule *rule)
{
  TrabDate earliest = TRAB_DATE_NONE;

  for (guint i = 0; i < rule->n_conditions; i++)
    {
      int row = trab_table_find_row (check->safety->fields, "field", rule->conditions[i].field);
      TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;
      TrabDate from = TRAB_DATE_NONE;

      if (row >= 0
          && trab_question_from_string (
              trab_table_get_text (check->safety->fields, (guint) row, "question"), &question)
          && trab_facts_get_state (check->person->facts, question, NULL, &from) == TRAB_FACT_CARRIED
          && (!trab_date_is_known (earliest) || trab_date_compare (from, earliest) < 0))
        earliest = from;
    }
  return earliest;
}

/* A card is as of today as soon as one of its findings is. */
static void
set_carried (const Check *check,
             const TrabSafetyRule *rule,
             gboolean is_carried,
             TrabSafetyCard *card)
{
  TrabDate from = TRAB_DATE_NONE;

  if (!is_carried)
    {
      card->is_of_today = TRUE;
      card->is_carried = FALSE;
      card->carried_from = TRAB_DATE_NONE;
      return;
    }
  if (card->is_of_today)
    return;
  card->is_carried = TRUE;
  from = find_carried_from (check, rule);
  if (trab_date_is_known (from)
      && (!trab_date_is_known (card->carried_from)
          || trab_date_compare (from, card->carried_from) < 0))
    card->carried_from = from;
}

/* A rule for everybody that says Stop closes the numbers where its cause does; one about some plans
 * closes nothing. */
static void
add_found (const Check *check, const TrabSafetyRule *rule, Outcome outcome, const char *plan_id)
{
  TrabSafetySeverity severity = outcome.severity;
  const TrabTable *causes = check->safety->causes;
  TrabVisit *visit = check->person->facts->visit;
  const char *cause = outcome.cause;
  guint row = find_cause (check->safety, rule, &cause);
  TrabSafetyCard *card
      = trab_safety_report_add_found (check->report, cause, rule->id, severity, plan_id);

  if (trab_table_has (causes, row, "first")
      && (plan_id == NULL || g_str_equal (trab_table_get_text (causes, row, "first_for"), "any")))
    card->first = (guint) trab_table_get_double (causes, row, "first");
  if (rule->scope == TRAB_SAFETY_SCOPE_PERSON && severity == TRAB_SAFETY_STOP
      && trab_table_has (causes, row, "closes"))
    card->closes_all = TRUE;
  trab_safety_list_tell (outcome.of, rule->conditions[0].field, card);
  trab_safety_results_tell (outcome.of, rule->conditions[0].field, card);
  if (card->override_reason == NULL)
    card->override_reason = trab_safety_override_dup_reason (
        trab_visit_get_text (visit, TRAB_QUESTION_SAFETY_OVERRIDES), cause);
  set_carried (check, rule, outcome.of != check->person, card);
}

/* A field of several questions holds by those that were answered with yes; where none was, by what
 * stands in the list or was measured. */
static void
add_answers (const Check *check,
             guint row,
             const TrabSafetyPerson *person,
             TrabAnswer answer,
             TrabSafetyReferral *referral)
{
  const TrabTable *fields = check->safety->fields;
  const char *field = trab_table_get_text (fields, row, "field");
  const char *first = trab_table_get_text (fields, row, "question");
  const char *also = trab_table_get_text (fields, row, "also");
  g_autofree char *ids = g_strjoin (" ", first ? first : "", also, NULL);
  g_auto (GStrv) questions = g_strsplit (ids, " ", -1);
  gboolean is_told = FALSE;

  for (guint i = 0; answer == TRAB_ANSWER_YES && also != NULL && questions[i] != NULL; i++)
    {
      TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;

      if (!trab_question_from_string (questions[i], &question)
          || trab_safety_person_ask (person, question) != TRAB_ANSWER_YES)
        continue;
      trab_safety_report_add_answer (referral, field, questions[i], TRAB_ANSWER_YES);
      is_told = TRUE;
    }
  if (!is_told)
    trab_safety_report_add_answer (referral, field, NULL, answer);
}

/* What the record holds of the fields of a rule; what the plan answers is not found in a person. */
static void
add_referral (const Check *check,
              const TrabSafetyRule *rule,
              const TrabSafetyPerson *person,
              const char *plan_id)
{
  const TrabTable *fields = check->safety->fields;
  TrabSafetyReferral *referral = NULL;

  if (!rule->refers)
    return;
  referral = trab_safety_report_add_referral (check->report, rule->id, plan_id);

  for (guint i = 0; i < rule->n_conditions; i++)
    {
      const char *field = rule->conditions[i].field;
      int row = trab_table_find_row (fields, "field", field);
      const char *kind = row < 0 ? NULL : trab_table_get_text (fields, (guint) row, "kind");
      TrabSafetyFact fact = { 0 };

      g_return_if_fail (kind != NULL);
      if (g_str_equal (trab_table_get_text (fields, (guint) row, "answered_by"), "plan"))
        continue;
      trab_safety_look_up_field (person, field, &fact);
      if (fact.is_known && g_str_equal (kind, "number"))
        trab_safety_report_add_number (referral, field, fact.number);
      else if (fact.is_known && g_str_equal (kind, "yes-no"))
        add_answers (check, (guint) row, person, fact.answer, referral);
    }
}

static void
add_missing (const Check *check,
             const char *field,
             const TrabSafetyRule *rule,
             TrabSafetySeverity severity,
             const char *plan_id)
{
  TrabVisit *visit = check->person->facts->visit;
  TrabSafetyGap *gap
      = trab_safety_report_add_not_checked (check->report, field, rule->id, severity, plan_id);
  g_autofree char *cause = NULL;

  if (gap->rule_ids->len > 1) /* named already */
    return;
  cause = trab_safety_override_dup_not_asked_cause (field);
  trab_safety_missing_name (check->person, gap);
  g_free (gap->reason); /* the same rule of another plan */
  gap->reason = trab_safety_override_dup_reason (
      trab_visit_get_text (visit, TRAB_QUESTION_SAFETY_OVERRIDES), cause);
}

/* A rule on any of several criteria names each answer that is missing for them. */
static void
add_gap (const Check *check, const TrabSafetyRule *rule, Outcome outcome, const char *plan_id)
{
  const char *const *missing = check->person->very_high_risk_missing;

  if (!g_str_equal (outcome.missing, CRITERIA_FIELD) || missing[0] == NULL)
    add_missing (check, outcome.missing, rule, outcome.severity, plan_id);
  else
    for (guint i = 0; missing[i] != NULL; i++)
      add_missing (check, missing[i], rule, outcome.severity, plan_id);
}

static void
add_outcome (const Check *check, const TrabSafetyRule *rule, Outcome outcome, const char *plan_id)
{
  if (outcome.state == TRAB_SAFETY_TRIGGERED)
    {
      add_found (check, rule, outcome, plan_id);
      add_referral (check, rule, outcome.of, plan_id);
    }
  else if (outcome.state == TRAB_SAFETY_NOT_CHECKED)
    add_gap (check, rule, outcome, plan_id);
}

/* "No contraindication" is said only where every stop of the class was checked and none holds; what
 * reassures a person (@plan is NULL) not beside a stop or a referral: what those lack is told
 * already
 */
static Outcome
weigh_stops (const Check *check,
             const TrabSafetyRule *rule,
             const TrabCoursePlan *plan,
             Outcome outcome)
{
  const GArray *rules = check->safety->rules;

  if (rule->unless_stop_of == NULL || outcome.state == TRAB_SAFETY_NOT_TRIGGERED)
    return outcome;
  for (guint i = 0; i < rules->len; i++)
    {
      const TrabSafetyRule *other = &g_array_index (rules, TrabSafetyRule, i);
      Outcome found = { .state = TRAB_SAFETY_NOT_TRIGGERED };

      if (!(other->severity == TRAB_SAFETY_STOP || (plan == NULL && other->refers))
          || !g_str_equal (other->intervention_class, rule->unless_stop_of))
        continue;
      found = plan != NULL ? check_plan (check, other, plan) : check_person (check, other);
      if (found.state == TRAB_SAFETY_TRIGGERED)
        return (Outcome){ .state = TRAB_SAFETY_NOT_TRIGGERED };
      if (plan != NULL && found.state == TRAB_SAFETY_NOT_CHECKED)
        outcome = found;
    }
  return outcome;
}

static const TrabSafetyRule *
find_rule (const TrabSafety *safety, const char *id)
{
  for (guint i = 0; i < safety->rules->len; i++)
    if (g_str_equal (g_array_index (safety->rules, TrabSafetyRule, i).id, id))
      return &g_array_index (safety->rules, TrabSafetyRule, i);
  return NULL;
}

static gboolean
is_watched (const Check *check, const TrabSafetyRule *rule, const TrabCoursePlan *plan)
{
  for (guint i = 0; i < plan->plan->courses->len; i++)
    {
      const TrabPlanCourse *course = &g_array_index (plan->plan->courses, TrabPlanCourse, i);

      if (trab_safety_rule_is_about (rule, course->regimen) && is_taken (check, course))
        return TRUE;
    }
  return FALSE;
}

/* What a plan needs watched; what is counted from a stop, only where there is one. */
static gboolean
is_row_watched (const Check *check, const TrabSafetyDue *due)
{
  if (trab_safety_due_is_of_stop (due)
      && (trab_safety_due_has_stop (due)
          || !trab_safety_plan_is_about_stopping (due->rule->conditions[0].field)))
    return trab_safety_due_has_stop (due);
  if (g_str_equal (trab_table_get_text (due->schedule, due->row, "only_found"), "yes"))
    return check_plan (check, due->rule, due->plan).state == TRAB_SAFETY_TRIGGERED;
  return is_watched (check, due->rule, due->plan);
}

static void
add_watches (const Check *check, const TrabCoursePlan *plan)
{
  const TrabTable *schedule = check->safety->schedule;

  for (guint row = 0; row < trab_table_get_n_rows (schedule); row++)
    {
      TrabSafetyDue due
          = { .schedule = schedule,
              .row = row,
              .rule = find_rule (check->safety, trab_table_get_text (schedule, row, "rule_id")),
              .facts = check->person->facts,
              .plan = plan,
              .years = check->years };

      g_return_if_fail (due.rule != NULL);
      if (is_row_watched (check, &due))
        trab_safety_due_fill (
            &due, trab_safety_report_add_watch (
                      check->report, trab_table_get_text (schedule, row, "id"), plan->plan->id));
    }
}

/* Each rule about the person once, each rule about plans for every plan. */
static void
check_rules (const Check *check, const GPtrArray *plans)
{
  const GArray *rules = check->safety->rules;

  for (guint i = 0; i < rules->len; i++)
    {
      const TrabSafetyRule *rule = &g_array_index (rules, TrabSafetyRule, i);

      if (!trab_country_is_named (check->safety->evidence, rule->countries))
        continue;
      add_outcome (check, rule, weigh_stops (check, rule, NULL, check_person (check, rule)), NULL);
      for (guint j = 0; j < plans->len; j++)
        {
          const TrabCoursePlan *plan = g_ptr_array_index (plans, j);

          if (plan->is_for_person)
            add_outcome (check, rule,
                         weigh_stops (check, rule, plan, check_plan (check, rule, plan)),
                         plan->plan->id);
        }
    }
  for (guint j = 0; j < plans->len; j++)
    if (((const TrabCoursePlan *) g_ptr_array_index (plans, j))->is_for_person)
      add_watches (check, g_ptr_array_index (plans, j));
}

/* Whether a card louder than a note rests on that measure */
static gboolean
is_measure_told (const Check *check, TrabMeasure measure)
{
  GPtrArray *cards = trab_safety_report_get_cards (check->report);
  const TrabTable *fields = check->safety->fields;

  for (guint i = 0; i < cards->len; i++)
    {
      const TrabSafetyCard *card = g_ptr_array_index (cards, i);

      for (guint j = 0; j < card->findings->len; j++)
        {
          const TrabSafetyFinding *finding = g_ptr_array_index (card->findings, j);
          const TrabSafetyRule *rule = find_rule (check->safety, finding->rule_id);

          if (rule == NULL || finding->severity >= TRAB_SAFETY_NOTE)
            continue;
          for (guint k = 0; k < rule->n_conditions; k++)
            {
              int row = trab_table_find_row (fields, "field", rule->conditions[k].field);
              TrabMeasure read = TRAB_MEASURE_HEIGHT;

              if (row >= 0
                  && trab_measure_from_string (trab_table_get_text (fields, (guint) row, "measure"),
                                               &read)
                  && read == measure)
                return TRUE;
            }
        }
    }
  return FALSE;
}

/* "Nothing was checked on that side" is not said of a result that an alarm is about. */
static void
drop_told_results (const Check *check)
{
  GPtrArray *cards = trab_safety_report_get_cards (check->report);

  for (guint i = cards->len; i > 0; i--)
    {
      const TrabSafetyCard *card = g_ptr_array_index (cards, i - 1);
      const TrabSafetyFinding *finding = g_ptr_array_index (card->findings, 0);
      const TrabSafetyRule *rule = find_rule (check->safety, finding->rule_id);

      if (rule == NULL || !g_str_equal (rule->conditions[0].field, WITHOUT_LIMITS_FIELD))
        continue;
      for (guint j = card->details->len; j > 0; j--)
        {
          const TrabSafetyDetail *detail = g_ptr_array_index (card->details, j - 1);

          if (is_measure_told (check, trab_measurement_get (detail->result)->measure))
            g_ptr_array_remove_index (card->details, j - 1);
        }
      if (card->details->len == 0)
        g_ptr_array_remove_index (cards, i - 1);
    }
}

/**
 * trab_safety_check:
 * @plans: of TrabCoursePlan: those of a comparison
 * @years: its span
 *
 * Every rule for this person and these plans, before any number. A missing answer is told as a gap,
 * never taken as no.
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_EVIDENCE_ERROR
 */
TrabSafetyReport *
trab_safety_check (const TrabSafety *safety,
                   const TrabFacts *facts,
                   const GPtrArray *plans,
                   double years,
                   GError **error)
{
  g_autoptr (TrabSafetyPerson) person
      = trab_safety_look_up_new_person (facts, safety->evidence, error);
  g_autoptr (TrabSafetyReport) report = trab_safety_report_new ();
  Check check = { .safety = safety, .person = person, .years = years, .report = report };
  TrabSafetyFact clearance = { 0 };

  if (person == NULL)
    return NULL;
  check_rules (&check, plans);
  drop_told_results (&check);
  trab_safety_look_up_field (person, CLEARANCE_FIELD, &clearance);
  if (clearance.is_known)
    trab_safety_report_set_clearance (report, clearance.number);
  trab_safety_report_sort (report);
  return g_steal_pointer (&report);
}
