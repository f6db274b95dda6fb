/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-import-sides.h"

static const TrabSite sites[] = { TRAB_SITE_FEMORAL_NECK, TRAB_SITE_TOTAL_HIP };

static void
report (TrabImport *import, int person, TrabSite site, TrabDate day, const char *side)
{
  char date[TRAB_DATE_TEXT_SIZE];
  g_autoptr (TrabFinding) finding
      = trab_finding_new (&(TrabFindingFields){ .severity = TRAB_FINDING_KEPT,
                                                .code = TRAB_FINDING_CODE_BOTH_SIDES,
                                                .subject = trab_measure_site_to_string (site),
                                                .received = side,
                                                .expected = trab_date_to_text (day, date),
                                                .person = person });

  trab_import_add_finding (import, finding);
}

static void
report_site (TrabImport *import, int person, TrabRecord *record, TrabSite site)
{
  GPtrArray *rows = trab_record_get_measurements (record);
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char date[TRAB_DATE_TEXT_SIZE];

  for (guint i = 0; i < rows->len; i++)
    {
      const TrabMeasurementFields *fields = trab_measurement_get (rows->pdata[i]);
      TrabDate day = fields->moment.date;
      const char *side = NULL;

      if (fields->site != site || fields->side == NULL || !trab_date_is_known (day)
          || !g_hash_table_add (days, g_strdup (trab_date_to_text (day, date))))
        continue;
      side = trab_record_find_side (record, site, day);
      if (side != NULL)
        report (import, person, site, day, side);
    }
}

/**
 * trab_import_sides_report:
 * Says for every day on which both hips of a person were measured which side counts.
 */
void
trab_import_sides_report (TrabImport *import)
{
  for (guint i = 0; i < trab_import_get_n_persons (import); i++)
    for (guint s = 0; s < G_N_ELEMENTS (sites); s++)
      report_site (import, (int) i, trab_import_get_person (import, i)->record, sites[s]);
}
