/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-report.h"

struct _TrabSafetyReport
{
  GObject parent_instance;
  GPtrArray *cards;     /* of TrabSafetyCard */
  GPtrArray *gaps;      /* of TrabSafetyGap */
  GPtrArray *referrals; /* of TrabSafetyReferral */
  GPtrArray *watches;   /* of TrabSafetyWatch */
  gboolean has_clearance;
  double clearance_ml_min;
};

G_DEFINE_FINAL_TYPE (TrabSafetyReport, trab_safety_report, G_TYPE_OBJECT)

static void
finding_free (TrabSafetyFinding *finding)
{
  g_free (finding->rule_id);
  g_ptr_array_unref (finding->plan_ids);
  g_free (finding);
}

static void
detail_free (TrabSafetyDetail *detail)
{
  g_free (detail->medicine);
  g_free (detail->question);
  g_free (detail->near_name);
  g_clear_object (&detail->result);
  g_free (detail);
}

static void
card_free (TrabSafetyCard *card)
{
  g_free (card->cause);
  g_ptr_array_unref (card->findings);
  g_ptr_array_unref (card->plan_ids);
  g_ptr_array_unref (card->details);
  g_free (card->override_reason);
  g_free (card);
}

static void
gap_free (TrabSafetyGap *gap)
{
  g_free (gap->field);
  g_free (gap->question);
  g_free (gap->measure);
  g_ptr_array_unref (gap->rule_ids);
  g_ptr_array_unref (gap->plan_ids);
  g_ptr_array_unref (gap->stop_plan_ids);
  g_free (gap->reason);
  g_free (gap);
}

static void
watch_free (TrabSafetyWatch *watch)
{
  g_free (watch->schedule_id);
  g_free (watch->plan_id);
  g_free (watch);
}

static void
found_free (TrabSafetyFound *found)
{
  g_free (found->field);
  g_free (found->question);
  g_free (found);
}

static void
referral_free (TrabSafetyReferral *referral)
{
  g_free (referral->rule_id);
  g_ptr_array_unref (referral->plan_ids);
  g_ptr_array_unref (referral->found);
  g_free (referral);
}

static void
trab_safety_report_finalize (GObject *object)
{
  TrabSafetyReport *self = TRAB_SAFETY_REPORT (object);

  g_ptr_array_unref (self->cards);
  g_ptr_array_unref (self->gaps);
  g_ptr_array_unref (self->referrals);
  g_ptr_array_unref (self->watches);
  G_OBJECT_CLASS (trab_safety_report_parent_class)->finalize (object);
}

static void
trab_safety_report_class_init (TrabSafetyReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_safety_report_finalize;
}

static void
trab_safety_report_init (TrabSafetyReport *self)
{
  self->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) card_free);
  self->gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) gap_free);
  self->referrals = g_ptr_array_new_with_free_func ((GDestroyNotify) referral_free);
  self->watches = g_ptr_array_new_with_free_func ((GDestroyNotify) watch_free);
}

/** trab_safety_report_new: (transfer full): one that says nothing yet */
TrabSafetyReport *
trab_safety_report_new (void)
{
  return g_object_new (TRAB_TYPE_SAFETY_REPORT, NULL);
}

static gboolean
has_id (const GPtrArray *ids, const char *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_str_equal (g_ptr_array_index (ids, i), id))
      return TRUE;
  return FALSE;
}

/* What is about the person is about every plan. */
static void
add_plan (GPtrArray *plan_ids, const char *plan_id, gboolean *is_about_person)
{
  *is_about_person = *is_about_person || plan_id == NULL;
  if (*is_about_person)
    g_ptr_array_set_size (plan_ids, 0);
  else if (!has_id (plan_ids, plan_id))
    g_ptr_array_add (plan_ids, g_strdup (plan_id));
}

/* A rule louder than those already there goes to the front. */
static void
add_rule (GPtrArray *rule_ids,
          const char *rule_id,
          TrabSafetySeverity severity,
          TrabSafetySeverity *loudest)
{
  if (has_id (rule_ids, rule_id))
    return;
  if (severity < *loudest)
    g_ptr_array_insert (rule_ids, 0, g_strdup (rule_id));
  else
    g_ptr_array_add (rule_ids, g_strdup (rule_id));
  *loudest = MIN (*loudest, severity);
}

/* @loudest, @least: severities that are meant, both included */
static TrabSafetyFinding *
find_finding (const TrabSafetyCard *card,
              const char *rule_id,
              TrabSafetySeverity loudest,
              TrabSafetySeverity least)
{
  for (guint i = 0; i < card->findings->len; i++)
    {
      TrabSafetyFinding *finding = g_ptr_array_index (card->findings, i);

      if (g_str_equal (finding->rule_id, rule_id) && finding->severity >= loudest
          && finding->severity <= least)
        return finding;
    }
  return NULL;
}

