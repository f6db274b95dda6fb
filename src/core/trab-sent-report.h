/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "trab-moment.h"

G_BEGIN_DECLS

/** TrabSentAttachment: of a report, kept and not shown: it is no text. @size: bytes */
typedef struct
{
  char *title; /* (nullable) */
  char *content_type;
  gsize size;
} TrabSentAttachment;

/**
 * TrabSentReport:
 * What somebody else reported in words about a person, as it came: it is shown beside the record
 * and nothing is computed with it.
 * @moment: when it was examined, or else written; may not be known
 * @title: (nullable): what was examined, in the sender's words
 * @status: (nullable): FHIR's word: "final", "amended", "entered-in-error" …
 * @texts: of char *: conclusions, coded conclusions, attached texts
 * @attachments: of TrabSentAttachment
 */
typedef struct
{
  TrabMoment moment;
  char *title;
  char *status;
  GPtrArray *texts;
  GPtrArray *attachments;
} TrabSentReport;

TrabSentReport *trab_sent_report_new (void);
void trab_sent_report_free (TrabSentReport *report);
void trab_sent_report_take_text (TrabSentReport *report, char *text);
void trab_sent_report_add_attachment (TrabSentReport *report,
                                      const char *title,
                                      const char *content_type,
                                      gsize size);
gboolean trab_sent_report_is_withdrawn (const TrabSentReport *report);
int trab_sent_report_compare (gconstpointer a, gconstpointer b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabSentReport, trab_sent_report_free)

G_END_DECLS
