/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-answer.h"
#include "trab-evidence.h"
#include "trab-provenance.h"
#include "trab-regimen.h"
#include "trab-safety-report.h"

G_BEGIN_DECLS

/** Which plans a rule is about. */
typedef enum
{
  TRAB_SAFETY_SCOPE_PERSON,  /* the person, whatever the plan */
  TRAB_SAFETY_SCOPE_PLAN,    /* plans with one of its regimens */
  TRAB_SAFETY_SCOPE_STOP,    /* plans that stop a medicine */
  TRAB_SAFETY_SCOPE_WITHOUT, /* plans with none of its regimens */
} TrabSafetyScope;

/** What is known of one field of table rules/fields. */
typedef struct
{
  gboolean is_known;
  TrabAnswer answer;   /* of a yes-no field */
  double number;       /* of a number field, in the field's unit: the least it may be */
  double spread;       /* by how much it may be more: a date without its day or month */
  gboolean has_limits; /* of a laboratory value: @low and @high win over the numbers of a rule */
  double low;
  double high;
  gboolean is_old;  /* long ago: may still raise an alarm, but rules nothing out */
  const char *word; /* of a word field: words separated by blanks, each of which is true */
} TrabSafetyFact;

/** Tells what is known of @field; leaves @fact as it is (not known) when nothing is. */
typedef void (*TrabSafetyLookup) (const char *field, TrabSafetyFact *fact, gpointer user_data);

typedef enum
{
  TRAB_SAFETY_NOT_TRIGGERED,
  TRAB_SAFETY_TRIGGERED,
  TRAB_SAFETY_NOT_CHECKED, /* a missing answer: never read as no */
} TrabSafetyState;

/** One condition of a rule. */
typedef struct
{
  const char *field;
  const char *operator; /* ==, !=, <, <=, >, >= */
  const char *value;    /* "true", "false", "unknown", "true_or_unknown", a number or a word */
  double number;        /* NaN when the value is not one */
} TrabSafetyCondition;

#define TRAB_SAFETY_MOST_CONDITIONS 3

typedef struct _TrabSafetyRule TrabSafetyRule;

/**
 * TrabSafetyRule:
 * One rule of a guideline or label. A plain value; its texts belong to the evidence. A finding and
 * its source: what the guideline says to do stands in @action alone.
 * @also: (nullable): the same rule with another trigger that its words name (table
 *   rules/safety-also), and so on; each has its own scope and severity
 * @taken_fields: (nullable): fields that say whether the person takes it today, separated by
 *   blanks: what is taken is checked whether or not a plan has it
 */
struct _TrabSafetyRule
{
  const char *id;
  const char *intervention_class;
  const char *intervention;
  TrabSafetySeverity severity;
  gboolean refers; /* its own words name a specialist: a criterion to refer by */
  const char
      *countries; /* (nullable): where it holds (trab_country_is_named()); NULL: everywhere */
  const char *message;
  const char *action; /* (nullable) */
  const char *source;
  int source_year;
  TrabProvenance provenance;
  const char *note; /* (nullable) */
  guint n_conditions;
  TrabSafetyCondition conditions[TRAB_SAFETY_MOST_CONDITIONS];
  gboolean any_condition;     /* one of them is enough; else all have to hold */
  const char *unless_stop_of; /* (nullable): class: says nothing where a stop of that class holds,
                                 or could not be ruled out */
  TrabSafetyScope scope;
  const char *regimen_names; /* (nullable): separated by blanks */
  const char *regimen_doses;
  const char *routes;
  const char *taken_fields;
  TrabSafetyRule *also;
  const char *cause; /* (nullable): of a trigger that is told under another cause than its rule */
};

GArray *trab_safety_rule_load (TrabEvidence *evidence, GError **error);
gboolean trab_safety_rule_is_about (const TrabSafetyRule *rule, const TrabRegimen *regimen);
gboolean trab_safety_rule_names (const TrabSafetyRule *rule, const char *regimen_name);
TrabSafetyState trab_safety_rule_check (const TrabSafetyRule *rule,
                                        TrabSafetyLookup lookup,
                                        gpointer user_data,
                                        const char **missing_field);

G_END_DECLS
