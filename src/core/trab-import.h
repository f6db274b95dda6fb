/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-finding.h"
#include "trab-record.h"

G_BEGIN_DECLS

/* The system of the numbers of people in a table that does not say where it comes from, and how
 * those of one that does begin. */
#define TRAB_IMPORT_UNNAMED_TABLE "csv"
#define TRAB_IMPORT_TABLE_PREFIX "csv:"

/**
 * TrabImportWhole:
 * A resource that was read whole: what is known of its source and is not among its values any more
 * is no longer stated.
 * @source: its name and version, as in the rows
 * @is_in_error: whether all of it is said to be wrong
 */
typedef struct
{
  char *source;
  gboolean is_in_error;
} TrabImportWhole;

/**
 * TrabImportPerson:
 * One person of a file, or somebody its resources point to who is not in it.
 * @record: what would be saved: rows without ids (but see @is_whole), not yet held against what is
 * known already (see trab_import_merge()). Its patient has no name when @is_quarantined.
 * @reference: the subject as its resources write it
 * @is_whole: the record came whole in our own format: its rows keep their ids and links, and
 * somebody who is not known yet gets it as it is
 * @is_quarantined: the person is not in the file; only somebody who knows who is meant may say so
 * @identifiers: of char *, each "system|value" or "|value": one that a known patient has too may be
 *   the same person, nothing else is
 * @wholes: of TrabImportWhole
 * @taken_back: of char *: ids of questions whose yes the file takes back, without another answer
 * @places: row of @record -> TrabFinding that says no more than where in the file it stands
 */
typedef struct
{
  TrabRecord *record;
  char *reference;
  gboolean is_whole;
  gboolean is_quarantined;
  GPtrArray *identifiers;
  GPtrArray *wholes;
  GPtrArray *taken_back;
  GHashTable *places;
} TrabImportPerson;

/**
 * TrabImportResource:
 * One resource of the file as it came, so that an export can hand it back unchanged.
 * @json: its text, byte for byte (a part of the file's bytes)
 * @person: index of the person it belongs to; -1 for none
 * @is_read: whether it became part of a record; the others are kept as text only
 */
typedef struct
{
  char *type;
  char *id;
  GBytes *json;
  int person;
  gboolean is_read;
} TrabImportResource;

/**
 * TrabImportProgress:
 * How far reading a file is, and that nobody wants it any more. Set and read atomically, from any
 * thread.
 */
typedef struct
{
  int permille;
  int is_stopped;
} TrabImportProgress;

#define TRAB_TYPE_IMPORT (trab_import_get_type ())
G_DECLARE_FINAL_TYPE (TrabImport, trab_import, TRAB, IMPORT, GObject)

/* What a file holds: the result of reading it. Nothing is saved by making one. It is filled by a
 * reader and not changed once handed on, but for the answers to its questions. */
TrabImport *trab_import_new (GBytes *bytes);
int trab_import_add_person (TrabImport *self,
                            TrabPatient *patient,
                            const char *reference,
                            gboolean is_quarantined);
guint trab_import_add_resource (
    TrabImport *self, const char *type, const char *id, gsize offset, gsize length);
void trab_import_add_finding (TrabImport *self, TrabFinding *finding);

GBytes *trab_import_get_bytes (TrabImport *self);
char *trab_import_dup_source_text (TrabImport *self, TrabFinding *finding);
const char *trab_import_get_digest (TrabImport *self);
guint trab_import_get_n_persons (TrabImport *self);
TrabImportPerson *trab_import_get_person (TrabImport *self, guint index);
guint trab_import_get_n_resources (TrabImport *self);
TrabImportResource *trab_import_get_resource (TrabImport *self, guint index);
GPtrArray *trab_import_get_findings (TrabImport *self);
void trab_import_answer (TrabImport *self, const char *question, const char *choice);
const char *trab_import_get_answer (TrabImport *self, const char *question);
gboolean trab_import_is_waiting (TrabImport *self, TrabFinding *finding);
guint trab_import_count_waiting (TrabImport *self, GPtrArray *findings);
TrabRecord *trab_import_dup_settled (TrabImport *self, guint person);
void trab_import_add_whole (TrabImport *self,
                            guint person,
                            const char *source,
                            gboolean is_in_error);
void trab_import_list_questions (TrabImport *self, GPtrArray *reports, GHashTable *questions);
gboolean trab_import_is_partial (TrabImport *self, GPtrArray *reports);
guint trab_import_count_findings (TrabImport *self, TrabFindingSeverity severity);

G_END_DECLS
