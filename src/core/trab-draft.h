/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "trab-date.h"
#include "trab-problem.h"

G_BEGIN_DECLS

typedef enum
{
  TRAB_DRAFT_WORDS,
  TRAB_DRAFT_DATE,   /* as people write it and as precise as typed: trab-typed-date.h */
  TRAB_DRAFT_NUMBER, /* low..high in unit; a field "<name>_unit" may carry another unit */
  TRAB_DRAFT_CHOICE, /* choices joined by "|" */
} TrabDraftKind;

/**
 * TrabDraftField:
 * @measure: for a number with units: 1 + TrabMeasure, so that it is converted and judged in the
 *   canonical unit; 0 for a plain number
 * @is_ahead: of a date: a day after today; every other date lies behind
 * @is_prose: of words: a text of several lines (TRAB_TEXT_PROSE), not a name
 */
typedef struct
{
  const char *name;
  TrabDraftKind kind;
  gboolean is_required;
  const char *choices;
  const char *unit;
  double low;
  double high;
  int measure;
  gboolean is_ahead;
  gboolean is_prose;
} TrabDraftField;

#define TRAB_TYPE_DRAFT (trab_draft_get_type ())
G_DECLARE_FINAL_TYPE (TrabDraft, trab_draft, TRAB, DRAFT, GObject)

/** Problems that need more than one field; appended to @problems. */
typedef void (*TrabDraftCheck) (TrabDraft *draft, GPtrArray *problems);

/** Questions that need more than the draft: reference tables. As TrabDraftCheck, with its data. */
typedef void (*TrabDraftJudge) (TrabDraft *draft, gpointer user_data, GPtrArray *problems);

/* A form while it is being filled: named texts, judged one by one. Main thread only.
 * Signal "changed" (detail: field name) after each change of a text or a problem. */
TrabDraft *trab_draft_new (const TrabDraftField *fields, guint n_fields, TrabDraftCheck check);
void trab_draft_set_context (TrabDraft *self, TrabDate birth, TrabDate today);
void trab_draft_set_judge (TrabDraft *self,
                           TrabDraftJudge judge,
                           gpointer user_data,
                           GDestroyNotify destroy);

void trab_draft_set_frozen (TrabDraft *self, gboolean is_frozen);
void trab_draft_set_text (TrabDraft *self, const char *field, const char *text);
const char *trab_draft_get_text (TrabDraft *self, const char *field);
const char *trab_draft_get_text_or_null (TrabDraft *self, const char *field);
const char *trab_draft_get_unit (TrabDraft *self, const char *field);
void trab_draft_set_carried (TrabDraft *self, const char *field, const char *text, TrabDate from);
gboolean trab_draft_get_carried (TrabDraft *self,
                                 const char *field,
                                 const char **text,
                                 TrabDate *from);
void trab_draft_confirm_carried (TrabDraft *self, const char *field);

guint trab_draft_get_n_fields (TrabDraft *self);
const TrabDraftField *trab_draft_get_field (TrabDraft *self, guint index);
const TrabDraftField *trab_draft_find_field (TrabDraft *self, const char *field);

const TrabProblem *trab_draft_get_problem (TrabDraft *self, const char *field);
const TrabProblem *trab_draft_find_blocking (TrabDraft *self);
void trab_draft_accept (TrabDraft *self, const char *field);
gboolean trab_draft_is_empty (TrabDraft *self);
gboolean trab_draft_is_complete (TrabDraft *self);
gboolean trab_draft_check (TrabDraft *self, GError **error);

gboolean trab_draft_get_number (TrabDraft *self, const char *field, double *number);
gboolean trab_draft_get_date (TrabDraft *self, const char *field, TrabDate *date);
char *trab_draft_dup_value (TrabDraft *self, const char *field);

G_END_DECLS