/* Behind those that are as loud or louder. */
static void
insert_finding (TrabSafetyCard *card, TrabSafetyFinding *finding)
{
  guint place = 0;

  while (place < card->findings->len
         && ((TrabSafetyFinding *) g_ptr_array_index (card->findings, place))->severity
                <= finding->severity)
    place++;
  g_ptr_array_insert (card->findings, (int) place, finding);
}

/* A rule that is a stop for one plan may be less for the person: each weight has a row. */
static void
add_finding (TrabSafetyCard *card,
             const char *rule_id,
             TrabSafetySeverity severity,
             const char *plan_id)
{
  TrabSafetyFinding *finding = find_finding (card, rule_id, severity, severity);

  if (finding == NULL)
    {
      finding = g_new0 (TrabSafetyFinding, 1);
      finding->rule_id = g_strdup (rule_id);
      finding->severity = severity;
      finding->plan_ids = g_ptr_array_new_with_free_func (g_free);
      insert_finding (card, finding);
    }
  add_plan (finding->plan_ids, plan_id, &finding->is_about_person);
}

/**
 * trab_safety_report_add_found:
 * @plan_id: (nullable): NULL when the rule is about the person, whatever the plan
 *
 * Returns: (transfer none): the card of the cause, for its maker to complete
 */
TrabSafetyCard *
trab_safety_report_add_found (TrabSafetyReport *self,
                              const char *cause,
                              const char *rule_id,
                              TrabSafetySeverity severity,
                              const char *plan_id)
{
  TrabSafetyCard *card = NULL;

  g_return_val_if_fail (TRAB_IS_SAFETY_REPORT (self) && cause != NULL, NULL);

  for (guint i = 0; i < self->cards->len && card == NULL; i++)
    if (g_str_equal (((TrabSafetyCard *) g_ptr_array_index (self->cards, i))->cause, cause))
      card = g_ptr_array_index (self->cards, i);
  if (card == NULL)
    {
      card = g_new0 (TrabSafetyCard, 1);
      card->cause = g_strdup (cause);
      card->severity = TRAB_SAFETY_MONITOR;
      card->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) finding_free);
      card->plan_ids = g_ptr_array_new_with_free_func (g_free);
      card->details = g_ptr_array_new_with_free_func ((GDestroyNotify) detail_free);
      g_ptr_array_add (self->cards, card);
    }
  add_finding (card, rule_id, severity, plan_id);
  card->severity = MIN (card->severity, severity);
  add_plan (card->plan_ids, plan_id, &card->is_about_person);
  return card;
}

/** trab_safety_report_add_detail: @question, @near_name: (nullable): as in a detail; the same one
 * is told once */
void
trab_safety_report_add_detail (TrabSafetyCard *card,
                               const char *medicine,
                               const char *question,
                               const char *near_name)
{
  TrabSafetyDetail *detail = NULL;

  for (guint i = 0; i < card->details->len; i++)
    {
      detail = g_ptr_array_index (card->details, i);
      if (g_strcmp0 (detail->medicine, medicine) == 0
          && g_strcmp0 (detail->question, question) == 0)
        return;
    }
  detail = g_new0 (TrabSafetyDetail, 1);
  detail->medicine = g_strdup (medicine);
  detail->question = g_strdup (question);
  detail->near_name = g_strdup (near_name);
  g_ptr_array_add (card->details, detail);
}

/** trab_safety_report_add_result: @limit: NaN for none; the same side of a result is told once */
void
trab_safety_report_add_result (TrabSafetyCard *card,
                               TrabMeasurement *result,
                               gboolean is_upper,
                               double limit)
{
  TrabSafetyDetail *detail = NULL;

  for (guint i = 0; i < card->details->len; i++)
    {
      detail = g_ptr_array_index (card->details, i);
      if (detail->result == result && detail->is_upper == is_upper)
        return;
    }
  detail = g_new0 (TrabSafetyDetail, 1);
  detail->result = g_object_ref (result);
  detail->is_upper = is_upper;
  detail->limit = limit;
  g_ptr_array_add (card->details, detail);
}

/**
 * trab_safety_report_add_not_checked:
 * @plan_id: (nullable): as in trab_safety_report_add_found()
 *
 * Returns: (transfer none): the one of this field, for its maker to complete
 */
