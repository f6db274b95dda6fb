/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "trab-moment.h"

G_BEGIN_DECLS

/**
 * TrabAddendumFields:
 * @visit_id: the signed visit that it adds to
 * @author: (nullable): NULL until it is saved: then whoever has the store open
 * @moment: when it was written; not known until it is saved
 * @batch_id: (nullable): the import it came with
 */
typedef struct
{
  const char *id;
  const char *patient_id;
  const char *visit_id;
  const char *text;
  const char *author;
  TrabMoment moment;
  const char *batch_id;
} TrabAddendumFields;

#define TRAB_TYPE_ADDENDUM (trab_addendum_get_type ())
G_DECLARE_FINAL_TYPE (TrabAddendum, trab_addendum, TRAB, ADDENDUM, GObject)

/* What was added to a signed visit afterwards, in words: the visit itself never changes. Immutable;
 * may be read from any thread. */
TrabAddendum *trab_addendum_new (const TrabAddendumFields *fields);
const TrabAddendumFields *trab_addendum_get (TrabAddendum *self);

G_END_DECLS
