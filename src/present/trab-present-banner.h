/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** How loudly a sentence above the table is said. */
typedef enum
{
  TRAB_PRESENT_LEVEL_NOTE,
  TRAB_PRESENT_LEVEL_CHECK_FIRST,
  TRAB_PRESENT_LEVEL_STOP,
} TrabPresentLevel;

/**
 * TrabPresentBanner:
 * One card above the numbers.
 * @title: (nullable): what it is about
 * @text: the finding, with its source
 * @action: (nullable): what the source says to do, in its own words
 * @paper: (nullable): what the patient's paper says instead of @text
 * @cause: (nullable): the safety card it tells, by which a reason to go on is kept
 * @is_overridden: a reason to go on despite it is kept
 */
typedef struct
{
  TrabPresentLevel level;
  char *title;
  char *text;
  char *action;
  char *paper;
  char *cause;
  gboolean is_overridden;
} TrabPresentBanner;

TrabPresentBanner *trab_present_banner_new (TrabPresentLevel level,
                                            const char *title,
                                            const char *text);
void trab_present_banner_free (TrabPresentBanner *banner);
GPtrArray *trab_present_banner_new_list (void);
const char *trab_present_banner_get_level (TrabPresentLevel level);
char *trab_present_banner_dup_summary (GPtrArray *banners, TrabPresentLevel level);

G_END_DECLS
