/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo-pdf.h>
#include <glib.h>

G_BEGIN_DECLS

cairo_surface_t *trab_chart_pdf_new (cairo_write_func_t write,
                                     gpointer closure,
                                     double width_pt,
                                     double height_pt);
gboolean trab_chart_pdf_set_language (GByteArray *pdf, const char *language);

G_END_DECLS
