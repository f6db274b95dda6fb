/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-error.h"
#include "trab-settings-draft.h"

static const TrabDate today = { 2026, 11, 3 };

static void
test_usual_values (void)
{
  g_autoptr (TrabSettings) settings = trab_settings_new (NULL);

  g_assert_cmpuint (trab_settings_get_count (settings, TRAB_SETTING_LOCK_MINUTES), ==, 5);
  g_assert_cmpstr (trab_settings_get (settings, TRAB_SETTING_PRINT_SIZE), ==, "standard");
  g_assert_null (trab_settings_get_or_null (settings, TRAB_SETTING_CLINIC_NAME));
  g_assert_cmpstr (
      trab_settings_get (settings, (TrabSetting) (TRAB_SETTING_UNIT + TRAB_MEASURE_CTX)), ==,
      "ng/L");
}

/* The law of the table: every name is found again, the usual value is a possible one, and what no
 * person sets is not asked. */
static void
test_table (void)
{
  guint n_asked = 0;

  for (guint i = 0; i < TRAB_N_SETTINGS; i++)
    {
      const TrabSettingInfo *info = trab_setting_get_info ((TrabSetting) i);
      TrabSetting found = TRAB_SETTING_CLINIC_NAME;

      g_assert_cmpint (trab_setting_is_asked ((TrabSetting) i), ==,
                       info->field.name != NULL && !info->is_own);
      if (info->field.name == NULL)
        continue;
      n_asked += trab_setting_is_asked ((TrabSetting) i);
      g_assert_true (trab_setting_from_string (info->field.name, &found));
      g_assert_cmpuint (found, ==, i);
      g_assert_true (trab_setting_check ((TrabSetting) i, info->usual, NULL));
    }
  g_assert_cmpuint (n_asked, >, 60);
}

static void
test_what_cannot_be (void)
{
  static const struct
  {
    const char *name;
    const char *text;
  } cases[] = {
    { "lock_minutes", "1" }, { "lock_minutes", "16" }, { "lock_minutes", "soon" },
    { "paper", "a5" },       { "unit_ctx", "mmol/L" }, { "low_alp", "many" },
    { "backup_days", "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *texts[TRAB_N_SETTINGS] = { NULL };
      TrabSetting setting = TRAB_SETTING_CLINIC_NAME;
      g_autoptr (TrabSettings) settings = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (trab_setting_from_string (cases[i].name, &setting));
      g_assert_false (trab_setting_check (setting, cases[i].text, &error));
      g_assert_true (error->domain == TRAB_INPUT_ERROR);
      /* a store that holds it all the same: the usual value holds */
      texts[setting] = cases[i].text;
      settings = trab_settings_new (texts);
      g_assert_cmpstr (trab_settings_get (settings, setting), ==,
                       trab_setting_get_info (setting)->usual);
    }
}

static void
test_backup_schedule (void)
{
  static const struct
  {
    const char *done;
    const char *tried;
    TrabBackupState state;
    gboolean wants;
  } cases[] = {
    { "", "", TRAB_BACKUP_NEVER, TRUE },
    { "2026-11-02", "", TRAB_BACKUP_UNTRIED, FALSE },
    { "2026-11-02", "2026-10-02", TRAB_BACKUP_NOT_DUE, FALSE },
    { "2026-10-28", "2026-10-02", TRAB_BACKUP_NOT_DUE, FALSE },
    { "2026-10-27", "2026-10-02", TRAB_BACKUP_LATE, TRUE },
    { "2026-10-27", "", TRAB_BACKUP_LATE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *texts[TRAB_N_SETTINGS] = { NULL };
      g_autoptr (TrabSettings) no_folder = NULL;
      g_autoptr (TrabSettings) settings = NULL;

      texts[TRAB_SETTING_BACKUP_DONE] = cases[i].done;
      texts[TRAB_SETTING_BACKUP_TRIED] = cases[i].tried;
      no_folder = trab_settings_new (texts);
      settings = trab_settings_dup_with (no_folder, TRAB_SETTING_BACKUP_FOLDER, "/media/copies");
      g_assert_cmpint (trab_settings_judge_backup (settings, today), ==, cases[i].state);
      g_assert_cmpint (trab_settings_wants_backup (settings, today), ==, cases[i].wants);
      g_assert_false (trab_settings_wants_backup (no_folder, today));
    }
}

/* A wrong field keeps its text and no other from being saved. */
static void
test_draft (void)
{
  g_autoptr (TrabSettings) settings = trab_settings_new (NULL);
  g_autoptr (TrabDraft) draft = trab_settings_draft_new (settings);
  g_autoptr (GArray) none = trab_settings_draft_dup_changed (draft, settings);
  g_autoptr (GArray) changed = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  trab_draft_set_text (draft, "clinic_name", "Hill Road Clinic");
  trab_draft_set_text (draft, "lock_minutes", "99");
  trab_draft_set_text (draft, "low_alp", "120");
  trab_draft_set_text (draft, "high_alp", "40");
  changed = trab_settings_draft_dup_changed (draft, settings);
  g_assert_cmpuint (changed->len, ==, 2);
  g_assert_cmpint (g_array_index (changed, TrabSetting, 0), ==, TRAB_SETTING_CLINIC_NAME);
  g_assert_cmpint (g_array_index (changed, TrabSetting, 1), ==,
                   TRAB_SETTING_LOW + TRAB_MEASURE_ALP);
  g_assert_nonnull (trab_draft_get_problem (draft, "high_alp"));
  g_assert_cmpstr (trab_draft_get_text (draft, "lock_minutes"), ==, "99");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/usual-values", test_usual_values);
  g_test_add_func ("/settings/table", test_table);
  g_test_add_func ("/settings/what-cannot-be", test_what_cannot_be);
  g_test_add_func ("/settings/backup-schedule", test_backup_schedule);
  g_test_add_func ("/settings/draft", test_draft);
  return g_test_run ();
}
