/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-none.h"

#include "fixture-person.h"
#include "trab-visit-draft.h"

/* What rules something out by its "no", and what does not. */
static void
test_which_questions (void)
{
  static const struct
  {
    const char *field;
    gboolean fits;
  } cases[]
      = { { "vte", TRUE },           { "jaw_necrosis", TRUE },      { "bone_metastasis", TRUE },
          { "breast_cancer", TRUE }, { "upright_30min", FALSE },    { "progestogen", FALSE },
          { "uterus", FALSE },       { "medicines_listed", FALSE }, { "falls_count", FALSE },
          { "menopause", FALSE },    { "secondary_causes", FALSE } };
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = trab_session_new (&error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].field);
      g_assert_cmpint (trab_session_none_fits (session, cases[i].field), ==, cases[i].fits);
    }
}

/* An answer stays; a yes of an earlier visit is asked by itself; the rest is answered. */
static void
test_answers (void)
{
  static const char *const fields[]
      = { "vte", "thrombophilia", "porphyria", "lamotrigine", "upright_30min", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = trab_session_new (&error);
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabDraft) draft = NULL;

  fixture_person_init (&person, TRAB_SEX_FEMALE, 1960);
  draft = trab_visit_draft_new (person.record, FIXTURE_PERSON_TODAY);
  trab_draft_set_text (draft, "thrombophilia", "yes");
  trab_draft_set_carried (draft, "porphyria", "yes", (TrabDate){ 2025, 1, 1 });
  trab_draft_set_carried (draft, "lamotrigine", "no", (TrabDate){ 2025, 1, 1 });
  g_assert_cmpuint (trab_session_none_answer (session, draft, fields), ==, 2);
  g_assert_cmpstr (trab_draft_get_text (draft, "vte"), ==, "no");
  g_assert_cmpstr (trab_draft_get_text (draft, "lamotrigine"), ==, "no");
  g_assert_cmpstr (trab_draft_get_text (draft, "thrombophilia"), ==, "yes");
  g_assert_cmpstr (trab_draft_get_text (draft, "porphyria"), ==, "");
  g_assert_cmpstr (trab_draft_get_text (draft, "upright_30min"), ==, "");
  g_assert_cmpuint (trab_session_none_answer (session, draft, fields), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/session/none/which-questions", test_which_questions);
  g_test_add_func ("/session/none/answers", test_answers);
  return g_test_run ();
}
