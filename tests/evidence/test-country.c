/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-country.h"

#include <glib/gstdio.h>

#include "trab-country-pack.h"
#include "trab-error.h"
#include "trab-life-table.h"

#define PREFIX "/io/github/trabecula/evidence/countries/GB/"

static const char *const parts[] = { "pack", "licences", "thresholds", "amounts", "brands" };

typedef struct
{
  TrabEvidence *evidence;
  char *root;
  char *folder; /* of New Zealand, made from the pack of the United Kingdom */
} Fixture;

static void
write_part (const char *folder, const char *part, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_strconcat (part, ".json", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) pieces = g_strsplit (text, from, -1);

  return g_strjoinv (to, pieces);
}

/* @from: (nullable): what is made wrong in @part */
static void
make_pack (const char *folder, const char *part, const char *from, const char *to)
{
  trab_evidence_ensure_resources ();
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_strconcat (PREFIX, parts[i], ".json", NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autofree char *own
          = replace (g_bytes_get_data (bytes, NULL), "countries/GB", "countries/NZ");
      g_autofree char *text = replace (own, "\"code\": \"GB\"", "\"code\": \"NZ\"");
      g_autofree char *wrong = from != NULL && g_str_equal (part, parts[i])
                                   ? replace (text, from, to)
                                   : g_strdup (text);

      if (from != NULL && g_str_equal (part, parts[i]))
        g_assert_cmpstr (wrong, !=, text);
      write_part (folder, parts[i], wrong);
    }
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->evidence = trab_evidence_new ();
  fixture->root = g_dir_make_tmp ("trabecula-countries-XXXXXX", NULL);
  fixture->folder = g_build_filename (fixture->root, "NZ", NULL);
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
}

static void
clear_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  clear_folder (fixture->folder);
  g_rmdir (fixture->folder);
  g_rmdir (fixture->root);
  g_free (fixture->folder);
  g_free (fixture->root);
  trab_evidence_free (fixture->evidence);
}

static void
test_own_packs_pass (Fixture *fixture, gconstpointer unused)
{
  g_auto (GStrv) codes = trab_country_dup_codes (fixture->evidence);
  g_autofree char *list = g_strjoinv (" ", codes);

  g_assert_cmpstr (list, ==, "AU CA EU GB US");
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      trab_country_pack_check (fixture->evidence, codes[i], &error);
      g_assert_no_error (error);
    }
}

static void
test_one_is_in_force (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (trab_evidence_get_country (fixture->evidence), ==, "GB");
  g_assert_true (trab_country_has_guideline (fixture->evidence, "NOGG-2024"));
  g_assert_true (trab_country_choose (fixture->evidence, "US", &error));
  g_assert_false (trab_country_has_guideline (fixture->evidence, "NOGG-2024"));
  g_assert_true (trab_country_has_guideline (fixture->evidence, "AACE-2020"));
  g_assert_true (trab_country_is_named (fixture->evidence, NULL));
  g_assert_true (trab_country_is_named (fixture->evidence, "US CA"));
  g_assert_false (trab_country_is_named (fixture->evidence, "GB"));
  g_assert_true (trab_country_is_named (fixture->evidence, "-GB -AU"));
  g_assert_false (trab_country_is_named (fixture->evidence, "-US"));
  g_assert_false (trab_country_choose (fixture->evidence, "ZZ", &error));
  g_assert_error (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_UNKNOWN_COUNTRY);
  g_clear_error (&error);
  g_assert_false (trab_country_choose (fixture->evidence, "../GB", &error));
  g_assert_cmpstr (trab_evidence_get_country (fixture->evidence), ==, "US");
}

static void
test_a_pack_is_added (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  make_pack (fixture->folder, NULL, NULL, NULL);
  problems = trab_country_pack_add_all (fixture->evidence, fixture->root);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (trab_country_choose (fixture->evidence, "NZ", &error));
  g_assert_nonnull (trab_country_get_table (fixture->evidence, "licences"));
}

/* Its deaths come with it. */
static void
test_a_pack_has_its_own_deaths (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabLifeTable) life = NULL;

  make_pack (fixture->folder, "pack", "\"life_table\": \"GB\"", "\"life_table\": \"NZ\"");
  g_assert_false (trab_country_pack_add (fixture->evidence, fixture->folder, &error));
  g_clear_error (&error);
  write_part (fixture->folder, "life-table",
              "{\"table\": \"countries/NZ/life-table\", \"source\": \"made up\", \"columns\": ["
              "{\"name\": \"country\"}, {\"name\": \"sex\"}, {\"name\": \"age\"}, {\"name\": "
              "\"qx\"}], \"rows\": [[\"NZ\", \"F\", 40, 0.1], [\"NZ\", \"F\", 41, 0.2], [\"NZ\", "
              "\"M\", 40, 0.3]]}");
  g_assert_true (trab_country_pack_add (fixture->evidence, fixture->folder, &error));
  g_assert_no_error (error);
  life = trab_life_table_new (fixture->evidence, "NZ", TRAB_SEX_FEMALE, &error);
  g_assert_cmpint (trab_life_table_get_last_age (life), ==, 41);
}

