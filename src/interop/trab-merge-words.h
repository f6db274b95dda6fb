/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-course.h"
#include "trab-fracture.h"

G_BEGIN_DECLS

/* A row in a few words, to tell one from another in a finding. */
char *trab_merge_words_dup_fracture (const TrabFractureFields *fields);
char *trab_merge_words_dup_course (const TrabCourseFields *fields);

G_END_DECLS
