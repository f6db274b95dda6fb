/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-checklist.h"

#include <glib/gi18n-lib.h>

#include "trab-checklist.h"
#include "trab-present-date.h"
#include "trab-present-measure.h"
#include "trab-present-number.h"
#include "trab-present-question.h"
#include "trab-present-row.h"

static const struct
{
  const char *list;
  const char *title;
} titles[] = {
  { TRAB_CHECKLIST_BEFORE_BISPHOSPHONATE, N_ ("Before a bone tablet or drip") },
  { TRAB_CHECKLIST_SECONDARY_CAUSES, N_ ("Other causes of weak bone") },
  { TRAB_CHECKLIST_FALLS, N_ ("Falls") },
  { TRAB_CHECKLIST_BEFORE_HRT, N_ ("Before hormone treatment") },
};

/** trab_present_checklist_get_lists: (transfer none): NULL-terminated, in the order of the screen
 */
const char *const *
trab_present_checklist_get_lists (void)
{
  static const char *const lists[]
      = { TRAB_CHECKLIST_BEFORE_BISPHOSPHONATE, TRAB_CHECKLIST_SECONDARY_CAUSES,
          TRAB_CHECKLIST_FALLS, TRAB_CHECKLIST_BEFORE_HRT, NULL };

  return lists;
}

const char *
trab_present_checklist_get_title (const char *list)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].list, list))
      return _ (titles[i].title);
  g_return_val_if_reached (list);
}

/** trab_present_checklist_dup_description: which rules ask for it */
char *
trab_present_checklist_dup_description (TrabEvidence *evidence, const char *list)
{
  return g_strdup_printf (_ ("Asked for by: %s"), trab_checklist_get_source (evidence, list));
}

static const char *
get_name (const TrabChecklistItem *item)
{
  return item->is_measure ? trab_present_measure_get_name (item->measure)
                          : trab_present_question_get_label (item->question);
}

static char *
dup_value (const TrabChecklistItem *item)
{
  return item->is_measure ? trab_present_measure_dup_measurement (item->measurement)
                          : trab_present_question_dup_answer (item->question, item->answer);
}

/* "2.35 mmol/L, 3 Nov 2025" */
static char *
dup_dated (const TrabChecklistItem *item)
{
  g_autofree char *value = dup_value (item);
  g_autofree char *date = NULL;

  if (!trab_date_is_known (item->date))
    /* Translators: what was found */
    return g_strdup_printf (_ ("%s, date not known"), value);
  date = trab_present_date_dup_short (item->date);
  /* Translators: what was found, and about when: "5 months, about 3 Jun 2025" */
  return g_strdup_printf (item->is_date_near ? _ ("%s, about %s") : _ ("%s, %s"), value, date);
}

static char *
dup_text (const TrabChecklistItem *item)
{
  g_autofree char *dated = NULL;

  if (item->state == TRAB_CHECKLIST_MISSING)
    return g_strdup (_ ("Not checked"));
  dated = dup_dated (item);
  if (item->state == TRAB_CHECKLIST_DONE)
    return g_steal_pointer (&dated);
  /* Translators: what was found and when, and the limit in months */
  return g_strdup_printf (
      item->is_limit_assumed
          ? _ ("Too old: %s. Over %d months; the limit is assumed, the clinic sets its own.")
          : _ ("Too old: %s. Over %d months."),
      dated, item->limit_months);
}

/* The labels of bone medicines count the kidneys by Cockcroft-Gault, not by eGFR. */
static char *
dup_note (const char *list, const TrabChecklistItem *item, TrabSafetyReport *safety)
{
  g_autofree char *number = NULL;
  double clearance = 0;

  if (!g_str_equal (list, TRAB_CHECKLIST_BEFORE_BISPHOSPHONATE) || !item->is_measure
      || item->measure != TRAB_MEASURE_CREATININE || safety == NULL)
    return NULL;
  if (!trab_safety_report_get_clearance (safety, &clearance))
    return g_strdup (_ ("Clearance (Cockcroft-Gault) not worked out: it takes creatinine, age, sex "
                        "and weight."));
  number = trab_present_number_dup_decimal (clearance, 0);
  return g_strdup_printf (_ ("Clearance (Cockcroft-Gault): %s mL/min."), number);
}

/* One line that names everything missing or too old, so that it cannot be overlooked. */
static void
add_summary (GPtrArray *rows, const GPtrArray *items)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const TrabChecklistItem *item = g_ptr_array_index (items, i);

      if (item->state != TRAB_CHECKLIST_DONE)
        g_string_append_printf (missing, "%s%s", missing->len > 0 ? _ ("; ") : "", get_name (item));
    }
  if (missing->len > 0)
    g_ptr_array_add (rows, trab_present_row_new (_ ("Not checked or too old"), missing->str, NULL));
}

