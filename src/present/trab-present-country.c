/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-country.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trab-country.h"
#include "trab-present-licence.h"
#include "trab-provenance.h"

/** trab_present_country_dup_name: (transfer full): @code: (nullable): NULL for the one in force;
 * "United Kingdom" */
char *
trab_present_country_dup_name (TrabEvidence *evidence, const char *code)
{
  const char *name = trab_country_get_text (evidence, code, "name");

  return g_strdup (name ? name : code);
}

/** trab_present_country_get_emergency_number: (transfer none) (nullable): to call when life is in
 * danger; NULL where the pack has none */
const char *
trab_present_country_get_emergency_number (TrabEvidence *evidence)
{
  return trab_country_get_text (evidence, NULL, "emergency_number");
}

static const char *
get_mark (const TrabTable *table, guint row)
{
  return trab_provenance_from_code (trab_table_get_text (table, row, "prov_code"))
                 == TRAB_PROVENANCE_UNVERIFIED
             ? _ (" (unverified)")
             : "";
}

/** trab_present_country_dup_ambulance: (transfer full): when to call one, with the number where the
 * pack has it */
char *
trab_present_country_dup_ambulance (TrabEvidence *evidence)
{
  const char *number = trab_present_country_get_emergency_number (evidence);

  if (number == NULL)
    return g_strdup (_ ("Swollen face or trouble breathing: call an ambulance."));
  return g_strdup_printf (_ ("Swollen face or trouble breathing: call an ambulance, %s%s."), number,
                          get_mark (trab_country_get_table (evidence, "pack"), 0));
}

static void
add_head (TrabEvidence *evidence, GPtrArray *rows)
{
  const TrabTable *head = trab_country_get_table (evidence, "pack");
  const char *number = trab_present_country_get_emergency_number (evidence);
  g_autofree char *call = number ? g_strconcat (number, get_mark (head, 0), NULL) : NULL;
  const char *life = trab_country_get_text (evidence, NULL, "life_table");

  g_ptr_array_add (rows, trab_present_row_new (_ ("Country"),
                                               trab_country_get_text (evidence, NULL, "name"),
                                               trab_evidence_get_country (evidence)));
  g_ptr_array_add (
      rows, trab_present_row_new (_ ("Number to call"), call ? call : _ ("Not known"), NULL));
  g_ptr_array_add (rows,
                   trab_present_row_new (_ ("Table of deaths"), life ? life : _ ("None"), NULL));
}

static void
add_thresholds (TrabEvidence *evidence, GPtrArray *rows)
{
  const TrabTable *table = trab_country_get_table (evidence, "thresholds");

  for (guint row = 0; table != NULL && row < trab_table_get_n_rows (table); row++)
    {
      const char *value = trab_table_get_text (table, row, "value");
      const char *unit = trab_table_get_text (table, row, "unit");
      const char *advice = trab_table_get_text (table, row, "advice");
      const char *population = trab_table_get_text (table, row, "population");
      const char *criterion = trab_table_get_text (table, row, "criterion");
      g_autofree char *title = g_strdup_printf (
          "%s %s: %s", trab_table_get_text (table, row, "guideline"),
          trab_table_get_text (table, row, "year"), trab_table_get_text (table, row, "question"));
      g_autofree char *amount
          = value && strstr (criterion, value) == NULL
                ? g_strdup_printf (" %s%s%s", value, unit ? " " : "", unit ? unit : "")
                : g_strdup ("");
      g_autofree char *text = g_strdup_printf (
          "%s%s%s%s%s%s%s", population ? population : "", population ? ": " : "", criterion, amount,
          advice ? ": " : "", advice ? advice : "", get_mark (table, row));

      g_ptr_array_add (
          rows, trab_present_row_new (title, text, trab_table_get_text (table, row, "source")));
    }
}

static void
add_amounts (TrabEvidence *evidence, GPtrArray *rows)
{
  const TrabTable *table = trab_country_get_table (evidence, "amounts");

  for (guint row = 0; table != NULL && row < trab_table_get_n_rows (table); row++)
    {
      const char *sex = trab_table_get_text (table, row, "sex");
      const char *to = trab_table_get_text (table, row, "age_to");
      const char *high = trab_table_get_text (table, row, "high");
      g_autofree char *title = g_strdup_printf ("%s, %s", trab_table_get_text (table, row, "id"),
                                                trab_table_get_text (table, row, "kind"));
      g_autofree char *text = g_strdup_printf (
          "%s: %s%s%s %s%s%s, %s, %s%s%s%s", trab_table_get_text (table, row, "authority"),
          trab_table_get_text (table, row, "low"), high ? "-" : "", high ? high : "",
          trab_table_get_text (table, row, "unit"), trab_table_has (table, row, "per") ? "/" : "",
          trab_table_has (table, row, "per") ? trab_table_get_text (table, row, "per") : "",
          sex ? sex : "F M", trab_table_get_text (table, row, "age_from"), to ? "-" : "+",
          to ? to : "", get_mark (table, row));

      g_ptr_array_add (
          rows, trab_present_row_new (title, text, trab_table_get_text (table, row, "source")));
    }
}

static void
add_brands (TrabEvidence *evidence, GPtrArray *rows)
{
  const TrabTable *table = trab_country_get_table (evidence, "brands");

  for (guint row = 0; table != NULL && row < trab_table_get_n_rows (table); row++)
    {
      g_autofree char *text = g_strconcat (trab_table_get_text (table, row, "ingredient"),
                                           get_mark (table, row), NULL);

      g_ptr_array_add (rows, trab_present_row_new (trab_table_get_text (table, row, "brand"), text,
                                                   trab_table_get_text (table, row, "source")));
    }
}

/**
 * trab_present_country_dup_rows:
 * Returns: (transfer full): of TrabPresentRow: head, thresholds, licences as of @today, amounts of
 *   food and brands of the pack in force, in the order of its tables
 */
GPtrArray *
trab_present_country_dup_rows (TrabEvidence *evidence, TrabDate today)
{
  GPtrArray *rows = trab_present_row_new_list ();

  add_head (evidence, rows);
  add_thresholds (evidence, rows);
  g_ptr_array_extend_and_steal (rows, trab_present_licence_dup_all_rows (evidence, today));
  add_amounts (evidence, rows);
  add_brands (evidence, rows);
  return rows;
}
