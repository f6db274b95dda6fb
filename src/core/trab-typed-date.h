/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-date.h"

G_BEGIN_DECLS

/** Which of two small numbers people of a place write first. */
typedef enum
{
  TRAB_DATE_ORDER_NOT_KNOWN,
  TRAB_DATE_ORDER_DAY_FIRST,
  TRAB_DATE_ORDER_MONTH_FIRST,
} TrabDateOrder;

/* Dates as people write them: 14.03.1961, 14/3/1961, 14 March 1961, March 1961, 1961, 1961-03-14.
 * What could be two days is not understood. */
TrabDateOrder trab_typed_date_get_order (void);
gboolean trab_typed_date_parse (const char *text, TrabDate *date);
gboolean trab_typed_date_parse_in (const char *text, TrabDateOrder order, TrabDate *date);

G_END_DECLS
