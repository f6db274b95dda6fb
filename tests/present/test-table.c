/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-table.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "trab-present-language.h"
#include "trab-present-rule.h"

/* Columns of every table whose sentences are read in another language than they are kept in. */
static const char *const columns[][2] = {
  { "content/explanations", "patient" }, { "content/glossary", "meaning" },
  { "daily/exercises", "how" },          { "daily/nutrients", "foods" },
  { "evidence/disagreements", "why" },   { "regimens/about", "effort" },
  { "rules/causes", "title" },           { "rules/safety", "message" },
  { "rules/schedule", "what" },
};

typedef struct
{
  TrabEvidence *evidence;
  char *folder;
} Fixture;

/* The catalogue where gettext looks for it: FOLDER/LANGUAGE/LC_MESSAGES/trabecula.mo */
static void
set_up (Fixture *self, gconstpointer language)
{
  g_autofree char *name = g_strconcat ((const char *) language, ".mo", NULL);
  g_autofree char *built = g_test_build_filename (G_TEST_BUILT, "present", name, NULL);
  g_autofree char *home = NULL;
  g_autofree char *target = NULL;
  g_autofree char *bytes = NULL;
  gsize length = 0;

  self->evidence = trab_evidence_new ();
  self->folder = g_dir_make_tmp ("trab-locale-XXXXXX", NULL);
  home = g_build_filename (self->folder, (const char *) language, "LC_MESSAGES", NULL);
  target = g_build_filename (home, GETTEXT_PACKAGE ".mo", NULL);
  g_assert_cmpint (g_mkdir_with_parents (home, 0700), ==, 0);
  g_assert_true (g_file_get_contents (built, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (target, bytes, (gssize) length, NULL));
  g_setenv ("LANGUAGE", language, TRUE);
  if (setlocale (LC_ALL, "en_US.UTF-8") == NULL)
    setlocale (LC_ALL, "C.UTF-8"); /* in which newer C libraries translate nothing */
  g_setenv ("TRABECULA_LOCALE_DIR", self->folder, TRUE);
  bindtextdomain (GETTEXT_PACKAGE, self->folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}

static void
tear_down (Fixture *self, gconstpointer language)
{
  g_autofree char *top = g_build_filename (self->folder, (const char *) language, NULL);
  g_autofree char *home = g_build_filename (top, "LC_MESSAGES", NULL);
  g_autofree char *target = g_build_filename (home, GETTEXT_PACKAGE ".mo", NULL);

  g_remove (target);
  g_rmdir (home);
  g_rmdir (top);
  g_rmdir (self->folder);
  g_free (self->folder);
  trab_evidence_free (self->evidence);
}

static gboolean
is_shown (void)
{
  if (dgettext (GETTEXT_PACKAGE, "")[0] != '\0')
    return TRUE;
  g_test_skip ("no locale here can show another language");
  return FALSE;
}

static void
test_every_cell (Fixture *self, gconstpointer language)
{
  gboolean is_wide = g_str_equal (language, "qwide");

  if (!is_shown ())
    return;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const TrabTable *table = trab_evidence_get_table (self->evidence, columns[i][0], NULL);

      for (guint row = 0; row < trab_table_get_n_rows (table); row++)
        {
          const char *kept = trab_table_get_text (table, row, columns[i][1]);
          const char *read = trab_present_table_get (table, row, columns[i][1]);

          g_test_message ("%s/%s row %u", columns[i][0], columns[i][1], row);
          if (kept == NULL)
            g_assert_null (read);
          else if (is_wide)
            g_assert_cmpuint (g_utf8_strlen (read, -1) * 10, >=, g_utf8_strlen (kept, -1) * 14);
          else
            g_assert_cmpstr (read, !=, kept);
        }
    }
}

/* A sentence put together from a rule has the rule's words in the reader's language. */
static void
test_a_rule (Fixture *self, gconstpointer language)
{
  const char *read
      = trab_present_table_find (self->evidence, "rules/safety", "id", "SR007", "message");
  g_autofree char *words = trab_present_rule_dup_words (self->evidence, "SR007");

  if (!is_shown ())
    return;
  g_assert_nonnull (strstr (words, read));
  g_assert_cmpstr (read, !=, "Hepatic impairment/disease: contraindicated.");
}

/* A paper in the language of the sentences, made by a program that speaks another: only while it is
 * being made, and whatever the environment says. */
static void
test_paper_in_another_language (Fixture *self, gconstpointer language)
{
  static const char kept[] = "Hepatic impairment/disease: contraindicated.";
  g_auto (GStrv) choices = NULL;
  TrabPresentLanguage *entered = NULL;
  g_autofree char *before = NULL;
  g_autofree char *between = NULL;

  if (!is_shown ())
    return;
  choices = trab_present_language_dup_choices ();
  g_assert_cmpstr (choices[0], ==, language);
  g_assert_cmpstr (choices[1], ==, "en");
  before = g_strdup (
      trab_present_table_find (self->evidence, "rules/safety", "id", "SR007", "message"));
  g_assert_cmpstr (before, !=, kept);
  entered = trab_present_language_enter ("en");
  g_assert_nonnull (entered);
  g_assert_cmpstr (
      trab_present_table_find (self->evidence, "rules/safety", "id", "SR007", "message"), ==, kept);
  between = trab_present_language_dup_current ();
  g_assert_cmpstr (between, ==, "en");
  g_assert_true (trab_present_language_is_whole (between));
  trab_present_language_leave (entered);
  g_assert_cmpstr (
      trab_present_table_find (self->evidence, "rules/safety", "id", "SR007", "message"), ==,
      before);
  g_assert_null (trab_present_language_enter ("qx"));
}

static void
test_no_entry (Fixture *self, gconstpointer language)
{
  g_assert_null (trab_present_table_translate ("rules/causes", "title", NULL));
  g_assert_cmpstr (trab_present_table_translate ("rules/causes", "title", ""), ==, "");
  g_assert_cmpstr (trab_present_table_translate ("rules/causes", "title", "not there"), ==,
                   "not there");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, language, function)                                                              \
  g_test_add ("/present/table/" path, Fixture, language, set_up, function, tear_down)
  ADD ("wide/every-cell", "qwide", test_every_cell);
  ADD ("wide/a-rule", "qwide", test_a_rule);
  ADD ("wide/paper-in-another-language", "qwide", test_paper_in_another_language);
  ADD ("right-to-left/every-cell", "qrtl", test_every_cell);
  ADD ("right-to-left/a-rule", "qrtl", test_a_rule);
  ADD ("right-to-left/no-entry", "qrtl", test_no_entry);
#undef ADD
  return g_test_run ();
}
