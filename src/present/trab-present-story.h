/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-present-comparison.h"

G_BEGIN_DECLS

/* A plan as sentences that can be read out to the person: of people, never of rates; the same
 * numbers as every other view. (element-type utf8): a paragraph each. */
GPtrArray *trab_present_story_dup_paragraphs (TrabComparison *comparison,
                                              TrabEvidence *evidence,
                                              guint plan);
char *trab_present_story_dup_base (TrabComparison *comparison);

G_END_DECLS
