/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/**
 * TrabPresentStudy:
 * One side of a disagreement.
 * @is_used: whether a number of the program rests on it
 * @rows: of TrabPresentRow: the same lines in the same order for every result
 */
typedef struct
{
  char *id;
  char *name;
  gboolean is_used;
  GPtrArray *rows;
} TrabPresentStudy;

/**
 * TrabPresentDisagreement:
 * Rows of the evidence that say different things about one question, to be set side by side. None
 * is averaged or called the right one.
 * @why: what the program does, and why
 * @studies: of TrabPresentStudy, in the order of the table, which says nothing
 */
typedef struct
{
  char *id;
  char *title;
  char *question;
  char *why;
  GPtrArray *studies;
} TrabPresentDisagreement;

/** Where a question comes up. */
typedef enum
{
  TRAB_DISAGREEMENT_FRACTURE,
  TRAB_DISAGREEMENT_DENSITY,
  TRAB_DISAGREEMENT_MARKERS,
  TRAB_DISAGREEMENT_HARMS,
} TrabDisagreementLane;

TrabPresentDisagreement *trab_present_disagreement_new (TrabEvidence *evidence, const char *id);
void trab_present_disagreement_free (TrabPresentDisagreement *disagreement);
char **trab_present_disagreement_dup_ids (TrabEvidence *evidence);
char **trab_present_disagreement_dup_ids_with (TrabEvidence *evidence,
                                               const char *const *evidence_ids);
char **trab_present_disagreement_dup_ids_for (TrabEvidence *evidence,
                                              const char *plan_id,
                                              TrabDisagreementLane lane);
const char *trab_present_disagreement_get_title (TrabEvidence *evidence, const char *id);
const char *trab_present_disagreement_get_used (gboolean is_used);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabPresentDisagreement, trab_present_disagreement_free)

G_END_DECLS
