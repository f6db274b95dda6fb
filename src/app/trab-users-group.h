/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-session.h"

G_BEGIN_DECLS

#define TRAB_TYPE_USERS_GROUP (trab_users_group_get_type ())
G_DECLARE_FINAL_TYPE (TrabUsersGroup, trab_users_group, TRAB, USERS_GROUP, AdwPreferencesGroup)

/* Who may open the records, and the key on paper. */
TrabUsersGroup *trab_users_group_new (TrabSession *session);

G_END_DECLS
