/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-signed-numbers-file.h"

#include <jansson.h>
#include <math.h>

#include "trab-json-value.h"

#define FORMAT 1
#define DIGITS 15 /* more than anything is shown with */
#define NUMBERS_OF_A_YEAR 4
#define YEARS_MOST 10 /* no comparison is of more */
#define OUT_OF_FEW 100
#define OUT_OF_MANY 1000

/* How a member of a struct stands in the file. What is absent there is 0, FALSE or NULL. */
typedef enum
{
  NUMBER,  /* double; null where it is no number */
  COUNT,   /* guint */
  FLAG,    /* gboolean */
  TEXT,    /* char *, owned by the struct */
  COUNTRY, /* char[4] */
  NAME,    /* an enum, by its name */
  NAMES,   /* flags, by their names */
  PER_1000 /* TrabHarmNumber; absent where it is not known */
} Kind;

typedef const char *(*GetName) (guint value);

typedef struct
{
  const char *name;
  Kind kind;
  gsize offset;
  GetName get_name; /* of NAME: by value; of NAMES: by flag */
  guint n_names;
} Member;

/* An enum has its own type for each function of names. */
#define GET_NAME(Function, Type, to_string)                                                        \
  static const char *Function (guint value)                                                        \
  {                                                                                                \
    return to_string ((Type) value);                                                               \
  }

GET_NAME (name_calculator, TrabCalculator, trab_chance_calculator_to_string)
GET_NAME (name_chance_state, TrabChanceState, trab_chance_state_to_string)
GET_NAME (name_lack, TrabChanceLack, trab_chance_lack_to_string)
GET_NAME (name_blind_spot, TrabBlindSpot, trab_chance_blind_spot_to_string)
GET_NAME (name_chance_note, TrabChanceNote, trab_chance_note_to_string)
GET_NAME (name_cell_state, TrabCellState, trab_fracture_cell_state_to_string)
GET_NAME (name_cell_note, TrabFractureNote, trab_fracture_cell_note_to_string)
GET_NAME (name_direction, TrabHarmDirection, trab_harm_direction_to_string)
GET_NAME (name_benefit, TrabHarmBenefit, trab_harm_benefit_to_string)
GET_NAME (name_certainty, TrabCertainty, trab_certainty_to_string)
GET_NAME (name_refusal, TrabRefusal, trab_refusal_to_string)

#define OF(Type, kind, name, member)                                                               \
  {                                                                                                \
    name, kind, G_STRUCT_OFFSET (Type, member), NULL, 0                                            \
  }
#define NAMED(Type, kind, name, member, get_name, n_names)                                         \
  {                                                                                                \
    name, kind, G_STRUCT_OFFSET (Type, member), get_name, n_names                                  \
  }
#define END                                                                                        \
  {                                                                                                \
    NULL, NUMBER, 0, NULL, 0                                                                       \
  }

static const Member head_members[] = {
  OF (TrabSignedNumbers, TEXT, "program", program),
  OF (TrabSignedNumbers, TEXT, "evidence_digest", evidence_digest),
  OF (TrabSignedNumbers, TEXT, "signed_by", signed_by),
  OF (TrabSignedNumbers, NUMBER, "years", years),
  END,
};

static const Member chance_members[] = {
  NAMED (TrabChance, NAME, "calculator", calculator, name_calculator, TRAB_N_CALCULATORS),
  OF (TrabChance, FLAG, "is_chosen", is_chosen),
  OF (TrabChance, COUNT, "years", years),
  NAMED (TrabChance, NAMES, "notes", notes, name_chance_note, TRAB_N_CHANCE_NOTES),
  NAMED (TrabChance, NAMES, "not_asked", unasked, name_blind_spot, TRAB_N_BLIND_SPOTS),
  OF (TrabChance, FLAG, "counts_death", counts_death),
  OF (TrabChance, FLAG, "has_death", has_death),
  OF (TrabChance, NUMBER, "death_pct", death_pct),
  OF (TrabChance, COUNTRY, "country", country),
  OF (TrabChance, FLAG, "is_treated", is_treated),
  END,
};

