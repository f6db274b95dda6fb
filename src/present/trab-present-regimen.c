/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-regimen.h"
#include "trab-present-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** How a dose of regimens/regimens begins: the form of estrogen, with the unit of its number. */
typedef struct
{
  const char *beginning;
  const char *form;
  const char *unit;
} DoseBeginning;

static const DoseBeginning dose_beginnings[] = {
  { "patch-", N_ ("patch"), N_ ("\u00b5g a day") },
  { "gel-", N_ ("gel"), N_ ("mg") },
  { "cee-", N_ ("conjugated estrogen by mouth"), N_ ("mg") },
  { "oral-", N_ ("estradiol by mouth"), N_ ("mg") },
  { "implant-", N_ ("implant"), N_ ("mg") },
};

/** How a dose ends: how often. */
typedef struct
{
  const char *ending;
  const char *words;
} DoseEnding;

static const DoseEnding dose_endings[] = {
  { "-twice-monthly", N_ ("twice a month") },
  { "-daily", N_ ("a day") },
  { "-weekly", N_ ("a week") },
  { "-monthly", N_ ("a month") },
  { "-quarterly", N_ ("every 3 months") },
  { "-yearly", N_ ("a year") },
  { "-once", N_ ("once") },
};

/* "70mg-weekly" as "70 mg a week", "patch-50" as "patch 50 µg a day": the table's own dose, spelt
 * out. */
static char *
dup_dose (const char *dose)
{
  GString *words = NULL;
  const char *ending = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (dose_beginnings); i++)
    if (g_str_has_prefix (dose, dose_beginnings[i].beginning))
      return g_strdup_printf ("%s %s %s", _ (dose_beginnings[i].form),
                              dose + strlen (dose_beginnings[i].beginning),
                              _ (dose_beginnings[i].unit));
  words = g_string_new (dose);

  for (guint i = 0; ending == NULL && i < G_N_ELEMENTS (dose_endings); i++)
    if (g_str_has_suffix (dose, dose_endings[i].ending))
      {
        g_string_truncate (words, strlen (dose) - strlen (dose_endings[i].ending));
        ending = _ (dose_endings[i].words);
      }
  g_string_replace (words, "mg", " mg", 0);
  g_string_replace (words, "-", " ", 0);
  if (ending != NULL)
    g_string_append_printf (words, " %s", ending);
  return g_string_free (words, FALSE);
}

static const char *
get_words (const char *column, const char *text)
{
  return trab_present_table_translate ("regimens/about", column, text);
}

/** trab_present_regimen_is_taken_at_home: not given by the clinic: a dose can be missed */
gboolean
trab_present_regimen_is_taken_at_home (const TrabRegimen *regimen)
{
  static const char *const routes[] = { "intravenous", "intramuscular", "implant", NULL };

  return regimen->route == NULL || !g_strv_contains (routes, regimen->route);
}

/**
 * trab_present_regimen_dup_name:
 * Returns: (transfer full): "alendronate, 70 mg a week"; without the dose where words were made for
 *   this dose alone
 */
char *
trab_present_regimen_dup_name (const TrabRegimen *regimen)
{
  const char *name = get_words ("name", regimen->about->name);
  g_autofree char *dose = NULL;

  if (regimen->dose == NULL || strchr (regimen->about->regimen, ':') != NULL)
    return g_strdup (name);
  dose = dup_dose (regimen->dose);
  /* Translators: a treatment and its dose, "alendronate, 70 mg a week" */
  return g_strdup_printf (_ ("%s, %s"), name, dose);
}

/** trab_present_regimen_dup_effort: (transfer full): what the person does: "A tablet, 70 mg a week.
 * Take it on an empty stomach …" */
char *
trab_present_regimen_dup_effort (const TrabRegimen *regimen)
{
  const char *kind = get_words ("form", regimen->about->form);
  const char *effort = get_words ("effort", regimen->about->effort);
  g_autofree char *dose = regimen->dose ? dup_dose (regimen->dose) : NULL;
  g_autofree char *form
      = kind && dose ? g_strdup_printf (_ ("%s, %s"), kind, dose) : g_strdup (kind);

  if (form == NULL)
    return g_strdup (effort);
  return effort ? g_strdup_printf ("%s. %s", form, effort) : g_steal_pointer (&form);
}

/** trab_present_regimen_get_state: (transfer none): whether it has a curve, or why it has none */
const char *
trab_present_regimen_get_state (const TrabRegimen *regimen)
{
  switch (regimen->shown_as)
    {
    case TRAB_REGIMEN_SHOWN_AS_CURVE:
      return _ ("A curve of bone density");
    case TRAB_REGIMEN_SHOWN_AS_NO_EFFECT:
      return _ ("No effect on bone");
    case TRAB_REGIMEN_SHOWN_AS_NO_DEMONSTRATED_EFFECT:
      return _ ("No effect on bone that can be relied on");
    case TRAB_REGIMEN_SHOWN_AS_NOT_KNOWN:
      break;
    }
  return _ ("Not known what it does to bone");
}

static const struct
{
  const char *id;
  const char *words;
} groups[] = {
  { "movement", N_ ("Movement") },
  { "food", N_ ("Food") },
  { "hormones", N_ ("Hormones") },
  { "testosterone", N_ ("Testosterone") },
  { "bisphosphonates", N_ ("Bisphosphonates") },
  { "growth-hormone", N_ ("Growth hormone") },
};

/** trab_present_regimen_get_group: (transfer none): what it stands among */
const char *
trab_present_regimen_get_group (const TrabRegimen *regimen)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_equal (regimen->about->group, groups[i].id))
      return _ (groups[i].words);
  return "";
}
