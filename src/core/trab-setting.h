/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-draft.h"
#include "trab-measure.h"

G_BEGIN_DECLS

/** What a clinic sets once for all who use its records. Kept in the store and its audit; what is of
 * one screen alone (size of the window, light or dark, language) is not. */
typedef enum
{
  TRAB_SETTING_CLINIC_NAME,
  TRAB_SETTING_CLINIC_ADDRESS,
  TRAB_SETTING_CLINIC_PHONE,
  TRAB_SETTING_PRINT_SIZE,      /* "standard" (14 pt) or "large" (18 pt) */
  TRAB_SETTING_PAPER,           /* "a4" or "letter" */
  TRAB_SETTING_LOCK_MINUTES,    /* idle, before the records are covered */
  TRAB_SETTING_BACKUP_FOLDER,   /* "" while no schedule is set */
  TRAB_SETTING_BACKUP_DAYS,     /* between two copies */
  TRAB_SETTING_BACKUP_KEPT,     /* copies that stay in the folder */
  TRAB_SETTING_RETENTION_YEARS, /* after the last entry, until a record is due; "" for never */
  TRAB_SETTING_BACKUP_DONE,     /* the day of the last copy, written by the program */
  TRAB_SETTING_BACKUP_TRIED, /* the day a copy was last shown to restore, written by the program */
  TRAB_SETTING_UNIT,         /* + TrabMeasure: what it is typed in */
  TRAB_SETTING_LOW = TRAB_SETTING_UNIT + TRAB_N_MEASURES, /* + TrabMeasure: the laboratory's own */
  TRAB_SETTING_HIGH = TRAB_SETTING_LOW + TRAB_N_MEASURES, /* limits, in the measure's unit */
} TrabSetting;
#define TRAB_N_SETTINGS (TRAB_SETTING_HIGH + TRAB_N_MEASURES)

/**
 * TrabSettingInfo:
 * @field: its name in files and on the command line, and how it is judged; without a name where
 *   there is nothing to set: a measure with one unit, limits of what no laboratory measures
 * @usual: what holds while nobody set it
 * @is_own: written by the program; nobody types it
 */
typedef struct
{
  TrabDraftField field;
  const char *usual;
  gboolean is_own;
} TrabSettingInfo;

const TrabSettingInfo *trab_setting_get_info (TrabSetting setting);
gboolean trab_setting_is_asked (TrabSetting setting);
gboolean trab_setting_from_string (const char *name, TrabSetting *setting);
gboolean trab_setting_check (TrabSetting setting,
                             const char *text,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
