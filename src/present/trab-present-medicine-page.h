/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-answer.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/** What a medicine page tells, in its order. */
typedef enum
{
  TRAB_MEDICINE_PAGE_TAKE,
  TRAB_MEDICINE_PAGE_BEFORE,
  TRAB_MEDICINE_PAGE_COMMON,
  TRAB_MEDICINE_PAGE_RARE,
  TRAB_MEDICINE_PAGE_STOP_AND_CALL,
  TRAB_MEDICINE_PAGE_REVIEW,
  TRAB_MEDICINE_PAGE_STOPPING,
} TrabMedicinePagePart;
#define TRAB_N_MEDICINE_PAGE_PARTS (TRAB_MEDICINE_PAGE_STOPPING + 1)

/**
 * TrabPresentMedicine:
 * One medicine of a plan, for the patient.
 * @title: "Your medicine: alendronate"
 * @line: product and dose, and what it does
 * @is_taken_at_home: not given by the clinic: a dose can be missed
 * @steps: how to take it, a title and its words in turn; empty where it is not told in steps
 * @parts: sentences, those of taking without the steps; of each part there is one, or that the
 *   sources do not tell it
 */
typedef struct
{
  char *title;
  char *line;
  gboolean is_taken_at_home;
  char **steps;
  char **parts[TRAB_N_MEDICINE_PAGE_PARTS];
} TrabPresentMedicine;

/* Each medicine of a plan, once; food and movement are none. */
GPtrArray *trab_present_medicine_page_dup_list (TrabEvidence *evidence,
                                                const char *plan_id,
                                                TrabAnswer uterus);
const char *trab_present_medicine_page_get_heading (TrabMedicinePagePart part);
void trab_present_medicine_page_free_medicine (TrabPresentMedicine *medicine);

G_END_DECLS
