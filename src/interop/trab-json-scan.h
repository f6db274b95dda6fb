/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRAB_JSON_SCAN_MAX_BYTES ((gsize) 64 * 1024 * 1024)
#define TRAB_JSON_SCAN_MAX_DEPTH 128
/* Values of one resource, or of a bundle around its resources: what a parser's memory is bounded
 * by. A scan with its report, or a bundle of 30,000 resources, is far below. */
#define TRAB_JSON_SCAN_MAX_VALUES 500000

/** A part of the text: bytes start .. end - 1, beginning on @line (from 1). */
typedef struct
{
  gsize start;
  gsize end;
  guint line;
} TrabJsonSpan;

/**
 * TrabJsonScan:
 * @roots: of TrabJsonSpan: the one value of a JSON text, or one per line (NDJSON)
 * @entries: of TrabJsonSpan: every /entry/N of a single root, in document order
 * @resources: of TrabJsonSpan: every /entry/N/resource of a single root, in document order
 */
typedef struct
{
  GArray *roots;
  GArray *entries;
  GArray *resources;
} TrabJsonScan;

TrabJsonScan *trab_json_scan_new (const char *text, gsize length, GError **error);
void trab_json_scan_free (TrabJsonScan *scan);
GPtrArray *trab_json_scan_dup_numbers (const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabJsonScan, trab_json_scan_free)

G_END_DECLS
