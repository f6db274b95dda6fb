/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-file.h"

#include "trab-json-value.h"
#include "trab-measure.h"

static const char *const severity_names[] = {
  [TRAB_SAFETY_STOP] = "stop",
  [TRAB_SAFETY_CHECK_FIRST] = "check-first",
  [TRAB_SAFETY_NOTE] = "note",
  [TRAB_SAFETY_MONITOR] = "monitor",
};

static const char *const due_names[] = {
  [TRAB_SAFETY_DUE_NONE] = "no-day",
  [TRAB_SAFETY_DUE_NOT_KNOWN] = "not-known",
  [TRAB_SAFETY_DUE_AHEAD] = "ahead",
  [TRAB_SAFETY_DUE_PAST] = "past",
};

static json_t *
new_ids (const GPtrArray *ids)
{
  json_t *list = json_array ();

  for (guint i = 0; i < ids->len; i++)
    json_array_append_new (list, json_string (g_ptr_array_index (ids, i)));
  return list;
}

static json_t *
new_findings (const TrabSafetyCard *card)
{
  json_t *list = json_array ();

  for (guint i = 0; i < card->findings->len; i++)
    {
      const TrabSafetyFinding *finding = g_ptr_array_index (card->findings, i);

      json_array_append_new (list, json_pack ("{s:s, s:s, s:b, s:o}", "rule_id", finding->rule_id,
                                              "severity", severity_names[finding->severity],
                                              "is_about_person", finding->is_about_person,
                                              "plan_ids", new_ids (finding->plan_ids)));
    }
  return list;
}

/* A line of the list of medicines, or a result as it came, with the limit that it is beyond in the
 * measure's own unit. */
static json_t *
new_detail (const TrabSafetyDetail *detail)
{
  const TrabMeasurementFields *result
      = detail->result != NULL ? trab_measurement_get (detail->result) : NULL;
  char day[TRAB_DATE_TEXT_SIZE];

  if (result == NULL)
    return json_pack ("{s:s?, s:s?, s:s?}", "medicine", detail->medicine, "question",
                      detail->question, "near_name", detail->near_name);
  return json_pack ("{s:s, s:s?, s:s?, s:s?, s:o, s:s, s:s, s:s?}", "measure",
                    trab_measure_get_info (result->measure)->id, "value", result->text, "unit",
                    result->unit, "date",
                    trab_date_is_known (result->moment.date)
                        ? trab_date_to_text (result->moment.date, day)
                        : NULL,
                    "limit", trab_json_value_new_number (detail->limit), "limit_unit",
                    trab_measure_get_info (result->measure)->unit, "side",
                    detail->is_upper ? "high" : "low", "interpretation", result->interpretation);
}

static json_t *
new_details (const TrabSafetyCard *card)
{
  json_t *list = json_array ();

  for (guint i = 0; i < card->details->len; i++)
    json_array_append_new (list, new_detail (g_ptr_array_index (card->details, i)));
  return list;
}

static json_t *
new_card (const TrabSafetyCard *card)
{
  char from[TRAB_DATE_TEXT_SIZE];

  return json_pack (
      "{s:s, s:s, s:b, s:b, s:b, s:o, s:o, s:o, s:s?, s:b, s:s?}", "cause", card->cause, "severity",
      severity_names[card->severity], "is_first", card->first > 0, "closes_all", card->closes_all,
      "is_about_person", card->is_about_person, "findings", new_findings (card), "details",
      new_details (card), "plan_ids", new_ids (card->plan_ids), "override_reason",
      card->override_reason, "is_of_today", card->is_of_today, "carried_from",
      trab_date_is_known (card->carried_from) ? trab_date_to_text (card->carried_from, from)
                                              : NULL);
}

static json_t *
new_gap (const TrabSafetyGap *gap)
{
  return json_pack ("{s:s, s:s, s:o, s:o, s:o, s:s?}", "field", gap->field, "severity",
                    severity_names[gap->severity], "rule_ids", new_ids (gap->rule_ids), "plan_ids",
                    new_ids (gap->plan_ids), "stop_plan_ids", new_ids (gap->stop_plan_ids),
                    "reason", gap->reason);
}

