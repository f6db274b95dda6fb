/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-merge-state.h"

G_BEGIN_DECLS

void trab_merge_taken_back_run (TrabMerge *self);

G_END_DECLS
