/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-comparison-banners.h"

#include <glib/gi18n-lib.h>

#include "trab-present-banner.h"
#include "trab-present-base.h"
#include "trab-present-plan.h"
#include "trab-present-referral.h"
#include "trab-present-safety.h"
#include "trab-present-upkeep.h"

static void
add (GPtrArray *banners, TrabPresentLevel level, const char *text)
{
  g_ptr_array_add (banners, trab_present_banner_new (level, NULL, text));
}

/* Why no chance is shown at all, in the job's own words. */
static const char *
get_closed_reason (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *words;
  } reasons[] = {
    { "safety", N_ ("No chance is shown. Something has to be settled before any number.") },
    { "bone-medicine",
      N_ ("No chance is shown. The calculators' people took no such bone medicine.") },
    { "bone-cancer",
      N_ ("No chance is shown. With cancer in a bone the calculators speak of other people.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_strcmp0 (kind, reasons[i].kind) == 0)
      return _ (reasons[i].words);
  return _ ("No chance is shown.");
}

/* What must be known of the base, before its number. */
static void
add_base (TrabComparison *comparison, TrabEvidence *evidence, GPtrArray *banners)
{
  const TrabChance *chance = &trab_comparison_get (comparison)->chance;
  GPtrArray *refusals = trab_comparison_get_baseline_refusals (comparison);
  g_autofree char *lacks = trab_present_base_dup_lacks (chance);
  g_autofree char *without = trab_present_base_dup_without (chance);
  g_autoptr (GPtrArray) notes = trab_present_base_dup_notes (chance, evidence);

  for (guint i = 0; i < refusals->len; i++)
    add (banners, TRAB_PRESENT_LEVEL_NOTE, get_closed_reason (g_ptr_array_index (refusals, i)));
  if (lacks != NULL && refusals->len == 0)
    add (banners, TRAB_PRESENT_LEVEL_NOTE, lacks);
  for (guint i = 0; i < notes->len; i++)
    add (banners, TRAB_PRESENT_LEVEL_NOTE, g_ptr_array_index (notes, i));
  if (without != NULL)
    add (banners, TRAB_PRESENT_LEVEL_NOTE, without);
}

static void
add_safety (TrabComparison *comparison, TrabEvidence *evidence, GPtrArray *banners)
{
  g_autoptr (GHashTable) names = trab_present_plan_new_names (evidence, comparison);
  TrabSafetyReport *safety = trab_comparison_get_safety (comparison);

  trab_present_referral_add_banner (banners, safety, evidence, names);
  trab_present_safety_add_banners (banners, safety, evidence, names);
}

/**
 * trab_present_comparison_banners_new:
 * Returns: (transfer full): of TrabPresentBanner, loudest first: what must be known before any
 * number of the comparison
 */
GPtrArray *
trab_present_comparison_banners_new (TrabComparison *comparison, TrabEvidence *evidence)
{
  GPtrArray *banners = trab_present_banner_new_list ();
  const TrabComparisonFields *fields = trab_comparison_get (comparison);
  TrabSafetyReport *safety = trab_comparison_get_safety (comparison);
  TrabPresentBanner *upkeep = trab_present_upkeep_new_banner (evidence, fields->today);

  add_safety (comparison, evidence, banners);
  if (upkeep != NULL)
    g_ptr_array_add (banners, upkeep);
  if ((safety == NULL || trab_safety_report_find_card (safety, "SRX001") == NULL)
      && trab_comparison_has_refusal (comparison, TRAB_REFUSAL_DENOSUMAB_OR_ANABOLIC))
    add (banners, TRAB_PRESENT_LEVEL_STOP,
         _ ("Denosumab or a bone-building medicine, now or in the last 3 years. Stopping or "
            "delaying denosumab has been followed by fast bone loss and breaks in the "
            "spine. No curve is shown: this is a question for the prescriber."));
  add_base (comparison, evidence, banners);
  return banners;
}
