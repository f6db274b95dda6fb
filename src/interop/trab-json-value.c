/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-json-value.h"

#include <math.h>

/** trab_json_value_new_number: (transfer full): null unless @value is finite */
json_t *
trab_json_value_new_number (double value)
{
  return isfinite (value) ? json_real (value) : json_null ();
}

/** trab_json_value_new_text: (transfer full): @text: (nullable): UTF-8; NULL gives null */
json_t *
trab_json_value_new_text (const char *text)
{
  return text ? json_string (text) : json_null ();
}

/** trab_json_value_new_date: (transfer full): as precise as @date is; null where it is not known */
json_t *
trab_json_value_new_date (TrabDate date)
{
  char text[TRAB_DATE_TEXT_SIZE];

  return trab_json_value_new_text (trab_date_is_known (date) ? trab_date_to_text (date, text)
                                                             : NULL);
}

/**
 * trab_json_value_dup_file:
 * @root: (transfer full): an object or an array
 * @flags: of json_dumps()
 *
 * Returns: (transfer full): the text of a file, which ends with a line break
 */
char *
trab_json_value_dup_file (json_t *root, size_t flags)
{
  char *text = json_dumps (root, flags);
  char *file = g_strconcat (text, "\n", NULL);

  free (text);
  json_decref (root);
  return file;
}
