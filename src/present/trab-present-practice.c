/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-practice.h"

#include <glib/gi18n-lib.h>

/* In the order of data/practice/patients.json; a test holds both together. */
static const struct
{
  const char *record_number;
  const char *sentence;
} cases[] = {
  { "P-01", N_ ("Shows a whole comparison: plans that differ, one to check first, one not known") },
  { "P-02", N_ ("Shows a second look: two years on the tablet, did it work?") },
  { "P-03", N_ ("Shows a low chance: counted among 1,000 people, so that it can be seen") },
  { "P-04", N_ ("Shows what “as now” means: years of estrogen that go on") },
  { "P-05", N_ ("Shows a fresh spine break: every calculator is too low") },
  { "P-06", N_ ("Shows low testosterone: nobody has counted breaks under that treatment") },
  { "P-07", N_ ("Shows cancer treatment: a stop for HRT, and only “higher than”") },
  { "P-08", N_ ("Shows weak kidneys and falls: stops, and what is left") },
  { "P-09", N_ ("Shows growth-hormone peptides: not known is hatched, never zero") },
  { "P-10", N_ ("Shows steroids and two scanners: scans that must not be compared") },
  { "P-11", N_ ("Shows somebody outside the models: no number, and what to do") },
};

guint
trab_present_practice_get_n_cases (void)
{
  return G_N_ELEMENTS (cases);
}

/** trab_present_practice_get_record_number: (transfer none): of the one at @index */
const char *
trab_present_practice_get_record_number (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (cases), NULL);
  return cases[index].record_number;
}

/**
 * trab_present_practice_get_case:
 * @record_number: (nullable): of a made-up person
 *
 * Returns: (transfer none) (nullable): what the person is there to show; NULL for one who was added
 */
const char *
trab_present_practice_get_case (const char *record_number)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (g_strcmp0 (record_number, cases[i].record_number) == 0)
      return _ (cases[i].sentence);
  return NULL;
}
