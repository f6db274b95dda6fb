/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-spec.h"
#include "trab-chart-theme.h"

G_BEGIN_DECLS

#define TRAB_CHART_EXPORT_ERROR (trab_chart_export_error_quark ())
typedef enum
{
  TRAB_CHART_EXPORT_ERROR_SURFACE, /* cairo could not make or finish the picture */
  TRAB_CHART_EXPORT_ERROR_SIZE,    /* too small for the picture, or more than a surface holds */
} TrabChartExportError;
#define TRAB_CHART_EXPORT_ERROR_LAST TRAB_CHART_EXPORT_ERROR_SIZE
GQuark trab_chart_export_error_quark (void);

typedef enum
{
  TRAB_CHART_FORMAT_PNG,
  TRAB_CHART_FORMAT_SVG,
  TRAB_CHART_FORMAT_PDF,
} TrabChartFormat;
#define TRAB_N_CHART_FORMATS (TRAB_CHART_FORMAT_PDF + 1)

/** How a spec becomes a file's bytes. */
typedef struct
{
  TrabChartFormat format;
  double width_pt;  /* of the whole picture, margin included */
  double height_pt; /* 0: the natural height at that width */
  gboolean is_rtl;
  double png_scale;        /* pixels for a point; 0 is 2 */
  const char *author;      /* PDF; may be NULL */
  const char *language;    /* PDF, BCP 47; may be NULL */
  const char *created_iso; /* PDF, "2025-11-03T09:22:00Z"; required there, so that bytes repeat */
} TrabChartExport;

GBytes *trab_chart_export_bytes (TrabChartSpec *spec,
                                 const TrabChartTheme *theme,
                                 const TrabChartExport *how,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
