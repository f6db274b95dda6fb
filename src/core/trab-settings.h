/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-date.h"
#include "trab-setting.h"

G_BEGIN_DECLS

#define TRAB_TYPE_SETTINGS (trab_settings_get_type ())
G_DECLARE_FINAL_TYPE (TrabSettings, trab_settings, TRAB, SETTINGS, GObject)

/* All settings of one clinic at one time: an immutable value once made. */
TrabSettings *trab_settings_new (const char *const *texts);
TrabSettings *trab_settings_dup_with (TrabSettings *self, TrabSetting setting, const char *text);
const char *trab_settings_get (TrabSettings *self, TrabSetting setting);
const char *trab_settings_get_or_null (TrabSettings *self, TrabSetting setting);
guint trab_settings_get_count (TrabSettings *self, TrabSetting setting);
TrabDate trab_settings_get_day (TrabSettings *self, TrabSetting setting);
gboolean trab_settings_get_limit (TrabSettings *self,
                                  TrabMeasure measure,
                                  gboolean is_upper,
                                  double *limit);

void trab_settings_fill_units (TrabSettings *self, TrabDraft *draft);

/** How late the next copy of the records is. */
typedef enum
{
  TRAB_BACKUP_NOT_DUE,
  TRAB_BACKUP_NEVER,   /* no copy was ever made */
  TRAB_BACKUP_UNTRIED, /* there are copies, none was ever shown to restore */
  TRAB_BACKUP_LATE,    /* the schedule's day has passed */
} TrabBackupState;

TrabBackupState trab_settings_judge_backup (TrabSettings *self, TrabDate today);
gboolean trab_settings_wants_backup (TrabSettings *self, TrabDate today);

G_END_DECLS
