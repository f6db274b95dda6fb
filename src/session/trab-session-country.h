/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

typedef struct _TrabStore TrabStore;

/* The country of the clinic: a setting of the store, whose pack (licences, thresholds, life table,
 * amounts of food, brands, number to call) is in force in everything the session works out. Its
 * name is told by trab_present_country_dup_name(). */
char **trab_session_country_list (TrabSession *self);
const char *trab_session_country_get (TrabSession *self);
gboolean trab_session_country_is_chosen (TrabSession *self);
gboolean trab_session_country_choose (TrabSession *self, const char *code, GError **error);
void trab_session_country_choose_async (TrabSession *self,
                                        const char *code,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean trab_session_country_choose_finish (TrabSession *self,
                                             GAsyncResult *result,
                                             GError **error);
gboolean trab_session_country_use (TrabSession *self, const char *code, GError **error);
const GPtrArray *trab_session_country_get_problems (TrabSession *self);

gboolean trab_session_country_read (TrabSession *self, TrabStore *store, GError **error);

G_END_DECLS
