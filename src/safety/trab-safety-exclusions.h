/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-question.h"
#include "trab-safety.h"

G_BEGIN_DECLS

/* Questions whose "no" rules something out: a group of them may be answered by "None of these". */
gboolean trab_safety_exclusions_has (const TrabSafety *safety, TrabQuestion question);

G_END_DECLS
