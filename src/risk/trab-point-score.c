/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-point-score.h"

#include <math.h>

#include "trab-error.h"

#define KG_PER_POUND 0.45359237 /* by definition */
#define ROUNDING 1e-9           /* 0.2 (69.6 - 49.6) in binary is a little under 4 */
#define OLDEST_TENS 100         /* "the first digit of the age" has no meaning from here on */

typedef enum
{
  BAND,   /* points when the value lies between from and to */
  YES,    /* points when the answer is yes */
  NO,     /* points when the answer is no */
  EACH,   /* points for each, at most cap */
  LINEAR, /* points x (value - offset), or x (value - another input) */
  TENS,   /* points x the whole tens of the value */
  POUNDS, /* points x the whole tens of the weight in pounds */
  N_KINDS,
} Kind;

typedef struct
{
  TrabPointInput input;
  Kind kind;
  double from; /* NaN: open */
  double to;
  gboolean from_included;
  gboolean to_included;
  double points;
  double offset;
  gboolean has_minus;
  TrabPointInput minus;
  double cap;
} Part;

typedef struct
{
  gboolean is_given; /* the tool is for this sex */
  gboolean has_from;
  double from;
  gboolean has_below;
  double below;
} Cutoff;

typedef struct
{
  double from;
  double below;
  const char *name;
  double pct;
} Band;

struct _TrabPointScore
{
  char *tool;
  GArray *parts; /* of Part */
  GArray *bands; /* of Band */
  Cutoff women;
  Cutoff men;
  gboolean has_scan; /* the cut-off differs when the T-score is known */
  Cutoff women_with_scan;
  double lowest_age;
  gboolean is_truncated;
  gboolean is_unverified;
};

static const char *const input_names[TRAB_N_POINT_INPUTS] = {
  [TRAB_POINT_AGE] = "age",
  [TRAB_POINT_WEIGHT_KG] = "weight_kg",
  [TRAB_POINT_TOTAL_HIP_T_SCORE] = "total_hip_tscore",
  [TRAB_POINT_N_FRACTURES] = "n_fractures",
  [TRAB_POINT_CURRENT_ESTROGEN] = "current_estrogen",
  [TRAB_POINT_EVER_ESTROGEN] = "ever_estrogen",
  [TRAB_POINT_BLACK] = "black",
  [TRAB_POINT_RHEUMATOID_ARTHRITIS] = "rheumatoid_arthritis",
  [TRAB_POINT_CURRENT_SMOKER] = "current_smoker",
  [TRAB_POINT_FRACTURE_AFTER_50] = "fracture_after_50",
  [TRAB_POINT_MATERNAL_HIP_FRACTURE] = "maternal_hip_fx_after_50",
  [TRAB_POINT_ARMS_TO_RISE] = "arms_to_rise",
  [TRAB_POINT_COPD] = "copd",
};

static gboolean
fail (GError **error, const char *tool, const char *what)
{
  g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_DAMAGED, "%s: %s", tool, what);
  return FALSE;
}

