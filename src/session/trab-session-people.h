/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

gboolean trab_session_people_merge (
    TrabSession *self, const char *from_id, const char *into_id, char **batch_id, GError **error);

G_END_DECLS
