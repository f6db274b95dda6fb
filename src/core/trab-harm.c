/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-harm.h"

static const char *const benefits[TRAB_N_HARM_BENEFITS] = {
  [TRAB_HARM_BENEFIT_NO_NUMBER] = "no-number",
  [TRAB_HARM_BENEFIT_COUNTED] = "counted",
  [TRAB_HARM_BENEFIT_BEYOND_CALCULATOR] = "beyond-calculator",
  [TRAB_HARM_BENEFIT_BEYOND_STUDIES] = "beyond-studies",
  [TRAB_HARM_BENEFIT_TOO_SHORT] = "too-short",
};

static const char *const directions[TRAB_N_HARM_DIRECTIONS] = {
  [TRAB_HARM_MORE] = "more",
  [TRAB_HARM_FEWER] = "fewer",
  [TRAB_HARM_NO_DIFFERENCE] = "no-difference",
  [TRAB_HARM_UNCERTAIN] = "uncertain",
  [TRAB_HARM_NOT_KNOWN] = "not-known",
};

/* in the order of their bits */
static const char *const left_out[TRAB_N_HARM_LEFT_OUT] = {
  "after-clot", "clot-not-asked", "younger", "early-menopause", "other-people", "lasting-stop",
};

void
trab_harm_clear (TrabHarm *harm)
{
  g_clear_pointer (&harm->id, g_free);
  g_clear_pointer (&harm->outcome, g_free);
}

/** trab_harm_new_list: (transfer full) (element-type TrabHarm): an empty list that owns its rows */
GArray *
trab_harm_new_list (void)
{
  GArray *harms = g_array_new (FALSE, TRUE, sizeof (TrabHarm));

  g_array_set_clear_func (harms, (GDestroyNotify) trab_harm_clear);
  return harms;
}

/** trab_harm_direction_to_string: its word in files */
const char *
trab_harm_direction_to_string (TrabHarmDirection direction)
{
  g_return_val_if_fail ((guint) direction < TRAB_N_HARM_DIRECTIONS, NULL);
  return directions[direction];
}

/** trab_harm_benefit_to_string: its word in files */
const char *
trab_harm_benefit_to_string (TrabHarmBenefit benefit)
{
  g_return_val_if_fail ((guint) benefit < TRAB_N_HARM_BENEFITS, NULL);
  return benefits[benefit];
}

/** trab_harm_left_out_to_string: @reason: one flag */
const char *
trab_harm_left_out_to_string (TrabHarmLeftOut reason)
{
  for (guint i = 0; i < TRAB_N_HARM_LEFT_OUT; i++)
    if ((guint) reason == 1u << i)
      return left_out[i];
  g_return_val_if_reached (NULL);
}