static gboolean
read_kind (const char *text, Kind *kind)
{
  static const char *const words[N_KINDS]
      = { "band", "yes", "no", "each", "linear", "tens", "pounds" };

  for (guint i = 0; i < N_KINDS; i++)
    if (g_strcmp0 (text, words[i]) == 0)
      {
        *kind = (Kind) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_part (TrabPointScore *self, const TrabTable *table, guint row, GError **error)
{
  const char *minus = trab_table_get_text (table, row, "minus_input");
  Part part = {
    .from = trab_table_get_double (table, row, "from"),
    .to = trab_table_get_double (table, row, "to"),
    .from_included = trab_table_get_double (table, row, "from_included") > 0,
    .to_included = trab_table_get_double (table, row, "to_included") > 0,
    .points = trab_table_get_double (table, row, "points"),
    .offset
    = trab_table_has (table, row, "offset") ? trab_table_get_double (table, row, "offset") : 0,
    .has_minus = minus != NULL,
    .cap = trab_table_get_double (table, row, "cap"),
  };

  if (!trab_point_score_input_from_string (trab_table_get_text (table, row, "input"), &part.input)
      || !read_kind (trab_table_get_text (table, row, "kind"), &part.kind)
      || (minus != NULL && !trab_point_score_input_from_string (minus, &part.minus))
      || isnan (part.points))
    return fail (error, self->tool, "a part is not understood");
  self->is_unverified
      = self->is_unverified
        || g_strcmp0 (trab_table_get_text (table, row, "prov_code"), "recalled") == 0;
  g_array_append_val (self->parts, part);
  return TRUE;
}

static void
read_tool (TrabPointScore *self, const TrabTable *table, guint row)
{
  Cutoff cutoff = {
    .is_given = TRUE,
    .has_from = trab_table_has (table, row, "refer_from"),
    .from = trab_table_get_double (table, row, "refer_from"),
    .has_below = trab_table_has (table, row, "refer_below"),
    .below = trab_table_get_double (table, row, "refer_below"),
  };

  if (trab_table_has (table, row, "with_input"))
    {
      self->has_scan = TRUE;
      self->women_with_scan = cutoff;
    }
  else if (g_strcmp0 (trab_table_get_text (table, row, "sex"), "M") == 0)
    self->men = cutoff;
  else
    self->women = cutoff;
  if (trab_table_has (table, row, "lowest_age"))
    self->lowest_age = trab_table_get_double (table, row, "lowest_age");
  self->is_truncated = g_strcmp0 (trab_table_get_text (table, row, "rounding"), "trunc") == 0;
}

static void
read_band (TrabPointScore *self, const TrabTable *table, guint row)
{
  Band band = {
    .from
    = trab_table_has (table, row, "from") ? trab_table_get_double (table, row, "from") : -INFINITY,
    .below
    = trab_table_has (table, row, "below") ? trab_table_get_double (table, row, "below") : INFINITY,
    .name = trab_table_get_text (table, row, "band"),
    .pct = trab_table_get_double (table, row, "pct"),
  };

  g_array_append_val (self->bands, band);
}

static gboolean
is_of_tool (const TrabPointScore *self, const TrabTable *table, guint row)
{
  return g_strcmp0 (trab_table_get_text (table, row, "tool"), self->tool) == 0;
}

/**
 * trab_point_score_new:
 * @tool: its id
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_EVIDENCE_ERROR, NOT_FOUND for another id
 */
TrabPointScore *
trab_point_score_new (TrabEvidence *evidence, const char *tool, GError **error)
{
  g_autoptr (TrabPointScore) self = g_new0 (TrabPointScore, 1);
  const TrabTable *tables[3] = { NULL, NULL, NULL };
  static const char *const names[]
      = { "risk/point-tools", "risk/point-scores", "risk/point-bands" };

  self->tool = g_strdup (tool);
  self->parts = g_array_new (FALSE, TRUE, sizeof (Part));
  self->bands = g_array_new (FALSE, TRUE, sizeof (Band));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      tables[i] = trab_evidence_get_table (evidence, names[i], error);
      if (tables[i] == NULL)
        return NULL;
    }
  for (guint i = 0; i < trab_table_get_n_rows (tables[0]); i++)
    if (is_of_tool (self, tables[0], i))
      read_tool (self, tables[0], i);
  for (guint i = 0; i < trab_table_get_n_rows (tables[1]); i++)
    if (is_of_tool (self, tables[1], i) && !read_part (self, tables[1], i, error))
      return NULL;
  for (guint i = 0; i < trab_table_get_n_rows (tables[2]); i++)
    if (is_of_tool (self, tables[2], i))
      read_band (self, tables[2], i);
  if (self->parts->len > 0)
    return g_steal_pointer (&self);
  g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_NOT_FOUND, "no point score %s",
               tool);
  return NULL;
}

void
trab_point_score_free (TrabPointScore *point_score)
{
  if (point_score == NULL)
    return;
  g_free (point_score->tool);
  g_clear_pointer (&point_score->parts, g_array_unref);
  g_clear_pointer (&point_score->bands, g_array_unref);
  g_free (point_score);
}

