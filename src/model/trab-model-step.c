/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-model-step.h"

/* The step loop: classical RK4 at h = 1/48 y (model-spec section 10). Compiled once per instruction
 * set; TRAB_MODEL_STEP names the copy. Nothing is allocated and no function is called in it. */

#include "trab-model-rhs.h"

/* Which states this set of terms moves. */
static TRAB_VECTOR_INLINE gboolean
is_moving (guint state, TrabModelTerms terms)
{
  if (state == TRAB_MODEL_STATE_G)
    return FALSE;
  if (state == TRAB_MODEL_STATE_A_AX || state == TRAB_MODEL_STATE_A_HIP)
    return terms.has_exercise;
  for (guint i = 0; i < TRAB_MODEL_N_STORES; i++)
    if (state == (guint) TRAB_MODEL_STATE_SURFACE (i)
        || state == (guint) TRAB_MODEL_STATE_BURIED (i))
      return i < terms.n_stores;
  return TRUE;
}

/* The three stages after the first, each from the last one's change over half a step. */
static TRAB_VECTOR_INLINE void
take_half_step (const TrabVector *y,
                const TrabVector *change,
                TrabModelTerms terms,
                TrabVector *out)
{
#pragma GCC unroll 22
  for (guint i = 0; i < TRAB_MODEL_N_STATES; i++)
    if (is_moving (i, terms))
      out[i] = y[i] + change[i];
}

static TRAB_VECTOR_INLINE void
take_whole_step (const TrabVector *y,
                 const TrabVector *change,
                 TrabModelTerms terms,
                 TrabVector *out)
{
#pragma GCC unroll 22
  for (guint i = 0; i < TRAB_MODEL_N_STATES; i++)
    if (is_moving (i, terms))
      out[i] = y[i] + (change[i] + change[i]);
}

/* y + h/6 (k1 + 2 k2 + 2 k3 + k4), where each change is h/2 k */
static TRAB_VECTOR_INLINE void
finish (TrabVector *y,
        const TrabVector *k1,
        const TrabVector *k2,
        const TrabVector *k3,
        const TrabVector *k4,
        TrabModelTerms terms)
{
#pragma GCC unroll 22
  for (guint i = 0; i < TRAB_MODEL_N_STATES; i++)
    if (is_moving (i, terms))
      {
        TrabVector middle = k2[i] + k3[i];

        y[i] = y[i] + ((k1[i] + k4[i]) + (middle + middle)) * (1 / 3.0);
      }
}

static TRAB_VECTOR_INLINE void
step_once (const TrabModelView *view,
           const TrabModelStep *step,
           TrabModelInputs *at_start,
           TrabVector *y,
           TrabModelTerms terms)
{
  TrabVector k1[TRAB_MODEL_N_STATES], k2[TRAB_MODEL_N_STATES], k3[TRAB_MODEL_N_STATES],
      k4[TRAB_MODEL_N_STATES], stage[TRAB_MODEL_N_STATES];
  TrabModelInputs in;

  /* the end of the last step is the start of this one, except at an edge; and IGF-1's last stage
   * is an estimate of the next step's first */
  if (step->starts_segment || terms.has_extra)
    *at_start = trab_model_rhs_inputs (view, step, &step->at[0], step->g_minus_1[0], terms);
  for (guint i = 0; i < terms.n_stores; i++)
    if (view->drug_of_store[i] == TRAB_MODEL_DRUG_ZOL)
      y[TRAB_MODEL_STATE_SURFACE (i)]
          = y[TRAB_MODEL_STATE_SURFACE (i)] + LANES (infusion) * step->zol;
  trab_model_rhs (view, step, at_start, y, terms, k1);
  take_half_step (y, k1, terms, stage);
  in = trab_model_rhs_inputs (view, step, &step->at[1], step->g_minus_1[1], terms);
  trab_model_rhs (view, step, &in, stage, terms, k2);
  take_half_step (y, k2, terms, stage);
  if (terms.has_extra)
    in = trab_model_rhs_inputs (view, step, &step->at[1], step->g_minus_1[2], terms);
  trab_model_rhs (view, step, &in, stage, terms, k3);
  take_whole_step (y, k3, terms, stage);
  *at_start = trab_model_rhs_inputs (view, step, &step->at[2], step->g_minus_1[3], terms);
  trab_model_rhs (view, step, at_start, stage, terms, k4);
  finish (y, k1, k2, k3, k4, terms);
}

