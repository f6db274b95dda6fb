/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-certainty.h"
#include "trab-regimen-about.h"
#include "trab-scenario.h"
#include "trab-sex.h"

G_BEGIN_DECLS

/** How a regimen's effect on bone is drawn. Only the first has a curve. */
typedef enum
{
  TRAB_REGIMEN_SHOWN_AS_CURVE,
  TRAB_REGIMEN_SHOWN_AS_NO_EFFECT,
  TRAB_REGIMEN_SHOWN_AS_NO_DEMONSTRATED_EFFECT,
  TRAB_REGIMEN_SHOWN_AS_NOT_KNOWN, /* hatched: never zero, never ranked */
} TrabRegimenShownAs;

/** What a regimen gives the model: one treatment. */
typedef struct
{
  TrabTreatmentType type;
  double value;             /* in the unit of the type, see TrabTreatmentType */
  gboolean times_adherence; /* adherence multiplies the value */
  const char *status;       /* measured, equivalence, assumed or unverified */
  TrabProvenance provenance;
} TrabRegimenExposure;
#define TRAB_REGIMEN_MAX_EXPOSURES 2

/** How far a curve may be drawn, in years from the start; none: no curve. */
typedef struct
{
  gboolean has_solid;
  double solid_years;  /* inside the trials */
  gboolean has_dashed; /* no: the curve ends where solid ends */
  double dashed_years;
} TrabRegimenHorizon;

/**
 * TrabRegimen:
 * One regimen of data/regimens: what a name such as "hrt:patch-50" means. A plain value inside a
 * TrabCatalogue; its texts belong to the evidence of the catalogue. A text the table does not have
 * is NULL.
 */
typedef struct
{
  const char *id; /* "name:dose", or "name" */
  const char *name;
  const char *dose;
  const char *route;
  gboolean for_women;
  gboolean for_men;
  const char *anchor_class;   /* gain class of the model; NULL: no curve */
  const char *fracture_class; /* of risk/fracture-classes */
  const char *chart_class;    /* colour and texture */
  TrabRegimenShownAs shown_as;
  const char *grade; /* of the curve: A to D */
  TrabCertainty certainty;
  TrabRegimenHorizon horizon;
  TrabRegimenHorizon stopped_horizon; /* after the end of a course; has_solid FALSE: not studied */
  gboolean has_default_years;
  double default_years;
  double default_adherence; /* 1 where adherence does not apply */
  gboolean repeats;         /* an infusion given every repeat_years */
  double repeat_years;
  const char *status;
  const char *evidence_ids; /* separated by blanks */
  const char *note;
  const TrabRegimenAbout *about; /* never NULL */
  guint n_exposures;
  TrabRegimenExposure exposures[TRAB_REGIMEN_MAX_EXPOSURES];
} TrabRegimen;

gboolean trab_regimen_is_for (const TrabRegimen *regimen, TrabSex sex);
void trab_regimen_add_to_scenario (const TrabRegimen *regimen,
                                   TrabScenario *scenario,
                                   double from_years,
                                   double to_years,
                                   double adherence);

G_END_DECLS
