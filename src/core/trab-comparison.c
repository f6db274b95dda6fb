/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-comparison.h"

#include <math.h>

struct _TrabComparison
{
  GObject parent_instance;
  TrabComparisonFields fields;
  TrabSignedNumbers *signed_numbers;
  TrabSafetyReport *safety;
  TrabMovement *movement;
  GPtrArray *nutrients; /* of TrabNutrient */
  GPtrArray *plans;
  GPtrArray *unconfirmed;       /* of TrabUnconfirmedFact */
  GPtrArray *missing;           /* of char *: question ids */
  GPtrArray *facts;             /* of TrabUsedFact */
  GPtrArray *baseline_refusals; /* of char * */
};

G_DEFINE_FINAL_TYPE (TrabComparison, trab_comparison, G_TYPE_OBJECT)

static void
unconfirmed_free (TrabUnconfirmedFact *fact)
{
  g_free (fact->id);
  g_free (fact->text);
  g_free (fact);
}

static void
used_fact_free (TrabUsedFact *fact)
{
  g_free (fact->id);
  g_free (fact->text);
  g_free (fact->origin);
  g_free (fact);
}

static void
trab_comparison_finalize (GObject *object)
{
  TrabComparison *self = TRAB_COMPARISON (object);

  g_free ((char *) self->fields.patient_id);
  g_free ((char *) self->fields.evidence_digest);
  g_clear_pointer (&self->signed_numbers, trab_signed_numbers_free);
  g_clear_object (&self->safety);
  g_clear_pointer (&self->movement, trab_movement_free);
  g_clear_pointer (&self->nutrients, g_ptr_array_unref);
  g_ptr_array_unref (self->plans);
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->unconfirmed);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->baseline_refusals);
  G_OBJECT_CLASS (trab_comparison_parent_class)->finalize (object);
}

static void
trab_comparison_class_init (TrabComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_comparison_finalize;
}

static void
trab_comparison_init (TrabComparison *self)
{
  self->plans = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_compared_plan_free);
  self->missing = g_ptr_array_new_with_free_func (g_free);
  self->unconfirmed = g_ptr_array_new_with_free_func ((GDestroyNotify) unconfirmed_free);
  self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) used_fact_free);
  self->baseline_refusals = g_ptr_array_new_with_free_func (g_free);
}

/**
 * trab_comparison_new:
 * @fields: copied, texts too
 *
 * Returns: (transfer full): a comparison without plans; its maker fills it and then hands it on
 */
TrabComparison *
trab_comparison_new (const TrabComparisonFields *fields)
{
  TrabComparison *self = g_object_new (TRAB_TYPE_COMPARISON, NULL);

  self->fields = *fields;
  self->fields.patient_id = g_strdup (fields->patient_id);
  self->fields.evidence_digest = g_strdup (fields->evidence_digest);
  return self;
}

/** trab_comparison_set_safety: what the safety rules say of the person and the plans */
void
trab_comparison_set_safety (TrabComparison *self, TrabSafetyReport *safety)
{
  g_set_object (&self->safety, safety);
}

/** trab_comparison_get_safety: (nullable) (transfer none) */
TrabSafetyReport *
trab_comparison_get_safety (TrabComparison *self)
{
  return self->safety;
}

/** trab_comparison_take_movement: @movement: (transfer full): the week, and what is open */
void
trab_comparison_take_movement (TrabComparison *self, TrabMovement *movement)
{
  g_clear_pointer (&self->movement, trab_movement_free);
  self->movement = movement;
}

/** trab_comparison_get_movement: (nullable) (transfer none) */
const TrabMovement *
trab_comparison_get_movement (TrabComparison *self)
{
  return self->movement;
}

/** trab_comparison_take_nutrients: @nutrients: (transfer full): of TrabNutrient */
void
trab_comparison_take_nutrients (TrabComparison *self, GPtrArray *nutrients)
{
  g_clear_pointer (&self->nutrients, g_ptr_array_unref);
  self->nutrients = nutrients;
}

/** trab_comparison_get_nutrients: (nullable) (transfer none): of TrabNutrient */
const GPtrArray *
trab_comparison_get_nutrients (TrabComparison *self)
{
  return self->nutrients;
}

/** trab_comparison_take_plan: @plan: (transfer full): added after the plans already there */
void
trab_comparison_take_plan (TrabComparison *self, TrabComparedPlan *plan)
{
  g_ptr_array_add (self->plans, plan);
}

/** trab_comparison_add_missing: an answer that was not known when the numbers were made */
void
trab_comparison_add_missing (TrabComparison *self, const char *question_id)
{
  g_ptr_array_add (self->missing, g_strdup (question_id));
}

void
trab_comparison_add_fact (TrabComparison *self,
                          const char *id,
                          const char *text,
                          const char *origin)
{
  TrabUsedFact *fact = g_new0 (TrabUsedFact, 1);

  fact->id = g_strdup (id);
  fact->text = g_strdup (text);
  fact->origin = g_strdup (origin);
  g_ptr_array_add (self->facts, fact);
}

/** trab_comparison_add_baseline_refusal: why the calculator gave no chance: an id for present */
void
trab_comparison_add_baseline_refusal (TrabComparison *self, const char *reason)
{
  g_ptr_array_add (self->baseline_refusals, g_strdup (reason));
}

