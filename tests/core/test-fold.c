/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fold.h"

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    const char *words;
  } cases[] = {
    { "Garcia", "garcia" },
    { "GARCÍA", "garcia" },
    { "Garci\xcc\x81\x61", "garcia" }, /* the accent as a letter of its own */
    { "Núñez-O’Hara", "nunez ohara" },
    { "O'Brien", "obrien" },
    { "van  der\tBerg", "van der berg" },
    { " Müller ", "muller" },
    { "Weiß", "weiss" },
    { "Łukasz Đorđe", "lukasz dorde" },
    { "Sørensen Æbelø", "sorensen aebelo" },
    { "Þórður", "thordur" },
    { "Yılmaz", "yilmaz" },
    { "YILMAZ", "yilmaz" },
    { "Nguyễn", "nguyen" },
    { "Παπαδόπουλος", "παπαδοπουλοσ" },
    { "Иванов", "иванов" },
    { "佐藤", "佐藤" },
    { "ｱﾝﾅ", "アンナ" },
    { "A-123/4", "a 123 4" },
    { "...", "" },
    { "", "" },
    { NULL, "" },
    { "\xff\xfe", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = trab_fold_words (cases[i].text);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_folding_again_changes_nothing (void)
{
  const char *const texts[] = { "Núñez-O’Hara", "Sørensen", "ǅemal", "ﬁnn", "İpek" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *once = trab_fold_words (texts[i]);
      g_autofree char *twice = trab_fold_words (once);

      g_assert_cmpstr (once, ==, twice);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/core/fold/words", test_words);
  g_test_add_func ("/core/fold/folding-again-changes-nothing", test_folding_again_changes_nothing);
  return g_test_run ();
}
