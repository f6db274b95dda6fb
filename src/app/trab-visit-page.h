/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

#define TRAB_TYPE_VISIT_PAGE (trab_visit_page_get_type ())
G_DECLARE_FINAL_TYPE (TrabVisitPage, trab_visit_page, TRAB, VISIT_PAGE, AdwBin)

/* Step 1, Update: what has changed since the last visit. */
void trab_visit_page_set_consultation (TrabVisitPage *self, TrabConsultation *consultation);
void trab_visit_page_start (TrabVisitPage *self);
gboolean trab_visit_page_asks (TrabVisitPage *self, const char *field);
gboolean trab_visit_page_focus_field (TrabVisitPage *self, const char *field);
void trab_visit_page_add (TrabVisitPage *self, const char *name);

G_END_DECLS
