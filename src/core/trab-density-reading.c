/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-density-reading.h"

#include <math.h>

/** trab_density_reading_t_check_to_string: (transfer none): the name in files */
const char *
trab_density_reading_t_check_to_string (TrabTCheck check)
{
  static const char *const names[TRAB_N_T_CHECKS] = {
    [TRAB_T_CHECK_NOTHING] = "nothing-to-check",
    [TRAB_T_CHECK_FITS] = "fits",
    [TRAB_T_CHECK_MISFIT] = "misfit",
    [TRAB_T_CHECK_NO_REFERENCE] = "no-reference",
    [TRAB_T_CHECK_NO_SCANNER] = "scanner-not-known",
    [TRAB_T_CHECK_UNKNOWN_MAKER] = "maker-not-known",
  };

  g_return_val_if_fail ((guint) check < TRAB_N_T_CHECKS, "");
  return names[check];
}

static void
site_free (gpointer data)
{
  TrabDensitySite *site = data;

  g_free (site->side);
  g_free (site->region);
  g_free (site->scanner);
  g_free (site->reference);
  g_free (site->artefacts);
  g_free (site);
}

/** trab_density_reading_new: (transfer full): nothing scanned, nothing known */
TrabDensityReading *
trab_density_reading_new (void)
{
  TrabDensityReading *reading = g_new0 (TrabDensityReading, 1);

  reading->sites = g_ptr_array_new_with_free_func (site_free);
  reading->score = NAN;
  reading->female_t_score = NAN;
  reading->own_t_score = NAN;
  return reading;
}

void
trab_density_reading_free (TrabDensityReading *reading)
{
  if (reading == NULL)
    return;
  g_ptr_array_unref (reading->sites);
  g_free (reading);
}

/** trab_density_reading_add_site: (transfer none): one to fill, without any number */
TrabDensitySite *
trab_density_reading_add_site (TrabDensityReading *reading, TrabSite site)
{
  TrabDensitySite *added = g_new0 (TrabDensitySite, 1);

  added->site = site;
  added->bmd_g_cm2 = NAN;
  added->t_score = NAN;
  added->z_score = NAN;
  added->checked_t_score = NAN;
  added->tolerance = NAN;
  added->sbmd_mg_cm2 = NAN;
  g_ptr_array_add (reading->sites, added);
  return added;
}
