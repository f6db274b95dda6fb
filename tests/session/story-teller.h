/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-safety.h"

G_BEGIN_DECLS

/**
 * The safety rules, and a person told in words.
 * A story is told in words separated by blanks (a blank inside is "_"):
 * question=answer; lab:measure=value[@date]; t:site=value; z:site=value; bmd:site=value[@date];
 * ctx:fasting; frac:site@date; hurt:site@date (not by little trauma);
 * take:CLASS[:regimen]@from[..to]; name:medicine (known by its name alone); allergy:text;
 * limit:measure=low..high (of the clinic's laboratory); born:year; plan:plan (another than the one
 * asked for).
 */
typedef struct
{
  TrabEvidence *evidence;
  TrabCatalogue *catalogue;
  TrabSafety *safety;
} StoryTeller;

void story_teller_set_up (StoryTeller *fixture, gconstpointer unused);
void story_teller_tear_down (StoryTeller *fixture, gconstpointer unused);
TrabSafetyReport *story_teller_check (StoryTeller *fixture,
                                      const char *who,
                                      const char *plan_id,
                                      const char *words);

G_END_DECLS
