/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-setting.h"

#include "trab-unit.h"

#define WORDS(id)                                                                                  \
  {                                                                                                \
    { .name = id, .kind = TRAB_DRAFT_WORDS }, "", FALSE                                            \
  }
#define PROSE(id)                                                                                  \
  {                                                                                                \
    { .name = id, .kind = TRAB_DRAFT_WORDS, .is_prose = TRUE }, "", FALSE                          \
  }
#define CHOICE(id, options, usual)                                                                 \
  {                                                                                                \
    { .name = id, .kind = TRAB_DRAFT_CHOICE, .choices = options }, usual, FALSE                    \
  }
#define COUNT(id, of, least, most, usual)                                                          \
  {                                                                                                \
    { .name = id, .kind = TRAB_DRAFT_NUMBER, .unit = of, .low = least, .high = most }, usual,      \
        FALSE                                                                                      \
  }
#define DAY(id)                                                                                    \
  {                                                                                                \
    { .name = id, .kind = TRAB_DRAFT_DATE }, "", TRUE                                              \
  }

/* The lock's bounds are of the workflow (2 to 15 minutes); the others keep slips of the pen out. */
static const TrabSettingInfo fixed[TRAB_SETTING_UNIT] = {
  [TRAB_SETTING_CLINIC_NAME] = WORDS ("clinic_name"),
  [TRAB_SETTING_CLINIC_ADDRESS] = PROSE ("clinic_address"),
  [TRAB_SETTING_CLINIC_PHONE] = WORDS ("clinic_phone"),
  [TRAB_SETTING_PRINT_SIZE] = CHOICE ("print_size", "standard|large", "standard"),
  [TRAB_SETTING_PAPER] = CHOICE ("paper", "a4|letter", ""),
  [TRAB_SETTING_LOCK_MINUTES] = COUNT ("lock_minutes", "1", 2, 15, "5"),
  [TRAB_SETTING_BACKUP_FOLDER] = PROSE ("backup_folder"),
  [TRAB_SETTING_BACKUP_DAYS] = COUNT ("backup_days", "1", 1, 90, "7"),
  [TRAB_SETTING_BACKUP_KEPT] = COUNT ("backup_kept", "1", 1, 1000, "10"),
  [TRAB_SETTING_RETENTION_YEARS] = COUNT ("retention_years", "a", 1, 150, ""),
  [TRAB_SETTING_BACKUP_DONE] = DAY ("backup_done"),
  [TRAB_SETTING_BACKUP_TRIED] = DAY ("backup_tried"),
};

static void
fill_units (TrabSettingInfo *info, TrabMeasure measure)
{
  const TrabMeasureInfo *about = trab_measure_get_info (measure);
  const char *const *units = trab_unit_list (measure);

  if (about->group == TRAB_MEASURE_GROUP_DENSITOMETRY || g_strv_length ((char **) units) < 2)
    return;
  info->field.name = g_strconcat ("unit_", about->id, NULL);
  info->field.kind = TRAB_DRAFT_CHOICE;
  info->field.choices = g_strjoinv ("|", (char **) units);
  info->usual = about->unit;
}

static void
fill_limit (TrabSettingInfo *info, TrabMeasure measure, const char *end)
{
  const TrabMeasureInfo *about = trab_measure_get_info (measure);

  if (about->group != TRAB_MEASURE_GROUP_LABORATORY)
    return;
  info->field.name = g_strconcat (end, about->id, NULL);
  info->field.kind = TRAB_DRAFT_NUMBER;
  info->field.unit = about->unit;
  info->field.measure = 1 + (int) measure;
  info->usual = "";
}

/* Made once: the names of what each measure has are joined of its own */
static const TrabSettingInfo *
get_infos (void)
{
  static gsize once = 0;
  static TrabSettingInfo infos[TRAB_N_SETTINGS];

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
        infos[i] = fixed[i];
      for (guint i = 0; i < TRAB_N_MEASURES; i++)
        {
          fill_units (&infos[TRAB_SETTING_UNIT + i], (TrabMeasure) i);
          fill_limit (&infos[TRAB_SETTING_LOW + i], (TrabMeasure) i, "low_");
          fill_limit (&infos[TRAB_SETTING_HIGH + i], (TrabMeasure) i, "high_");
        }
      g_once_init_leave (&once, 1);
    }
  return infos;
}

const TrabSettingInfo *
trab_setting_get_info (TrabSetting setting)
{
  g_return_val_if_fail (setting < TRAB_N_SETTINGS, NULL);
  return &get_infos ()[setting];
}

/** trab_setting_is_asked: whether a person sets it */
gboolean
trab_setting_is_asked (TrabSetting setting)
{
  const TrabSettingInfo *info = trab_setting_get_info (setting);

  return info->field.name != NULL && !info->is_own;
}

/** trab_setting_from_string: FALSE where no setting is called @name */
gboolean
trab_setting_from_string (const char *name, TrabSetting *setting)
{
  const TrabSettingInfo *infos = get_infos ();

  for (guint i = 0; i < TRAB_N_SETTINGS; i++)
    if (infos[i].field.name != NULL && g_str_equal (name, infos[i].field.name))
      {
        *setting = (TrabSetting) i;
        return TRUE;
      }
  return FALSE;
}

/** trab_setting_check: whether @text can be its value, "" for the usual one; FALSE with
 * TRAB_INPUT_ERROR */
gboolean
trab_setting_check (TrabSetting setting, const char *text, GError **error)
{
  const TrabDraftField *field = &trab_setting_get_info (setting)->field;
  g_autoptr (TrabDraft) draft = NULL;

  g_return_val_if_fail (field->name != NULL, FALSE);
  draft = trab_draft_new (field, 1, NULL);
  trab_draft_set_text (draft, field->name, text);
  return trab_draft_check (draft, error);
}
