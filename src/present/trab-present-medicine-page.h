/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

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

const char *trab_present_medicine_page_get_heading (TrabMedicinePagePart part);
GPtrArray *trab_present_medicine_page_dup_lines (TrabEvidence *evidence,
                                                 const char *plan_id,
                                                 TrabMedicinePagePart part);

G_END_DECLS
