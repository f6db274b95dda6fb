/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-db.h"

/* An empty record file in a folder of its own, without a store around it. */
typedef struct
{
  char *folder;
  char *path;
  TrabDb *db; /* NULL while it is closed */
} DbFixture;

extern const guint8 db_fixture_key[TRAB_DB_KEY_SIZE];

void db_fixture_set_up (DbFixture *fixture, int newest_version);
void db_fixture_tear_down (DbFixture *fixture);
gint64 db_fixture_read_number (DbFixture *fixture, const char *sql);
