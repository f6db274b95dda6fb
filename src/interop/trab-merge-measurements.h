/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-import-merge-private.h"

G_BEGIN_DECLS

void trab_merge_measurements_run (TrabMerge *self);

G_END_DECLS
