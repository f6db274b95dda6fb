/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-draft.h"

G_BEGIN_DECLS

/* The field: addendum, words of several lines. */
TrabDraft *trab_addendum_draft_new (void);

G_END_DECLS
