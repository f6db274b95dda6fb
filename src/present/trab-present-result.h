/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-record.h"

G_BEGIN_DECLS

/**
 * TrabPresentResult:
 * What was measured on one day: a scan, or blood.
 * @key: names it in the answer to TRAB_QUESTION_RESULTS_READ
 * @title: "Bone scan, 16 Nov 2026"
 * @text: "Lower spine T −2.8 · Hip neck T −1.7"
 * @note: (nullable): scanner; or fasting and time
 * @is_new: came after the last visit, and nobody has read it yet
 */
typedef struct
{
  char *key;
  char *title;
  char *text;
  char *note;
  gboolean is_new;
} TrabPresentResult;

GPtrArray *trab_present_result_dup_list (TrabRecord *record,
                                         const char *visit_id,
                                         const char *read_keys);
char *trab_present_result_dup_read (const char *read_keys, const char *key);

G_END_DECLS
