/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-json-scan.h"

#include <string.h>

#include "trab-error.h"

/* What the grammar of RFC 8259 allows next. */
typedef enum
{
  EXPECT_VALUE,
  EXPECT_VALUE_OR_CLOSE, /* after "[" */
  EXPECT_KEY_OR_CLOSE,   /* after "{" */
  EXPECT_KEY,            /* after "," in an object */
  EXPECT_COMMA_OR_CLOSE,
} Expect;

typedef struct
{
  const char *text;
  gsize length;
  gsize at;
  guint line;
  Expect expect;
  char containers[TRAB_JSON_SCAN_MAX_DEPTH]; /* "{" or "[" */
  guint depth;
  gboolean is_entry;    /* the member of the root being read is "entry" */
  gboolean is_resource; /* the value being read, or its container, is /entry/N/resource */
  TrabJsonSpan root;
  TrabJsonSpan entry;
  TrabJsonSpan resource;
  guint n_values_outside;
  guint n_values_inside;
  TrabJsonScan *result;
} Scanner;

/* The depth at which the members of an entry stand: { "entry": [ { ... */
#define ENTRY_DEPTH 3

/* Whether the value that begins or has just ended is /entry/N. */
static gboolean
is_at_entry (const Scanner *self)
{
  return self->is_entry && self->depth == ENTRY_DEPTH - 1 && self->containers[1] == '[';
}

static gboolean
fail (Scanner *self, TrabImportError code, const char *what, GError **error)
{
  g_set_error (error, TRAB_IMPORT_ERROR, code, "line %u, byte %" G_GSIZE_FORMAT ": %s", self->line,
               self->at, what);
  return FALSE;
}

static gboolean
fail_grammar (Scanner *self, const char *what, GError **error)
{
  return fail (self, TRAB_IMPORT_ERROR_NOT_JSON, self->at < self->length ? what : "the text ends",
               error);
}

static char
peek (Scanner *self)
{
  return self->at < self->length ? self->text[self->at] : '\0';
}

static void
skip_blanks (Scanner *self)
{
  for (; self->at < self->length; self->at++)
    {
      char c = self->text[self->at];

      if (c == '\n')
        self->line++;
      else if (c != ' ' && c != '\t' && c != '\r')
        return;
    }
}

static gsize
skip_digits (Scanner *self)
{
  gsize start = self->at;

  while (g_ascii_isdigit (peek (self)))
    self->at++;
  return self->at - start;
}

static gboolean
scan_number (Scanner *self, GError **error)
{
  if (peek (self) == '-')
    self->at++;
  if (peek (self) == '0')
    self->at++;
  else if (skip_digits (self) == 0)
    return fail_grammar (self, "a number without digits", error);
  if (g_ascii_isdigit (peek (self)))
    return fail_grammar (self, "a number with a leading zero", error);
  if (peek (self) == '.')
    {
      self->at++;
      if (skip_digits (self) == 0)
        return fail_grammar (self, "no digit after the decimal point", error);
    }
  if (peek (self) == 'e' || peek (self) == 'E')
    {
      self->at++;
      if (peek (self) == '+' || peek (self) == '-')
        self->at++;
      if (skip_digits (self) == 0)
        return fail_grammar (self, "no digit in the exponent", error);
    }
  return TRUE;
}

static gboolean
scan_escape (Scanner *self, GError **error)
{
  self->at++;
  if (peek (self) == 'u')
    {
      for (guint i = 0; i < 4; i++)
        {
          self->at++;
          if (!g_ascii_isxdigit (peek (self)))
            return fail_grammar (self, "not a \\u escape", error);
        }
    }
  else if (peek (self) == '\0' || strchr ("\"\\/bfnrt", peek (self)) == NULL)
    return fail_grammar (self, "not an escape", error);
  self->at++;
  return TRUE;
}

static gboolean
scan_string (Scanner *self, GError **error)
{
  self->at++;
  while (self->at < self->length)
    {
      unsigned char c = (unsigned char) self->text[self->at];

      if (c == '"')
        {
          self->at++;
          return TRUE;
        }
      if (c < 0x20)
        return fail_grammar (self, "a control character in a text", error);
      if (c != '\\')
        self->at++;
      else if (!scan_escape (self, error))
        return FALSE;
    }
  return fail_grammar (self, "a text that does not end", error);
}

static gboolean
scan_literal (Scanner *self, GError **error)
{
  static const char *const literals[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (literals); i++)
    {
      gsize length = strlen (literals[i]);

      if (self->length - self->at >= length
          && memcmp (self->text + self->at, literals[i], length) == 0)
        {
          self->at += length;
          return TRUE;
        }
    }
  return fail_grammar (self, "no JSON value", error);
}

