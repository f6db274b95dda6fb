/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-csv-writer.h"

#include <string.h>

#include "trab-csv-rows.h"
#include "trab-csv-text.h"
#include "trab-number.h"

/* A spreadsheet takes a text that begins so for a formula. */
static void
append_text (GString *out, const char *text)
{
  g_autofree char *safe
      = text && trab_csv_text_is_formula (text) ? g_strconcat ("'", text, NULL) : g_strdup (text);

  trab_csv_rows_append_field (out, safe ? safe : "");
}

static void
append_patient (GString *out, const TrabPatientFields *patient)
{
  char birth[TRAB_DATE_TEXT_SIZE] = "";
  const char *number = patient->identifier_value ? patient->identifier_value
                       : patient->record_number  ? patient->record_number
                                                 : patient->id;

  if (trab_date_is_known (patient->birth_date))
    trab_date_to_text (patient->birth_date, birth);
  append_text (out, number);
  g_string_append_c (out, ',');
  append_text (out, patient->family_name);
  g_string_append_c (out, ',');
  append_text (out, patient->given_name);
  g_string_append_printf (out, ",%s,%s", birth, trab_sex_to_string (patient->sex));
}

static void
append_measurement (GString *out, const TrabMeasurementFields *fields)
{
  const TrabMeasureInfo *info = trab_measure_get_info (fields->measure);
  gboolean is_scan = trab_measure_has_site (fields->measure);
  g_autofree char *number = trab_number_dup_text (fields->value);
  char moment[TRAB_MOMENT_TEXT_SIZE] = "";
  const char *texts[] = { fields->side,
                          fields->region,
                          fields->text ? fields->text : number,
                          fields->text && fields->unit ? fields->unit : info->unit,
                          trab_measurement_comparator_to_string (fields->comparator),
                          fields->reference_low,
                          fields->reference_high,
                          is_scan ? fields->scanner : fields->laboratory,
                          fields->reference,
                          fields->method,
                          trab_measurement_status_to_string (fields->status),
                          fields->source,
                          fields->interpretation };

  if (trab_date_is_known (fields->moment.date))
    trab_moment_to_text (fields->moment, moment);
  g_string_append_printf (out, ",%s,%s,%s", moment, info->id,
                          trab_measure_site_to_string (fields->site));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_string_append_c (out, ',');
      if (i == 2) /* a number stays a number */
        trab_csv_rows_append_field (out, texts[i]);
      else
        append_text (out, texts[i]);
    }
}

/**
 * trab_csv_writer_write:
 * Returns: (transfer full): the numbers of @record in the long layout (docs/FORMATS.md), one row
 * for each that no later row corrects and that is not an error; our reader takes it back.
 * Fractures, medicines and answers are not numbers: the record's own format holds everything.
 */
char *
trab_csv_writer_write (TrabRecord *record)
{
  GPtrArray *rows = trab_record_get_measurements (record);
  g_autoptr (GHashTable) replaced = g_hash_table_new (g_str_hash, g_str_equal);
  GString *out
      = g_string_new ("patient_id,family,given,birth_date,sex,measured_at,kind,site,side,"
                      "region,value,unit,comparator,ref_low,ref_high,device,ref_population,"
                      "method,status,source_id,interpretation\r\n");

  for (guint i = 0; i < rows->len; i++)
    if (trab_measurement_get (rows->pdata[i])->replaces != NULL)
      g_hash_table_add (replaced, (char *) trab_measurement_get (rows->pdata[i])->replaces);
  for (guint i = 0; i < rows->len; i++)
    {
      const TrabMeasurementFields *fields = trab_measurement_get (rows->pdata[i]);

      if (fields->status == TRAB_MEASUREMENT_ENTERED_IN_ERROR
          || (fields->id != NULL && g_hash_table_contains (replaced, fields->id)))
        continue;
      append_patient (out, trab_patient_get (trab_record_get_patient (record)));
      append_measurement (out, fields);
      g_string_append (out, "\r\n");
    }
  return g_string_free (out, FALSE);
}
