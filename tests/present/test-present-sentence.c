/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-sentence.h"

static void
test_capitalised (void)
{
  static const char *const words[][2] = {
    { "a hip", "A hip" }, { "\u00e9tat", "\u00c9tat" },           { "T-score", "T-score" },
    { "", "" },           { "25-OH-D is low", "25-OH-D is low" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *text = trab_present_sentence_dup_capitalised (words[i][0]);

      g_assert_cmpstr (text, ==, words[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/present/present-sentence/capitalised", test_capitalised);
  return g_test_run ();
}
