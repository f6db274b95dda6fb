/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-risk-sheet.h"

#include <math.h>
#include <string.h>

#include "trab-dvo.h"
#include "trab-error.h"
#include "trab-frax.h"
#include "trab-garvan.h"
#include "trab-number.h"
#include "trab-point-score.h"
#include "trab-qfracture.h"

#define SHORT_YEARS 5
#define LONG_YEARS 10

/* Why a row has no result: an input and a word for it. */
typedef struct
{
  const char *input; /* NULL: there is one */
  const char *word;
} Refusal;

typedef Refusal (*Calculate) (const TrabRiskSheet *, const char *const *, GString *);

struct _TrabRiskSheet
{
  TrabEvidence *evidence;
  GPtrArray *inputs;  /* of char *, ends with NULL */
  GPtrArray *results; /* idem */
  Calculate calculate;
  TrabQfracture *qfracture;
  TrabGarvan *garvan;
  TrabDvo *dvo;
  TrabPointScore *point_score;
};

#define FIRST_FLAG 6 /* place of QFracture's first yes/no cell, see make_qfracture() */

static const Refusal not_refused = { NULL, NULL };

static Refusal
not_understood (const char *input)
{
  return (Refusal){ input, "not understood" };
}

static Refusal
refused (TrabRiskRefusal refusal, const char *input)
{
  return (Refusal){ input, trab_risk_result_refusal_to_string (refusal) };
}

static const char *
get_cell (const TrabRiskSheet *self, const char *const *cells, const char *input)
{
  for (guint i = 0; i + 1 < self->inputs->len; i++)
    if (g_str_equal (g_ptr_array_index (self->inputs, i), input))
      return cells[i];
  return "";
}

/* Files are written by programs, with up to 17 digits and exponents, never with a comma; "nan",
 * "inf" and hexadecimal, which the C library would read, are not numbers of a file. */
static gboolean
parse_number (const char *text, double *value)
{
  char *end = NULL;
  double parsed = 0;

  if (text[0] == '\0' || strspn (text, "+-.0123456789eE") != strlen (text))
    return FALSE;
  parsed = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (parsed))
    return FALSE;
  *value = parsed;
  return TRUE;
}

/* An empty cell is not known. Returns: FALSE when the cell holds something else than a number */
static gboolean
read_number (const TrabRiskSheet *self,
             const char *const *cells,
             const char *input,
             gboolean *has,
             double *value)
{
  const char *text = get_cell (self, cells, input);

  *has = parse_number (text, value);
  return *has || text[0] == '\0';
}

/* Only the codes of the files: F, M; an empty cell is not known. */
static gboolean
read_sex (const TrabRiskSheet *self, const char *const *cells, TrabSex *sex)
{
  const char *text = get_cell (self, cells, "sex");

  *sex = TRAB_SEX_UNKNOWN;
  return text[0] == '\0' || trab_sex_from_string (text, sex);
}

static gboolean
read_code (const TrabRiskSheet *self, const char *const *cells, const char *input, int *code)
{
  gboolean has = FALSE;
  double value = 0;

  *code = TRAB_QFRACTURE_NOT_KNOWN;
  if (!read_number (self, cells, input, &has, &value) || (has && trunc (value) != value))
    return FALSE;
  /* a code below 0 is refused by the model, not taken for "not known" */
  if (has)
    *code = value < 0 || value > G_MAXINT ? G_MAXINT : (int) value;
  return TRUE;
}

static gboolean
read_answer (const char *text, TrabAnswer *answer)
{
  *answer = g_str_equal (text, "1")   ? TRAB_ANSWER_YES
            : g_str_equal (text, "0") ? TRAB_ANSWER_NO
                                      : TRAB_ANSWER_NOT_KNOWN;
  return *answer != TRAB_ANSWER_NOT_KNOWN || text[0] == '\0';
}

static void
append_number (GString *out, double value)
{
  if (!isnan (value))
    trab_number_append (out, value);
  g_string_append_c (out, ',');
}

static void
append_names (GString *out, char **names)
{
  g_autofree char *joined = g_strjoinv (";", names);

  g_string_append_printf (out, "%s,", joined);
}

static void
append_hip_exceeds_any (GString *out, const double pct[TRAB_N_OUTCOMES][TRAB_RISK_MAX_YEARS])
{
  g_string_append (
      out, pct[TRAB_OUTCOME_HIP][LONG_YEARS - 1] > pct[TRAB_OUTCOME_MAJOR][LONG_YEARS - 1] ? "1,"
                                                                                           : "0,");
}

/* --- QFracture-2012 --- */

