/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"
#include "trab-report.h"

G_BEGIN_DECLS

#define TRAB_TYPE_PRINT_PAGE (trab_print_page_get_type ())
G_DECLARE_FINAL_TYPE (TrabPrintPage, trab_print_page, TRAB, PRINT_PAGE, AdwBin)

/* Step 6, Print: the plan on paper, as PDF or as a web page. */
void trab_print_page_set_consultation (TrabPrintPage *self, TrabConsultation *consultation);
TrabReport *trab_print_page_new_report (TrabConsultation *consultation,
                                        const char *plan_id,
                                        guint pages,
                                        gboolean is_large,
                                        const char *language);
void trab_print_page_choose_first_page (TrabPrintPage *self);
void trab_print_page_refresh (TrabPrintPage *self);
void trab_print_page_print (TrabPrintPage *self);
void trab_print_page_save (TrabPrintPage *self, GFile *file);
guint trab_print_page_get_n_pages (TrabPrintPage *self);

G_END_DECLS
