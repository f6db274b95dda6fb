/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-dvo.h"

#include <math.h>

#include "trab-error.h"

#define N_SEXES 2
#define FIRST_AGE 50
#define ROW_YEARS 5
#define N_AGES 9
#define N_COLUMNS 10 /* no scan, then T-scores 0 to -4 by halves */
#define LAST_T_SCORE -4
#define N_THRESHOLDS (TRAB_N_DVO_BANDS - 1)
#define MAX_FACTORS 64 /* one bit each */
#define ROUNDING 1e-9  /* 1.5 x 1.2 in binary is a little under the printed 1.8 */

typedef enum
{
  GROUP_FALLS, /* the strongest counts */
  GROUP_RA_GC, /* the strongest counts */
  GROUP_OTHER, /* any two, one of each ladder */
  N_GROUPS,
} Group;

typedef struct
{
  const char *id;
  Group group;
  double ratio;       /* NaN: none published */
  gboolean counts;    /* takes part in the multiplication */
  const char *ladder; /* NULL: none; of one ladder only the strongest counts */
  gboolean is_disputed;
} Factor;

struct _TrabDvo
{
  double required[N_SEXES][N_THRESHOLDS][N_AGES][N_COLUMNS]; /* NaN: empty, reached */
  double open[N_SEXES][N_THRESHOLDS][N_AGES][N_COLUMNS];     /* NaN: not an open cell */
  GArray *factors;                                           /* of Factor */
};

static gboolean
fail (GError **error, const char *what)
{
  g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_DAMAGED, "dvo2023: %s", what);
  return FALSE;
}

static int
threshold_index (double pct)
{
  static const double thresholds_pct[N_THRESHOLDS] = { 3, 5, 10 };

  for (guint i = 0; i < N_THRESHOLDS; i++)
    if (pct == thresholds_pct[i])
      return (int) i;
  return -1;
}

/* The table's column of a T-score that stands in it: 1 for 0.0, 2 for -0.5 … */
static guint
column_of (double t_score)
{
  return 1 + (guint) lround (-2 * t_score);
}

static gboolean
read_cell (TrabDvo *self, const TrabTable *table, guint row, GError **error)
{
  guint sex = g_strcmp0 (trab_table_get_text (table, row, "sex"), "M") == 0 ? 1 : 0;
  int threshold = threshold_index (trab_table_get_double (table, row, "pct"));
  double age = trab_table_get_double (table, row, "age");
  gboolean has_t_score = trab_table_has (table, row, "t_score");
  double t_score = trab_table_get_double (table, row, "t_score");
  guint age_index = 0, column = 0;

  if (threshold < 0 || !(age >= FIRST_AGE && age < FIRST_AGE + N_AGES * ROW_YEARS)
      || (has_t_score && !(t_score <= 0 && t_score >= LAST_T_SCORE)))
    return fail (error, "a cell is of an unknown threshold, age or T-score");
  age_index = ((guint) age - FIRST_AGE) / ROW_YEARS;
  column = has_t_score ? column_of (t_score) : 0;
  self->required[sex][threshold][age_index][column] = trab_table_get_double (table, row, "factor");
  self->open[sex][threshold][age_index][column]
      = trab_table_get_double (table, row, "open_estimate");
  return TRUE;
}

static gboolean
read_factor (TrabDvo *self, const TrabTable *table, guint row, GError **error)
{
  static const char *const groups[N_GROUPS] = { "G1_FALLS", "G2_RA_GC", "G3_OTHER" };
  Factor factor = {
    .id = trab_table_get_text (table, row, "id"),
    .group = N_GROUPS,
    .ratio = trab_table_get_double (table, row, "rr"),
    .counts = trab_table_get_double (table, row, "counts") > 0,
    .ladder = trab_table_get_text (table, row, "ladder"),
    .is_disputed = trab_table_has (table, row, "disagreement"),
  };

  for (guint i = 0; i < N_GROUPS; i++)
    if (g_strcmp0 (trab_table_get_text (table, row, "group"), groups[i]) == 0)
      factor.group = (Group) i;
  if (factor.group == N_GROUPS || (factor.counts && !(factor.ratio >= 1)))
    return fail (error, "a factor has no group or no ratio");
  g_array_append_val (self->factors, factor);
  return TRUE;
}

/**
 * trab_dvo_new:
 * Returns: (transfer full) (nullable): NULL with TRAB_EVIDENCE_ERROR. Must not outlive @evidence.
 */