static const char *
read_qfracture (const TrabRiskSheet *self, const char *const *cells, TrabQfractureInputs *inputs)
{
  trab_qfracture_inputs_init (inputs);
  if (!read_sex (self, cells, &inputs->sex))
    return "sex";
  if (!read_number (self, cells, "age", &inputs->has_age, &inputs->age_years))
    return "age";
  if (!read_number (self, cells, "bmi", &inputs->has_bmi, &inputs->bmi_kg_m2))
    return "bmi";
  if (!read_code (self, cells, "ethrisk", &inputs->ethnicity))
    return "ethrisk";
  if (!read_code (self, cells, "alcohol_cat6", &inputs->alcohol))
    return "alcohol_cat6";
  if (!read_code (self, cells, "smoke_cat", &inputs->smoking))
    return "smoke_cat";
  for (guint i = 0; i < TRAB_N_QFRACTURE_FLAGS; i++)
    if (!read_answer (cells[FIRST_FLAG + i], &inputs->flags[i]))
      return trab_qfracture_flag_to_string ((TrabQfractureFlag) i);
  return NULL;
}

static Refusal
calculate_qfracture (const TrabRiskSheet *self, const char *const *cells, GString *out)
{
  g_auto (GStrv) without = NULL;
  TrabQfractureInputs inputs;
  TrabQfractureOutput output;
  const char *wrong = read_qfracture (self, cells, &inputs);

  if (wrong != NULL)
    return not_understood (wrong);
  if (!trab_qfracture_calculate (self->qfracture, &inputs, &output))
    return refused (output.refusal, output.refused_input);
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    for (guint year = 0; year < TRAB_RISK_MAX_YEARS; year++)
      append_number (out, output.pct[i][year]);
  append_hip_exceeds_any (out, output.pct);
  without = trab_qfracture_dup_worked_out_without (self->qfracture, &inputs);
  append_names (out, without);
  return not_refused;
}

/* --- Garvan --- */

static const char *
read_garvan (const TrabRiskSheet *self, const char *const *cells, TrabGarvanInputs *inputs)
{
  *inputs = (TrabGarvanInputs){ 0 };
  if (!read_sex (self, cells, &inputs->sex))
    return "sex";
  if (!read_number (self, cells, "age", &inputs->has_age, &inputs->age_years))
    return "age";
  if (!read_number (self, cells, "fn_tscore", &inputs->has_fn_t_score, &inputs->fn_t_score))
    return "fn_tscore";
  if (!read_number (self, cells, "prior_fractures_after_50", &inputs->has_prior_fractures,
                    &inputs->prior_fractures))
    return "prior_fractures_after_50";
  if (!read_number (self, cells, "falls_last_12m", &inputs->has_falls, &inputs->falls))
    return "falls_last_12m";
  return NULL;
}

static Refusal
calculate_garvan (const TrabRiskSheet *self, const char *const *cells, GString *out)
{
  g_auto (GStrv) without = NULL;
  TrabGarvanInputs inputs;
  TrabGarvanOutput output;
  const char *wrong = read_garvan (self, cells, &inputs);

  if (wrong != NULL)
    return not_understood (wrong);
  if (!trab_garvan_calculate (self->garvan, &inputs, &output))
    return refused (output.refusal, output.refused_input);
  append_number (out, output.pct[TRAB_OUTCOME_HIP][SHORT_YEARS - 1]);
  append_number (out, output.pct[TRAB_OUTCOME_HIP][LONG_YEARS - 1]);
  append_number (out, output.pct[TRAB_OUTCOME_MAJOR][SHORT_YEARS - 1]);
  append_number (out, output.pct[TRAB_OUTCOME_MAJOR][LONG_YEARS - 1]);
  append_hip_exceeds_any (out, output.pct);
  without = trab_garvan_dup_worked_out_without (&inputs);
  append_names (out, without);
  return not_refused;
}

/* --- DVO 2023 --- */

static Refusal
calculate_dvo (const TrabRiskSheet *self, const char *const *cells, GString *out)
{
  const char *text = get_cell (self, cells, "factors");
  g_auto (GStrv) factors = g_strsplit (text, ";", -1);
  TrabDvoInputs inputs = { .factors = (const char *const *) factors };
  TrabDvoOutput output;

  if (!read_sex (self, cells, &inputs.sex))
    return not_understood ("sex");
  if (!read_number (self, cells, "age", &inputs.has_age, &inputs.age_years))
    return not_understood ("age");
  if (!read_number (self, cells, "total_hip_tscore", &inputs.has_total_hip_t_score,
                    &inputs.total_hip_t_score))
    return not_understood ("total_hip_tscore");
  for (guint i = 0; factors[i] != NULL; i++)
    g_strstrip (factors[i]);
  if (!trab_dvo_calculate (self->dvo, &inputs, &output))
    return refused (output.refusal, output.refused_input);
  append_number (out, output.multiplier);
  g_string_append_printf (out, "%s,%s,", trab_dvo_band_to_string (output.band),
                          trab_dvo_band_to_string (output.other_band));
  g_string_append (out, inputs.has_total_hip_t_score ? "," : "total_hip_tscore,");
  return not_refused;
}

