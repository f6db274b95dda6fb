/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-sent-report.h"

#include <glib/gi18n-lib.h>

#include "trab-present-date.h"

/** trab_present_sent_report_dup_head: "17 June 2008 · DXA bone densitometry", and that it counts no
 * more where its sender says so */
char *
trab_present_sent_report_dup_head (const TrabSentReport *report)
{
  g_autofree char *day = trab_present_date_dup_long (report->moment.date);
  const char *title = report->title ? report->title : _ ("A report");

  return g_strjoin (
      " · ", trab_date_is_known (report->moment.date) ? day : _ ("Date not known"), title,
      trab_sent_report_is_withdrawn (report) ? _ ("Withdrawn by its sender") : NULL, NULL);
}

static void
append_attachment (GString *text, const TrabSentAttachment *attachment)
{
  const char *what
      = attachment->content_type[0] != '\0' ? attachment->content_type : _ ("of unknown kind");
  g_autofree char *size = g_format_size (attachment->size);

  g_string_append_printf (text, "%s", text->len > 0 ? "\n\n" : "");
  if (attachment->size == 0)
    g_string_append_printf (text, _ ("An attachment (%s) that the file only names."), what);
  else
    g_string_append_printf (
        text, _ ("An attachment (%s, %s) that cannot be shown here. It is kept."), what, size);
  if (attachment->title != NULL)
    g_string_append_printf (text, " %s", attachment->title);
}

/** trab_present_sent_report_dup_text: its words as they came, and what more there is */
char *
trab_present_sent_report_dup_text (const TrabSentReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < report->texts->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "", (char *) report->texts->pdata[i]);
  for (guint i = 0; i < report->attachments->len; i++)
    append_attachment (text, report->attachments->pdata[i]);
  return g_string_free (text, FALSE);
}
