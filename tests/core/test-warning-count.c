/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-warning-count.h"

static void
test_reads_what_it_writes (void)
{
  static const char *const wrong[] = { "", "cards=1", "cards=1 stops=0 checks=0 reasons=-1",
                                       "cards=1 stops=0 checks=0 reasons=0 more", "reason: asked" };
  const TrabWarningCount count = { .cards = 7, .stops = 1, .checks = 2, .reasons = 1 };
  g_autofree char *text = trab_warning_count_to_text (&count);
  TrabWarningCount read = { 0 };

  g_assert_true (trab_warning_count_parse (text, &read));
  g_assert_cmpmem (&read, sizeof read, &count, sizeof count);
  g_assert_false (trab_warning_count_parse (NULL, &read));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (trab_warning_count_parse (wrong[i], &read));
}

static void
test_figures (void)
{
  const TrabWarningCount quiet = { .cards = 2 };
  const TrabWarningCount loud = { .cards = 6, .stops = 2, .checks = 1, .reasons = 2 };
  TrabWarningFigures figures = { 0 };

  trab_warning_count_add_to (&quiet, &figures);
  trab_warning_count_add_to (&loud, &figures);
  g_assert_cmpuint (figures.n_visits, ==, 2);
  g_assert_cmpuint (figures.n_with_reason, ==, 1);
  g_assert_cmpuint (figures.most_cards, ==, 6);
  g_assert_cmpuint (figures.sum.cards, ==, 8);
  g_assert_cmpuint (figures.sum.stops, ==, 2);
  g_assert_cmpuint (figures.sum.checks, ==, 1);
  g_assert_cmpuint (figures.sum.reasons, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/warning-count/reads-what-it-writes", test_reads_what_it_writes);
  g_test_add_func ("/core/warning-count/figures", test_figures);
  return g_test_run ();
}
