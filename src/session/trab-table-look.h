/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TrabTableCell:
 * @text: as it stands in the table
 * @meant: (nullable): how it is read, where that can be otherwise: a day as ISO 8601, a number
 * @is_refused: a day or a number that the map does not allow
 */
typedef struct
{
  char *text;
  char *meant;
  gboolean is_refused;
} TrabTableCell;

/**
 * TrabTableTwins:
 * Several columns of one name, which the map reads.
 * @places: of guint, from 0
 */
typedef struct
{
  char *name;
  GArray *places;
} TrabTableTwins;

/**
 * TrabTableLook:
 * How a table begins, as a map reads it.
 * @rows: of GPtrArray of TrabTableCell; the head is the first; empty where the text cannot be read
 * @twins: of TrabTableTwins, by name
 */
typedef struct
{
  GPtrArray *rows;
  GPtrArray *twins;
} TrabTableLook;

GBytes *trab_table_look_read_start (GFile *file);
TrabTableLook *trab_table_look_new (GBytes *start, GBytes *map, guint n_rows);
void trab_table_look_free (TrabTableLook *look);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabTableLook, trab_table_look_free)

G_END_DECLS
