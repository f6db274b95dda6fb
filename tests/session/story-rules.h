/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * One rule and one plan; the words are those of story-teller.h.
 * @who: sex and year of birth
 * @holds, @does_not: the two stories
 */
typedef struct
{
  const char *rule;
  const char *who;
  const char *plan;
  const char *holds;
  const char *does_not;
} Story;

extern const Story story_rules[];
extern const guint n_story_rules;

G_END_DECLS
