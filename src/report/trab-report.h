/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "trab-report-block.h"

G_BEGIN_DECLS

typedef enum
{
  TRAB_REPORT_PAPER_A4,
  TRAB_REPORT_PAPER_LETTER,
} TrabReportPaper;

/**
 * TrabReportFrame:
 * What every page carries, and how the pages are. Ready words: a report never asks the clock.
 * @title: of the document
 * @identity: name and date of birth, above every page
 * @printed: "Printed 3 November 2025"
 * @clinic: (nullable): clinic name and phone, under every page
 * @stamp: (nullable): "Practice patient (made up)", on every page
 * @author: (nullable): the clinic, for the file's properties
 * @page_of: "Page %u of %u" in the language of the words: the two numbers, in this order
 * @language: BCP 47 tag of the words
 * @created_iso: creation date of the file, "2025-11-03T09:22:00Z": equal input, equal bytes
 */
typedef struct
{
  const char *title;
  const char *identity;
  const char *printed;
  const char *clinic;
  const char *stamp;
  const char *author;
  const char *page_of;
  const char *language;
  const char *created_iso;
  TrabReportPaper paper;
  gboolean is_large; /* 18 pt instead of 14 */
  gboolean is_dense; /* 10 pt, for clinicians alone; @is_large outweighs it */
} TrabReportFrame;

#define TRAB_TYPE_REPORT (trab_report_get_type ())
G_DECLARE_FINAL_TYPE (TrabReport, trab_report, TRAB, REPORT, GObject)

TrabReport *trab_report_new (const TrabReportFrame *frame);
void trab_report_take (TrabReport *self, TrabReportBlock *block);
const TrabReportFrame *trab_report_get_frame (TrabReport *self);
guint trab_report_get_n_blocks (TrabReport *self);
const TrabReportBlock *trab_report_get_block (TrabReport *self, guint index);
double trab_report_get_width_pt (TrabReport *self);
double trab_report_get_height_pt (TrabReport *self);

G_END_DECLS
