/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-country.h"

#include "trab-catalogue.h"
#include "trab-country.h"
#include "trab-present-licence.h"

/* Words by which a line is known to be of one country. */
static const struct
{
  const char *code;
  const char *words;
} marks[] = {
  { "GB", "United Kingdom|UK|NOGG|NICE|MHRA|NHS|SACN" },
  { "US", "United States|US|FDA|BHOF|AACE|USPSTF|ACOG|ACP|ASCO|Endocrine Society|IOM" },
  { "EU", "European|EU|EMA|DVO|EFSA" },
  { "CA", "Canada|Health Canada" },
  { "AU", "Australia|TGA|RACGP|PBS" },
};

typedef struct
{
  TrabEvidence *evidence;
  TrabCatalogue *catalogue;
  guint n_wrong;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->evidence = trab_evidence_new ();
  fixture->catalogue = trab_catalogue_new (fixture->evidence, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  trab_catalogue_free (fixture->catalogue);
  trab_evidence_free (fixture->evidence);
}

/* Where a text was read is no line of that country: the title of a page may name any. The intakes
 * of one country may be adopted by another, which says so in its own words. */
static void
expect_own (Fixture *fixture, const char *code, const char *text)
{
  const char *source = text ? strstr (text, "Source: ") : NULL;
  g_autofree char *said
      = source ? g_strndup (text, (gsize) (source - text)) : g_strdup (text ? text : "");

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *pattern = g_strdup_printf ("\\b(%s)\\b", marks[i].words);

      if (g_str_equal (marks[i].code, code) || !g_regex_match_simple (pattern, said, 0, 0)
          || strstr (said, "Dietary Reference Intakes (IOM)") != NULL)
        continue;
      g_test_message ("in %s: %s", code, said);
      fixture->n_wrong++;
    }
}

static void
expect_rows (Fixture *fixture, const char *code, const GPtrArray *rows, gboolean with_notes)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TrabPresentRow *row = g_ptr_array_index (rows, i);

      expect_own (fixture, code, row->title);
      expect_own (fixture, code, row->text);
      if (with_notes)
        expect_own (fixture, code, row->note);
    }
}

/* Every line of every pack, every licence of every option, and the plans of the comparison. */
static void
test_nothing_of_another_country (Fixture *fixture, gconstpointer unused)
{
  static const TrabDate today = { 2026, 11, 30 };
  g_auto (GStrv) codes = trab_country_dup_codes (fixture->evidence);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) pack = NULL;

      g_assert_true (trab_country_choose (fixture->evidence, codes[i], NULL));
      pack = trab_present_country_dup_rows (fixture->evidence, today);
      expect_rows (fixture, codes[i], pack, FALSE);
      for (guint j = 0; j < trab_catalogue_get_n_regimens (fixture->catalogue); j++)
        {
          const TrabRegimen *regimen = trab_catalogue_get_regimen (fixture->catalogue, j);
          g_autoptr (GPtrArray) rows
              = trab_present_licence_dup_rows (fixture->evidence, regimen, today);
          g_autofree char *cell = trab_present_licence_dup_text (fixture->evidence, regimen, today);

          expect_rows (fixture, codes[i], rows, TRUE);
          expect_own (fixture, codes[i], cell);
        }
    }
  g_assert_cmpuint (fixture->n_wrong, ==, 0);
}

/* The form of a regimen, its beginning, or a range of doses. */
static void
test_licence_of_the_form (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *regimen;
    const char *says;
  } cases[] = {
    { "hrt:patch-14", "licensed to prevent bone loss" },
    { "hrt:patch-50", "licensed to prevent bone loss" },
    { "hrt:gel-1.5", "licensed, not for bone" },
    { "hrt:vaginal", "licensed, not for bone" },
    { "hrt:cee-0.625", "licensed to prevent bone loss" },
    { "ibandronate:150mg-monthly", "women: yes, men: no" },
    { "gh-mk677", "in studies only" },
  };

  trab_country_choose (fixture->evidence, "US", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TrabRegimen *regimen
          = trab_catalogue_find_regimen (fixture->catalogue, cases[i].regimen);
      g_autofree char *text
          = trab_present_licence_dup_text (fixture->evidence, regimen, (TrabDate){ 2026, 11, 30 });

      g_test_message ("%s: %s", cases[i].regimen, text);
      g_assert_nonnull (strstr (text, cases[i].says));
      g_assert_true (g_str_has_prefix (text, "United States: "));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/present/country/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("nothing-of-another-country", test_nothing_of_another_country);
  ADD ("licence-of-the-form", test_licence_of_the_form);
#undef ADD
  return g_test_run ();
}
