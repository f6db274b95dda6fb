/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-db.h"
#include "trab-stamp.h"

G_BEGIN_DECLS

gboolean trab_setting_table_save (TrabDb *db,
                                  const char *name,
                                  const char *value,
                                  const TrabStamp *stamp,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *trab_setting_table_load (TrabDb *db, const char *name, GError **error);
char **trab_setting_table_list (TrabDb *db, const char *prefix, GError **error);

G_END_DECLS
