/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-sent-report.h"

#include "trab-text.h"

static void
attachment_free (gpointer data)
{
  TrabSentAttachment *attachment = data;

  g_free (attachment->title);
  g_free (attachment->content_type);
  g_free (attachment);
}

/** trab_sent_report_new: (transfer full): empty */
TrabSentReport *
trab_sent_report_new (void)
{
  TrabSentReport *report = g_new0 (TrabSentReport, 1);

  report->texts = g_ptr_array_new_with_free_func (g_free);
  report->attachments = g_ptr_array_new_with_free_func (attachment_free);
  return report;
}

void
trab_sent_report_free (TrabSentReport *report)
{
  g_free (report->title);
  g_free (report->status);
  g_ptr_array_unref (report->texts);
  g_ptr_array_unref (report->attachments);
  g_free (report);
}

/** trab_sent_report_take_text: cleaned of what cannot be seen; nothing of it once it is empty, or
 * stands there already. @text: (transfer full) (nullable) */
void
trab_sent_report_take_text (TrabSentReport *report, char *text)
{
  g_autofree char *given = text;
  g_autofree char *clean = trab_text_dup_clean (given, TRAB_TEXT_PROSE);

  g_strstrip (clean);
  if (*clean != '\0' && !g_ptr_array_find_with_equal_func (report->texts, clean, g_str_equal, NULL))
    g_ptr_array_add (report->texts, g_steal_pointer (&clean));
}

/** trab_sent_report_add_attachment: @title, @content_type: (nullable) */
void
trab_sent_report_add_attachment (TrabSentReport *report,
                                 const char *title,
                                 const char *content_type,
                                 gsize size)
{
  TrabSentAttachment *attachment = g_new0 (TrabSentAttachment, 1);

  attachment->title = title ? trab_text_dup_clean (title, TRAB_TEXT_LINE) : NULL;
  attachment->content_type = trab_text_dup_clean (content_type, TRAB_TEXT_LINE);
  attachment->size = size;
  g_ptr_array_add (report->attachments, attachment);
}

/** trab_sent_report_is_withdrawn: whether its sender says that it counts no more */
gboolean
trab_sent_report_is_withdrawn (const TrabSentReport *report)
{
  return g_strcmp0 (report->status, "entered-in-error") == 0
         || g_strcmp0 (report->status, "cancelled") == 0;
}

/** trab_sent_report_compare: for g_ptr_array_sort(): the latest first */
int
trab_sent_report_compare (gconstpointer a, gconstpointer b)
{
  const TrabSentReport *first = *(TrabSentReport *const *) a;
  const TrabSentReport *second = *(TrabSentReport *const *) b;

  return trab_moment_compare (second->moment, first->moment);
}