/* One that stands in for a pack of the program leaves nothing of it. */
static void
test_a_pack_is_whole (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  const TrabTable *before = NULL;

  trab_country_choose (fixture->evidence, "NZ", NULL);
  make_pack (fixture->folder, NULL, NULL, NULL);
  g_assert_true (trab_country_pack_add (fixture->evidence, fixture->folder, &error));
  trab_country_choose (fixture->evidence, "NZ", NULL);
  before = trab_country_get_table (fixture->evidence, "brands");
  g_assert_nonnull (before);
  clear_folder (fixture->folder);
  make_pack (fixture->folder, NULL, NULL, NULL);
  {
    g_autofree char *brands = g_build_filename (fixture->folder, "brands.json", NULL);

    g_unlink (brands);
  }
  g_assert_true (trab_country_pack_add (fixture->evidence, fixture->folder, &error));
  g_assert_null (trab_country_get_table (fixture->evidence, "brands"));
  g_assert_cmpuint (trab_table_get_n_rows (before), >, 0); /* who still reads it may */
}

#define SIXTY_LETTERS "abcdefghij abcdefghij abcdefghij abcdefghij abcdefghij abcde"

/* Each fault is one sentence, and nothing of the pack is taken. */
static void
test_faults_are_said (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *part;
    const char *from;
    const char *to;
    const char *says;
  } faults[] = {
    { "pack", "\"code\": \"NZ\"", "\"code\": \"AU\"", "code" },
    { "pack", "\"frax_country\": \"GB\"", "\"frax_country\": \"NZ\"", "frax_country" },
    { "pack", "\"name\": \"United Kingdom\"", "\"name\": \"\"", "has no name" },
    { "pack", "United Kingdom", SIXTY_LETTERS "d", "more than 60 letters" },
    { "pack", "United Kingdom", "United\\u202eKingdom", "not seen" },
    { "pack", "United Kingdom", "United\\nKingdom", "not seen" },
    { "pack", "\"999\"", "\"999, ask for Ann\"", "digits alone" },
    { "pack", "\"source\": \"what", "\"version\": 2, \"source\": \"what", "member" },
    { "thresholds", "countries/NZ", "countries/NZ\\n", "no name of a table" },
    { "licences", "\"licensed-bone\"", "\"allowed\"", "is none of" },
    { "licences", "\"2027-11\"", "\"soon\"", "a day is" },
    { "licences", "\"prov_code\": \"recalled\"", "\"prov_code\": \"sure\"", "prov_code" },
    { "licences", "look_again", "look_later", "look_again" },
    { "thresholds", "\"unit\"", "\"units\"", "unit" },
    { "thresholds", "countries/NZ", "countries/GB", "named after" },
    { "amounts", "\"low\": 700", "\"low\": \"700\"", "numbers" },
    { "amounts", "\"low\": 700", "\"low\": 7000", "lower one" },
    { "amounts", "\"low\": 700", "\"low\": -700", "above 0" },
    { "amounts", "\"sex\": \"F\"", "\"sex\": \"W\"", "sex" },
    { "brands", "\"brand\"", "\"mark\"", "brand" },
    { "brands", "{", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GPtrArray) problems = NULL;

      g_test_message ("%s: %s", faults[i].part, faults[i].to);
      make_pack (fixture->folder, faults[i].part, faults[i].from, faults[i].to);
      problems = trab_country_pack_add_all (fixture->evidence, fixture->root);
      g_assert_cmpuint (problems->len, ==, 1);
      g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), faults[i].says));
      g_assert_null (strchr (g_ptr_array_index (problems, 0), '\n'));
      g_assert_false (trab_country_choose (fixture->evidence, "NZ", NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/evidence/country/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("own-packs-pass", test_own_packs_pass);
  ADD ("one-is-in-force", test_one_is_in_force);
  ADD ("a-pack-is-added", test_a_pack_is_added);
  ADD ("a-pack-has-its-own-deaths", test_a_pack_has_its_own_deaths);
  ADD ("a-pack-is-whole", test_a_pack_is_whole);
  ADD ("faults-are-said", test_faults_are_said);
#undef ADD
  return g_test_run ();
}
