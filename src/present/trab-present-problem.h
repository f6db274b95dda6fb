/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-draft.h"

G_BEGIN_DECLS

const char *trab_present_problem_get_field_name (const char *field);
const char *trab_present_problem_get_keep (void);
char *trab_present_problem_dup_other (const TrabProblem *problem);
char *trab_present_problem_dup_sentence (const TrabProblem *problem);
char *trab_present_problem_dup_list (TrabDraft *draft);

G_END_DECLS