/* --- point scores --- */

static Refusal
calculate_points (const TrabRiskSheet *self, const char *const *cells, GString *out)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) without = NULL;
  TrabPointInputs inputs = { 0 };
  TrabPointOutput output;
  guint gives = 0;

  if (!read_sex (self, cells, &inputs.sex))
    return not_understood ("sex");
  for (guint i = 0; i < TRAB_N_POINT_INPUTS; i++)
    {
      const char *name = trab_point_score_input_to_string ((TrabPointInput) i);

      if (!read_number (self, cells, name, &inputs.has[i], &inputs.value[i]))
        return not_understood (name);
    }
  if (!trab_point_score_calculate (self->point_score, &inputs, &output))
    return refused (output.refusal, output.refused_input);
  gives = trab_point_score_gives (self->point_score);
  append_number (out, output.score);
  if (gives & TRAB_POINT_GIVES_REFER)
    g_string_append (out, output.refer ? "1," : "0,");
  if (gives & TRAB_POINT_GIVES_BAND)
    g_string_append_printf (out, "%s,", output.band ? output.band : "");
  if (gives & TRAB_POINT_GIVES_PCT)
    append_number (out, output.pct);
  for (guint i = 0; i < TRAB_N_POINT_INPUTS; i++)
    if (output.worked_out_without & (1u << i))
      g_strv_builder_add (builder, trab_point_score_input_to_string ((TrabPointInput) i));
  without = g_strv_builder_end (builder);
  append_names (out, without);
  return not_refused;
}

/* --- FRAX, typed in: nothing of it is worked out but the dose of steroids --- */

static const char *
read_frax (const TrabRiskSheet *self,
           const char *const *cells,
           TrabFraxTyped *typed,
           TrabFraxPerson *person)
{
  gboolean has_age = FALSE, has_t_score = FALSE;

  *typed = (TrabFraxTyped){ 0 };
  *person = (TrabFraxPerson){ .age_years = NAN, .lowest_t_score = NAN };
  if (!read_sex (self, cells, &person->sex))
    return "sex";
  if (!read_number (self, cells, "age", &has_age, &person->age_years))
    return "age";
  if (!read_number (self, cells, "mof_pct", &typed->has_mof, &typed->mof_pct))
    return "mof_pct";
  if (!read_number (self, cells, "hip_pct", &typed->has_hip, &typed->hip_pct))
    return "hip_pct";
  if (!read_number (self, cells, "lowest_tscore", &has_t_score, &person->lowest_t_score))
    return "lowest_tscore";
  if (!read_answer (get_cell (self, cells, "with_bmd"), &person->with_bmd))
    return "with_bmd";
  if (!read_answer (get_cell (self, cells, "postmenopausal"), &person->is_postmenopausal))
    return "postmenopausal";
  return NULL;
}

/* The band of the guideline of that country; another country has none, and says so. */
static gboolean
append_frax_band (const TrabRiskSheet *self,
                  const char *country,
                  const TrabFraxTyped *typed,
                  const TrabFraxPerson *person,
                  GString *out)
{
  TrabFraxScheme scheme = TRAB_FRAX_SCHEME_US;
  TrabFraxClass class;

  if (!trab_frax_scheme_from_country (country, &scheme))
    {
      g_string_append_printf (out, ",,%s,",
                              country[0] == '\0' ? "country: missing" : "country: not-in-model");
      return TRUE;
    }
  if (!trab_frax_classify (self->evidence, scheme, typed, person, &class, NULL))
    return FALSE;
  g_string_append_printf (out, "%s,%s,", trab_frax_scheme_to_string (scheme),
                          class.refusal == TRAB_RISK_REFUSAL_NONE
                              ? trab_risk_panel_frax_band_to_string (class.band)
                              : "");
  if (class.refusal != TRAB_RISK_REFUSAL_NONE)
    g_string_append_printf (out, "%s: %s", class.refused_input,
                            trab_risk_result_refusal_to_string (class.refusal));
  g_string_append_c (out, ',');
  return TRUE;
}

