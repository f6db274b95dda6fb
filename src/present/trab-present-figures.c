/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-figures.h"

#include <glib/gi18n-lib.h>

#include "trab-present-number.h"

static void
add_mean (GPtrArray *rows, const char *title, guint sum, guint n_visits)
{
  g_autofree char *mean
      = n_visits > 0 ? trab_present_number_dup_decimal ((double) sum / n_visits, 1) : NULL;

  g_ptr_array_add (rows, trab_present_row_new (title, mean ? mean : _ ("Not known"), NULL));
}

/** trab_present_figures_dup_rows: (transfer full): of TrabPresentRow: means of a signed visit */
GPtrArray *
trab_present_figures_dup_rows (const TrabWarningFigures *figures)
{
  GPtrArray *rows = trab_present_row_new_list ();
  g_autofree char *visits = g_strdup_printf ("%u", figures->n_visits);
  g_autofree char *most = g_strdup_printf ("%u", figures->most_cards);
  g_autofree char *with_reason = g_strdup_printf ("%u", figures->n_with_reason);

  g_ptr_array_add (rows, trab_present_row_new (_ ("Visits signed"), visits, NULL));
  add_mean (rows, _ ("Cards in a visit"), figures->sum.cards, figures->n_visits);
  g_ptr_array_add (rows, trab_present_row_new (_ ("Most cards in one visit"), most, NULL));
  add_mean (rows, _ ("Stops in a visit"), figures->sum.stops, figures->n_visits);
  add_mean (rows, _ ("Check first in a visit"), figures->sum.checks, figures->n_visits);
  add_mean (rows, _ ("Reasons to go on in a visit"), figures->sum.reasons, figures->n_visits);
  g_ptr_array_add (rows,
                   trab_present_row_new (_ ("Visits with a reason to go on"), with_reason, NULL));
  return rows;
}
