/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-settings.h"

#include "trab-number.h"

struct _TrabSettings
{
  GObject parent_instance;
  char *texts[TRAB_N_SETTINGS]; /* "" where nobody set it */
};

G_DEFINE_FINAL_TYPE (TrabSettings, trab_settings, G_TYPE_OBJECT)

static void
trab_settings_finalize (GObject *object)
{
  TrabSettings *self = TRAB_SETTINGS (object);

  for (guint i = 0; i < TRAB_N_SETTINGS; i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (trab_settings_parent_class)->finalize (object);
}

static void
trab_settings_class_init (TrabSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_settings_finalize;
}

static void
trab_settings_init (TrabSettings *self)
{
}

/**
 * trab_settings_new:
 * @texts: (array fixed-size=TRAB_N_SETTINGS) (nullable): NULL elements, and those that cannot be
 *   the setting's value, are as if nobody had set them
 */
TrabSettings *
trab_settings_new (const char *const *texts)
{
  TrabSettings *self = g_object_new (TRAB_TYPE_SETTINGS, NULL);

  for (guint i = 0; i < TRAB_N_SETTINGS; i++)
    self->texts[i] = g_strdup (texts != NULL && texts[i] != NULL && texts[i][0] != '\0'
                                       && trab_setting_check ((TrabSetting) i, texts[i], NULL)
                                   ? texts[i]
                                   : "");
  return self;
}

/** trab_settings_dup_with: (transfer full): the same but for one */
TrabSettings *
trab_settings_dup_with (TrabSettings *self, TrabSetting setting, const char *text)
{
  const char *texts[TRAB_N_SETTINGS];

  g_return_val_if_fail (TRAB_IS_SETTINGS (self) && setting < TRAB_N_SETTINGS, NULL);
  for (guint i = 0; i < TRAB_N_SETTINGS; i++)
    texts[i] = self->texts[i];
  texts[setting] = text;
  return trab_settings_new (texts);
}

/** trab_settings_get: (transfer none): as it was set, or the usual value */
const char *
trab_settings_get (TrabSettings *self, TrabSetting setting)
{
  g_return_val_if_fail (TRAB_IS_SETTINGS (self) && setting < TRAB_N_SETTINGS, "");
  if (self->texts[setting][0] != '\0')
    return self->texts[setting];
  return trab_setting_get_info (setting)->usual ? trab_setting_get_info (setting)->usual : "";
}

/** trab_settings_get_or_null: (transfer none) (nullable): NULL where it is empty */
const char *
trab_settings_get_or_null (TrabSettings *self, TrabSetting setting)
{
  const char *text = trab_settings_get (self, setting);

  return text[0] != '\0' ? text : NULL;
}

/** trab_settings_get_count: of a setting that is a number */
guint
trab_settings_get_count (TrabSettings *self, TrabSetting setting)
{
  double number = 0;

  return trab_number_parse (trab_settings_get (self, setting), &number) ? (guint) number : 0;
}

/** trab_settings_get_day: of a setting that is a day; TRAB_DATE_NONE where there is none */
TrabDate
trab_settings_get_day (TrabSettings *self, TrabSetting setting)
{
  TrabDate day = TRAB_DATE_NONE;

  trab_date_parse (trab_settings_get (self, setting), &day);
  return day;
}

/**
 * trab_settings_get_limit:
 * @limit: (out): the laboratory's own lower or upper limit of @measure, in the measure's unit
 *
 * Returns: FALSE where the clinic set none
 */
gboolean
trab_settings_get_limit (TrabSettings *self, TrabMeasure measure, gboolean is_upper, double *limit)
{
  TrabSetting setting
      = (TrabSetting) ((is_upper ? TRAB_SETTING_HIGH : TRAB_SETTING_LOW) + (int) measure);

  return trab_number_parse (trab_settings_get (self, setting), limit);
}

/** trab_settings_fill_units: each empty number of @draft whose unit can be chosen is typed in the
 * clinic's; what is carried over keeps the unit it came with */
void
trab_settings_fill_units (TrabSettings *self, TrabDraft *draft)
{
  for (guint i = 0; i < trab_draft_get_n_fields (draft); i++)
    {
      const TrabDraftField *field = trab_draft_get_field (draft, i);
      g_autofree char *unit_field = g_strconcat (field->name, "_unit", NULL);
      TrabSetting setting = (TrabSetting) (TRAB_SETTING_UNIT + field->measure - 1);

      if (field->measure != 0 && trab_draft_find_field (draft, unit_field) != NULL
          && trab_draft_get_text (draft, field->name)[0] == '\0'
          && !trab_draft_get_carried (draft, field->name, NULL, NULL)
          && trab_settings_get_or_null (self, setting) != NULL
          && !g_str_equal (trab_settings_get (self, setting), field->unit))
        trab_draft_set_text (draft, unit_field, trab_settings_get (self, setting));
    }
}

static gboolean
is_late (TrabSettings *self, TrabDate today)
{
  TrabDate done = trab_settings_get_day (self, TRAB_SETTING_BACKUP_DONE);
  int days = (int) trab_settings_get_count (self, TRAB_SETTING_BACKUP_DAYS);

  return !trab_date_is_known (done)
         || trab_date_compare (trab_date_add_days (done, days), today) <= 0;
}

/** trab_settings_judge_backup: what is to be said above the day's list, the gravest first */
TrabBackupState
trab_settings_judge_backup (TrabSettings *self, TrabDate today)
{
  if (!trab_date_is_known (trab_settings_get_day (self, TRAB_SETTING_BACKUP_DONE)))
    return TRAB_BACKUP_NEVER;
  if (is_late (self, today))
    return TRAB_BACKUP_LATE;
  if (!trab_date_is_known (trab_settings_get_day (self, TRAB_SETTING_BACKUP_TRIED)))
    return TRAB_BACKUP_UNTRIED;
  return TRAB_BACKUP_NOT_DUE;
}

/** trab_settings_wants_backup: whether the schedule's day has come and it names a folder */
gboolean
trab_settings_wants_backup (TrabSettings *self, TrabDate today)
{
  return trab_settings_get_or_null (self, TRAB_SETTING_BACKUP_FOLDER) != NULL
         && is_late (self, today);
}
