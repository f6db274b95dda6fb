/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-finding.h"

G_BEGIN_DECLS

/**
 * TrabCsvQuestion:
 * What a number of a table may be, where nobody but a person can tell. A zeroed one asks nothing.
 * @code: why it is asked
 * @candidates: (nullable): private
 */
typedef struct
{
  TrabFindingCode code;
  GArray *candidates;
} TrabCsvQuestion;

gboolean trab_csv_question_offer_units (TrabCsvQuestion *question,
                                        const TrabMeasurementFields *fields);
gboolean trab_csv_question_offer_numbers (TrabCsvQuestion *question,
                                          const TrabMeasurementFields *fields,
                                          const char *unit);
gboolean trab_csv_question_is_open (const TrabCsvQuestion *question);
TrabFinding *trab_csv_question_new_finding (const TrabCsvQuestion *question,
                                            guint line,
                                            int person,
                                            const TrabMeasurementFields *fields);
void trab_csv_question_clear (TrabCsvQuestion *question);

G_END_DECLS
