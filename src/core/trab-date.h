/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TrabDate:
 * A date as precisely as it is known: month and day are 0 where they are not. The year is 0 when
 * nothing is known. A plain value.
 */
typedef struct
{
  int year;
  int month;
  int day;
} TrabDate;

#define TRAB_DATE_NONE ((TrabDate){ 0, 0, 0 })
#define TRAB_DATE_TEXT_SIZE 16
#define TRAB_MONTHS_PER_YEAR 12

gboolean trab_date_parse (const char *text, TrabDate *date);
gboolean trab_date_is_known (TrabDate date);
gboolean trab_date_is_valid (TrabDate date);
const char *trab_date_to_text (TrabDate date, char buffer[TRAB_DATE_TEXT_SIZE]);
TrabDate trab_date_earliest (TrabDate date);
TrabDate trab_date_latest (TrabDate date);
TrabDate trab_date_middle (TrabDate date);
int trab_date_compare (TrabDate a, TrabDate b);
gboolean trab_date_is_surely_before (TrabDate a, TrabDate b);
double trab_date_years_between (TrabDate from, TrabDate to);
void trab_date_years_since (TrabDate date, TrabDate today, double *least, double *most);
int trab_date_age_years (TrabDate birth, TrabDate on);
TrabDate trab_date_add_months (TrabDate date, int months);
TrabDate trab_date_add_days (TrabDate date, int days);

G_END_DECLS
