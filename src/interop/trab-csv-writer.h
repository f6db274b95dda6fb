/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-record.h"

G_BEGIN_DECLS

char *trab_csv_writer_write (TrabRecord *record);

G_END_DECLS
