/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

/** The ways to look at a comparison, in the order of their keys. */
typedef enum
{
  TRAB_COMPARE_VIEW_PICTURES,
  TRAB_COMPARE_VIEW_BARS,
  TRAB_COMPARE_VIEW_TIME,
  TRAB_COMPARE_VIEW_TABLE,
  TRAB_COMPARE_VIEW_WORDS,
  TRAB_COMPARE_VIEW_HOW,
} TrabCompareView;
#define TRAB_N_COMPARE_VIEWS (TRAB_COMPARE_VIEW_HOW + 1)

#define TRAB_TYPE_COMPARE_VIEWS (trab_compare_views_get_type ())
G_DECLARE_FINAL_TYPE (TrabCompareViews, trab_compare_views, TRAB, COMPARE_VIEWS, AdwBin)

/* The six views, one at a time, each from its beginning; their columns are those of the heads. */
void trab_compare_views_update (TrabCompareViews *self,
                                TrabConsultation *consultation,
                                const char *const *plan_ids);
void trab_compare_views_set_is_narrow (TrabCompareViews *self, gboolean is_narrow);
void trab_compare_views_set_is_stale (TrabCompareViews *self, gboolean is_stale);
void trab_compare_views_show (TrabCompareViews *self, TrabCompareView view);
GtkStack *trab_compare_views_get_stack (TrabCompareViews *self);
gboolean trab_compare_views_get_focused_cell (TrabCompareViews *self,
                                              TrabPresentLane *lane,
                                              guint *plan);

G_END_DECLS