static Refusal
calculate_frax (const TrabRiskSheet *self, const char *const *cells, GString *out)
{
  g_autoptr (TrabRiskResult) result = NULL;
  TrabFraxTyped typed, adjusted;
  TrabFraxPerson person;
  gboolean has_dose = FALSE;
  double dose_mg_d = 0;
  const char *wrong = read_frax (self, cells, &typed, &person);
  const TrabRiskResultFields *fields = NULL;

  if (wrong != NULL)
    return not_understood (wrong);
  if (!read_number (self, cells, "prednisolone_mg_d", &has_dose, &dose_mg_d))
    return not_understood ("prednisolone_mg_d");
  result = trab_frax_new_result (&typed);
  fields = trab_risk_result_get (result);
  if (fields->refusal != TRAB_RISK_REFUSAL_NONE)
    return refused (fields->refusal, fields->refused_input[0] == 'h' ? "hip_pct" : "mof_pct");
  if (has_dose && !(dose_mg_d >= 0))
    return refused (TRAB_RISK_REFUSAL_OUT_OF_RANGE, "prednisolone_mg_d");
  adjusted = typed;
  if (has_dose && dose_mg_d > 0
      && !trab_frax_adjust_glucocorticoid (self->evidence, &typed, dose_mg_d, &adjusted, NULL))
    return refused (TRAB_RISK_REFUSAL_OUT_OF_RANGE, "prednisolone_mg_d");
  append_number (out, has_dose && typed.has_mof ? adjusted.mof_pct : NAN);
  append_number (out, has_dose && typed.has_hip ? adjusted.hip_pct : NAN);
  if (!append_frax_band (self, get_cell (self, cells, "country"), &typed, &person, out))
    return refused (TRAB_RISK_REFUSAL_NOT_PUBLISHED, "country");
  g_string_append (out, has_dose ? "," : "prednisolone_mg_d,");
  return not_refused;
}

static void
add_names (GPtrArray *names, const char *const *texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    g_ptr_array_add (names, g_strdup (texts[i]));
}

static gboolean
make_qfracture (TrabRiskSheet *self, TrabEvidence *evidence, GError **error)
{
  static const char *const outcomes[TRAB_N_OUTCOMES] = { "osteoporotic", "hip" };
  static const char *const inputs[]
      = { "sex", "age", "bmi", "ethrisk", "alcohol_cat6", "smoke_cat", NULL };

  add_names (self->inputs, inputs);
  for (guint i = 0; i < TRAB_N_QFRACTURE_FLAGS; i++)
    g_ptr_array_add (self->inputs,
                     g_strdup (trab_qfracture_flag_to_string ((TrabQfractureFlag) i)));
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    for (guint year = 1; year <= TRAB_RISK_MAX_YEARS; year++)
      g_ptr_array_add (self->results, g_strdup_printf ("%s_pct_y%u", outcomes[i], year));
  g_ptr_array_add (self->results, g_strdup ("hip_exceeds_any"));
  self->calculate = calculate_qfracture;
  self->qfracture = trab_qfracture_new (evidence, error);
  return self->qfracture != NULL;
}

static gboolean
make_garvan (TrabRiskSheet *self, TrabEvidence *evidence, GError **error)
{
  static const char *const inputs[]
      = { "sex", "age", "fn_tscore", "prior_fractures_after_50", "falls_last_12m", NULL };
  static const char *const results[]
      = { "hip_5y_pct", "hip_10y_pct", "any_5y_pct", "any_10y_pct", "hip_exceeds_any", NULL };

  add_names (self->inputs, inputs);
  add_names (self->results, results);
  self->calculate = calculate_garvan;
  self->garvan = trab_garvan_new (evidence, error);
  return self->garvan != NULL;
}

static gboolean
make_dvo (TrabRiskSheet *self, TrabEvidence *evidence, GError **error)
{
  static const char *const inputs[] = { "sex", "age", "total_hip_tscore", "factors", NULL };
  static const char *const results[] = { "multiplier", "band", "other_band", NULL };

  add_names (self->inputs, inputs);
  add_names (self->results, results);
  self->calculate = calculate_dvo;
  self->dvo = trab_dvo_new (evidence, error);
  return self->dvo != NULL;
}

static void
make_frax (TrabRiskSheet *self)
{
  static const char *const inputs[]
      = { "sex",      "age",           "mof_pct",        "hip_pct",           "country",
          "with_bmd", "lowest_tscore", "postmenopausal", "prednisolone_mg_d", NULL };
  static const char *const results[]
      = { "adjusted_mof_pct", "adjusted_hip_pct", "scheme", "band", "no_band", NULL };

  add_names (self->inputs, inputs);
  add_names (self->results, results);
  self->calculate = calculate_frax;
}

