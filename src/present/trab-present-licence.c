/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-licence.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "trab-country.h"
#include "trab-plan.h"
#include "trab-present-date.h"
#include "trab-present-row.h"

#define PART "licences"     /* of the country pack in force */
#define NEWS "label-change" /* no state of a licence: told where there is room */

static const struct
{
  const char *id;
  const char *words;
} licences[] = {
  { "licensed-bone", N_ ("licensed for bone") },
  { "licensed-prevention", N_ ("licensed to prevent bone loss, not to treat") },
  { "licensed-second-line", N_ ("licensed for bone where other medicines do not suit") },
  { "licensed-mixed", N_ ("some products licensed for bone, others not") },
  { "licensed-not-for-bone", N_ ("licensed, not for bone") },
  { "not-licensed", N_ ("not licensed") },
  { "not-licensed-bone", N_ ("not licensed for bone") },
  { "unlicensed-use", N_ ("this use is not licensed") },
  { "investigational", N_ ("in studies only") },
  { "discontinued", N_ ("no longer sold") },
  { "restricted", N_ ("no longer licensed for bone") },
  { NEWS, N_ ("the label was changed") },
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
  TrabDate checked = read_date (table, row, "checked");
  TrabDate look_again = read_date (table, row, "look_again");
  g_autofree char *until = trab_present_date_dup_long (look_again);
  g_autofree char *day = trab_present_date_dup_long (checked);
  const char *mark = is_unverified (table, row) ? _ ("; unverified") : "";

  if (has_run_out (look_again, today))
    /* Translators: the day by which somebody should have looked, what was found before,
     * "; unverified" or nothing */
    return g_strdup_printf (_ ("was to be checked again by %s (then: %s%s)"), until, words, mark);
  if (!trab_date_is_known (checked))
    /* Translators: licence, when to look again, "; unverified" or nothing */
    return g_strdup_printf (_ ("%s (source without a date, look again after %s%s)"), words, until,
                            mark);
  /* Translators: licence, date of the source, when to look again, "; unverified" or nothing */
  return g_strdup_printf (_ ("%s (source of %s, look again after %s%s)"), words, day, until, mark);
}

static gboolean
is_about (const TrabTable *table, guint row, const TrabRegimen *regimen)
{
  return g_strcmp0 (trab_table_get_text (table, row, "name"), regimen->name) == 0;
}

/* A form is a dose of the regimen ("patch-14"), its beginning ("gel"), doses from one to another
 * ("cee-0.3..1.25"), or a product with a second ingredient ("patch+lng"), which no dose is. */
static gboolean
is_of_form (const char *form, const char *dose)
{
  const char *numbers = strrchr (form, '-');
  const char *range = strstr (form, "..");
  gsize stem = numbers ? (gsize) (numbers - form) + 1 : 0;
  double amount = NAN;

  if (dose == NULL || g_str_equal (form, dose))
    return dose != NULL;
  if (range == NULL || numbers == NULL || strncmp (form, dose, stem) != 0)
    return range == NULL && strchr (form, '+') == NULL && g_str_has_prefix (dose, form)
           && dose[strlen (form)] == '-';
  amount = g_ascii_strtod (dose + stem, NULL);
  return amount >= g_ascii_strtod (numbers + 1, NULL)
         && amount <= g_ascii_strtod (range + strlen (".."), NULL);
}

static gboolean
has_form (const TrabTable *table, guint row, const TrabRegimen *regimen)
{
  const char *form = trab_table_get_text (table, row, "form");

  return form != NULL && is_about (table, row, regimen) && is_of_form (form, regimen->dose);
}

/* What nobody licenses: movement and food. */
static gboolean
needs_licence (const TrabRegimen *regimen)
{
  return !g_str_equal (regimen->about->group, "movement")
         && !g_str_equal (regimen->about->group, "food");
}

/* For whom, where it is not for both sexes alike. */
static char *
dup_for_whom (const TrabTable *table, guint row, const TrabRegimen *regimen)
{
  const char *women = trab_table_get_text (table, row, "for_women");
  const char *men = trab_table_get_text (table, row, "for_men");

  if ((regimen != NULL && (!regimen->for_women || !regimen->for_men)) || women == NULL
      || men == NULL || g_str_equal (women, men))
    return NULL;
  /* Translators: yes, no, or in which form */
  return g_strdup_printf (_ ("women: %s, men: %s"), women, men);
}

