/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-passphrase.h"

static void
test_judge (void)
{
  static const struct
  {
    const char *passphrase;
    const char *user;
    TrabPassphraseStrength strength;
  } cases[] = {
    { "", "anna", TRAB_PASSPHRASE_TOO_SHORT },
    { "abc123xyz", "anna", TRAB_PASSPHRASE_TOO_SHORT },
    { "äöüßéèçñá", "anna", TRAB_PASSPHRASE_TOO_SHORT }, /* nine characters, eighteen bytes */
    { "aaaaaaaaaaaaaaa", "anna", TRAB_PASSPHRASE_FEW_LETTERS },
    { "abababababab", "anna", TRAB_PASSPHRASE_FEW_LETTERS },
    { "abcdefghijkl", "anna", TRAB_PASSPHRASE_IN_A_ROW },
    { "QWERTYUIOPAS", "anna", TRAB_PASSPHRASE_IN_A_ROW },
    { "9876543210", "anna", TRAB_PASSPHRASE_IN_A_ROW },
    { "dr.annamaria1", "AnnaMaria", TRAB_PASSPHRASE_HOLDS_A_NAME },
    { "password123!", "anna", TRAB_PASSPHRASE_COMMON },
    { "correct horse battery staple", "anna", TRAB_PASSPHRASE_COMMON },
    { "gravel under seven lamps", "anna", TRAB_PASSPHRASE_GOOD },
    { "annas long walk through wet grass", "anna", TRAB_PASSPHRASE_GOOD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].passphrase);
      g_assert_cmpint (trab_passphrase_judge (cases[i].passphrase, cases[i].user), ==,
                       cases[i].strength);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/passphrase/judge", test_judge);
  return g_test_run ();
}
