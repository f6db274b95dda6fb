/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-merge-words.h"

/** trab_merge_words_dup_fracture: (transfer full): "hip 2019-03 entered-in-error" */
char *
trab_merge_words_dup_fracture (const TrabFractureFields *fields)
{
  char date[TRAB_DATE_TEXT_SIZE];

  return g_strdup_printf ("%s %s%s%s", trab_fracture_site_to_string (fields->site),
                          trab_date_to_text (fields->date, date),
                          fields->is_low_trauma == TRAB_ANSWER_NOT_KNOWN ? ""
                          : fields->is_low_trauma == TRAB_ANSWER_YES     ? " low-trauma"
                                                                         : " not-low-trauma",
                          fields->is_in_error ? " entered-in-error" : "");
}

/** trab_merge_words_dup_course: (transfer full): "Alendronate 70 mg, 2015-01 – …" */
char *
trab_merge_words_dup_course (const TrabCourseFields *fields)
{
  char start[TRAB_DATE_TEXT_SIZE];
  char stop[TRAB_DATE_TEXT_SIZE];

  return g_strdup_printf ("%s%s%s, %s \u2013 %s%s", fields->name ? fields->name : fields->medicine,
                          fields->dose_text ? " " : "", fields->dose_text ? fields->dose_text : "",
                          trab_date_to_text (fields->start, start),
                          fields->is_ongoing ? "\u2026" : trab_date_to_text (fields->stop, stop),
                          fields->is_in_error ? ", entered-in-error" : "");
}
