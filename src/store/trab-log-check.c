/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-log-check.h"

#include <string.h>

/* The format of SQLite's write-ahead log (sqlite.org/fileformat2.html, section 4): a header of 32
 * bytes, then frames of 24 bytes and a page; numbers are big-endian, the running sum is of words in
 * the order that the last bit of the magic number says. */
#define HEADER_SIZE 32
#define FRAME_HEADER_SIZE 24
#define MAGIC 0x377f0682u

typedef struct
{
  guint32 a;
  guint32 b;
  gboolean is_big_endian;
} Sum;

static guint32
read_number (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static guint32
read_word (const Sum *sum, const guint8 *bytes)
{
  return sum->is_big_endian ? read_number (bytes) : GUINT32_SWAP_LE_BE (read_number (bytes));
}

static void
add (Sum *sum, const guint8 *bytes, gsize length)
{
  for (gsize i = 0; i + 8 <= length; i += 8)
    {
      sum->a += read_word (sum, bytes + i) + sum->b;
      sum->b += read_word (sum, bytes + i + 4) + sum->a;
    }
}

static gboolean
equals (const Sum *sum, const guint8 *bytes)
{
  return sum->a == read_number (bytes) && sum->b == read_number (bytes + 4);
}

/* A log is cut to nothing when its changes have gone to the record file, so that a frame of an
 * earlier use is there only after a reader was in the way; such a frame has two other salts. */
static gboolean
is_of_this_log (const guint8 *header, const guint8 *frame)
{
  return memcmp (header + 16, frame + 8, 4) == 0 || memcmp (header + 20, frame + 12, 4) == 0;
}

static gboolean
ends_a_change (const guint8 *frame)
{
  return read_number (frame + 4) != 0;
}

static TrabLogState
check_frames (const guint8 *log, gsize length, gsize page_size, Sum sum)
{
  gboolean holds = TRUE;
  gboolean has_change = FALSE;

  for (gsize at = HEADER_SIZE; at + FRAME_HEADER_SIZE + page_size <= length;
       at += FRAME_HEADER_SIZE + page_size)
    {
      const guint8 *frame = log + at;

      add (&sum, frame, 8);
      add (&sum, frame + FRAME_HEADER_SIZE, page_size);
      holds = holds && memcmp (frame + 8, log + 16, 8) == 0 && equals (&sum, frame + 16);
      if (holds)
        has_change = has_change || ends_a_change (frame);
      else if (ends_a_change (frame) && is_of_this_log (log, frame))
        return TRAB_LOG_DAMAGED;
    }
  return has_change ? TRAB_LOG_WHOLE : TRAB_LOG_EMPTY;
}

static TrabLogState
check_bytes (const guint8 *log, gsize length)
{
  Sum sum = { 0 };
  gsize page_size = 0;

  if (length <= HEADER_SIZE + FRAME_HEADER_SIZE)
    return TRAB_LOG_EMPTY;
  sum.is_big_endian = (read_number (log) & 1) != 0;
  add (&sum, log, 24);
  page_size = read_number (log + 8);
  if ((read_number (log) & ~1u) != MAGIC || !equals (&sum, log + 24) || page_size < 512
      || page_size > 65536)
    return TRAB_LOG_DAMAGED;
  return check_frames (log, length, page_size, sum);
}

/**
 * trab_log_check:
 * @path: of a write-ahead log, which may be missing
 *
 * A database takes a log as far as its sums hold and says nothing of the rest. What a killed
 * program or a change that was taken back leaves behind has no frame that ends a change; one that
 * ends a change and does not hold was whole once, and something in or before it has been altered
 * since.
 */
TrabLogState
trab_log_check (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  if (file == NULL)
    return g_file_test (path, G_FILE_TEST_EXISTS) ? TRAB_LOG_DAMAGED : TRAB_LOG_EMPTY;
  return check_bytes ((const guint8 *) g_mapped_file_get_contents (file),
                      g_mapped_file_get_length (file));
}