static const Member base_members[] = {
  NAMED (TrabChanceBase, NAME, "state", state, name_chance_state, TRAB_N_CHANCE_STATES),
  OF (TrabChanceBase, COUNT, "out_of", out_of),
  OF (TrabChanceBase, NUMBER, "pct", pct),
  OF (TrabChanceBase, FLAG, "has_range", has_range),
  OF (TrabChanceBase, FLAG, "is_open", is_open),
  OF (TrabChanceBase, NUMBER, "low_pct", low_pct),
  OF (TrabChanceBase, NUMBER, "high_pct", high_pct),
  OF (TrabChanceBase, NUMBER, "plain_pct", plain_pct),
  END,
};

static const Member calculator_members[] = {
  OF (TrabChanceCalculator, FLAG, "fits", fits),
  NAMED (TrabChanceCalculator, NAME, "lack", lack, name_lack, TRAB_N_CHANCE_LACKS),
  NAMED (TrabChanceCalculator, NAMES, "blind_to", blind_spots, name_blind_spot, TRAB_N_BLIND_SPOTS),
  OF (TrabChanceCalculator, FLAG, "counts_death", counts_death),
  OF (TrabChanceCalculator, FLAG, "has_major", has_pct[TRAB_OUTCOME_MAJOR]),
  OF (TrabChanceCalculator, FLAG, "has_hip", has_pct[TRAB_OUTCOME_HIP]),
  OF (TrabChanceCalculator, NUMBER, "major_pct", pct[TRAB_OUTCOME_MAJOR]),
  OF (TrabChanceCalculator, NUMBER, "hip_pct", pct[TRAB_OUTCOME_HIP]),
  OF (TrabChanceCalculator, FLAG, "major_comparable", is_comparable[TRAB_OUTCOME_MAJOR]),
  OF (TrabChanceCalculator, FLAG, "hip_comparable", is_comparable[TRAB_OUTCOME_HIP]),
  END,
};

static const Member cell_members[] = {
  NAMED (TrabFractureCell, NAME, "state", state, name_cell_state, TRAB_N_CELL_STATES),
  NAMED (TrabFractureCell, NAMES, "notes", notes, name_cell_note, TRAB_N_FRACTURE_NOTES),
  OF (TrabFractureCell, FLAG, "is_base", is_base),
  OF (TrabFractureCell, FLAG, "has_range", has_range),
  OF (TrabFractureCell, NUMBER, "horizon_years", horizon_years),
  OF (TrabFractureCell, NUMBER, "low_pct", low),
  OF (TrabFractureCell, NUMBER, "best_pct", best),
  OF (TrabFractureCell, NUMBER, "high_pct", high),
  OF (TrabFractureCell, NUMBER, "fewer_pct", fewer),
  OF (TrabFractureCell, NUMBER, "fewer_low_pct", fewer_low),
  OF (TrabFractureCell, NUMBER, "fewer_high_pct", fewer_high),
  OF (TrabFractureCell, FLAG, "has_ends", has_ends),
  OF (TrabFractureCell, NUMBER, "fewer_at_base_low_pct", fewer_at_low),
  OF (TrabFractureCell, NUMBER, "fewer_at_base_high_pct", fewer_at_high),
  OF (TrabFractureCell, NUMBER, "relative", relative),
  OF (TrabFractureCell, NUMBER, "relative_low", relative_low),
  OF (TrabFractureCell, NUMBER, "relative_high", relative_high),
  OF (TrabFractureCell, NUMBER, "prevented_of_10", prevented_of_10),
  OF (TrabFractureCell, TEXT, "evidence_ids", evidence_ids),
  OF (TrabFractureCell, TEXT, "population", population),
  OF (TrabFractureCell, TEXT, "certainty", certainty),
  END,
};