TrabDvo *
trab_dvo_new (TrabEvidence *evidence, GError **error)
{
  g_autoptr (TrabDvo) self = g_new0 (TrabDvo, 1);
  const TrabTable *cells = trab_evidence_get_table (evidence, "risk/dvo2023-required", error);
  const TrabTable *factors = NULL;

  self->factors = g_array_new (FALSE, TRUE, sizeof (Factor));
  if (cells == NULL)
    return NULL;
  factors = trab_evidence_get_table (evidence, "risk/dvo2023-factors", error);
  if (factors == NULL)
    return NULL;
  if (trab_table_get_n_rows (cells) != N_SEXES * N_THRESHOLDS * N_AGES * N_COLUMNS)
    {
      fail (error, "a cell is missing");
      return NULL;
    }
  for (guint i = 0; i < trab_table_get_n_rows (cells); i++)
    if (!read_cell (self, cells, i, error))
      return NULL;
  if (trab_table_get_n_rows (factors) > MAX_FACTORS)
    {
      fail (error, "more factors than fit");
      return NULL;
    }
  for (guint i = 0; i < trab_table_get_n_rows (factors); i++)
    if (!read_factor (self, factors, i, error))
      return NULL;
  return g_steal_pointer (&self);
}

void
trab_dvo_free (TrabDvo *dvo)
{
  if (dvo == NULL)
    return;
  g_clear_pointer (&dvo->factors, g_array_unref);
  g_free (dvo);
}

static gboolean
refuse (TrabDvoOutput *output, TrabRiskRefusal refusal, const char *input, double value)
{
  output->refusal = refusal;
  output->refused_input = input;
  output->refused_value = value;
  return FALSE;
}

/* Which of the table's factors a person has, one bit each; an id of none of them is in @unknown. */
static guint64
find_factors (const TrabDvo *self, const TrabDvoInputs *inputs, int *unknown)
{
  guint64 given = 0;

  *unknown = -1;
  for (guint i = 0; inputs->factors != NULL && inputs->factors[i] != NULL; i++)
    {
      guint64 found = 0;

      for (guint j = 0; j < self->factors->len; j++)
        if (g_str_equal (g_array_index (self->factors, Factor, j).id, inputs->factors[i]))
          found = G_GUINT64_CONSTANT (1) << j;
      if (found == 0)
        *unknown = (int) i;
      given |= found;
    }
  return given;
}

static gboolean
check (const TrabDvo *self, const TrabDvoInputs *inputs, TrabDvoOutput *output)
{
  int unknown = -1;

  if (inputs->sex == TRAB_SEX_UNKNOWN)
    return refuse (output, TRAB_RISK_REFUSAL_MISSING, "sex", NAN);
  if (!inputs->has_age)
    return refuse (output, TRAB_RISK_REFUSAL_MISSING, "age", NAN);
  if (!(inputs->age_years >= FIRST_AGE && inputs->age_years < FIRST_AGE + N_AGES * ROW_YEARS))
    return refuse (output, TRAB_RISK_REFUSAL_OUT_OF_RANGE, "age", inputs->age_years);
  if (inputs->has_total_hip_t_score && !isfinite (inputs->total_hip_t_score))
    return refuse (output, TRAB_RISK_REFUSAL_OUT_OF_RANGE, "total_hip_tscore",
                   inputs->total_hip_t_score);
  find_factors (self, inputs, &unknown);
  if (unknown >= 0)
    return refuse (output, TRAB_RISK_REFUSAL_NOT_IN_MODEL, "factors", unknown);
  return TRUE;
}

/* Keeps the two strongest of @best. */
static void
keep_strongest (double best[2], double ratio)
{
  if (ratio > best[0])
    {
      best[1] = best[0];
      best[0] = ratio;
    }
  else if (ratio > best[1])
    best[1] = ratio;
}

static gboolean
is_given (guint64 given, guint i)
{
  return (given >> i & 1) != 0;
}

/* Whether a stronger (or an equal, earlier) factor of the same ladder or group is given too. */
static gboolean
is_shadowed (const TrabDvo *self, guint64 given, guint index)
{
  const Factor *factor = &g_array_index (self->factors, Factor, index);

  for (guint i = 0; i < self->factors->len; i++)
    {
      const Factor *other = &g_array_index (self->factors, Factor, i);
      gboolean is_rival
          = factor->group != GROUP_OTHER
                ? other->group == factor->group
                : factor->ladder != NULL && g_strcmp0 (other->ladder, factor->ladder) == 0;

      if (i != index && is_given (given, i) && other->counts && is_rival
          && (other->ratio > factor->ratio || (other->ratio == factor->ratio && i < index)))
        return TRUE;
    }
  return FALSE;
}

