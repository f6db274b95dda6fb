/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *trab_present_sentence_dup_capitalised (const char *words);

G_END_DECLS