static const Member harm_members[] = {
  OF (TrabHarm, TEXT, "id", id),
  OF (TrabHarm, TEXT, "outcome", outcome),
  NAMED (TrabHarm, NAME, "direction", direction, name_direction, TRAB_N_HARM_DIRECTIONS),
  OF (TrabHarm, NUMBER, "horizon_years", horizon_years),
  OF (TrabHarm, PER_1000, "difference_per_1000", difference),
  OF (TrabHarm, PER_1000, "low_per_1000", low),
  OF (TrabHarm, PER_1000, "high_per_1000", high),
  OF (TrabHarm, PER_1000, "without_per_1000", without),
  OF (TrabHarm, PER_1000, "with_per_1000", with),
  OF (TrabHarm, FLAG, "is_in_span", is_in_span),
  OF (TrabHarm, FLAG, "is_indirect", is_indirect),
  OF (TrabHarm, FLAG, "is_extrapolated", is_extrapolated),
  NAMED (TrabHarm, NAME, "certainty", certainty, name_certainty, TRAB_N_CERTAINTIES),
  NAMED (TrabHarm, NAME, "benefit", benefit, name_benefit, TRAB_N_HARM_BENEFITS),
  OF (TrabHarm, PER_1000, "fewer_breaks_per_1000", fewer_breaks),
  OF (TrabHarm, PER_1000, "fewer_breaks_low_per_1000", fewer_breaks_low),
  OF (TrabHarm, PER_1000, "fewer_breaks_high_per_1000", fewer_breaks_high),
  END,
};

static const char *const outcome_names[TRAB_N_OUTCOMES] = { "major", "hip" };

/* ---- writing */

static json_t *
new_names (guint flags, const Member *member)
{
  json_t *list = json_array ();

  for (guint i = 0; i < member->n_names; i++)
    if ((flags & (1u << i)) != 0)
      json_array_append_new (list, json_string (member->get_name (1u << i)));
  return list;
}

/* Returns: (transfer full) (nullable): NULL for what is 0, FALSE or not there */
static json_t *
new_member (gconstpointer data, const Member *member)
{
  double number = 0;
  guint count = 0;
  const TrabHarmNumber *per_1000 = NULL;

  switch (member->kind)
    {
    case NUMBER:
      number = G_STRUCT_MEMBER (double, data, member->offset);
      return fabs (number) <= 0 ? NULL : trab_json_value_new_number (number);
    case COUNT:
      count = G_STRUCT_MEMBER (guint, data, member->offset);
      return count == 0 ? NULL : json_integer (count);
    case FLAG:
      return G_STRUCT_MEMBER (gboolean, data, member->offset) ? json_true () : NULL;
    case TEXT:
      return json_string (G_STRUCT_MEMBER (const char *, data, member->offset));
    case COUNTRY:
      return json_string (G_STRUCT_MEMBER_P (data, member->offset));
    case NAME:
      return json_string (member->get_name (G_STRUCT_MEMBER (guint, data, member->offset)));
    case NAMES:
      count = G_STRUCT_MEMBER (guint, data, member->offset);
      return count == 0 ? NULL : new_names (count, member);
    case PER_1000:
      per_1000 = G_STRUCT_MEMBER_P (data, member->offset);
      return per_1000->is_known ? json_real (per_1000->per_1000) : NULL;
    }
  return NULL;
}

static json_t *
new_object (gconstpointer data, const Member *members)
{
  json_t *object = json_object ();

  for (; members->name != NULL; members++)
    {
      json_t *member = new_member (data, members);

      if (member != NULL)
        json_object_set_new (object, members->name, member);
    }
  return object;
}

static json_t *
new_cell (const TrabFractureCell *cell)
{
  json_t *object = new_object (cell, cell_members);
  json_t *years = json_array ();

  for (guint i = 0; cell->by_year != NULL && i < cell->by_year->len; i++)
    {
      const TrabFractureYear *year = &g_array_index (cell->by_year, TrabFractureYear, i);

      json_array_append_new (
          years, json_pack ("[f, f, f, f]", year->years, year->low, year->best, year->high));
    }
  if (cell->by_year != NULL)
    json_object_set (object, "by_year", years);
  json_decref (years);
  return object;
}