static gboolean
is_key (const char *key, gsize length, const char *name)
{
  return length == strlen (name) && memcmp (key, name, length) == 0;
}

/* Keys matter on two levels only: the members of the root and those of an entry. */
static gboolean
note_key (Scanner *self, const char *key, gsize length, GError **error)
{
  gboolean is_root_member = self->depth == 1;
  gboolean is_entry_member
      = self->depth == ENTRY_DEPTH && self->is_entry && self->containers[1] == '[';

  if (!is_root_member && !is_entry_member)
    return TRUE;
  if (memchr (key, '\\', length) != NULL)
    return fail (self, TRAB_IMPORT_ERROR_NOT_FHIR, "an escaped element name", error);
  if (is_root_member)
    self->is_entry = is_key (key, length, "entry");
  else
    self->is_resource = is_key (key, length, "resource");
  return TRUE;
}

static gboolean
scan_key (Scanner *self, GError **error)
{
  gsize start = self->at + 1;

  if (peek (self) != '"')
    return fail_grammar (self, "no name in quotes", error);
  if (!scan_string (self, error)
      || !note_key (self, self->text + start, self->at - 1 - start, error))
    return FALSE;
  skip_blanks (self);
  if (peek (self) != ':')
    return fail_grammar (self, "no colon after a name", error);
  self->at++;
  self->expect = EXPECT_VALUE;
  return TRUE;
}

/* A value has just ended; @self->depth is that of its container. */
static void
end_value (Scanner *self)
{
  if (self->depth == 0)
    {
      self->root.end = self->at;
      g_array_append_val (self->result->roots, self->root);
    }
  else if (is_at_entry (self))
    {
      self->entry.end = self->at;
      g_array_append_val (self->result->entries, self->entry);
    }
  else if (self->is_resource && self->depth == ENTRY_DEPTH)
    {
      self->resource.end = self->at;
      g_array_append_val (self->result->resources, self->resource);
      self->is_resource = FALSE;
      self->n_values_inside = 0;
    }
  self->expect = EXPECT_COMMA_OR_CLOSE;
}

static gboolean
begin_value (Scanner *self, GError **error)
{
  guint *count = self->is_resource ? &self->n_values_inside : &self->n_values_outside;

  if (++*count > TRAB_JSON_SCAN_MAX_VALUES)
    return fail (self, TRAB_IMPORT_ERROR_TOO_LARGE, "too many values", error);
  if (self->depth == 0)
    self->root = (TrabJsonSpan){ self->at, 0, self->line };
  else if (is_at_entry (self))
    self->entry = (TrabJsonSpan){ self->at, 0, self->line };
  else if (self->is_resource && self->depth == ENTRY_DEPTH)
    self->resource = (TrabJsonSpan){ self->at, 0, self->line };
  return TRUE;
}

static gboolean
open_container (Scanner *self, GError **error)
{
  char c = peek (self);

  if (self->depth == TRAB_JSON_SCAN_MAX_DEPTH)
    return fail (self, TRAB_IMPORT_ERROR_TOO_DEEP, "nested too deep", error);
  self->containers[self->depth++] = c;
  self->expect = c == '{' ? EXPECT_KEY_OR_CLOSE : EXPECT_VALUE_OR_CLOSE;
  self->at++;
  return TRUE;
}

static gboolean
close_container (Scanner *self, GError **error)
{
  char open = self->containers[self->depth - 1];

  if (peek (self) != (open == '{' ? '}' : ']'))
    return fail_grammar (self, "neither a comma nor the right closing bracket", error);
  self->at++;
  self->depth--;
  end_value (self);
  return TRUE;
}

static gboolean
scan_value (Scanner *self, GError **error)
{
  char c = peek (self);
  gboolean is_good = FALSE;

  if (self->expect == EXPECT_VALUE_OR_CLOSE && c == ']')
    return close_container (self, error);
  if (!begin_value (self, error))
    return FALSE;
  if (c == '{' || c == '[')
    return open_container (self, error);
  if (c == '"')
    is_good = scan_string (self, error);
  else if (c == '-' || g_ascii_isdigit (c))
    is_good = scan_number (self, error);
  else
    is_good = scan_literal (self, error);
  if (is_good)
    end_value (self);
  return is_good;
}

static gboolean
scan_comma_or_close (Scanner *self, GError **error)
{
  if (peek (self) != ',')
    return close_container (self, error);
  self->at++;
  self->expect = self->containers[self->depth - 1] == '{' ? EXPECT_KEY : EXPECT_VALUE;
  return TRUE;
}

