/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-spec.h"
#include "trab-comparison.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

typedef enum
{
  TRAB_PRESENT_SCREEN_CHANCE, /* if nothing changes */
  TRAB_PRESENT_SCREEN_PLAN,   /* one plan beside it */
  TRAB_PRESENT_SCREEN_CHOICE, /* all plans side by side, none lit */
} TrabPresentScreenKind;

/**
 * TrabPresentScreen:
 * One thing that the patient's own window shows: the same values and sentences as the pages.
 * @plan_id: of a plan; "as-now" of the chance; NULL of the choice
 * @lead: of whom the numbers are; the first name only
 * @number: (nullable): the chance with the plan and what it prevents
 * @words: (nullable): what must be read with the number
 */
typedef struct
{
  TrabPresentScreenKind kind;
  char *plan_id;
  char *lead;
  char *title;
  char *number;
  char *words;
} TrabPresentScreen;

/**
 * TrabPresentCard:
 * One plan of the choice.
 * @number: the chance and what the plan prevents, or that it is not known
 * @effort: what the person does
 */
typedef struct
{
  char *name;
  char *number;
  char *effort;
  char *chart_class;
} TrabPresentCard;

void trab_present_screen_free (TrabPresentScreen *screen);
GPtrArray *trab_present_screen_dup_list (TrabComparison *comparison,
                                         TrabEvidence *evidence,
                                         const char *first_name);
TrabChartSpec *trab_present_screen_new_picture (const TrabPresentScreen *screen,
                                                TrabComparison *comparison,
                                                TrabEvidence *evidence);
GPtrArray *trab_present_screen_dup_cards (TrabComparison *comparison, TrabEvidence *evidence);
const char *trab_present_screen_get_no_hurry (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabPresentScreen, trab_present_screen_free)

G_END_DECLS
