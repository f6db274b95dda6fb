/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-present-paper.h"
#include "trab-report.h"

G_BEGIN_DECLS

/* Sentences of the paper as blocks of a report. */
void trab_report_words_add_heading (TrabReport *report, guint level, TrabPaperText text);
void trab_report_words_add_paragraph (TrabReport *report, TrabPaperText text);
void trab_report_words_add_questions (TrabReport *report);
void trab_report_words_take_paragraph (TrabReport *report, char *text);
void trab_report_words_take_list (TrabReport *report, GPtrArray *lines);
void trab_report_words_add_new (GPtrArray *lines, const char *line);
const char *trab_report_words_get_letter (GPtrArray *notes, const char *note);
char *trab_report_words_dup_footnotes (GPtrArray *notes);
TrabReportBlock *trab_report_words_take_pairs (GPtrArray *rows);

G_END_DECLS
