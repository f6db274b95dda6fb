/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far folded words are from the names of a dictionary: a slip of the pen, not another name. */
gboolean trab_medicine_spelling_is_near (const char *word, const char *key);

G_END_DECLS
