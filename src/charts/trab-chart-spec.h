/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The kinds of picture; each has a header of its own with its frame, its items and its builder. */
typedef enum
{
  TRAB_CHART_KIND_CURVES,    /* trab-chart-curves.h: small multiples of trajectories */
  TRAB_CHART_KIND_ICONS,     /* trab-chart-icons.h: so many out of 100 */
  TRAB_CHART_KIND_TREND,     /* trab-chart-trend.h: what was measured, over calendar time */
  TRAB_CHART_KIND_BARS,      /* trab-chart-bars.h: so many out of 100, as lengths */
  TRAB_CHART_KIND_MECHANISM, /* trab-chart-mechanism.h: how it works, in words on a balance */
  TRAB_CHART_KIND_CREWS,     /* trab-chart-crews.h: how it works, at one moment of a plan */
} TrabChartKind;

/** What can be said about one panel, array or bar. */
typedef enum
{
  TRAB_CHART_STATE_KNOWN,
  TRAB_CHART_STATE_UNKNOWN,     /* nobody has studied it: hatched field with words, no number */
  TRAB_CHART_STATE_REFUSED,     /* outside what the model may say: words only */
  TRAB_CHART_STATE_LOWER_BOUND, /* more than a number, by how much nobody knows: hatched, words */
} TrabChartState;
#define TRAB_N_CHART_STATES (TRAB_CHART_STATE_LOWER_BOUND + 1)

/**
 * TrabChartWords:
 * The words every kind of chart has, ready to be read: translated and rounded by the caller.
 */
typedef struct
{
  const char *title; /* accessible name, title of PDF and SVG; not drawn */
  const char
      *description;    /* the picture in full sentences for those who cannot see it; not drawn */
  const char *caption; /* drawn above the picture, wraps; may be NULL */
  const char *empty;   /* drawn where there is nothing to draw */
  const char *decimal_mark; /* "." or ","; NULL is "." */
} TrabChartWords;

/**
 * TrabChartSpec:
 * What a chart shows, without a word on where or how: an immutable value, counted. It is made by
 * trab_chart_curves_new() and its kin, filled by their add functions while it has one owner, and
 * not changed after it was given away. Holds copies of everything it was given.
 */
typedef struct _TrabChartSpec TrabChartSpec;

TrabChartSpec *trab_chart_spec_ref (TrabChartSpec *spec);
void trab_chart_spec_unref (TrabChartSpec *spec);
TrabChartKind trab_chart_spec_get_kind (const TrabChartSpec *spec);
const TrabChartWords *trab_chart_spec_get_words (const TrabChartSpec *spec);
guint trab_chart_spec_get_n_items (const TrabChartSpec *spec);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabChartSpec, trab_chart_spec_unref)

G_END_DECLS