static void
add_once (GPtrArray *texts, char *text)
{
  if (g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_free (text);
  else
    g_ptr_array_add (texts, text);
}

/* Rows of the very form; where there are none, those of the medicine as a whole. */
static GPtrArray *
collect (const TrabTable *table, const TrabRegimen *regimen, gboolean by_form, TrabDate today)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint row = 0; row < trab_table_get_n_rows (table); row++)
    {
      g_autofree char *record = NULL;
      g_autofree char *whom = NULL;

      if (!(by_form ? has_form (table, row, regimen)
                    : is_about (table, row, regimen) && !trab_table_has (table, row, "form"))
          || g_str_equal (trab_table_get_text (table, row, "licence"), NEWS))
        continue;
      record = dup_record (table, row, today);
      whom = dup_for_whom (table, row, regimen);
      add_once (texts, whom ? g_strdup_printf ("%s, %s", record, whom) : g_steal_pointer (&record));
    }
  return texts;
}

/**
 * trab_present_licence_dup_text:
 * @today: a record whose day to look again has come is told as such, never as true now
 *
 * Returns: (transfer full) (nullable): "United Kingdom: licensed for bone (…)", of the country in
 *   force alone; NULL where its pack says nothing
 */
char *
trab_present_licence_dup_text (TrabEvidence *evidence, const TrabRegimen *regimen, TrabDate today)
{
  const TrabTable *table = trab_country_get_table (evidence, PART);
  g_autoptr (GPtrArray) texts = table ? collect (table, regimen, TRUE, today) : NULL;
  g_autofree char *joined = NULL;

  if (texts != NULL && texts->len == 0)
    {
      g_ptr_array_unref (texts);
      texts = collect (table, regimen, FALSE, today);
    }
  if (texts == NULL || texts->len == 0)
    return NULL;
  g_ptr_array_add (texts, NULL);
  joined = g_strjoinv ("; ", (char **) texts->pdata);
  return g_strdup_printf ("%s: %s", trab_country_get_text (evidence, NULL, "name"), joined);
}

static void
append_part (GString *note, char *sentence)
{
  g_string_append_printf (note, "%s%s", note->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

static char *
dup_note (const TrabTable *table, guint row, const TrabRegimen *regimen)
{
  const char *indication = trab_table_get_text (table, row, "indication");
  const char *restriction = trab_table_get_text (table, row, "restriction");
  g_autofree char *whom = dup_for_whom (table, row, regimen);
  GString *note = g_string_new (NULL);

  if (indication != NULL)
    append_part (note, g_strdup_printf (_ ("For: %s."), indication));
  if (restriction != NULL)
    append_part (note, g_strdup_printf (_ ("But: %s."), restriction));
  if (whom != NULL)
    append_part (note, g_strdup_printf (_ ("For whom: %s."), whom));
  append_part (note,
               g_strdup_printf (_ ("Source: %s."), trab_table_get_text (table, row, "source")));
  return g_string_free (note, FALSE);
}

/* @regimen: NULL for every medicine of the pack */
static GPtrArray *
list_rows (TrabEvidence *evidence, const TrabRegimen *regimen, TrabDate today)
{
  const TrabTable *table = trab_country_get_table (evidence, PART);
  const char *country = trab_country_get_text (evidence, NULL, "name");
  GPtrArray *rows = trab_present_row_new_list ();

  for (guint row = 0; table != NULL && row < trab_table_get_n_rows (table); row++)
    {
      g_autofree char *title = NULL;
      g_autofree char *record = NULL;
      g_autofree char *note = NULL;

      if (regimen != NULL && !is_about (table, row, regimen))
        continue;
      /* Translators: a country, the name of a product */
      title = g_strdup_printf (_ ("Licence, %s: %s"), country,
                               trab_table_get_text (table, row, "medicine"));
      record = dup_record (table, row, today);
      note = dup_note (table, row, regimen);
      g_ptr_array_add (rows, trab_present_row_new (title, record, note));
    }
  return rows;
}

/** trab_present_licence_dup_all_rows: (transfer full): of TrabPresentRow: every medicine of the
 * pack, those that are not compared too */
GPtrArray *
trab_present_licence_dup_all_rows (TrabEvidence *evidence, TrabDate today)
{
  return list_rows (evidence, NULL, today);
}

/** trab_present_licence_dup_rows: (transfer full): of TrabPresentRow: one for each product that
 * the pack of the country in force names */
GPtrArray *
trab_present_licence_dup_rows (TrabEvidence *evidence, const TrabRegimen *regimen, TrabDate today)
{
  GPtrArray *rows = list_rows (evidence, regimen, today);

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
