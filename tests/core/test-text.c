/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One rule for every text that is kept, and every field of every form obeys it. */
#include "trab-text.h"

#include <string.h>

#include "trab-death-draft.h"
#include "trab-error.h"
#include "trab-history-draft.h"
#include "trab-laboratory-draft.h"
#include "trab-patient-draft.h"
#include "trab-precision-draft.h"
#include "trab-record-clean.h"
#include "trab-scan-draft.h"
#include "trab-settings-draft.h"
#include "trab-settings.h"
#include "trab-visit-draft.h"

#define N_RANDOM 4000
#define RANDOM_LENGTH 24

static const TrabDate today = { 2026, 11, 3 };

static void
test_known_answers (void)
{
  static const struct
  {
    const char *text;
    const char *line;
    const char *prose;
  } cases[] = {
    { "Khan", "Khan", "Khan" },
    { "  Khan \n", "Khan", "Khan" },
    { "An\u200bna", "Anna", "Anna" },           /* of no width */
    { "\ufeffAnna", "Anna", "Anna" },           /* mark of byte order */
    { "nnA\u202eann", "nnAann", "nnAann" },     /* from here on right to left */
    { "\u2066Anna\u2069", "Anna", "Anna" },     /* isolates */
    { "An\u00adna", "Anna", "Anna" },           /* soft hyphen */
    { "A\x1b[31mnna", "A[31mnna", "A[31mnna" }, /* an escape to a terminal */
    { "Anna\a", "Anna", "Anna" },               /* a bell */
    { "An\u200dna", "Anna", "Anna" },           /* a joiner between Latin letters */
    { "1\u200d2", "12", "12" },                 /* and between figures */
    { "An\ufe0fna", "Anna", "Anna" },           /* a selector of a variant */
    { "\u3164", "", "" },                       /* a filler that looks like nothing */
    { "Anna\u00a0 Maria", "Anna Maria", "Anna\u00a0 Maria" },
    { "Anna\r\nMaria", "Anna Maria", "Anna\nMaria" },
    { "Anna\rMaria", "Anna Maria", "Anna\nMaria" },
    { "Anna\u2028Maria", "Anna Maria", "Anna\nMaria" },
    { "5\tmg", "5 mg", "5\tmg" },
    { "\u0645\u06cc\u200c\u0631\u0648\u062f", "\u0645\u06cc\u200c\u0631\u0648\u062f",
      "\u0645\u06cc\u200c\u0631\u0648\u062f" }, /* Persian needs its joiner */
    { "\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937",
      "\u0915\u094d\u200d\u0937" },         /* and so does Hindi */
    { "\u0645\u200c", "\u0645", "\u0645" }, /* but not at the end of a word */
    { "\u8fbb\U000e0100", "\u8fbb\U000e0100", "\u8fbb\U000e0100" }, /* a name in Japanese */
    { "Zo\u0308e", "Zo\u0308e", "Zo\u0308e" },                      /* marks are seen */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = trab_text_dup_clean (cases[i].text, TRAB_TEXT_LINE);
      g_autofree char *prose = trab_text_dup_clean (cases[i].text, TRAB_TEXT_PROSE);

      g_assert_cmpstr (line, ==, cases[i].line);
      g_assert_cmpstr (prose, ==, cases[i].prose);
    }
}

/* Letters, blanks, and everything that hides */
static gunichar
pick (GRand *random)
{
  static const gunichar odd[]
      = { 0x00,   0x07,   0x09,   0x0a,   0x0d,   0x1b,   0x7f,   0x85,    0xa0,    0xad,   0x34f,
          0x61c,  0x115f, 0x1160, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e,  0x200f,  0x2028, 0x2029,
          0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0x206a, 0x2800, 0x3000,  0x3164,  0xfe0f, 0xfeff,
          0xffa0, 0xfff9, 0xfffe, 0x645,  0x915,  0x94d,  0x8fbb, 0xe0001, 0xe0100, 0x1f469 };

  if (g_rand_boolean (random))
    return (gunichar) g_rand_int_range (random, ' ', 0x7f);
  return odd[g_rand_int_range (random, 1, G_N_ELEMENTS (odd))];
}

