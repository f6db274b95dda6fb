/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRAB_PRESENT_NUMBER_BASE 100 /* chances are so many people out of 100, or of 1,000 */

/* Rounding and signs of every number a person reads, in one place. Minus is U+2212, the decimal
 * mark that of the language. NaN and infinities are programmer mistakes here. */
gboolean trab_present_number_is_whole (double number);
const char *trab_present_number_get_decimal_mark (void);
char *trab_present_number_dup_decimal (double value, guint decimals);
char *trab_present_number_dup_signed (double value, guint decimals);
char *trab_present_number_dup_as_typed (const char *text);
char *trab_present_number_dup_for_people (const char *text);
char *trab_present_number_dup_unbroken (const char *words);
char *trab_present_number_dup_change (double pct);
char *trab_present_number_dup_change_range (double low_pct, double best_pct, double high_pct);
guint trab_present_number_count_people (double chance_pct, guint out_of);
char *trab_present_number_dup_people (double chance_pct, guint out_of);
char *trab_present_number_dup_total (guint out_of);
char *trab_present_number_dup_chance (double chance_pct, guint out_of);
char *trab_present_number_dup_years (double years);

G_END_DECLS
