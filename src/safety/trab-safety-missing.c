/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-missing.h"

#include "trab-safety-value.h"
#include "trab-safety-look-up.h"

/* The answer, or what a field is answered from besides it. */
static const char *
get_text (const TrabSafetyPerson *person, const char *field, const char *column)
{
  int row = trab_table_find_row (person->fields, "field", field);

  return row < 0 ? NULL : trab_table_get_text (person->fields, (guint) row, column);
}

static char **
dup_sources (const TrabSafetyPerson *person, const char *field)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  const char *also = get_text (person, field, "also");
  g_auto (GStrv) others = g_strsplit (also ? also : "", " ", -1);
  const char *question = get_text (person, field, "question");
  const char *measure = get_text (person, field, "measure");

  if (question != NULL)
    g_strv_builder_add (ids, question);
  if (measure != NULL)
    g_strv_builder_add (ids, measure);
  g_strv_builder_addv (ids, (const char **) others);
  return g_strv_builder_end (ids);
}

/**
 * trab_safety_missing_name:
 * @gap: with its field; gets its question or measure
 */
void
trab_safety_missing_name (const TrabSafetyPerson *person, TrabSafetyGap *gap)
{
  g_auto (GStrv) ids = dup_sources (person, gap->field);

  for (guint i = 0; ids[i] != NULL && gap->question == NULL; i++)
    {
      TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;
      TrabMeasure measure = TRAB_MEASURE_BMD;

      if (trab_question_from_string (ids[i], &question)
          && trab_safety_look_up_is_open (person, question))
        gap->question = g_strdup (ids[i]);
      else if (gap->measure == NULL && trab_measure_from_string (ids[i], &measure)
               && !trab_safety_value_is_recent (person, measure))
        gap->measure = g_strdup (ids[i]);
    }
  if (gap->question != NULL)
    g_clear_pointer (&gap->measure, g_free);
}
