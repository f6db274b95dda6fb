/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-evidence.h"
#include "trab-provenance.h"

G_BEGIN_DECLS

/** One model as a person choosing among them should see it. The texts belong to the evidence. */
typedef struct
{
  const char *id; /* as on the command line */
  const char *name;
  const char *outcome;
  const char *horizon; /* (nullable): a tool that says whom to scan has none */
  const char *population;
  const char *inputs;
  const char *formula;
  const char *ranges;  /* (nullable) */
  const char *lacks;   /* what it does not use */
  const char *caveats; /* whom it may not fit */
  const char *licence;
  const char *notice; /* (nullable): what has to stand beside every score */
  const char *source;
  TrabProvenance provenance;
} TrabRiskModel;

GArray *trab_risk_models_list (TrabEvidence *evidence, GError **error);

G_END_DECLS
