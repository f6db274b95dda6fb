/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-date.h"
#include "trab-db.h"

G_BEGIN_DECLS

GPtrArray *trab_recall_search_run (TrabDb *db, TrabDate until, char **place, GError **error);

G_END_DECLS