/** trab_point_score_gives: TrabPointGives flags */
guint
trab_point_score_gives (const TrabPointScore *point_score)
{
  const Cutoff *cutoff = point_score->women.is_given ? &point_score->women : &point_score->men;
  guint gives = cutoff->has_from || cutoff->has_below ? TRAB_POINT_GIVES_REFER : 0;

  for (guint i = 0; i < point_score->bands->len; i++)
    {
      gives |= TRAB_POINT_GIVES_BAND;
      if (!isnan (g_array_index (point_score->bands, Band, i).pct))
        gives |= TRAB_POINT_GIVES_PCT;
    }
  return gives;
}

/** trab_point_score_asks: whether the tool uses the input */
gboolean
trab_point_score_asks (const TrabPointScore *point_score, TrabPointInput input)
{
  for (guint i = 0; i < point_score->parts->len; i++)
    {
      const Part *part = &g_array_index (point_score->parts, Part, i);

      if (part->input == input || (part->has_minus && part->minus == input))
        return TRUE;
    }
  return FALSE;
}

static gboolean
refuse (TrabPointOutput *output, TrabRiskRefusal refusal, const char *input, double value)
{
  output->refusal = refusal;
  output->refused_input = input;
  output->refused_value = value;
  return FALSE;
}

/* Numbers the score cannot do without; a T-score may be missing, an item not known counts as 0. */
static gboolean
is_needed (TrabPointInput input)
{
  return input == TRAB_POINT_AGE || input == TRAB_POINT_WEIGHT_KG;
}

static gboolean
check_input (const TrabPointScore *self,
             const TrabPointInputs *inputs,
             TrabPointInput input,
             TrabPointOutput *output)
{
  double value = inputs->value[input];
  const char *name = input_names[input];

  if (!inputs->has[input])
    {
      if (is_needed (input))
        return refuse (output, TRAB_RISK_REFUSAL_MISSING, name, NAN);
      output->worked_out_without |= 1u << input;
      return TRUE;
    }
  if (!isfinite (value))
    return refuse (output, TRAB_RISK_REFUSAL_OUT_OF_RANGE, name, value);
  if (is_needed (input) && value <= 0)
    return refuse (output, TRAB_RISK_REFUSAL_OUT_OF_RANGE, name, value);
  if (input == TRAB_POINT_AGE && value < self->lowest_age)
    return refuse (output, TRAB_RISK_REFUSAL_OUT_OF_RANGE, name, value);
  if (input == TRAB_POINT_N_FRACTURES && (value < 0 || trunc (value) != value))
    return refuse (output, TRAB_RISK_REFUSAL_NOT_WHOLE, name, value);
  if (input > TRAB_POINT_N_FRACTURES && value != 0 && value != 1)
    return refuse (output, TRAB_RISK_REFUSAL_OUT_OF_RANGE, name, value);
  return TRUE;
}

static gboolean
is_inside (const Part *part, double value)
{
  if (!isnan (part->from) && (part->from_included ? value < part->from : value <= part->from))
    return FALSE;
  return isnan (part->to) || (part->to_included ? value <= part->to : value < part->to);
}

static double
points_of (const Part *part, const TrabPointInputs *inputs)
{
  double value = inputs->has[part->input] ? inputs->value[part->input] : 0;

  switch (part->kind)
    {
    case BAND:
      return inputs->has[part->input] && is_inside (part, value) ? part->points : 0;
    case YES:
      return value > 0 ? part->points : 0;
    case NO:
      return value > 0 ? 0 : part->points;
    case EACH:
      return MIN (part->points * value, part->cap);
    case LINEAR:
      return part->points * (value - (part->has_minus ? inputs->value[part->minus] : part->offset));
    case TENS:
      return part->points * trunc (value / 10);
    case POUNDS:
      return part->points * trunc (value / KG_PER_POUND / 10);
    case N_KINDS:
      break;
    }
  return 0;
}

