/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-margins.h"

#include <math.h>

#define SCANNER "Hologic Discovery"
#define OTHER "Lunar iDXA"

/* Whose margin a scan has. The clinic's own: 0.028 g/cm2 at the spine of one scanner. */
static void
test_whose_margin (void)
{
  static const struct
  {
    const char *scanner;
    TrabSite site;
    const char *region;
    double lsc_g_cm2;
    gboolean is_a_guess;
  } rows[] = {
    { SCANNER, TRAB_SITE_LUMBAR_SPINE, "L1-L4", 0.028, FALSE },
    { SCANNER, TRAB_SITE_LUMBAR_SPINE, NULL, 0.028, FALSE },
    /* fewer vertebrae have another precision, which nobody measured */
    { SCANNER, TRAB_SITE_LUMBAR_SPINE, "L2-L4", 0.053, TRUE },
    { OTHER, TRAB_SITE_LUMBAR_SPINE, "L1-L4", 0.053, TRUE },
    { NULL, TRAB_SITE_LUMBAR_SPINE, "L1-L4", 0.053, TRUE },
    { SCANNER, TRAB_SITE_TOTAL_HIP, NULL, 0.050, TRUE },
    { SCANNER, TRAB_SITE_FOREARM, NULL, NAN, TRUE },
  };
  const TrabPrecision own = { .scanner = (char *) SCANNER,
                              .site = TRAB_SITE_LUMBAR_SPINE,
                              .study = { .rms_sd_g_cm2 = 0.0101, .lsc_g_cm2 = 0.028 } };
  g_autoptr (TrabMargins) margins = trab_margins_new ();

  trab_margins_set_default (margins, TRAB_SITE_LUMBAR_SPINE, 5.3);
  trab_margins_set_default (margins, TRAB_SITE_TOTAL_HIP, 5.0);
  trab_margins_add_own (margins, &own);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const TrabMeasurementFields scan = { .measure = TRAB_MEASURE_BMD,
                                           .site = rows[i].site,
                                           .scanner = rows[i].scanner,
                                           .region = rows[i].region,
                                           .value = 1 };
      gboolean is_a_guess = !rows[i].is_a_guess;
      double lsc_g_cm2 = trab_margins_get_lsc_g_cm2 (margins, &scan, &is_a_guess);

      g_test_message ("row %u", i);
      g_assert_cmpint (is_a_guess, ==, rows[i].is_a_guess);
      g_assert_cmpint (isnan (lsc_g_cm2), ==, isnan (rows[i].lsc_g_cm2));
      if (!isnan (lsc_g_cm2))
        g_assert_cmpfloat_with_epsilon (lsc_g_cm2, rows[i].lsc_g_cm2, 1e-12);
    }
}

static void
test_vertebrae (void)
{
  static const struct
  {
    const char *region;
    guint n;
  } rows[] = { { "L1-L4", 4 }, { "L2-L4", 3 }, { "L1,L3-L4", 3 }, { "L2,L3", 2 },
               { "L4", 1 },    { NULL, 0 },    { "", 0 },         { "whole spine", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (trab_margins_count_vertebrae (rows[i].region), ==, rows[i].n);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/core/margins/whose-margin", test_whose_margin);
  g_test_add_func ("/core/margins/vertebrae", test_vertebrae);
  return g_test_run ();
}