static gboolean
is_about_same (TrabComparison *self, const TrabSignedNumbers *numbers)
{
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);

  if (fabs (numbers->years - self->fields.years) > 0)
    return FALSE;
  for (guint i = 0; i < numbers->plans->len; i++)
    {
      const TrabComparedPlan *then = g_ptr_array_index (numbers->plans, i);
      const TrabComparedPlan *now = trab_comparison_find_plan (self, then->plan_id);

      if (now == NULL || !g_hash_table_add (found, (gpointer) now))
        return FALSE;
    }
  return g_hash_table_size (found) == self->plans->len;
}

/** trab_comparison_has_refusal: of any plan */
gboolean
trab_comparison_has_refusal (TrabComparison *self, TrabRefusal refusal)
{
  for (guint i = 0; i < self->plans->len; i++)
    if (trab_compared_plan_has_refusal (g_ptr_array_index (self->plans, i), refusal))
      return TRUE;
  return FALSE;
}

/* What was refused then is refused now, curves too, for the reasons of then. */
static void
set_signed (TrabComparedPlan *now, TrabComparedPlan *then)
{
  if (trab_compared_plan_is_refused (then))
    {
      GArray *refusals = now->refusals;

      now->refusals = then->refusals;
      then->refusals = refusals;
      now->has_curve = FALSE;
    }
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      TrabFractureCell cell = now->fracture[i];

      now->fracture[i] = then->fracture[i];
      then->fracture[i] = cell;
    }
  g_array_unref (now->harms);
  now->harms = g_array_ref (then->harms);
}

/**
 * trab_comparison_take_signed:
 * @numbers: (transfer full): they stand in place of the chances and harms that were worked out
 *
 * For the maker of a comparison of a signed visit, before it hands it on.
 *
 * Returns: FALSE, nothing changed, where they are not of the same plans and years
 */
gboolean
trab_comparison_take_signed (TrabComparison *self, TrabSignedNumbers *numbers)
{
  if (!is_about_same (self, numbers))
    {
      trab_signed_numbers_free (numbers);
      return FALSE;
    }
  for (guint i = 0; i < numbers->plans->len; i++)
    {
      TrabComparedPlan *then = g_ptr_array_index (numbers->plans, i);

      set_signed ((TrabComparedPlan *) trab_comparison_find_plan (self, then->plan_id), then);
    }
  self->fields.chance = numbers->chance;
  self->signed_numbers = numbers;
  return TRUE;
}

/** trab_comparison_get_signed: (nullable) (transfer none): what its chances and harms are from,
 * where they are those of a signed visit */
const TrabSignedNumbers *
trab_comparison_get_signed (TrabComparison *self)
{
  return self->signed_numbers;
}

const TrabComparisonFields *
trab_comparison_get (TrabComparison *self)
{
  g_return_val_if_fail (TRAB_IS_COMPARISON (self), NULL);
  return &self->fields;
}

guint
trab_comparison_get_n_plans (TrabComparison *self)
{
  return self->plans->len;
}

const TrabComparedPlan *
trab_comparison_get_plan (TrabComparison *self, guint index)
{
  g_return_val_if_fail (index < self->plans->len, NULL);
  return g_ptr_array_index (self->plans, index);
}

/** trab_comparison_find_plan: (nullable): the plan of that id, or of that other name */
const TrabComparedPlan *
trab_comparison_find_plan (TrabComparison *self, const char *plan_id)
{
  for (guint i = 0; i < self->plans->len; i++)
    {
      const TrabComparedPlan *plan = g_ptr_array_index (self->plans, i);

      if (g_str_equal (plan->plan_id, plan_id)
          || g_ptr_array_find_with_equal_func (plan->other_ids, plan_id, g_str_equal, NULL))
        return plan;
    }
  return NULL;
}

/** trab_comparison_add_unconfirmed: what is on record and in no number; see TrabUnconfirmedFact */
void
trab_comparison_add_unconfirmed (
    TrabComparison *self, const char *id, const char *text, TrabDate from, gboolean is_stale)
{
  TrabUnconfirmedFact *fact = g_new0 (TrabUnconfirmedFact, 1);

  fact->id = g_strdup (id);
  fact->text = g_strdup (text);
  fact->from = from;
  fact->is_stale = is_stale;
  g_ptr_array_add (self->unconfirmed, fact);
}

/** trab_comparison_get_unconfirmed: (transfer none): of TrabUnconfirmedFact */
GPtrArray *
trab_comparison_get_unconfirmed (TrabComparison *self)
{
  return self->unconfirmed;
}

/** trab_comparison_get_missing: (transfer none): of char *: question ids */
GPtrArray *
trab_comparison_get_missing (TrabComparison *self)
{
  return self->missing;
}

/** trab_comparison_get_facts: (transfer none): of TrabUsedFact */
GPtrArray *
trab_comparison_get_facts (TrabComparison *self)
{
  return self->facts;
}

/** trab_comparison_get_baseline_refusals: (transfer none): of char *; empty when there is a number
 */
GPtrArray *
trab_comparison_get_baseline_refusals (TrabComparison *self)
{
  return self->baseline_refusals;
}
