/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "trab-answer.h"
#include "trab-moment.h"
#include "trab-question.h"

G_BEGIN_DECLS

typedef enum
{
  TRAB_VISIT_DRAFT,
  TRAB_VISIT_SIGNED, /* read-only; corrections are new rows */
} TrabVisitStatus;

/**
 * TrabVisitFields:
 * @version: rises by one with every saved change of a draft; 0 before it is saved
 * @batch_id: (nullable): the import that made it
 * @saved_ms, @saved_by: (nullable): when, in milliseconds since 1970 UTC, and by whom its latest
 *   version was saved here; of a signed visit, signed. 0 and NULL before it is saved
 */
typedef struct
{
  const char *id;
  const char *patient_id;
  TrabMoment moment;
  TrabVisitStatus status;
  const char *batch_id;
  int version;
  gint64 saved_ms;
  const char *saved_by;
} TrabVisitFields;

#define TRAB_TYPE_VISIT (trab_visit_get_type ())
G_DECLARE_FINAL_TYPE (TrabVisit, trab_visit, TRAB, VISIT, GObject)

/* An immutable record of what was asked on one day: answers by question id, as text. A question
 * that has no answer is not known. */
TrabVisit *trab_visit_new (const TrabVisitFields *fields, GHashTable *answers);
const TrabVisitFields *trab_visit_get (TrabVisit *self);
const char *trab_visit_get_text (TrabVisit *self, TrabQuestion question);
TrabAnswer trab_visit_get_answer (TrabVisit *self, TrabQuestion question);
gboolean trab_visit_get_number (TrabVisit *self, TrabQuestion question, double *number);
GHashTable *trab_visit_get_answers (TrabVisit *self);

G_END_DECLS
