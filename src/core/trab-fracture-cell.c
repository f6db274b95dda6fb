/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fracture-cell.h"

static const char *const states[TRAB_N_CELL_STATES] = {
  [TRAB_CELL_NUMBER] = "number",
  [TRAB_CELL_LOWER_BOUND] = "lower-bound",
  [TRAB_CELL_UNKNOWN] = "not-known",
  [TRAB_CELL_REFUSED] = "refused",
};

/* in the order of their bits */
static const char *const notes[TRAB_N_FRACTURE_NOTES] = {
  "never-counted",    "not-counted-together", "few-hips",         "low-dose",
  "no-study-of-both", "from-women",           "trial-excess",     "too-young",
  "trials-disagree",  "shown-beside",         "no-baseline",      "mostly-tablets",
  "steroids",         "beyond-span",          "other-people",     "lasting-stop",
  "put-right",        "extrapolated",         "no-life-table",    "undated",
  "wearing-off",      "low-not-known",        "form-not-studied", "left-not-known",
};

/** trab_fracture_cell_clear: frees its texts and years */
void
trab_fracture_cell_clear (TrabFractureCell *cell)
{
  g_clear_pointer (&cell->evidence_ids, g_free);
  g_clear_pointer (&cell->population, g_free);
  g_clear_pointer (&cell->certainty, g_free);
  g_clear_pointer (&cell->by_year, g_array_unref);
}

const char *
trab_fracture_cell_state_to_string (TrabCellState state)
{
  g_return_val_if_fail ((guint) state < TRAB_N_CELL_STATES, NULL);
  return states[state];
}

/** trab_fracture_cell_note_to_string: @note: one flag */
const char *
trab_fracture_cell_note_to_string (TrabFractureNote note)
{
  for (guint i = 0; i < TRAB_N_FRACTURE_NOTES; i++)
    if ((guint) note == 1u << i)
      return notes[i];
  g_return_val_if_reached (NULL);
}