/* (17), (18): the outputs of model-spec section 3, in the order of TrabQuantity. */
static TRAB_VECTOR_INLINE void
record (const TrabModelView *view,
        const TrabVector *y,
        double artefact_years,
        TrabModelOutputs *out)
{
  TrabVector Bs = trab_model_rhs_surface (y, TRAB_MODEL_N_STORES);
  TrabVector resorption = y[TRAB_MODEL_STATE_OC] * (1 + LANES (leak) * Bs) / (1 + Bs);
  TrabVector value[TRAB_MODEL_N_OUTPUTS];

  for (guint i = 0; i < TRAB_MODEL_N_SITES; i++)
    value[i] = y[TRAB_MODEL_STATE_V_LS + 2 * i]
               - view->block->rp_rest * y[TRAB_MODEL_STATE_N_LS + 2 * i];
  value[0] = value[0] * (1 + LANES (artefact) * artefact_years);
  value[3] = trab_vector_exp (LANES (gC) * trab_vector_ln (resorption));
  value[4] = trab_vector_exp (LANES (gP) * trab_vector_ln (y[TRAB_MODEL_STATE_OBP]));
  for (guint i = 0; i < TRAB_MODEL_N_OUTPUTS; i++)
    trab_vector_store (&out->of[i].v[view->lane], value[i]);
}

typedef struct
{
  const int *steps;
  guint n;
  guint next;
  TrabModelOutputs *out;
} Recorder;

static TRAB_VECTOR_INLINE void
record_if_due (const TrabModelView *view,
               const TrabModelExposure *exposure,
               const TrabVector *y,
               int index,
               Recorder *recorder)
{
  if (recorder->next >= recorder->n || recorder->steps[recorder->next] != index)
    return;
  record (view, y, exposure->artefact_years[index - exposure->first],
          &recorder->out[recorder->next]);
  recorder->next++;
}

static TRAB_VECTOR_INLINE void
run (const TrabModelView *view,
     TrabVector *y,
     const TrabModelExposure *exposure,
     int from,
     int to,
     Recorder *recorder,
     TrabModelTerms terms)
{
  TrabModelInputs in;

  if (from >= to)
    return;
  in = trab_model_rhs_inputs (view, &exposure->steps[from - exposure->first],
                              &exposure->steps[from - exposure->first].at[0],
                              exposure->steps[from - exposure->first].g_minus_1[0], terms);
  for (int index = from; index < to; index++)
    {
      record_if_due (view, exposure, y, index, recorder);
      step_once (view, &exposure->steps[index - exposure->first], &in, y, terms);
    }
}

/* One loop per set of terms; the compiler sees constants. */
static void
run_variant (const TrabModelView *view,
             TrabVector *y,
             const TrabModelExposure *exposure,
             int from,
             int to,
             Recorder *recorder)
{
  gboolean has_drug = exposure->drug_from <= from, has_exercise = exposure->exercise_from <= from;
  gboolean has_switch = exposure->switch_from <= from, has_extra = exposure->extra_from <= from;

  if (has_switch)
    run (view, y, exposure, from, to, recorder,
         (TrabModelTerms){ TRAB_MODEL_N_STORES, TRUE, TRUE });
  else if (has_extra)
    run (view, y, exposure, from, to, recorder, (TrabModelTerms){ 1, TRUE, TRUE });
  else if (has_drug && has_exercise)
    run (view, y, exposure, from, to, recorder, (TrabModelTerms){ 1, TRUE, FALSE });
  else if (has_drug)
    run (view, y, exposure, from, to, recorder, (TrabModelTerms){ 1, FALSE, FALSE });
  else if (has_exercise)
    run (view, y, exposure, from, to, recorder, (TrabModelTerms){ 0, TRUE, FALSE });
  else
    run (view, y, exposure, from, to, recorder, (TrabModelTerms){ 0, FALSE, FALSE });
}

/* Terms come into use at most four times; the run is cut there. */
static int
find_next_cut (const TrabModelExposure *exposure, int from, int to)
{
  const int cuts[] = { exposure->drug_from, exposure->switch_from, exposure->exercise_from,
                       exposure->extra_from };
  int next = to;

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    if (cuts[i] > from && cuts[i] < next)
      next = cuts[i];
  return next;
}

void
TRAB_MODEL_STEP (const TrabModelBlock *block,
                 TrabModelBlockState *state,
                 const TrabModelExposure *exposure,
                 int from,
                 int to,
                 const int *record_steps,
                 guint n_records,
                 TrabModelOutputs *records)
{
  for (guint lane = 0; lane < TRAB_MODEL_BLOCK_LANES; lane += TRAB_VECTOR_LANES)
    {
      const TrabModelView view = { block, lane, exposure->drug_of_store };
      Recorder recorder = { record_steps, n_records, 0, records };
      TrabVector y[TRAB_MODEL_N_STATES];

      for (guint i = 0; i < TRAB_MODEL_N_STATES; i++)
        y[i] = trab_vector_load (&state->state[i].v[lane]);
      for (int at = from; at < to;)
        {
          int cut = find_next_cut (exposure, at, to);

          run_variant (&view, y, exposure, at, cut, &recorder);
          at = cut;
        }
      record_if_due (&view, exposure, y, to, &recorder);
      for (guint i = 0; i < TRAB_MODEL_N_STATES; i++)
        trab_vector_store (&state->state[i].v[lane], y[i]);
    }
}
