/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-class.h"
#include "trab-chart-spec.h"

G_BEGIN_DECLS

/** So many people out of a hundred (or a thousand), filled from the top of the reading direction in
 * one order, so that eyes compare: who breaks a bone anyway, who is spared by the plan, who would
 * not have broken one either way. A line lies under those who could go either way. */
typedef struct
{
  const char *title;
  TrabChartClass plan_class;
  const char *both_halves; /* above the marks: how many do and how many do not */
  TrabChartState state;
  const char *words;  /* unless KNOWN: what is said instead of marks */
  guint n_breaks;     /* with this plan: the best guess; LOWER_BOUND: more than so many */
  guint n_spared;     /* that the base has more */
  gboolean has_range; /* FALSE: ends not known, no line */
  guint n_low;        /* of those who break a bone with this plan */
  guint n_high;
  gboolean is_open_above; /* how far above n_high nobody knows: the line goes on dotted */
  const char *headline;   /* in columns: the result, said over the marks; may be NULL */
} TrabChartIconArray;

/** What the arrays of one picture share: one base. */
typedef struct
{
  guint total; /* 100 or 1000 */

  /* the key, one line of marks and words; NULL: not in the key */
  const char *key_breaks;
  const char *key_spared;
  const char *key_none;
  const char *key_range;

  /* the table */
  const char *head_plan;
  const char *head_total;
  const char *head_breaks;
  const char *head_low;
  const char *head_high;
  const char *head_spared;
  const char *head_none;      /* total - breaks */
  const char *words_no_range; /* cells of low and high where the range is not known */
  const char *words_open;     /* cell of high where there is no upper end */

  /* Under heads that name the plans already: as many columns as arrays, so far apart, with so much
   * left free behind the last; the caption is a title, with the key beside it. 0: arrays have names
   * of their own, in as many rows as fit. */
  double column_gap_pt;
  double columns_end_pt;
} TrabChartIcons;

TrabChartSpec *trab_chart_icons_new (const TrabChartWords *words, const TrabChartIcons *frame);
void trab_chart_icons_add_array (TrabChartSpec *spec, const TrabChartIconArray *array);
const TrabChartIcons *trab_chart_icons_get_frame (const TrabChartSpec *spec);
const TrabChartIconArray *trab_chart_icons_get_array (const TrabChartSpec *spec, guint index);

G_END_DECLS
