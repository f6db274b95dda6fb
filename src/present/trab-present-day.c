/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-day.h"

#include <glib/gi18n-lib.h>

#include "trab-present-date.h"

static const char *
get_state (const TrabDayEntry *entry)
{
  if (entry->reason == TRAB_DAY_UNSIGNED)
    return _ ("A visit is not signed");
  if (entry->is_seen)
    return entry->is_signed ? _ ("Seen today") : _ ("Begun today, not signed");
  if (entry->reason == TRAB_DAY_REVIEW)
    return _ ("Review by the last plan");
  if (!trab_date_is_known (entry->last_visit))
    return _ ("First visit");
  return NULL;
}

static const char *
get_results (const TrabDayEntry *entry)
{
  if (entry->is_seen && entry->is_signed)
    return NULL;
  if (entry->n_scans > 0 && entry->n_tests > 0)
    return _ ("NEW: a scan and blood tests");
  if (entry->n_scans > 0)
    return _ ("NEW: a scan");
  return entry->n_tests > 0 ? _ ("NEW: blood tests") : NULL;
}

/** trab_present_day_dup_line: (transfer full): "09:10 · NEW: a scan · Last visit 14 Oct 2025" */
char *
trab_present_day_dup_line (const TrabDayEntry *entry)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *date = trab_present_date_dup_short (entry->last_visit);
  /* Translators: %s is a date */
  g_autofree char *last = g_strdup_printf (_ ("Last visit %s"), date);

  if (entry->time != NULL)
    g_ptr_array_add (parts, entry->time);
  if (get_results (entry) != NULL)
    g_ptr_array_add (parts, (char *) get_results (entry));
  if (get_state (entry) != NULL)
    g_ptr_array_add (parts, (char *) get_state (entry));
  if (trab_date_is_known (entry->last_visit))
    g_ptr_array_add (parts, last);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}