static gboolean
check (const TrabPointScore *self, const TrabPointInputs *inputs, TrabPointOutput *output)
{
  gboolean is_for_both = self->women.is_given && self->men.is_given;

  if (is_for_both && inputs->sex == TRAB_SEX_UNKNOWN)
    return refuse (output, TRAB_RISK_REFUSAL_MISSING, "sex", NAN);
  if ((inputs->sex == TRAB_SEX_MALE && !self->men.is_given)
      || (inputs->sex == TRAB_SEX_FEMALE && !self->women.is_given))
    return refuse (output, TRAB_RISK_REFUSAL_NOT_IN_MODEL, "sex", NAN);
  for (guint i = 0; i < TRAB_N_POINT_INPUTS; i++)
    if (trab_point_score_asks (self, (TrabPointInput) i)
        && !check_input (self, inputs, (TrabPointInput) i, output))
      return FALSE;
  for (guint i = 0; i < self->parts->len; i++)
    if (g_array_index (self->parts, Part, i).kind == TENS
        && inputs->value[TRAB_POINT_AGE] >= OLDEST_TENS)
      return refuse (output, TRAB_RISK_REFUSAL_OUT_OF_RANGE, "age", inputs->value[TRAB_POINT_AGE]);
  return TRUE;
}

static const Cutoff *
cutoff_for (const TrabPointScore *self, const TrabPointInputs *inputs)
{
  if (self->has_scan && inputs->has[TRAB_POINT_TOTAL_HIP_T_SCORE])
    return &self->women_with_scan;
  return inputs->sex == TRAB_SEX_MALE || !self->women.is_given ? &self->men : &self->women;
}

/**
 * trab_point_score_calculate:
 * @output: (out caller-allocates): the score, or why there is none
 *
 * Returns: FALSE when the inputs are refused
 */
gboolean
trab_point_score_calculate (const TrabPointScore *point_score,
                            const TrabPointInputs *inputs,
                            TrabPointOutput *output)
{
  const Cutoff *cutoff = cutoff_for (point_score, inputs);
  gboolean has_scan = inputs->has[TRAB_POINT_TOTAL_HIP_T_SCORE];

  *output = (TrabPointOutput){ .refused_value = NAN, .pct = NAN };
  if (!check (point_score, inputs, output))
    return FALSE;
  for (guint i = 0; i < point_score->parts->len; i++)
    output->score += points_of (&g_array_index (point_score->parts, Part, i), inputs);
  if (point_score->is_truncated)
    output->score = trunc (output->score + copysign (ROUNDING, output->score)) + 0.0; /* never -0 */
  output->has_refer = cutoff->has_from || cutoff->has_below;
  output->refer = (cutoff->has_from && output->score >= cutoff->from)
                  || (cutoff->has_below && output->score < cutoff->below);
  /* the published chances are of the score with the scan */
  for (guint i = 0; i < point_score->bands->len && (!point_score->has_scan || has_scan); i++)
    {
      const Band *band = &g_array_index (point_score->bands, Band, i);

      if (output->score >= band->from && output->score < band->below)
        {
          output->band = band->name;
          output->pct = band->pct;
        }
    }
  if (point_score->is_unverified)
    output->caveats |= TRAB_RISK_CAVEAT_UNVERIFIED;
  return TRUE;
}

/** trab_point_score_input_to_string: the column name of files */
const char *
trab_point_score_input_to_string (TrabPointInput input)
{
  g_return_val_if_fail ((guint) input < TRAB_N_POINT_INPUTS, NULL);
  return input_names[input];
}

/** trab_point_score_input_from_string: @input: (out): untouched when FALSE is returned */
gboolean
trab_point_score_input_from_string (const char *text, TrabPointInput *input)
{
  for (guint i = 0; i < TRAB_N_POINT_INPUTS; i++)
    if (g_strcmp0 (text, input_names[i]) == 0)
      {
        *input = (TrabPointInput) i;
        return TRUE;
      }
  return FALSE;
}