static json_t *
new_referral (const TrabSafetyReferral *referral)
{
  json_t *found = json_object ();

  for (guint i = 0; i < referral->found->len; i++)
    {
      const TrabSafetyFound *value = g_ptr_array_index (referral->found, i);

      json_object_set_new (found, value->field,
                           value->has_number ? json_real (value->number)
                                             : json_string (trab_answer_to_string (value->answer)));
    }
  return json_pack ("{s:s, s:o, s:o}", "rule_id", referral->rule_id, "found", found, "plan_ids",
                    new_ids (referral->plan_ids));
}

/* Days as precisely as they are known; null where the row has none. */
static json_t *
new_watch (const TrabSafetyWatch *watch)
{
  char from[TRAB_DATE_TEXT_SIZE];
  char to[TRAB_DATE_TEXT_SIZE];
  gboolean is_dated = watch->due == TRAB_SAFETY_DUE_AHEAD || watch->due == TRAB_SAFETY_DUE_PAST;

  return json_pack ("{s:s, s:s, s:s?, s:s?, s:s}", "id", watch->schedule_id, "plan", watch->plan_id,
                    "due_from", is_dated ? trab_date_to_text (watch->due_from, from) : NULL,
                    "due_to", is_dated ? trab_date_to_text (watch->due_to, to) : NULL, "due",
                    due_names[watch->due]);
}

/** trab_safety_file_new_report: (transfer full): @report: (nullable) */
json_t *
trab_safety_file_new_report (TrabSafetyReport *report)
{
  json_t *found = json_array ();
  json_t *not_checked = json_array ();
  json_t *referrals = json_array ();
  json_t *watched = json_array ();

  for (guint i = 0; report != NULL && i < trab_safety_report_get_cards (report)->len; i++)
    json_array_append_new (found,
                           new_card (g_ptr_array_index (trab_safety_report_get_cards (report), i)));
  for (guint i = 0; report != NULL && i < trab_safety_report_get_gaps (report)->len; i++)
    json_array_append_new (not_checked,
                           new_gap (g_ptr_array_index (trab_safety_report_get_gaps (report), i)));
  for (guint i = 0; report != NULL && i < trab_safety_report_get_referrals (report)->len; i++)
    json_array_append_new (
        referrals, new_referral (g_ptr_array_index (trab_safety_report_get_referrals (report), i)));
  for (guint i = 0; report != NULL && i < trab_safety_report_get_watches (report)->len; i++)
    {
      const TrabSafetyWatch *watch = g_ptr_array_index (trab_safety_report_get_watches (report), i);

      json_array_append_new (watched, new_watch (watch));
    }
  return json_pack ("{s:o, s:o, s:o, s:o}", "referral_criteria", referrals, "found", found,
                    "not_checked", not_checked, "watched", watched);
}

static json_t *
new_number (const TrabHarmNumber *number)
{
  return number->is_known ? json_real (number->per_1000) : json_null ();
}

/** trab_safety_file_new_harms: (transfer full): a number that is not known is null, never 0 */
json_t *
trab_safety_file_new_harms (const GArray *harms)
{
  json_t *list = json_array ();

  for (guint i = 0; i < harms->len; i++)
    {
      const TrabHarm *harm = &g_array_index (harms, TrabHarm, i);

      json_array_append_new (
          list,
          json_pack ("{s:s, s:s, s:s, s:f, s:o, s:o, s:o, s:o, s:o, s:b, s:b, s:b, s:s?, "
                     "s:s, s:o, s:o, s:o}",
                     "id", harm->id, "outcome", harm->outcome, "direction",
                     trab_harm_direction_to_string (harm->direction), "horizon_years",
                     harm->horizon_years, "difference_per_1000", new_number (&harm->difference),
                     "low_per_1000", new_number (&harm->low), "high_per_1000",
                     new_number (&harm->high), "without_per_1000", new_number (&harm->without),
                     "with_per_1000", new_number (&harm->with), "is_in_span", harm->is_in_span,
                     "is_indirect", harm->is_indirect, "is_extrapolated", harm->is_extrapolated,
                     "certainty", trab_certainty_to_string (harm->certainty), "benefit",
                     trab_harm_benefit_to_string (harm->benefit), "fewer_breaks_per_1000",
                     new_number (&harm->fewer_breaks), "fewer_breaks_low_per_1000",
                     new_number (&harm->fewer_breaks_low), "fewer_breaks_high_per_1000",
                     new_number (&harm->fewer_breaks_high)));
    }
  return list;
}
