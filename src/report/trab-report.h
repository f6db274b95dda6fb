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

/** For whom it is printed: letters, margins and measures follow. */
typedef enum
{
  TRAB_REPORT_PRINT_PATIENT, /* 14 pt */
  TRAB_REPORT_PRINT_LARGE,   /* 18 pt */
  TRAB_REPORT_PRINT_DENSE,   /* 8.6 pt: for clinicians alone */
  TRAB_REPORT_PRINT_LETTER,  /* 10 pt */
} TrabReportPrint;

/**
 * TrabReportFrame:
 * What every page carries, and how the pages are. Ready words: a report never asks the clock.
 * @title: of the document
 * @head_start, @head_end: (nullable): above every page, over the rule: the clinic and its phone
 * @is_head_title: @head_start is the first heading of the document
 * @name, @about: (nullable): under it: whose paper it is, on every sheet
 * @foot_start: "Printed 3 November 2025"
 * @stamp: (nullable): "Practice patient (made up)", on every page
 * @author: (nullable): the clinic, for the file's properties
 * @page_of: "Page %u of %u" in the language of the words: the two numbers, in this order
 * @language: BCP 47 tag of the words
 * @created_iso: creation date of the file, "2025-11-03T09:22:00Z": equal input, equal bytes
 */
typedef struct
{
  const char *title;
  const char *head_start;
  const char *head_end;
  gboolean is_head_title;
  const char *name;
  const char *about;
  const char *foot_start;
  const char *stamp;
  const char *author;
  const char *page_of;
  const char *language;
  const char *created_iso;
  TrabReportPaper paper;
  TrabReportPrint print;
} TrabReportFrame;

#define TRAB_TYPE_REPORT (trab_report_get_type ())
G_DECLARE_FINAL_TYPE (TrabReport, trab_report, TRAB, REPORT, GObject)

TrabReport *trab_report_new (const TrabReportFrame *frame);
void trab_report_begin_part (TrabReport *self, const TrabReportFrame *frame);
void trab_report_take (TrabReport *self, TrabReportBlock *block);
const TrabReportFrame *trab_report_get_frame (TrabReport *self);
guint trab_report_get_n_parts (TrabReport *self);
const TrabReportFrame *trab_report_get_part (TrabReport *self,
                                             guint part,
                                             guint *first_block,
                                             guint *end_block);
guint trab_report_get_n_blocks (TrabReport *self);
const TrabReportBlock *trab_report_get_block (TrabReport *self, guint index);
double trab_report_get_width_pt (TrabReport *self);
double trab_report_get_height_pt (TrabReport *self);

G_END_DECLS
