/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-record.h"

G_BEGIN_DECLS

gboolean trab_people_split_run (TrabRecord *from,
                                TrabPatient *person,
                                GPtrArray *visit_ids,
                                GPtrArray *row_ids,
                                GPtrArray *moved_visits,
                                GPtrArray *records,
                                GError **error);

G_END_DECLS
