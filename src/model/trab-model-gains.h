/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-evidence.h"

G_BEGIN_DECLS

/** Treatment classes of the anchoring layer (model-spec section 7), and its two combination gains.
 */
typedef enum
{
  TRAB_MODEL_CLASS_ALN,
  TRAB_MODEL_CLASS_BP_MEN,
  TRAB_MODEL_CLASS_RIS,
  TRAB_MODEL_CLASS_IBN,
  TRAB_MODEL_CLASS_ZOL,
  TRAB_MODEL_CLASS_HRT_STD,
  TRAB_MODEL_CLASS_HRT_LOW,
  TRAB_MODEL_CLASS_EX_HI,
  TRAB_MODEL_CLASS_EX_MO,
  TRAB_MODEL_CLASS_TRT,
  TRAB_MODEL_CLASS_GHD_REPL,
  TRAB_MODEL_CLASS_CAD,
  TRAB_MODEL_CLASS_COMBO_HRT_BP,
  TRAB_MODEL_CLASS_EX_ON_AR,
  TRAB_MODEL_CLASS_OTHER,
} TrabModelClass;
#define TRAB_MODEL_N_CLASSES (TRAB_MODEL_CLASS_OTHER + 1)

#define TRAB_MODEL_N_GAIN_ROWS 39
#define TRAB_MODEL_N_MARKER_GAIN_ROWS 12

/** Gains by class and site (LS, FN, TH), and by class on the log change of the markers. */
typedef struct
{
  double lambda[TRAB_MODEL_N_CLASSES][3];
  double marker[TRAB_MODEL_N_CLASSES]; /* 1 for exercise: no effect of it on markers is modelled */
} TrabModelGains;

/** The rows of the table in its order, which is the order of the draws; a plain value. */
typedef struct
{
  struct
  {
    TrabModelClass class;
    int site; /* 0 LS, 1 FN, 2 TH; -1 all three */
    double lambda;
    double log_sd;
  } rows[TRAB_MODEL_N_GAIN_ROWS];
  struct
  {
    TrabModelClass class;
    double lambda;
    double log_sd;
  } markers[TRAB_MODEL_N_MARKER_GAIN_ROWS];
} TrabModelGainTable;

gboolean trab_model_gains_load (TrabEvidence *evidence, TrabModelGainTable *table, GError **error);
void trab_model_gains_set (const TrabModelGainTable *table,
                           const double factors[TRAB_MODEL_N_GAIN_ROWS],
                           const double marker_factors[TRAB_MODEL_N_MARKER_GAIN_ROWS],
                           TrabModelGains *gains);
const char *trab_model_gains_class_to_string (TrabModelClass class);
gboolean trab_model_gains_class_from_string (const char *text, TrabModelClass *class);

G_END_DECLS
