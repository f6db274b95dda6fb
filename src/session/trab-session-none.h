/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-draft.h"
#include "trab-session.h"

G_BEGIN_DECLS

/* "None of these": one key that answers a group of questions after they were read out. */
gboolean trab_session_none_fits (TrabSession *self, const char *field);
guint trab_session_none_answer (TrabSession *self, TrabDraft *draft, const char *const *fields);

G_END_DECLS