static gboolean
scan_step (Scanner *self, GError **error)
{
  skip_blanks (self);
  switch (self->expect)
    {
    case EXPECT_VALUE:
    case EXPECT_VALUE_OR_CLOSE:
      return scan_value (self, error);
    case EXPECT_KEY_OR_CLOSE:
      return peek (self) == '}' ? close_container (self, error) : scan_key (self, error);
    case EXPECT_KEY:
      return scan_key (self, error);
    case EXPECT_COMMA_OR_CLOSE:
      return scan_comma_or_close (self, error);
    }
  return FALSE;
}

/* After a value of depth 0: the end, or in NDJSON, whose values stand on a line each, one more. */
static gboolean
scan_next_root (Scanner *self, gboolean *is_done, GError **error)
{
  guint line = self->line;
  gboolean is_one_line = self->root.line == line;

  skip_blanks (self);
  *is_done = self->at == self->length;
  if (!*is_done && (!is_one_line || self->line == line))
    return fail_grammar (self, "something follows the end of the JSON text", error);
  self->expect = EXPECT_VALUE;
  self->n_values_outside = self->result->roots->len;
  return TRUE;
}

static gboolean
scan_all (Scanner *self, GError **error)
{
  gboolean is_done = FALSE;

  while (!is_done)
    {
      do
        if (!scan_step (self, error))
          return FALSE;
      while (self->depth > 0);
      if (!scan_next_root (self, &is_done, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_encoding (Scanner *self, GError **error)
{
  const char *bad = NULL;
  const char *text = self->text;

  if (self->length > TRAB_JSON_SCAN_MAX_BYTES)
    return fail (self, TRAB_IMPORT_ERROR_TOO_LARGE, "larger than 64 MB", error);
  if (self->length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    return fail (self, TRAB_IMPORT_ERROR_WRONG_ENCODING, "begins with a byte order mark", error);
  if (self->length >= 2
      && (memcmp (text, "\xff\xfe", 2) == 0 || memcmp (text, "\xfe\xff", 2) == 0 || text[0] == '\0'
          || text[1] == '\0'))
    return fail (self, TRAB_IMPORT_ERROR_WRONG_ENCODING, "UTF-16 or UTF-32, not UTF-8", error);
  if (!g_utf8_validate_len (text, self->length, &bad))
    {
      self->at = (gsize) (bad - text);
      for (const char *c = text; c < bad; c++)
        self->line += *c == '\n';
      return fail (self, TRAB_IMPORT_ERROR_WRONG_ENCODING, "not UTF-8", error);
    }
  return TRUE;
}

/**
 * trab_json_scan_new:
 * @text: need not be terminated
 *
 * Reads JSON by the letter of RFC 8259 in one pass without recursion, and says where its parts lie.
 * Memory does not grow with nesting, which makes it safe to run before any parser.
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_IMPORT_ERROR, whose message names line and
 *   byte: TOO_LARGE, TOO_DEEP, WRONG_ENCODING, NOT_JSON or NOT_FHIR
 */
TrabJsonScan *
trab_json_scan_new (const char *text, gsize length, GError **error)
{
  g_autoptr (TrabJsonScan) result = g_new0 (TrabJsonScan, 1);
  Scanner self = { .text = text, .length = length, .line = 1, .result = result };

  result->roots = g_array_new (FALSE, FALSE, sizeof (TrabJsonSpan));
  result->entries = g_array_new (FALSE, FALSE, sizeof (TrabJsonSpan));
  result->resources = g_array_new (FALSE, FALSE, sizeof (TrabJsonSpan));
  if (!check_encoding (&self, error) || !scan_all (&self, error))
    return NULL;
  if (result->roots->len > 1)
    g_array_set_size (result->resources, 0);
  return g_steal_pointer (&result);
}

void
trab_json_scan_free (TrabJsonScan *scan)
{
  if (scan == NULL)
    return;
  g_array_unref (scan->roots);
  g_array_unref (scan->entries);
  g_array_unref (scan->resources);
  g_free (scan);
}

/**
 * trab_json_scan_dup_numbers:
 * @text: (a part of) a text that trab_json_scan_new() accepted
 *
 * Returns: (transfer full): of char *: every number as it is written, in document order
 */
GPtrArray *
trab_json_scan_dup_numbers (const char *text, gsize length)
{
  GPtrArray *numbers = g_ptr_array_new_with_free_func (g_free);
  Scanner self = { .text = text, .length = length };

  while (self.at < length)
    {
      gsize start = self.at;

      if (text[start] == '"')
        scan_string (&self, NULL);
      else if (text[start] == '-' || g_ascii_isdigit (text[start]))
        {
          scan_number (&self, NULL);
          g_ptr_array_add (numbers, g_strndup (text + start, self.at - start));
        }
      else
        self.at++;
    }
  return numbers;
}
