/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-provenance.h"
#include "trab-table.h"

G_BEGIN_DECLS

/**
 * TrabRegimenAbout:
 * What a regimen is and asks, in words: one row of regimens/about, which holds for every dose of a
 * name or for one "name:dose". A plain value; its texts belong to the evidence. A text the table
 * does not have is NULL. The ids name rows of evidence/effects and rules/safety, apart by blanks.
 */
typedef struct
{
  const char *regimen; /* a name, or "name:dose" */
  const char *group;   /* movement, food, hormones, testosterone, bisphosphonates, growth-hormone */
  const char *name;
  const char *form;   /* stands before a dose: "A tablet" */
  const char *effort; /* what the person does */
  const char *tests;
  const char *tests_rule;
  const char *beside; /* what goes with it */
  const char *beside_ids;
  const char *pathway;
  const char *cell;
  const char *how_patient; /* one sentence */
  const char *how_clinician;
  const char *how_ids;
  TrabProvenance how_provenance;
  const char *how_source;
  const char *stopping; /* how to stop */
  const char *stopping_ids;
  const char *after; /* what happens after stopping */
  const char *after_ids;
  const char *nearest; /* what comes nearest where it was not studied itself */
  const char *nearest_ids;
} TrabRegimenAbout;

gboolean trab_regimen_about_read (const TrabTable *table,
                                  guint row,
                                  TrabRegimenAbout *about,
                                  GError **error);

G_END_DECLS