static gboolean
make_points (TrabRiskSheet *self, TrabEvidence *evidence, const char *tool, GError **error)
{
  guint gives = 0;

  self->calculate = calculate_points;
  self->point_score = trab_point_score_new (evidence, tool, error);
  if (self->point_score == NULL)
    return FALSE;
  g_ptr_array_add (self->inputs, g_strdup ("sex"));
  for (guint i = 0; i < TRAB_N_POINT_INPUTS; i++)
    if (trab_point_score_asks (self->point_score, (TrabPointInput) i))
      g_ptr_array_add (self->inputs,
                       g_strdup (trab_point_score_input_to_string ((TrabPointInput) i)));
  gives = trab_point_score_gives (self->point_score);
  g_ptr_array_add (self->results, g_strdup ("score"));
  if (gives & TRAB_POINT_GIVES_REFER)
    g_ptr_array_add (self->results, g_strdup ("refer"));
  if (gives & TRAB_POINT_GIVES_BAND)
    g_ptr_array_add (self->results, g_strdup ("band"));
  if (gives & TRAB_POINT_GIVES_PCT)
    g_ptr_array_add (self->results, g_strdup ("hip_5y_pct"));
  return TRUE;
}

/**
 * trab_risk_sheet_new:
 * @model_id: as on the command line
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_EVIDENCE_ERROR, NOT_FOUND for another model
 */
TrabRiskSheet *
trab_risk_sheet_new (TrabEvidence *evidence, const char *model_id, GError **error)
{
  static const char *const ends[] = { "worked_out_without", "refused", NULL };
  g_autoptr (TrabRiskSheet) self = g_new0 (TrabRiskSheet, 1);
  gboolean ok = FALSE;

  self->evidence = evidence;
  self->inputs = g_ptr_array_new_with_free_func (g_free);
  self->results = g_ptr_array_new_with_free_func (g_free);
  if (g_str_equal (model_id, "qfracture2012"))
    ok = make_qfracture (self, evidence, error);
  else if (g_str_equal (model_id, "garvan"))
    ok = make_garvan (self, evidence, error);
  else if (g_str_equal (model_id, "dvo2023"))
    ok = make_dvo (self, evidence, error);
  else if (g_str_equal (model_id, "frax-typed"))
    {
      make_frax (self);
      ok = TRUE;
    }
  else
    ok = make_points (self, evidence, model_id, error);
  if (!ok)
    return NULL;
  add_names (self->results, ends);
  g_ptr_array_add (self->inputs, NULL);
  g_ptr_array_add (self->results, NULL);
  return g_steal_pointer (&self);
}

void
trab_risk_sheet_free (TrabRiskSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_clear_pointer (&sheet->inputs, g_ptr_array_unref);
  g_clear_pointer (&sheet->results, g_ptr_array_unref);
  g_clear_pointer (&sheet->qfracture, trab_qfracture_free);
  g_clear_pointer (&sheet->garvan, trab_garvan_free);
  g_clear_pointer (&sheet->dvo, trab_dvo_free);
  g_clear_pointer (&sheet->point_score, trab_point_score_free);
  g_free (sheet);
}

/** trab_risk_sheet_get_inputs: (transfer none): NULL-terminated column names the model reads */
const char *const *
trab_risk_sheet_get_inputs (const TrabRiskSheet *sheet)
{
  return (const char *const *) sheet->inputs->pdata;
}

/** trab_risk_sheet_get_results: (transfer none): NULL-terminated column names it writes */
const char *const *
trab_risk_sheet_get_results (const TrabRiskSheet *sheet)
{
  return (const char *const *) sheet->results->pdata;
}

/**
 * trab_risk_sheet_calculate:
 * @cells: one text for each input, in their order; "" where the file has none
 * @out: gets the result cells, joined by ","; numbers with 15 significant digits, raw and never
 *   capped
 *
 * Returns: FALSE when the row is refused: every cell but the last, which says why, is empty
 */
gboolean
trab_risk_sheet_calculate (const TrabRiskSheet *sheet, const char *const *cells, GString *out)
{
  gsize start = out->len;
  Refusal refusal = sheet->calculate (sheet, cells, out);

  if (refusal.input == NULL)
    return TRUE;
  g_string_truncate (out, start);
  for (guint i = 0; i + 2 < sheet->results->len; i++)
    g_string_append_c (out, ',');
  g_string_append_printf (out, "%s: %s", refusal.input, refusal.word);
  return FALSE;
}
