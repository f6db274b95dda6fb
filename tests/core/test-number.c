/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fixture-count.h"
#include "trab-number.h"

static void
test_parses_what_people_type (void)
{
  static const struct
  {
    const char *text;
    double value;
  } rows[] = {
    { "0.612", 0.612 },    { "0,612", 0.612 },
    { " 62 ", 62 },        { "-2.6", -2.6 },
    { "\u22122.6", -2.6 }, { "\u20131,8", -1.8 },
    { ".5", 0.5 },         { "5.", 5 },
    { "-0", 0 },           { "123456789012345", 123456789012345 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double value = 99;

      g_assert_true (trab_number_parse (rows[i].text, &value));
      g_assert_cmpfloat (value, ==, rows[i].value);
    }
}

static void
test_refuses_the_rest (void)
{
  const char *rows[] = { NULL,    "",        " ",   "-",   ".",
                         "1e3",   "0x10",    "nan", "inf", "1 234",
                         "1.2.3", "1,234.5", "12a", "--1", "1234567890123456789012345678901",
                         "<0.07" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double value = 99;

      g_assert_false (trab_number_parse (rows[i], &value));
      g_assert_cmpfloat (value, ==, 99);
    }
}

static void
test_text_reads_back (void)
{
  const double values[] = { 0.1, 0.612, -2.6, 1.0 / 3.0, 1e-7, 123456.789, 0, 88.4 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text = trab_number_dup_text (values[i]);

      g_assert_cmpfloat (g_ascii_strtod (text, NULL), ==, values[i]);
    }
}

static void
test_shortest_text (void)
{
  g_autofree char *text = trab_number_dup_text (0.1);

  g_assert_cmpstr (text, ==, "0.1");
  g_assert_cmpuint (trab_number_count_decimals ("0.750"), ==, 3);
  g_assert_cmpuint (trab_number_count_decimals ("62"), ==, 0);
  g_assert_cmpuint (trab_number_count_decimals (NULL), ==, 0);
}

/* The fast way must not differ from printf in a single digit, near ties included. */
static void
test_append_is_printf (void)
{
  static const double values[]
      = { 0,    1,    -1,   0.1, 0.5,    9.99999999999999949,  10,   99.5, 100,
          1e-3, 1e-4, 1e-7, 1e5, 123456, 0.001000000000000005, 12.5, 1e20, 1e300,
          0.3,  2.675 };
  const guint n = fixture_count (200000, 20 * 1000 * 1000);
  g_autoptr (GRand) random = g_rand_new_with_seed (20251103);
  char expected[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      double value = i < G_N_ELEMENTS (values)
                         ? values[i]
                         : exp (g_rand_double_range (random, log (1e-5), log (1e6)));

      if (i % 3 == 2)
        value = floor (value * 1e6) / 1e6; /* short ones */
      trab_number_append (text, value);
      g_assert_cmpstr (text->str, ==, g_ascii_formatd (expected, sizeof expected, "%.15g", value));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/core/number/parses-what-people-type", test_parses_what_people_type);
  g_test_add_func ("/core/number/refuses-the-rest", test_refuses_the_rest);
  g_test_add_func ("/core/number/text-reads-back", test_text_reads_back);
  g_test_add_func ("/core/number/shortest-text", test_shortest_text);
  g_test_add_func ("/core/number/append-is-printf", test_append_is_printf);
  return g_test_run ();
}
