/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-recall.h"

G_BEGIN_DECLS

/* Why a person is to be seen again, in words. */
const char *trab_present_recall_get_reason (TrabRecallKind kind);
char *trab_present_recall_dup_line (const TrabRecall *recall);
const char *trab_present_recall_get_undecided (void);

G_END_DECLS