static json_t *
new_plan (const TrabComparedPlan *plan)
{
  json_t *object = json_pack ("{s:s}", "plan", plan->plan_id);
  json_t *refusals = json_array ();
  json_t *harms = json_array ();

  for (guint i = 0; trab_compared_plan_is_refused (plan) && i < plan->refusals->len; i++)
    json_array_append_new (refusals,
                           json_string (name_refusal (g_array_index (plan->refusals, guint, i))));
  for (guint i = 0; i < plan->harms->len; i++)
    json_array_append_new (harms,
                           new_object (&g_array_index (plan->harms, TrabHarm, i), harm_members));
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    json_object_set_new (object, outcome_names[i], new_cell (&plan->fracture[i]));
  json_object_set_new (object, "refusals", refusals);
  json_object_set_new (object, "harms", harms);
  return object;
}

static json_t *
new_chance (const TrabChance *chance)
{
  json_t *object = new_object (chance, chance_members);
  json_t *calculators = json_object ();

  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    json_object_set_new (object, outcome_names[i], new_object (&chance->base[i], base_members));
  for (guint i = 0; i < TRAB_N_CALCULATORS; i++)
    json_object_set_new (calculators, name_calculator (i),
                         new_object (&chance->calculators[i], calculator_members));
  json_object_set_new (object, "calculators", calculators);
  return object;
}

/** trab_signed_numbers_file_write: (transfer full): the chances and harms of @comparison, one line
 */
char *
trab_signed_numbers_file_write (TrabComparison *comparison, const char *signed_by)
{
  const TrabComparisonFields *fields = trab_comparison_get (comparison);
  const TrabSignedNumbers head = { .program = (char *) TRAB_VERSION,
                                   .evidence_digest = (char *) fields->evidence_digest,
                                   .signed_by = (char *) signed_by,
                                   .years = fields->years };
  json_t *root = new_object (&head, head_members);
  json_t *plans = json_array ();
  char *file = NULL;

  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    json_array_append_new (plans, new_plan (trab_comparison_get_plan (comparison, i)));
  json_object_set_new (root, "format", json_integer (FORMAT));
  json_object_set_new (root, "chance", new_chance (&fields->chance));
  json_object_set_new (root, "plans", plans);
  file = trab_json_value_dup_file (root, JSON_COMPACT | JSON_REAL_PRECISION (DIGITS));
  return g_strchomp (file);
}

/* ---- reading */

/* A file comes from anywhere: what no comparison says is not shown as what somebody signed. */

static gboolean
is_pct (double pct)
{
  return pct >= 0 && pct <= 100;
}

static gboolean
is_difference (double points)
{
  return points >= -100 && points <= 100;
}

static gboolean
is_base (const TrabChanceBase *base)
{
  if (base->out_of != OUT_OF_FEW && base->out_of != OUT_OF_MANY)
    return FALSE;
  if (base->state == TRAB_CHANCE_NOT_KNOWN)
    return TRUE;
  return is_pct (base->pct) && (isnan (base->plain_pct) || is_pct (base->plain_pct))
         && (!base->has_range || (is_pct (base->low_pct) && is_pct (base->high_pct)));
}

