/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-report.h"

#include <string.h>

#include "trab-fhir-element.h"
#include "trab-json-document.h"

#define LONGEST_TEXT (64 * 1024) /* bytes of one attached text; a longer one is kept, not shown */

static const struct
{
  const char *entity;
  char character;
} entities[] = { { "&lt;", '<' },   { "&gt;", '>' },   { "&quot;", '"' }, { "&apos;", '\'' },
                 { "&#39;", '\'' }, { "&nbsp;", ' ' }, { "&#160;", ' ' }, { "&amp;", '&' } };

/* One character of a text that is not a tag. Returns: how many bytes of @at it takes */
static gsize
append_character (GString *plain, const char *at)
{
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_has_prefix (at, entities[i].entity))
      {
        g_string_append_c (plain, entities[i].character);
        return strlen (entities[i].entity);
      }
  g_string_append_c (plain, *at);
  return 1;
}

/* A tag after which a new line begins */
static gboolean
ends_line (const char *tag)
{
  static const char *const starts[] = { "<br", "</p", "</tr", "</div", "</li", "</h" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_ascii_strncasecmp (tag, starts[i], strlen (starts[i])) == 0)
      return TRUE;
  return FALSE;
}

/* @text with single blanks, and without empty lines */
static char *
dup_tidy (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *tidy = g_string_new (NULL);

  for (guint l = 0; lines[l] != NULL; l++)
    {
      g_auto (GStrv) words = g_strsplit (lines[l], " ", -1);
      const char *before = tidy->len > 0 ? "\n" : "";

      for (guint i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0')
          {
            g_string_append_printf (tidy, "%s%s", before, words[i]);
            before = " ";
          }
    }
  return g_string_free (tidy, FALSE);
}

/* The words of a marked-up text: a tag parts words, and whoever wants more has the original. */
static char *
dup_without_tags (const char *markup)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  gboolean is_tag = FALSE;

  for (const char *at = markup; *at != '\0';)
    {
      gboolean is_edge = *at == '<' || (is_tag && *at == '>');

      if (is_edge || g_ascii_isspace (*at))
        {
          is_tag = is_edge ? *at == '<' : is_tag;
          g_string_append_c (plain, *at == '<' && ends_line (at) ? '\n' : ' ');
          at++;
        }
      else
        at += is_tag ? 1 : append_character (plain, at);
    }
  return dup_tidy (plain->str);
}

/* Returns: (transfer full) (nullable): NULL for what is no text that can be shown */
static char *
dup_attached_text (const char *type, const unsigned char *bytes, gsize length)
{
  g_autofree char *text = NULL;

  if (type == NULL || !g_str_has_prefix (type, "text/") || length > LONGEST_TEXT
      || !g_utf8_validate_len ((const char *) bytes, length, NULL))
    return NULL;
  text = g_strndup ((const char *) bytes, length);
  return g_str_has_prefix (type, "text/html") ? dup_without_tags (text) : g_steal_pointer (&text);
}

static void
read_attachment (TrabSentReport *report, json_t *attachment)
{
  const char *type = trab_fhir_element_get_text (attachment, "contentType");
  const char *data = trab_fhir_element_get_text (attachment, "data");
  const char *title = trab_fhir_element_get_text (attachment, "title");
  gsize length = 0;
  g_autofree unsigned char *bytes = data ? g_base64_decode (data, &length) : NULL;
  char *text = bytes ? dup_attached_text (type, bytes, length) : NULL;

  if (title == NULL)
    title = trab_fhir_element_get_text (attachment, "url");
  if (text != NULL)
    trab_sent_report_take_text (report, text);
  else
    trab_sent_report_add_attachment (report, title, type ? type : "", length);
}

static void
read_moment (TrabSentReport *report, json_t *root)
{
  json_t *period = json_object_get (root, "effectivePeriod");
  const char *texts[] = { trab_fhir_element_get_text (root, "effectiveDateTime"),
                          trab_fhir_element_get_text (period, "start"),
                          trab_fhir_element_get_text (root, "issued") };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!trab_date_is_known (report->moment.date) && texts[i] != NULL
        && !trab_moment_parse (texts[i], &report->moment))
      report->moment = TRAB_MOMENT_NONE;
}

/**
 * trab_fhir_report_read:
 * @json: a resource as it came
 *
 * Its conclusion, coded conclusions, attached texts and names of other attachments; the narrative
 * where there are none of them.
 *
 * Returns: (transfer full) (nullable): NULL for what is no DiagnosticReport, or one without a word
 */
TrabSentReport *
trab_fhir_report_read (const char *json)
{
  g_autoptr (TrabJsonDocument) document = trab_json_document_new (json, strlen (json), NULL);
  json_t *root = document ? trab_json_document_get_root (document) : NULL;
  g_autoptr (TrabSentReport) report = NULL;
  json_t *item = NULL;
  const char *narrative = trab_fhir_element_get_text (json_object_get (root, "text"), "div");
  size_t i = 0;

  if (g_strcmp0 (trab_fhir_element_get_text (root, "resourceType"), "DiagnosticReport") != 0)
    return NULL;
  report = trab_sent_report_new ();
  read_moment (report, root);
  report->title = g_strdup (trab_fhir_element_get_words (json_object_get (root, "code")));
  report->status = g_strdup (trab_fhir_element_get_text (root, "status"));
  trab_sent_report_take_text (report, g_strdup (trab_fhir_element_get_text (root, "conclusion")));
  json_array_foreach (json_object_get (root, "conclusionCode"), i, item)
    trab_sent_report_take_text (report, g_strdup (trab_fhir_element_get_words (item)));
  json_array_foreach (json_object_get (root, "presentedForm"), i, item)
    read_attachment (report, item);
  if (narrative != NULL && report->attachments->len == 0
      && trab_fhir_element_get_text (root, "conclusion") == NULL)
    trab_sent_report_take_text (report, dup_without_tags (narrative));
  return report->texts->len + report->attachments->len > 0 ? g_steal_pointer (&report) : NULL;
}