TrabSafetyGap *
trab_safety_report_add_not_checked (TrabSafetyReport *self,
                                    const char *field,
                                    const char *rule_id,
                                    TrabSafetySeverity severity,
                                    const char *plan_id)
{
  TrabSafetyGap *gap = NULL;

  g_return_val_if_fail (TRAB_IS_SAFETY_REPORT (self) && field != NULL, NULL);

  for (guint i = 0; i < self->gaps->len && gap == NULL; i++)
    if (g_str_equal (((TrabSafetyGap *) g_ptr_array_index (self->gaps, i))->field, field))
      gap = g_ptr_array_index (self->gaps, i);
  if (gap == NULL)
    {
      gap = g_new0 (TrabSafetyGap, 1);
      gap->field = g_strdup (field);
      gap->severity = TRAB_SAFETY_MONITOR;
      gap->rule_ids = g_ptr_array_new_with_free_func (g_free);
      gap->plan_ids = g_ptr_array_new_with_free_func (g_free);
      gap->stop_plan_ids = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->gaps, gap);
    }
  add_rule (gap->rule_ids, rule_id, severity, &gap->severity);
  add_plan (gap->plan_ids, plan_id, &gap->is_about_person);
  if (severity == TRAB_SAFETY_STOP && plan_id == NULL)
    gap->stops_person = TRUE;
  else if (severity == TRAB_SAFETY_STOP && !has_id (gap->stop_plan_ids, plan_id))
    g_ptr_array_add (gap->stop_plan_ids, g_strdup (plan_id));
  return gap;
}

/**
 * trab_safety_report_add_referral:
 * @plan_id: (nullable): as in trab_safety_report_add_found()
 *
 * Returns: (transfer none): the one of this rule, for its maker to complete
 */
TrabSafetyReferral *
trab_safety_report_add_referral (TrabSafetyReport *self, const char *rule_id, const char *plan_id)
{
  TrabSafetyReferral *referral = NULL;

  g_return_val_if_fail (TRAB_IS_SAFETY_REPORT (self) && rule_id != NULL, NULL);

  for (guint i = 0; i < self->referrals->len && referral == NULL; i++)
    {
      TrabSafetyReferral *other = g_ptr_array_index (self->referrals, i);

      if (g_str_equal (other->rule_id, rule_id))
        referral = other;
    }
  if (referral == NULL)
    {
      referral = g_new0 (TrabSafetyReferral, 1);
      referral->rule_id = g_strdup (rule_id);
      referral->plan_ids = g_ptr_array_new_with_free_func (g_free);
      referral->found = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);
      g_ptr_array_add (self->referrals, referral);
    }
  add_plan (referral->plan_ids, plan_id, &referral->is_about_person);
  return referral;
}

/* Returns: (nullable) (transfer none): NULL when @field has its value already */
static TrabSafetyFound *
add_value (TrabSafetyReferral *referral, const char *field, const char *question)
{
  TrabSafetyFound *found = NULL;

  for (guint i = 0; i < referral->found->len; i++)
    {
      found = g_ptr_array_index (referral->found, i);
      if (g_str_equal (found->field, field) && g_strcmp0 (found->question, question) == 0)
        return NULL;
    }
  found = g_new0 (TrabSafetyFound, 1);
  found->field = g_strdup (field);
  found->question = g_strdup (question);
  g_ptr_array_add (referral->found, found);
  return found;
}

/** trab_safety_report_add_number: what was found of @field; the first value of a field stays */
void
trab_safety_report_add_number (TrabSafetyReferral *referral, const char *field, double number)
{
  TrabSafetyFound *found = add_value (referral, field, NULL);

  if (found == NULL)
    return;
  found->has_number = TRUE;
  found->number = number;
}

/** trab_safety_report_add_answer: @question: (nullable): of several of @field, the one answered so
 */
void
trab_safety_report_add_answer (TrabSafetyReferral *referral,
                               const char *field,
                               const char *question,
                               TrabAnswer answer)
{
  TrabSafetyFound *found = add_value (referral, field, question);

  if (found != NULL)
    found->answer = answer;
}

/** trab_safety_report_add_watch: (transfer none): the row, for its maker to date */
TrabSafetyWatch *
trab_safety_report_add_watch (TrabSafetyReport *self, const char *schedule_id, const char *plan_id)
{
  TrabSafetyWatch *watch = NULL;

  g_return_val_if_fail (TRAB_IS_SAFETY_REPORT (self), NULL);

  watch = g_new0 (TrabSafetyWatch, 1);
  watch->schedule_id = g_strdup (schedule_id);
  watch->plan_id = g_strdup (plan_id);
  g_ptr_array_add (self->watches, watch);
  return watch;
}

/** trab_safety_report_set_clearance: of creatinine by Cockcroft-Gault, which bone drugs' labels use
 */
void
trab_safety_report_set_clearance (TrabSafetyReport *self, double clearance_ml_min)
{
  self->has_clearance = TRUE;
  self->clearance_ml_min = clearance_ml_min;
}

