/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-db.h"
#include "trab-store.h"

/* A store in a folder of its own, with a clock that ticks one second a question and "random" bytes
 * that are the same in every run; its key slots cost next to nothing (scrypt 2^4 instead of 2^16).
 */

#define STORE_FIXTURE_USER "anna"
#define STORE_FIXTURE_PASSPHRASE "correct horse"

typedef struct
{
  char *folder;
  TrabStoreHost host;
  guint64 random_state;
  gint64 unix_ms;
  TrabStore *store;
} StoreFixture;

void store_fixture_set_up (StoreFixture *fixture, gconstpointer data);
void store_fixture_tear_down (StoreFixture *fixture, gconstpointer data);
void store_fixture_close (StoreFixture *fixture);
void store_fixture_open (StoreFixture *fixture);
TrabStore *store_fixture_try_open (StoreFixture *fixture, GError **error);
char *store_fixture_path (StoreFixture *fixture, const char *name);
char *store_fixture_dump (StoreFixture *fixture);
char *store_fixture_make_id (StoreFixture *fixture);
void store_fixture_remove_folder (const char *folder);
void store_fixture_host (StoreFixture *fixture);
TrabDb *store_fixture_open_file (StoreFixture *fixture, const char *name, TrabDbMode mode);

TrabRecord *store_fixture_save (StoreFixture *fixture, TrabRecord *record);
TrabPatient *store_fixture_patient (const char *family_name, const char *given_name);
TrabRecord *store_fixture_record (const char *family_name, const char *given_name);
TrabVisit *store_fixture_visit (const char *moment, TrabVisitStatus status, const char *falls);
TrabMeasurement *store_fixture_bmd (double value);

TrabRecord *store_fixture_full_record (StoreFixture *fixture);
void store_fixture_assert_full_record (TrabRecord *record);
