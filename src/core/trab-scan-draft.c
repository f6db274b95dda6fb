/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-scan-draft.h"

#define NUMBER(field, what, its_unit)                                                              \
  {                                                                                                \
    .name = field, .kind = TRAB_DRAFT_NUMBER, .unit = its_unit, .measure = 1 + what                \
  }
#define SITE(site)                                                                                 \
  NUMBER ("bmd_" site, TRAB_MEASURE_BMD, "g/cm2"),                                                 \
      { .name = "bmd_" site "_unit", .kind = TRAB_DRAFT_WORDS },                                   \
      NUMBER ("t_score_" site, TRAB_MEASURE_T_SCORE, "{T-score}"),                                 \
      NUMBER ("z_score_" site, TRAB_MEASURE_Z_SCORE, "{Z-score}")

static const TrabDraftField fields[] = {
  { .name = "scan_date", .kind = TRAB_DRAFT_DATE },
  { .name = "scanner", .kind = TRAB_DRAFT_WORDS },
  { .name = "software", .kind = TRAB_DRAFT_WORDS },
  { .name = "reference", .kind = TRAB_DRAFT_WORDS },
  { .name = "region", .kind = TRAB_DRAFT_WORDS },
  { .name = "side", .kind = TRAB_DRAFT_CHOICE, .choices = "left|right" },
  { .name = "artefacts", .kind = TRAB_DRAFT_WORDS, .is_prose = TRUE },
  SITE ("lumbar_spine"),
  SITE ("femoral_neck"),
  SITE ("total_hip"),
  NUMBER ("tbs", TRAB_MEASURE_TBS, "1"),
};

/* A number needs the day it was measured on: nothing is dated by guess. */
static void
check_date (TrabDraft *draft, GPtrArray *problems)
{
  if (!trab_draft_is_empty (draft) && trab_draft_get_text (draft, "scan_date")[0] == '\0')
    g_ptr_array_add (problems, trab_problem_new (TRAB_PROBLEM_MISSING, "scan_date", ""));
}

/** trab_scan_draft_new: an empty scan; the fields of one DXA report */
TrabDraft *
trab_scan_draft_new (TrabRecord *record, TrabDate today)
{
  TrabDraft *draft = trab_draft_new (fields, G_N_ELEMENTS (fields), check_date);

  trab_draft_set_context (draft, trab_patient_get (trab_record_get_patient (record))->birth_date,
                          today);
  return draft;
}

static void
add (TrabDraft *draft,
     const char *field,
     TrabSite site,
     TrabMeasurementFields built,
     TrabRecord *into)
{
  const TrabDraftField *about = trab_draft_find_field (draft, field);
  g_autofree char *unit_field = g_strconcat (field, "_unit", NULL);
  const char *unit = trab_draft_get_text_or_null (draft, unit_field);
  g_autoptr (TrabMeasurement) measurement = NULL;

  if (!trab_draft_get_number (draft, field, &built.value))
    return;
  built.measure = (TrabMeasure) (about->measure - 1);
  built.site = site;
  built.text = trab_draft_get_text (draft, field);
  built.unit = unit ? unit : about->unit;
  if (site != TRAB_SITE_LUMBAR_SPINE)
    built.region = NULL;
  if (site == TRAB_SITE_LUMBAR_SPINE)
    built.side = NULL;
  if (built.measure == TRAB_MEASURE_BMD || built.measure == TRAB_MEASURE_TBS)
    built.reference = NULL;
  measurement = trab_measurement_new (&built);
  trab_record_add_measurement (into, measurement);
}

/**
 * trab_scan_draft_build:
 * @into: gets one measurement for each number; ids are NULL until they are saved
 *
 * Returns: FALSE with TRAB_INPUT_ERROR, nothing added, when a field is wrong
 */
gboolean
trab_scan_draft_build (TrabDraft *draft,
                       const char *patient_id,
                       const char *visit_id,
                       TrabRecord *into,
                       GError **error)
{
  static const char *const measures[] = { "bmd_", "t_score_", "z_score_" };
  TrabMeasurementFields built = { .patient_id = patient_id, .visit_id = visit_id };
  TrabDate date = TRAB_DATE_NONE;

  if (!trab_draft_check (draft, error))
    return FALSE;
  if (trab_draft_is_empty (draft))
    return TRUE;
  trab_draft_get_date (draft, "scan_date", &date);
  built.moment = trab_moment_from_date (date);
  built.scanner = trab_draft_get_text_or_null (draft, "scanner");
  built.software = trab_draft_get_text_or_null (draft, "software");
  built.reference = trab_draft_get_text_or_null (draft, "reference");
  built.region = trab_draft_get_text_or_null (draft, "region");
  built.side = trab_draft_get_text_or_null (draft, "side");
  built.artefacts = trab_draft_get_text_or_null (draft, "artefacts");
  for (guint i = 0; i < TRAB_N_SCAN_SITES; i++)
    for (guint j = 0; j < G_N_ELEMENTS (measures); j++)
      {
        g_autofree char *field = g_strconcat (
            measures[j], trab_measure_site_to_string (trab_measure_get_scan_site (i)), NULL);

        add (draft, field, trab_measure_get_scan_site (i), built, into);
      }
  add (draft, "tbs", TRAB_SITE_LUMBAR_SPINE, built, into);
  return TRUE;
}