static int
compare_cards (gconstpointer a, gconstpointer b)
{
  const TrabSafetyCard *one = *(TrabSafetyCard *const *) a;
  const TrabSafetyCard *other = *(TrabSafetyCard *const *) b;
  guint first = one->first ? one->first : G_MAXUINT;
  guint second = other->first ? other->first : G_MAXUINT;

  if (first != second)
    return first < second ? -1 : 1;
  if (one->severity != other->severity)
    return (int) one->severity - (int) other->severity;
  return g_strcmp0 (one->cause, other->cause);
}

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const TrabSafetyGap *one = *(TrabSafetyGap *const *) a;
  const TrabSafetyGap *other = *(TrabSafetyGap *const *) b;

  if (one->severity != other->severity)
    return (int) one->severity - (int) other->severity;
  return g_strcmp0 (one->field, other->field);
}

/** trab_safety_report_sort: what stands first of all, then the loudest */
void
trab_safety_report_sort (TrabSafetyReport *self)
{
  g_return_if_fail (TRAB_IS_SAFETY_REPORT (self));

  g_ptr_array_sort (self->cards, compare_cards);
  g_ptr_array_sort (self->gaps, compare_gaps);
}

/** trab_safety_report_get_cards: (transfer none): of TrabSafetyCard */
GPtrArray *
trab_safety_report_get_cards (TrabSafetyReport *self)
{
  return self->cards;
}

/** trab_safety_report_get_gaps: (transfer none): of TrabSafetyGap */
GPtrArray *
trab_safety_report_get_gaps (TrabSafetyReport *self)
{
  return self->gaps;
}

/** trab_safety_report_get_referrals: (transfer none): of TrabSafetyReferral, in the order of the
 * rules */
GPtrArray *
trab_safety_report_get_referrals (TrabSafetyReport *self)
{
  return self->referrals;
}

/** trab_safety_report_get_watches: (transfer none): of TrabSafetyWatch */
GPtrArray *
trab_safety_report_get_watches (TrabSafetyReport *self)
{
  return self->watches;
}

/** trab_safety_report_find_card: (nullable) (transfer none): the card of a rule that holds */
const TrabSafetyCard *
trab_safety_report_find_card (TrabSafetyReport *self, const char *rule_id)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      const TrabSafetyCard *card = g_ptr_array_index (self->cards, i);

      if (find_finding (card, rule_id, TRAB_SAFETY_STOP, TRAB_SAFETY_MONITOR) != NULL)
        return card;
    }
  return NULL;
}

/** trab_safety_report_find_gap: (nullable) (transfer none): what a rule could not be checked for */
const TrabSafetyGap *
trab_safety_report_find_gap (TrabSafetyReport *self, const char *rule_id)
{
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const TrabSafetyGap *gap = g_ptr_array_index (self->gaps, i);

      if (has_id (gap->rule_ids, rule_id))
        return gap;
    }
  return NULL;
}

/** trab_safety_report_get_clearance: FALSE, untouched, when it could not be worked out */
gboolean
trab_safety_report_get_clearance (TrabSafetyReport *self, double *clearance_ml_min)
{
  if (self->has_clearance)
    *clearance_ml_min = self->clearance_ml_min;
  return self->has_clearance;
}

/** trab_safety_report_closes_all: whether no number may be shown until something is settled */
gboolean
trab_safety_report_closes_all (TrabSafetyReport *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    if (((const TrabSafetyCard *) g_ptr_array_index (self->cards, i))->closes_all)
      return TRUE;
  return FALSE;
}

/** trab_safety_report_is_about: whether a card or gap with these plans is about @plan_id; one
 * without plans is about every plan */
gboolean
trab_safety_report_is_about (const GPtrArray *plan_ids, const char *plan_id)
{
  return plan_ids->len == 0 || has_id (plan_ids, plan_id);
}

/**
 * trab_safety_report_weigh_card:
 * @plan_id: (nullable): NULL for whatever plan
 * @severity: (out): of the loudest finding that is about the plan
 *
 * Returns: FALSE, @severity untouched, when the card says nothing of the plan
 */
gboolean
trab_safety_report_weigh_card (const TrabSafetyCard *card,
                               const char *plan_id,
                               TrabSafetySeverity *severity)
{
  for (guint i = 0; i < card->findings->len; i++)
    {
      const TrabSafetyFinding *finding = g_ptr_array_index (card->findings, i);

      if (plan_id == NULL || trab_safety_report_is_about (finding->plan_ids, plan_id))
        {
          *severity = finding->severity;
          return TRUE;
        }
    }
  return FALSE;
}