/**
 * trab_present_checklist_dup_rows:
 * @safety: (nullable)
 *
 * Returns: (transfer full): of TrabPresentRow: what is missing in one line, then each item; empty
 *   when nothing of the list applies to the person
 */
GPtrArray *
trab_present_checklist_dup_rows (TrabEvidence *evidence,
                                 const char *list,
                                 TrabRecord *record,
                                 TrabDate today,
                                 TrabSafetyReport *safety)
{
  GPtrArray *rows = trab_present_row_new_list ();
  g_autoptr (GPtrArray) items = trab_checklist_new (evidence, list, record, today, NULL);

  g_return_val_if_fail (items != NULL, rows);
  add_summary (rows, items);
  for (guint i = 0; i < items->len; i++)
    {
      const TrabChecklistItem *item = g_ptr_array_index (items, i);
      g_autofree char *text = dup_text (item);
      g_autofree char *note = dup_note (list, item, safety);

      g_ptr_array_add (rows, trab_present_row_new (get_name (item), text, note));
    }
  return rows;
}

/* What was found of one day: "Calcium 2.36 mmol/L; Creatinine 68 µmol/L. No: Frailty, Falls" */
typedef struct
{
  char *day;
  TrabDate date;
  GString *found;
  GString *answered_no;
} Day;

static void
free_day (Day *day)
{
  g_free (day->day);
  g_string_free (day->found, TRUE);
  g_string_free (day->answered_no, TRUE);
  g_free (day);
}

static Day *
find_day (GPtrArray *days, const TrabChecklistItem *item)
{
  g_autofree char *date = trab_present_date_dup_short (item->date);
  g_autofree char *name = item->is_date_near && trab_date_is_known (item->date)
                              /* Translators: a day that is counted back: "about 3 Jun 2025" */
                              ? g_strdup_printf (_ ("about %s"), date)
                              : g_strdup (date);
  Day *day = NULL;

  for (guint i = 0; i < days->len; i++)
    if (g_str_equal (((Day *) g_ptr_array_index (days, i))->day, name))
      return g_ptr_array_index (days, i);
  day = g_new0 (Day, 1);
  day->day = g_steal_pointer (&name);
  day->date = item->date;
  day->found = g_string_new (NULL);
  day->answered_no = g_string_new (NULL);
  g_ptr_array_add (days, day);
  return day;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return trab_date_compare ((*(Day *const *) a)->date, (*(Day *const *) b)->date);
}

static void
add_to_day (Day *day, const TrabChecklistItem *item)
{
  g_autofree char *value = dup_value (item);
  GString *no = day->answered_no;

  if (!item->is_measure && g_strcmp0 (value, trab_present_question_get_yes_no ("no")) == 0)
    g_string_append_printf (no, "%s%s", no->len > 0 ? _ (", ") : "", get_name (item));
  else
    g_string_append_printf (day->found, _ ("%s%s %s"), day->found->len > 0 ? _ ("; ") : "",
                            get_name (item), value);
}

/**
 * trab_present_checklist_dup_found:
 * @lists: NULL-terminated; what two of them ask stands once
 *
 * Returns: (transfer full): of TrabPresentRow: what is there of each day: "16 Nov 2026", "Calcium
 *   2.36 mmol/L; Creatinine 68 µmol/L. No: Frailty, Poor eyesight."
 */
GPtrArray *
trab_present_checklist_dup_found (TrabEvidence *evidence,
                                  const char *const *lists,
                                  TrabRecord *record,
                                  TrabDate today)
{
  GPtrArray *rows = trab_present_row_new_list ();
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) free_day);

  for (guint i = 0; lists[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) items = trab_checklist_new (evidence, lists[i], record, today, NULL);

      for (guint j = 0; items != NULL && j < items->len; j++)
        {
          const TrabChecklistItem *item = g_ptr_array_index (items, j);

          if (item->state == TRAB_CHECKLIST_DONE
              && g_hash_table_add (told, (gpointer) get_name (item)))
            add_to_day (find_day (days, item), item);
        }
    }
  g_ptr_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    {
      const Day *day = g_ptr_array_index (days, i);
      g_autoptr (GString) text = g_string_new (NULL);

      if (day->found->len > 0)
        g_string_append_printf (text, _ ("%s."), day->found->str);
      if (day->answered_no->len > 0)
        /* Translators: what was answered with no: "No: frailty, poor eyesight." */
        g_string_append_printf (text, _ ("%sNo: %s."), text->len > 0 ? " " : "",
                                day->answered_no->str);
      g_ptr_array_add (rows, trab_present_row_new (day->day, text->str, NULL));
    }
  return rows;
}
