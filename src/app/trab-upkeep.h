/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-session.h"

G_BEGIN_DECLS

typedef struct _TrabUpkeep TrabUpkeep;

/** @damage: (nullable): the records are damaged; else @sentence: (nullable): what could not be
 * done; neither: something was */
typedef void (*TrabUpkeepNews) (const GError *damage, const char *sentence, gpointer user_data);

/* What a clinic would forget, behind its work: a look at all pages of the store once it is open, a
 * copy by its schedule. Nothing of it for the practice store. */
TrabUpkeep *trab_upkeep_new (TrabUpkeepNews news, gpointer user_data);
void trab_upkeep_free (TrabUpkeep *self);
void trab_upkeep_start (TrabUpkeep *self, TrabSession *session);

G_END_DECLS
