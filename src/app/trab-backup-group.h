/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-draft.h"
#include "trab-session.h"

G_BEGIN_DECLS

#define TRAB_TYPE_BACKUP_GROUP (trab_backup_group_get_type ())
G_DECLARE_FINAL_TYPE (TrabBackupGroup, trab_backup_group, TRAB, BACKUP_GROUP, AdwPreferencesGroup)

/* What can be done about copies of the records now: choose their folder, make one, look whether the
 * records are whole, go back to one (signal "restore"). */
TrabBackupGroup *trab_backup_group_new (TrabSession *session, TrabDraft *settings);
void trab_backup_group_refresh (TrabBackupGroup *self);

G_END_DECLS
