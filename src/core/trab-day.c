/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-day.h"

#include "trab-recall.h"

static void
entry_free (gpointer data)
{
  TrabDayEntry *entry = data;

  g_object_unref (entry->patient);
  g_free (entry->time);
  g_free (entry);
}

TrabDay *
trab_day_new (void)
{
  TrabDay *day = g_new0 (TrabDay, 1);

  day->entries = g_ptr_array_new_with_free_func (entry_free);
  day->needs = g_ptr_array_new_with_free_func (entry_free);
  day->recalls = trab_recall_new_list ();
  return day;
}

void
trab_day_free (TrabDay *day)
{
  if (day == NULL)
    return;
  g_ptr_array_unref (day->entries);
  g_ptr_array_unref (day->needs);
  g_ptr_array_unref (day->recalls);
  g_free (day);
}

/** trab_day_add: (transfer none): the new entry, to be filled in */
TrabDayEntry *
trab_day_add (GPtrArray *entries, TrabPatient *patient, TrabDayReason reason)
{
  TrabDayEntry *entry = g_new0 (TrabDayEntry, 1);

  entry->patient = g_object_ref (patient);
  entry->reason = reason;
  g_ptr_array_add (entries, entry);
  return entry;
}

gboolean
trab_day_has (GPtrArray *entries, const char *patient_id)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const TrabDayEntry *entry = g_ptr_array_index (entries, i);

      if (g_strcmp0 (trab_patient_get (entry->patient)->id, patient_id) == 0)
        return TRUE;
    }
  return FALSE;
}
