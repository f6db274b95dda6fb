/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-paper.h"

#include <gtk/gtk.h>
#include <pango/pangocairo.h>

#include "trab-present-language.h"

/**
 * trab_paper_create_context:
 * Returns: (transfer full): a context for text laid out in points, unhinted, so that a page or a
 *   chart has the same line breaks on screen and paper
 */
PangoContext *
trab_paper_create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  return context;
}

/** trab_paper_get_size: the clinic's; where it set none, Letter in North America and a few others,
 * elsewhere A4 */
TrabReportPaper
trab_paper_get_size (TrabSettings *settings)
{
  const char *set = trab_settings_get (settings, TRAB_SETTING_PAPER);

  if (set[0] != '\0')
    return g_str_equal (set, "letter") ? TRAB_REPORT_PAPER_LETTER : TRAB_REPORT_PAPER_A4;
  return g_strcmp0 (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) == 0
             ? TRAB_REPORT_PAPER_LETTER
             : TRAB_REPORT_PAPER_A4;
}

/** trab_paper_get_language: (transfer none): BCP 47 tag of the words that are said now: a desktop's
 * language without a catalogue is not theirs */
const char *
trab_paper_get_language (void)
{
  g_autofree char *language = trab_present_language_dup_current ();

  return pango_language_to_string (pango_language_from_string (language));
}
