/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-question-list.h"
#include "trab-visit-ask.h"

G_BEGIN_DECLS

#define TRAB_TYPE_VISIT_SECTION (trab_visit_section_get_type ())
G_DECLARE_FINAL_TYPE (TrabVisitSection, trab_visit_section, TRAB, VISIT_SECTION, GtkWidget)

/* One row of the Update page: what is known, whether it was gone through today, and its questions
 * when it is open. N says that nothing changed, where that may be said: never of falls, which are
 * asked each time. Signal "gone-through" when the next row is to be looked at. */
TrabVisitSection *trab_visit_section_new (TrabDraft *draft,
                                          TrabVisitPlace place,
                                          const char *head_field);
TrabVisitPlace trab_visit_section_get_place (TrabVisitSection *self);
TrabQuestionList *trab_visit_section_get_list (TrabVisitSection *self);
void trab_visit_section_set_said (TrabVisitSection *self, const char *said, const char *needed);
void trab_visit_section_set_n_due (TrabVisitSection *self, guint n_due);
gboolean trab_visit_section_is_done (TrabVisitSection *self);
gboolean trab_visit_section_say_nothing_changed (TrabVisitSection *self);
void trab_visit_section_set_is_open (TrabVisitSection *self, gboolean is_open);
gboolean trab_visit_section_start (TrabVisitSection *self);

G_END_DECLS
