/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-licence.h"

#include <glib/gi18n-lib.h>

#include "trab-plan.h"
#include "trab-present-date.h"
#include "trab-present-row.h"

static const struct
{
  const char *id;
  const char *words;
} licences[] = {
  { "not-approved-for-bone", N_ ("not licensed for bone") },
  { "investigational", N_ ("in studies only") },
  { "not-approved-for-women", N_ ("not licensed for women") },
  { "labelled", N_ ("has a label") },
  { "labelled-not-for-bone", N_ ("licensed for low testosterone, not for bone") },
};

static const char *
get_words (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (licences); i++)
    if (g_strcmp0 (id, licences[i].id) == 0)
      return _ (licences[i].words);
  return _ ("not known");
}

static TrabDate
read_date (const TrabTable *table, guint row, const char *column)
{
  TrabDate date = TRAB_DATE_NONE;
  const char *text = trab_table_get_text (table, row, column);

  if (text != NULL)
    trab_date_parse (text, &date);
  return date;
}

/* A day that is known to its year alone may have been its first: the record runs out early rather
 * than late. Without a day to look again it counts as run out. */
static gboolean
has_run_out (TrabDate look_again, TrabDate today)
{
  return !trab_date_is_known (look_again) || !trab_date_is_known (today)
         || trab_date_compare (trab_date_earliest (look_again), trab_date_latest (today)) <= 0;
}

static const char *
get_country (const TrabTable *table, guint row)
{
  const char *country = trab_table_get_text (table, row, "country");

  return g_strcmp0 (country, "any") == 0 ? _ ("Everywhere") : country;
}

static gboolean
is_unverified (const TrabTable *table, guint row)
{
  return trab_provenance_from_code (trab_table_get_text (table, row, "prov_code"))
         == TRAB_PROVENANCE_UNVERIFIED;
}

/* What the record says, or said before it ran out. */
static char *
dup_record (const TrabTable *table, guint row, TrabDate today)
{
  const char *words = get_words (trab_table_get_text (table, row, "licence"));
  TrabDate look_again = read_date (table, row, "look_again");
  g_autofree char *checked = trab_present_date_dup_long (read_date (table, row, "checked"));
  g_autofree char *until = trab_present_date_dup_long (look_again);
  const char *mark = is_unverified (table, row) ? _ ("; unverified") : "";

  if (has_run_out (look_again, today))
    /* Translators: the day of the last look, what was found then, "; unverified" or nothing */
    return g_strdup_printf (_ ("not checked since %s (then: %s%s)"), checked, words, mark);
  /* Translators: licence, when it was checked, when to look again, "; unverified" or nothing */
  return g_strdup_printf (_ ("%s (checked %s, look again after %s%s)"), words, checked, until,
                          mark);
}

static gboolean
is_about (const TrabTable *table, guint row, const TrabRegimen *regimen)
{
  return g_strcmp0 (trab_table_get_text (table, row, "name"), regimen->name) == 0;
}

/* What nobody licenses: movement and food. */
static gboolean
needs_licence (const TrabRegimen *regimen)
{
  return !g_str_equal (regimen->about->group, "movement")
         && !g_str_equal (regimen->about->group, "food");
}

/**
 * trab_present_licence_dup_text:
 * @today: a record whose day to look again has come is told as not checked since, never as true now
 *
 * Returns: (transfer full) (nullable): "US: has a label (checked on …)"; NULL without any record
 */
char *
trab_present_licence_dup_text (TrabEvidence *evidence, const TrabRegimen *regimen, TrabDate today)
{
  const TrabTable *table = trab_evidence_get_table (evidence, "regimens/licences", NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint row = 0; table != NULL && row < trab_table_get_n_rows (table); row++)
    {
      g_autofree char *record = NULL;

      if (!is_about (table, row, regimen))
        continue;
      record = dup_record (table, row, today);
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "; " : "", get_country (table, row),
                              record);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/** trab_present_licence_dup_rows: (transfer full): of TrabPresentRow: one for each country */
GPtrArray *
trab_present_licence_dup_rows (TrabEvidence *evidence, const TrabRegimen *regimen, TrabDate today)
{
  const TrabTable *table = trab_evidence_get_table (evidence, "regimens/licences", NULL);
  GPtrArray *rows = trab_present_row_new_list ();

  for (guint row = 0; table != NULL && row < trab_table_get_n_rows (table); row++)
    {
      g_autofree char *title = NULL;
      g_autofree char *record = NULL;
      g_autofree char *note = NULL;

      if (!is_about (table, row, regimen))
        continue;
      title = g_strdup_printf (_ ("Licence, %s"), get_country (table, row));
      record = dup_record (table, row, today);
      note = g_strjoin (". ", trab_table_get_text (table, row, "rule_ids"),
                        trab_table_get_text (table, row, "note"), NULL);
      g_ptr_array_add (rows, trab_present_row_new (title, record, note));
    }
  if (rows->len == 0)
    g_ptr_array_add (rows, trab_present_row_new (_ ("Licence"),
                                                 needs_licence (regimen) ? _ ("Not known")
                                                                         : _ ("Does not apply"),
                                                 NULL));
  return rows;
}

/** trab_present_licence_dup_plan_text: (transfer full): of everything the plan starts */
char *
trab_present_licence_dup_plan_text (TrabEvidence *evidence, const char *plan_id, TrabDate today)
{
  g_autoptr (TrabCatalogue) catalogue = trab_catalogue_new (evidence, NULL);
  g_autoptr (TrabPlan) plan = catalogue ? trab_plan_new (catalogue, plan_id, NULL) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_silent = plan == NULL;

  for (guint i = 0; plan != NULL && i < plan->courses->len; i++)
    {
      const TrabRegimen *regimen = g_array_index (plan->courses, TrabPlanCourse, i).regimen;
      g_autofree char *part = trab_present_licence_dup_text (evidence, regimen, today);

      if (part != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", part);
      is_silent = is_silent || (part == NULL && needs_licence (regimen));
    }
  if (is_silent)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", _ ("Not known"));
  return g_strdup (text->len > 0 ? text->str : _ ("Does not apply"));
}
