/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-setting.h"

#include <glib/gi18n-lib.h>

#include "trab-present-date.h"
#include "trab-present-measure.h"

static const struct
{
  const char *name;
  const char *hint;
} words[TRAB_SETTING_UNIT] = {
  [TRAB_SETTING_CLINIC_NAME] = { N_ ("Name of the clinic"), N_ ("On everything that is printed.") },
  [TRAB_SETTING_CLINIC_ADDRESS] = { N_ ("Address"), N_ ("On letters.") },
  [TRAB_SETTING_CLINIC_PHONE]
  = { N_ ("Phone"), N_ ("Whom a patient calls with a question, on every page.") },
  [TRAB_SETTING_PRINT_SIZE] = { N_ ("Size of print"), N_ ("Of the pages a patient takes home.") },
  [TRAB_SETTING_PAPER] = { N_ ("Paper"), NULL },
  [TRAB_SETTING_LOCK_MINUTES]
  = { N_ ("Minutes before the records lock"), N_ ("When nobody types or moves the mouse.") },
  [TRAB_SETTING_BACKUP_FOLDER]
  = { N_ ("Folder for backups"), N_ ("On another disk, that is kept in another place.") },
  [TRAB_SETTING_BACKUP_DAYS] = { N_ ("Days between backups"), NULL },
  [TRAB_SETTING_BACKUP_KEPT] = { N_ ("Copies to keep"), N_ ("The oldest go.") },
  [TRAB_SETTING_RETENTION_YEARS]
  = { N_ ("Years a record is kept after its last entry"),
      N_ ("Nothing is erased by itself. Records past it are listed.") },
  [TRAB_SETTING_BACKUP_DONE] = { N_ ("Last backup"), NULL },
  [TRAB_SETTING_BACKUP_TRIED] = { N_ ("Last time a backup was tried"), NULL },
};

/** trab_present_setting_dup_name: (transfer full): what is set */
char *
trab_present_setting_dup_name (TrabSetting setting)
{
  g_autofree char *measure = NULL;

  if (setting < TRAB_SETTING_UNIT)
    return g_strdup (_ (words[setting].name));
  measure = trab_present_measure_dup_title (
      (TrabMeasure) ((setting - TRAB_SETTING_UNIT) % TRAB_N_MEASURES), TRAB_SITE_NONE);
  if (setting < TRAB_SETTING_LOW)
    return g_steal_pointer (&measure);
  return setting < TRAB_SETTING_HIGH
             /* Translators: %s is a blood test */
             ? g_strdup_printf (_ ("%s, lower limit"), measure)
             : g_strdup_printf (_ ("%s, upper limit"), measure);
}

/** trab_present_setting_get_hint: (transfer none) (nullable) */
const char *
trab_present_setting_get_hint (TrabSetting setting)
{
  if (setting >= TRAB_SETTING_UNIT || words[setting].hint == NULL)
    return NULL;
  return _ (words[setting].hint);
}

/** trab_present_setting_get_choice: (transfer none): every other choice is a unit */
const char *
trab_present_setting_get_choice (const char *field, const char *choice)
{
  static const struct
  {
    const char *choice;
    const char *words;
  } choices[] = {
    { "standard", N_ ("Standard, 14 point") },
    { "large", N_ ("Large, 18 point") },
    { "a4", N_ ("A4") },
    { "letter", N_ ("US Letter") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_str_equal (choice, choices[i].choice))
      return _ (choices[i].words);
  return trab_present_measure_get_unit (choice);
}

/** trab_present_setting_get_backup: (transfer none) (nullable): NULL while nothing is due */
const char *
trab_present_setting_get_backup (TrabBackupState state)
{
  switch (state)
    {
    case TRAB_BACKUP_NEVER:
      return _ ("There is no backup yet. A lost or broken computer would take the records with "
                "it.");
    case TRAB_BACKUP_LATE:
      return _ ("The backup is late.");
    case TRAB_BACKUP_UNTRIED:
      return _ ("No backup was ever tried. Only one that was opened again is sure to help.");
    case TRAB_BACKUP_NOT_DUE:
      break;
    }
  return NULL;
}

/** trab_present_setting_dup_copies: (transfer full): when the last copy was made and tried */
char *
trab_present_setting_dup_copies (TrabSettings *settings)
{
  TrabDate done = trab_settings_get_day (settings, TRAB_SETTING_BACKUP_DONE);
  TrabDate tried = trab_settings_get_day (settings, TRAB_SETTING_BACKUP_TRIED);
  g_autofree char *done_text = trab_present_date_dup_long (done);
  g_autofree char *tried_text = trab_present_date_dup_long (tried);

  if (!trab_date_is_known (done))
    return g_strdup (_ ("No backup yet."));
  if (!trab_date_is_known (tried))
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("Last backup %s; none was ever tried."), done_text);
  /* Translators: both are dates */
  return g_strdup_printf (_ ("Last backup %s; last tried %s."), done_text, tried_text);
}
