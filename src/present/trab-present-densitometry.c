/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-densitometry.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "trab-present-date.h"
#include "trab-present-measure.h"
#include "trab-present-number.h"
#include "trab-present-row.h"

#define SCORE_DECIMALS 1
#define BMD_DECIMALS 3
#define TBS_DECIMALS 3

/** trab_present_densitometry_get_category: (transfer none) */
const char *
trab_present_densitometry_get_category (TrabDensityCategory category)
{
  static const char *const words[TRAB_N_DENSITY_CATEGORIES] = {
    [TRAB_DENSITY_NOT_KNOWN] = N_ ("Not known"),
    [TRAB_DENSITY_NORMAL] = N_ ("Normal bone density"),
    [TRAB_DENSITY_LOW] = N_ ("Low bone density (osteopenia)"),
    [TRAB_DENSITY_OSTEOPOROSIS] = N_ ("Osteoporosis"),
    [TRAB_DENSITY_SEVERE_OSTEOPOROSIS] = N_ ("Osteoporosis with a past break"),
    [TRAB_DENSITY_WITHIN_EXPECTED] = N_ ("Within the range expected for age"),
    [TRAB_DENSITY_BELOW_EXPECTED] = N_ ("Below the range expected for age"),
  };

  g_return_val_if_fail ((guint) category < TRAB_N_DENSITY_CATEGORIES, "");
  return _ (words[category]);
}

static void
add_part (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
}

static void
add_score (GString *text, const char *name, double score)
{
  g_autofree char *number = NULL;
  g_autofree char *part = NULL;

  if (!isfinite (score))
    return;
  number = trab_present_number_dup_decimal (score, SCORE_DECIMALS);
  part = g_strdup_printf ("%s %s", name, number);
  add_part (text, part);
}

static char *
dup_printed (const TrabDensitySite *site)
{
  GString *text = g_string_new (NULL);

  if (isfinite (site->bmd_g_cm2))
    {
      g_autofree char *bmd = trab_present_number_dup_decimal (site->bmd_g_cm2, BMD_DECIMALS);
      g_autofree char *part = g_strdup_printf (_ ("%s g/cm²"), bmd);

      add_part (text, part);
    }
  add_score (text, _ ("T-score"), site->t_score);
  add_score (text, _ ("Z-score"), site->z_score);
  return g_string_free (text, FALSE);
}

/**
 * trab_present_densitometry_dup_misfit:
 * Returns: (nullable): that the printed T-score and the density disagree; NULL where they do not
 */
char *
trab_present_densitometry_dup_misfit (const TrabDensitySite *site)
{
  g_autofree char *t_score = NULL;
  g_autofree char *bmd = NULL;

  if (site->t_check != TRAB_T_CHECK_MISFIT)
    return NULL;
  t_score = trab_present_number_dup_decimal (site->t_score, SCORE_DECIMALS);
  bmd = trab_present_number_dup_decimal (site->bmd_g_cm2, BMD_DECIMALS);
  return g_strdup_printf (_ ("T-score %s does not fit %s g/cm². Is it the printed value, and "
                             "against whom was it made?"),
                          t_score, bmd);
}

static const char *
get_people (TrabSex sex)
{
  return sex == TRAB_SEX_MALE ? _ ("young men") : _ ("young women");
}

/* Why a printed T-score stands unchecked; NULL where it was checked, or there is none. */
static const char *
get_obstacle (TrabTCheck check)
{
  switch (check)
    {
    case TRAB_T_CHECK_NO_REFERENCE:
      return _ ("Not checked: references of the spine are the makers' own.");
    case TRAB_T_CHECK_NO_SCANNER:
      return _ ("Not checked: the scanner is not known.");
    case TRAB_T_CHECK_UNKNOWN_MAKER:
      return _ ("Not checked: the scanner's name does not tell its maker (Hologic, GE Lunar or "
                "Norland).");
    case TRAB_T_CHECK_NOTHING:
    case TRAB_T_CHECK_FITS:
    case TRAB_T_CHECK_MISFIT:
      break;
    }
  return NULL;
}

static void
add_check (GString *note, const TrabDensitySite *site)
{
  const char *obstacle = get_obstacle (site->t_check);
  g_autofree char *checked = NULL;
  g_autofree char *tolerance = NULL;

  if (obstacle != NULL)
    g_string_append_printf (note, " %s", obstacle);
  if (!isfinite (site->checked_t_score))
    return;
  checked = trab_present_number_dup_decimal (site->checked_t_score, SCORE_DECIMALS);
  tolerance = trab_present_number_dup_decimal (site->tolerance, SCORE_DECIMALS);
  g_string_append_c (note, ' ');
  g_string_append_printf (note, _ ("Check: %s against %s of NHANES III, give or take %s."), checked,
                          get_people (site->checked_reference), tolerance);
  if (site->is_converted)
    g_string_append_printf (
        note, " %s",
        _ ("The density was first turned to the Hologic scale, by its standardised "
           "value."));
}