static double
multiply (const TrabDvo *self, guint64 given, guint *caveats)
{
  double best[2] = { 1, 1 };

  for (guint i = 0; i < self->factors->len; i++)
    {
      const Factor *factor = &g_array_index (self->factors, Factor, i);

      if (!is_given (given, i) || !factor->counts || is_shadowed (self, given, i))
        continue;
      if (factor->is_disputed)
        *caveats |= TRAB_RISK_CAVEAT_SOURCES_DISAGREE;
      keep_strongest (best, factor->ratio);
    }
  return best[0] * best[1];
}

/* The next worse column; one below the last is read there, and refused where that could matter. */
static guint
column_for (const TrabDvoInputs *inputs)
{
  double worse = 0;

  if (!inputs->has_total_hip_t_score)
    return 0;
  worse = CLAMP (floor (inputs->total_hip_t_score * 2) / 2, LAST_T_SCORE, 0);
  return column_of (worse);
}

/* The highest threshold reached. @open_is_reached: how an open cell is read */
static TrabDvoBand
band_at (const TrabDvo *self,
         const TrabDvoInputs *inputs,
         guint age_index,
         double multiplier,
         gboolean open_is_reached,
         double required[N_THRESHOLDS])
{
  guint sex = inputs->sex == TRAB_SEX_MALE ? 1 : 0;
  guint column = column_for (inputs);
  TrabDvoBand band = TRAB_DVO_BAND_UNDER_3;

  for (guint i = 0; i < N_THRESHOLDS; i++)
    {
      double factor = self->required[sex][i][age_index][column];
      double open = self->open[sex][i][age_index][column];

      if (isnan (factor))
        factor = isnan (open) ? 1 : open_is_reached ? open : INFINITY;
      required[i] = factor;
      if (multiplier >= factor - ROUNDING)
        band = (TrabDvoBand) (i + 1);
    }
  return band;
}

/**
 * trab_dvo_calculate:
 * @output: (out caller-allocates): the band, or why there is none
 *
 * The published table is read in one way (the five-year row of the age; an empty cell is reached
 * without any factor; an open cell needs its interpolated factor). Where the nearest row, or an
 * open cell that is not reached, gives another band, that is told in other_band.
 *
 * Returns: FALSE when the inputs are refused
 */
gboolean
trab_dvo_calculate (const TrabDvo *dvo, const TrabDvoInputs *inputs, TrabDvoOutput *output)
{
  double ignored[N_THRESHOLDS];
  guint age_index = 0, nearest = 0;
  int unknown = -1;
  TrabDvoBand others[2];

  *output = (TrabDvoOutput){ .refused_value = NAN };
  if (!check (dvo, inputs, output))
    return FALSE;
  age_index = ((guint) inputs->age_years - FIRST_AGE) / ROW_YEARS;
  nearest = (guint) lround ((inputs->age_years - FIRST_AGE) / ROW_YEARS);
  nearest = MIN (nearest, N_AGES - 1);
  output->multiplier = multiply (dvo, find_factors (dvo, inputs, &unknown), &output->caveats);
  output->band = band_at (dvo, inputs, age_index, output->multiplier, TRUE, output->required);
  others[0] = band_at (dvo, inputs, nearest, output->multiplier, TRUE, ignored);
  others[1] = band_at (dvo, inputs, age_index, output->multiplier, FALSE, ignored);
  output->other_band = others[0] != output->band ? others[0] : others[1];
  if (output->other_band != output->band)
    output->caveats |= TRAB_RISK_CAVEAT_SOURCES_DISAGREE;
  /* a worse T-score than the table's last can only be higher: nothing is above the last band */
  if (inputs->has_total_hip_t_score && inputs->total_hip_t_score < LAST_T_SCORE
      && MIN (output->band, output->other_band) < TRAB_DVO_BAND_10_OR_MORE)
    return refuse (output, TRAB_RISK_REFUSAL_OUT_OF_RANGE, "total_hip_tscore",
                   inputs->total_hip_t_score);
  return TRUE;
}

/** trab_dvo_band_to_string: the words of the guideline's table, in % over 3 years */
const char *
trab_dvo_band_to_string (TrabDvoBand band)
{
  static const char *const words[TRAB_N_DVO_BANDS] = {
    [TRAB_DVO_BAND_UNDER_3] = "<3",
    [TRAB_DVO_BAND_3_TO_5] = "3-<5",
    [TRAB_DVO_BAND_5_TO_10] = "5-<10",
    [TRAB_DVO_BAND_10_OR_MORE] = ">=10",
  };

  g_return_val_if_fail ((guint) band < TRAB_N_DVO_BANDS, NULL);
  return words[band];
}