/* Said otherwise than in the code: nothing is left that has neither width nor a neighbour. */
static void
assert_seen (const char *clean, TrabTextShape shape)
{
  g_assert_true (g_utf8_validate (clean, -1, NULL));
  for (const char *at = clean; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_assert_false (c < ' ' && !(shape == TRAB_TEXT_PROSE && (c == '\n' || c == '\t')));
      g_assert_false (c >= 0x7f && c < 0xa0);
      g_assert_false (c >= 0x202a && c <= 0x202e);
      g_assert_false (c >= 0x2060 && c <= 0x206f);
      g_assert_true (c != 0x200b && c != 0x200e && c != 0x200f && c != 0xfeff && c != 0x61c);
      if (shape == TRAB_TEXT_LINE)
        g_assert_true (c == ' ' || !g_unichar_isspace (c));
    }
  if (shape == TRAB_TEXT_LINE)
    g_assert_null (strstr (clean, "  "));
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (14);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      TrabTextShape shape = i % 2 == 0 ? TRAB_TEXT_LINE : TRAB_TEXT_PROSE;
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *clean = NULL;
      g_autofree char *again = NULL;

      for (guint n = 0; n < RANDOM_LENGTH; n++)
        g_string_append_unichar (text, pick (random));
      clean = trab_text_dup_clean (text->str, shape);
      again = trab_text_dup_clean (clean, shape);
      assert_seen (clean, shape);
      g_assert_cmpstr (again, ==, clean);
      g_assert_true (trab_text_is_clean (clean, shape));
    }
}

static void
test_refused (void)
{
  g_autofree char *line = g_strnfill (TRAB_TEXT_LINE_LIMIT, 'x');
  g_autofree char *longer = g_strnfill (TRAB_TEXT_LINE_LIMIT + 1, 'x');
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (trab_text_check (line, TRAB_TEXT_LINE, &error));
  g_assert_true (trab_text_check (NULL, TRAB_TEXT_LINE, &error));
  g_assert_true (trab_text_check (longer, TRAB_TEXT_PROSE, &error));
  g_assert_no_error (error);
  g_assert_false (trab_text_check (longer, TRAB_TEXT_LINE, &error));
  g_assert_error (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_TOO_LONG);
  g_clear_error (&error);
  g_assert_false (trab_text_check ("a\u202eb", TRAB_TEXT_PROSE, &error));
  g_assert_error (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_UNSEEN);
  for (guint i = 0; i < TRAB_TEXT_LINE_LIMIT; i++)
    g_string_append (wide, "\u8fbb"); /* characters are counted, not bytes */
  g_assert_false (trab_text_is_too_long (wide->str, TRAB_TEXT_LINE));
}

/* ---- forms */

/* What a form keeps is what was typed but for the ends, or the field says otherwise; too much of
 * it is not saved, and the field says so. */
static void
check_fields (TrabDraft *draft)
{
  g_autofree char *longest = g_strnfill (TRAB_TEXT_PROSE_LIMIT + 1, 'x');

  for (guint i = 0; i < trab_draft_get_n_fields (draft); i++)
    {
      const TrabDraftField *field = trab_draft_get_field (draft, i);
      const TrabProblem *problem = NULL;

      trab_draft_set_text (draft, field->name, "1\u202e\u200b2\a");
      problem = trab_draft_get_problem (draft, field->name);
      g_assert_cmpstr (trab_draft_get_text (draft, field->name), ==, "12");
      g_assert_nonnull (problem);
      if (!trab_problem_blocks (problem)) /* and what is no number or date is told as that */
        g_assert_cmpint (problem->kind, ==, TRAB_PROBLEM_CLEANED);
      trab_draft_set_text (draft, field->name, longest);
      problem = trab_draft_get_problem (draft, field->name);
      g_assert_nonnull (problem);
      g_assert_true (trab_problem_blocks (problem));
      g_assert_cmpint (problem->kind, ==, TRAB_PROBLEM_TOO_LONG);
      g_assert_cmpstr (trab_draft_get_text (draft, field->name), ==, longest);
      g_assert_false (trab_draft_is_complete (draft));
      trab_draft_set_text (draft, field->name, "");
    }
}

