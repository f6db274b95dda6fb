/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/** How deep an explanation goes; all three say the same. */
typedef enum
{
  TRAB_EXPLAIN_PATIENT,
  TRAB_EXPLAIN_CURIOUS,
  TRAB_EXPLAIN_CLINICIAN,
} TrabExplainDepth;
#define TRAB_N_EXPLAIN_DEPTHS (TRAB_EXPLAIN_CLINICIAN + 1)

/** A link of an explanation begins with one of these; what follows is a word of the glossary, or an
 * evidence id. */
#define TRAB_EXPLAIN_LINK_WORD "word:"
#define TRAB_EXPLAIN_LINK_STUDY "study:"

/**
 * TrabPresentExplain:
 * One topic of "How it works" at one depth.
 * @text: paragraphs, apart by an empty line; numbers carry their evidence id
 * @markup: the same in Pango markup, with links
 * @has_picture: whether the drawing of trab-present-mechanism.h belongs to it
 * @correction: (nullable): what evidence says against a common claim
 * @words: of TrabPresentRow: term, plain name and meaning, picture, as linked in the text
 * @studies: of TrabPresentRow: id, study and number, people and mark; rows of the evidence first
 * @disagreements: ids of those its studies take part in
 */
typedef struct
{
  const char *id;
  const char *title;
  char *text;
  char *markup;
  gboolean has_picture;
  const char *correction;
  GPtrArray *words;
  GPtrArray *studies;
  char **disagreements;
} TrabPresentExplain;

guint trab_present_explain_get_n_topics (TrabEvidence *evidence);
const char *trab_present_explain_get_id (TrabEvidence *evidence, guint topic);
const char *trab_present_explain_get_title (TrabEvidence *evidence, guint topic);
gboolean trab_present_explain_find (TrabEvidence *evidence, const char *id, guint *topic);
gboolean trab_present_explain_find_for_plan (TrabEvidence *evidence,
                                             const char *plan_id,
                                             guint *topic);
gboolean trab_present_explain_contains (TrabEvidence *evidence, guint topic, const char *search);
const char *trab_present_explain_get_depth_id (TrabExplainDepth depth);
const char *trab_present_explain_get_depth_name (TrabExplainDepth depth);
gboolean trab_present_explain_depth_from_string (const char *id, TrabExplainDepth *depth);

TrabPresentExplain *trab_present_explain_new (TrabEvidence *evidence,
                                              guint topic,
                                              TrabExplainDepth depth);
void trab_present_explain_free (TrabPresentExplain *explain);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabPresentExplain, trab_present_explain_free)

G_END_DECLS
