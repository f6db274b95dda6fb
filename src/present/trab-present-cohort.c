/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-cohort.h"

#include <glib/gi18n-lib.h>

/** trab_present_cohort_dup_too_few: why there is no table */
char *
trab_present_cohort_dup_too_few (guint n_people, guint least)
{
  return g_strdup_printf (_ ("The store holds %u people, and a table must hold %u or more, so that "
                             "nobody is known by it. Nothing was written."),
                          n_people, least);
}

/** trab_present_cohort_dup_summary: what the table holds, and what stayed away */
char *
trab_present_cohort_dup_summary (guint n_people, guint n_left_out, guint least)
{
  return g_strdup_printf (_ ("%u people without names, by numbers of this table alone. %u values "
                             "that fewer than %u people have were left out."),
                          n_people, n_left_out, least);
}