static void
test_every_field (void)
{
  g_autoptr (TrabPatient) patient = trab_patient_new (
      &(TrabPatientFields){ .id = "p", .family_name = "Khan", .birth_date = { 1957, 2, 4 } });
  g_autoptr (TrabRecord) record = trab_record_new (patient);
  g_autoptr (TrabSettings) settings = trab_settings_new (NULL);
  TrabDraft *drafts[] = { trab_patient_draft_new (NULL, today),
                          trab_death_draft_new (patient, today),
                          trab_visit_draft_new (record, today),
                          trab_scan_draft_new (record, today),
                          trab_laboratory_draft_new (record, TRAB_MEASURE_CTX, today),
                          trab_history_draft_new_fracture (record, today),
                          trab_history_draft_new_course (record, today),
                          trab_precision_draft_new (),
                          trab_settings_draft_new (settings) };

  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      check_fields (drafts[i]);
      g_object_unref (drafts[i]);
    }
}

/* That something was taken out is said until somebody has looked, or types something else. */
static void
test_said_until_seen (void)
{
  g_autoptr (TrabDraft) draft = trab_patient_draft_new (NULL, today);

  trab_draft_set_text (draft, "family_name", "Kh\u200ban");
  trab_draft_set_text (draft, "family_name", "Khan"); /* as the form shows it now */
  g_assert_nonnull (trab_draft_get_problem (draft, "family_name"));
  trab_draft_accept (draft, "family_name");
  g_assert_null (trab_draft_get_problem (draft, "family_name"));
  trab_draft_set_text (draft, "family_name", "Khan\u200b t");
  g_assert_cmpint (trab_draft_get_problem (draft, "family_name")->kind, ==, TRAB_PROBLEM_CLEANED);
  trab_draft_set_text (draft, "family_name", "Khant");
  g_assert_null (trab_draft_get_problem (draft, "family_name"));
  trab_draft_set_text (draft, "given_name", "\u200b");
  g_assert_cmpint (trab_draft_get_problem (draft, "given_name")->kind, ==, TRAB_PROBLEM_CLEANED);
  trab_draft_set_text (draft, "given_name", "");
  g_assert_null (trab_draft_get_problem (draft, "given_name"));
  /* blanks within a line are no news while they stand at its end */
  trab_draft_set_text (draft, "given_name", " Anna ");
  g_assert_null (trab_draft_get_problem (draft, "given_name"));
}

/* What a form builds passes the last look before it is saved. */
static void
test_forms_pass (void)
{
  g_autoptr (TrabPatient) patient
      = trab_patient_new (&(TrabPatientFields){ .id = "p", .family_name = "Khan" });
  g_autoptr (TrabRecord) known = trab_record_new (patient);
  g_autoptr (TrabRecord) changes = trab_record_new (patient);
  g_autoptr (TrabDraft) draft = trab_history_draft_new_course (known, today);
  g_autoptr (TrabCourse) dirty = trab_course_new (&(TrabCourseFields){ .name = "a\u202eb" });
  g_autoptr (GError) error = NULL;

  trab_draft_set_text (draft, "medicine", "OTHER");
  trab_draft_set_text (draft, "name", "Bone\u200b  salt");
  trab_draft_set_text (draft, "dose_text", "1\u00a0g");
  trab_draft_set_text (draft, "is_ongoing", "yes");
  g_assert_true (trab_history_draft_build_course (draft, "p", NULL, changes, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (trab_course_get (g_ptr_array_index (trab_record_get_courses (changes), 0))->name,
                   ==, "Bone salt");
  g_assert_true (trab_record_clean_check (changes, &error));
  g_assert_no_error (error);
  trab_record_add_course (changes, dirty);
  g_assert_false (trab_record_clean_check (changes, &error));
  g_assert_error (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_UNSEEN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/text/known-answers", test_known_answers);
  g_test_add_func ("/core/text/random", test_random);
  g_test_add_func ("/core/text/refused", test_refused);
  g_test_add_func ("/core/text/every-field", test_every_field);
  g_test_add_func ("/core/text/said-until-seen", test_said_until_seen);
  g_test_add_func ("/core/text/forms-pass", test_forms_pass);
  return g_test_run ();
}