static char *
dup_site_note (const TrabDensitySite *site)
{
  GString *note = g_string_new (NULL);
  g_autofree char *date = trab_present_date_dup_short (site->date);
  g_autofree char *misfit = trab_present_densitometry_dup_misfit (site);

  g_string_append_printf (note, _ ("Scanned %s on %s."), date,
                          site->scanner ? site->scanner : _ ("an unknown scanner"));
  if (site->region != NULL)
    g_string_append_printf (note, " %s.", site->region);
  if (site->artefacts != NULL)
    g_string_append_printf (note, " %s.", site->artefacts);
  if (isfinite (site->t_score))
    {
      g_string_append_c (note, ' ');
      g_string_append_printf (note, _ ("Reference as printed: %s."),
                              site->reference ? site->reference : _ ("not said"));
    }
  add_check (note, site);
  if (misfit != NULL)
    g_string_append_printf (note, " %s", misfit);
  if (isfinite (site->sbmd_mg_cm2))
    {
      g_autofree char *sbmd = trab_present_number_dup_decimal (site->sbmd_mg_cm2, 0);

      g_string_append_c (note, ' ');
      g_string_append_printf (
          note, _ ("Standardised: %s mg/cm², for context, never to follow a person."), sbmd);
    }
  return g_string_free (note, FALSE);
}

static char *
dup_category_note (const TrabDensityReading *reading)
{
  GString *note = g_string_new (NULL);

  if (reading->category == TRAB_DENSITY_NOT_KNOWN)
    g_string_append (note, _ ("Sex, menopause or a score is not known."));
  else if (reading->is_by_z_score)
    g_string_append (note, _ ("By the Z-score: T-scores classify women after menopause and men "
                              "from 50."));
  else
    g_string_append_printf (note, _ ("By the lowest site: %s."),
                            trab_present_measure_get_site_name (reading->site));
  if (isfinite (reading->female_t_score) && isfinite (reading->own_t_score)
      && fabs (reading->female_t_score - reading->own_t_score) >= 0.05)
    {
      g_autofree char *female
          = trab_present_number_dup_decimal (reading->female_t_score, SCORE_DECIMALS);
      g_autofree char *own = trab_present_number_dup_decimal (reading->own_t_score, SCORE_DECIMALS);

      g_string_append_c (note, ' ');
      g_string_append_printf (note, _ ("T-score %s against young women, %s against young men."),
                              female, own);
    }
  if (reading->is_reference_assumed)
    g_string_append_printf (note, " %s",
                            _ ("Nobody said against whom the T-score was made: it is taken as "
                               "printed."));
  if (reading->has_too_few_vertebrae)
    g_string_append_printf (note, " %s", _ ("A single vertebra does not classify."));
  else if (reading->has_excluded_vertebrae)
    g_string_append_printf (note, " %s", _ ("The spine was read without all of L1 to L4."));
  return g_string_free (note, FALSE);
}

/**
 * trab_present_densitometry_dup_rows:
 * Returns: (transfer full): of TrabPresentRow: the category first, then each site as printed;
 *   empty where nothing was scanned
 */
GPtrArray *
trab_present_densitometry_dup_rows (const TrabDensityReading *reading)
{
  GPtrArray *rows = trab_present_row_new_list ();
  g_autofree char *note = NULL;

  if (reading->sites->len == 0)
    return rows;
  note = dup_category_note (reading);
  g_ptr_array_add (
      rows, trab_present_row_new (
                _ ("Bone scan"), trab_present_densitometry_get_category (reading->category), note));
  for (guint i = 0; i < reading->sites->len; i++)
    {
      const TrabDensitySite *site = g_ptr_array_index (reading->sites, i);
      g_autofree char *printed = dup_printed (site);
      g_autofree char *about = dup_site_note (site);

      g_ptr_array_add (rows, trab_present_row_new (trab_present_measure_get_site_name (site->site),
                                                   printed, about));
    }
  if (reading->has_tbs)
    {
      g_autofree char *tbs = trab_present_number_dup_decimal (reading->tbs, TBS_DECIMALS);

      g_ptr_array_add (rows, trab_present_row_new (trab_present_measure_get_name (TRAB_MEASURE_TBS),
                                                   tbs, _ ("Shown as printed, not read here.")));
    }
  return rows;
}
