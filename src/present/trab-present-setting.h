/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-settings.h"

G_BEGIN_DECLS

char *trab_present_setting_dup_name (TrabSetting setting);
const char *trab_present_setting_get_hint (TrabSetting setting);
const char *trab_present_setting_get_choice (const char *field, const char *choice);
const char *trab_present_setting_get_backup (TrabBackupState state);
char *trab_present_setting_dup_copies (TrabSettings *settings);

G_END_DECLS