static gboolean
is_calculator (const TrabChanceCalculator *calculator)
{
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    if (calculator->has_pct[i] && !is_pct (calculator->pct[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_cell (const TrabFractureCell *cell)
{
  for (guint i = 0; cell->by_year != NULL && i < cell->by_year->len; i++)
    {
      const TrabFractureYear *year = &g_array_index (cell->by_year, TrabFractureYear, i);

      if (!(year->years >= 0 && year->years <= YEARS_MOST) || !is_pct (year->low)
          || !is_pct (year->best) || !is_pct (year->high))
        return FALSE;
    }
  if (cell->state != TRAB_CELL_NUMBER)
    return TRUE;
  return is_pct (cell->best) && is_difference (cell->fewer)
         && (!cell->has_range
             || (is_pct (cell->low) && is_pct (cell->high) && is_difference (cell->fewer_low)
                 && is_difference (cell->fewer_high)))
         && (!cell->has_ends
             || (is_difference (cell->fewer_at_low) && is_difference (cell->fewer_at_high)))
         && (cell->is_base || cell->evidence_ids != NULL);
}

static gboolean
read_name (const json_t *value, const Member *member, guint *found)
{
  const char *name = json_string_value (value);

  for (guint i = 0; i < member->n_names; i++)
    if (g_strcmp0 (name, member->get_name (member->kind == NAMES ? 1u << i : i)) == 0)
      {
        *found = i;
        return name != NULL;
      }
  return FALSE;
}

static gboolean
read_names (const json_t *list, const Member *member, guint *flags)
{
  json_t *name = NULL;
  size_t i = 0;
  guint bit = 0;

  json_array_foreach (list, i, name)
    {
      if (!read_name (name, member, &bit))
        return FALSE;
      *flags |= 1u << bit;
    }
  return json_is_array (list);
}

static gboolean
read_count (const json_t *value, guint *count)
{
  json_int_t integer = json_integer_value (value);

  if (!json_is_integer (value) || integer < 0 || integer > G_MAXINT)
    return FALSE;
  *count = (guint) integer;
  return TRUE;
}

static gboolean
read_country (const json_t *value, char *country)
{
  const char *text = json_string_value (value);

  return text != NULL
         && g_strlcpy (country, text, sizeof ((TrabChance *) NULL)->country)
                < sizeof ((TrabChance *) NULL)->country;
}

static gboolean
read_member (const json_t *value, const Member *member, gpointer data)
{
  TrabHarmNumber *per_1000 = G_STRUCT_MEMBER_P (data, member->offset);

  switch (member->kind)
    {
    case NUMBER:
      G_STRUCT_MEMBER (double, data, member->offset)
          = json_is_null (value) ? NAN : json_number_value (value);
      return json_is_null (value) || json_is_number (value);
    case COUNT:
      return read_count (value, G_STRUCT_MEMBER_P (data, member->offset));
    case FLAG:
      G_STRUCT_MEMBER (gboolean, data, member->offset) = json_is_true (value);
      return json_is_boolean (value);
    case TEXT:
      g_free (G_STRUCT_MEMBER (char *, data, member->offset));
      G_STRUCT_MEMBER (char *, data, member->offset) = g_strdup (json_string_value (value));
      return json_is_string (value);
    case COUNTRY:
      return read_country (value, G_STRUCT_MEMBER_P (data, member->offset));
    case NAME:
      return read_name (value, member, G_STRUCT_MEMBER_P (data, member->offset));
    case NAMES:
      return read_names (value, member, G_STRUCT_MEMBER_P (data, member->offset));
    case PER_1000:
      per_1000->is_known = json_is_number (value);
      per_1000->per_1000 = json_number_value (value);
      return per_1000->is_known;
    }
  return FALSE;
}

static const Member *
find_member (const Member *members, const char *name)
{
  for (; members->name != NULL; members++)
    if (g_str_equal (members->name, name))
      return members;
  return NULL;
}

/* What is not understood may change what the rest means: then nothing is read. */
static gboolean
read_object (json_t *object, const Member *members, const char *const *others, gpointer data)
{
  const char *name = NULL;
  json_t *value = NULL;

  json_object_foreach (object, name, value)
    {
      const Member *member = find_member (members, name);

      if (member ? !read_member (value, member, data) : !g_strv_contains (others, name))
        return FALSE;
    }
  return json_is_object (object);
}

static gboolean
read_years (const json_t *list, GArray **by_year)
{
  json_t *value = NULL;
  size_t i = 0;

  if (list == NULL)
    return TRUE;
  *by_year = g_array_new (FALSE, TRUE, sizeof (TrabFractureYear));
  json_array_foreach (list, i, value)
    {
      TrabFractureYear year = { .years = json_number_value (json_array_get (value, 0)),
                                .low = json_number_value (json_array_get (value, 1)),
                                .best = json_number_value (json_array_get (value, 2)),
                                .high = json_number_value (json_array_get (value, 3)) };

      if (json_array_size (value) != NUMBERS_OF_A_YEAR)
        return FALSE;
      g_array_append_val (*by_year, year);
    }
  return json_array_size (list) > 0;
}

static gboolean
read_cell (json_t *object, TrabFractureCell *cell)
{
  static const char *const others[] = { "by_year", NULL };

  return read_object (object, cell_members, others, cell)
         && json_is_string (json_object_get (object, "state"))
         && read_years (json_object_get (object, "by_year"), &cell->by_year) && is_cell (cell);
}

static gboolean
read_refusals (const json_t *list, GArray *refusals)
{
  static const Member any = { "refusals", NAME, 0, name_refusal, TRAB_N_REFUSALS };
  json_t *value = NULL;
  size_t i = 0;
  guint refusal = 0;

  json_array_foreach (list, i, value)
    {
      if (!read_name (value, &any, &refusal))
        return FALSE;
      g_array_append_val (refusals, refusal);
    }
  return json_is_array (list);
}

static gboolean
read_harms (const json_t *list, GArray *harms)
{
  static const char *const no_others[] = { NULL };
  json_t *value = NULL;
  size_t i = 0;

  json_array_foreach (list, i, value)
    {
      TrabHarm harm = { 0 };
      gboolean is_read = read_object (value, harm_members, no_others, &harm);

      g_array_append_val (harms, harm);
      if (!is_read || harm.id == NULL || harm.outcome == NULL)
        return FALSE;
    }
  return json_is_array (list);
}

static gboolean
read_plan (json_t *object, GPtrArray *plans)
{
  static const Member no_members[] = { END };
  static const char *const others[] = { "plan", "major", "hip", "refusals", "harms", NULL };
  const char *plan_id = json_string_value (json_object_get (object, "plan"));
  TrabComparedPlan *plan = plan_id ? trab_compared_plan_new (plan_id, NULL) : NULL;

  if (plan == NULL)
    return FALSE;
  g_ptr_array_add (plans, plan);
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    if (!read_cell (json_object_get (object, outcome_names[i]), &plan->fracture[i]))
      return FALSE;
  return read_object (object, no_members, others, NULL)
         && read_refusals (json_object_get (object, "refusals"), plan->refusals)
         && read_harms (json_object_get (object, "harms"), plan->harms);
}

static gboolean
read_chance (json_t *object, TrabChance *chance)
{
  static const char *const others[] = { "major", "hip", "calculators", NULL };
  static const char *const no_others[] = { NULL };
  json_t *calculators = json_object_get (object, "calculators");

  if (!read_object (object, chance_members, others, chance))
    return FALSE;
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    if (!read_object (json_object_get (object, outcome_names[i]), base_members, no_others,
                      &chance->base[i])
        || !is_base (&chance->base[i]))
      return FALSE;
  for (guint i = 0; i < TRAB_N_CALCULATORS; i++)
    if (!read_object (json_object_get (calculators, name_calculator (i)), calculator_members,
                      no_others, &chance->calculators[i])
        || !is_calculator (&chance->calculators[i]))
      return FALSE;
  return json_object_size (calculators) == TRAB_N_CALCULATORS && chance->years > 0
         && chance->years <= YEARS_MOST && (!chance->has_death || is_pct (chance->death_pct));
}

/**
 * trab_signed_numbers_file_read:
 * @text: (nullable): what is kept with a visit
 *
 * Returns: (transfer full) (nullable): NULL where nothing is kept, or nothing that this version
 *   understands whole, or a number that no comparison has
 */
TrabSignedNumbers *
trab_signed_numbers_file_read (const char *text)
{
  static const char *const others[] = { "format", "chance", "plans", NULL };
  g_autoptr (TrabSignedNumbers) numbers = trab_signed_numbers_new ();
  json_t *root = text ? json_loads (text, JSON_REJECT_DUPLICATES, NULL) : NULL;
  json_t *plans = json_object_get (root, "plans");
  json_t *plan = NULL;
  size_t i = 0;
  gboolean is_read = json_integer_value (json_object_get (root, "format")) == FORMAT
                     && read_object (root, head_members, others, numbers)
                     && numbers->program != NULL && numbers->evidence_digest != NULL
                     && numbers->signed_by != NULL
                     && read_chance (json_object_get (root, "chance"), &numbers->chance)
                     && json_array_size (plans) > 0;

  json_array_foreach (plans, i, plan)
    is_read = is_read && read_plan (plan, numbers->plans);
  json_decref (root);
  return is_read ? g_steal_pointer (&numbers) : NULL;
}
