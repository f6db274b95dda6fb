/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-regimen-about.h"

#include "trab-error.h"

static const char *const groups[]
    = { "movement", "food", "hormones", "testosterone", "bisphosphonates", "growth-hormone", NULL };

/* What every regimen must say, whatever it is. */
static gboolean
is_complete (const TrabRegimenAbout *about)
{
  return about->regimen != NULL && about->group != NULL && g_strv_contains (groups, about->group)
         && about->name != NULL && (about->effort != NULL || about->form != NULL)
         && about->pathway != NULL && about->cell != NULL && about->how_patient != NULL
         && about->how_clinician != NULL && about->stopping != NULL && about->after != NULL;
}

/**
 * trab_regimen_about_read:
 * @about: (out): filled from @row of regimens/about
 *
 * Returns: FALSE with TRAB_EVIDENCE_ERROR when the row leaves out what every regimen must say
 */
gboolean
trab_regimen_about_read (const TrabTable *table, guint row, TrabRegimenAbout *about, GError **error)
{
  *about = (TrabRegimenAbout){
    .regimen = trab_table_get_text (table, row, "regimen"),
    .group = trab_table_get_text (table, row, "group"),
    .name = trab_table_get_text (table, row, "name"),
    .form = trab_table_get_text (table, row, "form"),
    .effort = trab_table_get_text (table, row, "effort"),
    .tests = trab_table_get_text (table, row, "tests"),
    .tests_rule = trab_table_get_text (table, row, "tests_rule"),
    .beside = trab_table_get_text (table, row, "beside"),
    .beside_ids = trab_table_get_text (table, row, "beside_ids"),
    .pathway = trab_table_get_text (table, row, "pathway"),
    .cell = trab_table_get_text (table, row, "cell"),
    .how_patient = trab_table_get_text (table, row, "how_patient"),
    .how_clinician = trab_table_get_text (table, row, "how_clinician"),
    .how_ids = trab_table_get_text (table, row, "how_ids"),
    .how_provenance = trab_provenance_from_code (trab_table_get_text (table, row, "how_status")),
    .how_source = trab_table_get_text (table, row, "how_source"),
    .stopping = trab_table_get_text (table, row, "stopping"),
    .stopping_ids = trab_table_get_text (table, row, "stopping_ids"),
    .after = trab_table_get_text (table, row, "after"),
    .after_ids = trab_table_get_text (table, row, "after_ids"),
    .nearest = trab_table_get_text (table, row, "nearest"),
    .nearest_ids = trab_table_get_text (table, row, "nearest_ids"),
  };
  if (is_complete (about))
    return TRUE;
  g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_DAMAGED,
               "regimens/about: row %u leaves out what every regimen says", row);
  return FALSE;
}
