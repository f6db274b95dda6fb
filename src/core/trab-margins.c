/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-margins.h"

#include <math.h>

struct _TrabMargins
{
  GObject parent_instance;
  double default_lsc_pct[TRAB_N_SITES]; /* NaN where none stands in */
  GPtrArray *own;                       /* of TrabPrecision */
};

G_DEFINE_FINAL_TYPE (TrabMargins, trab_margins, G_TYPE_OBJECT)

static void
precision_free (gpointer data)
{
  TrabPrecision *precision = data;

  g_free (precision->scanner);
  g_free (precision);
}

static void
trab_margins_finalize (GObject *object)
{
  g_ptr_array_unref (TRAB_MARGINS (object)->own);
  G_OBJECT_CLASS (trab_margins_parent_class)->finalize (object);
}

static void
trab_margins_class_init (TrabMarginsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_margins_finalize;
}

static void
trab_margins_init (TrabMargins *self)
{
  self->own = g_ptr_array_new_with_free_func (precision_free);
  for (guint i = 0; i < TRAB_N_SITES; i++)
    self->default_lsc_pct[i] = NAN;
}

/** trab_margins_new: nothing measured, nothing that stands in */
TrabMargins *
trab_margins_new (void)
{
  return g_object_new (TRAB_TYPE_MARGINS, NULL);
}

/** trab_margins_set_default: @lsc_pct: what stands in at @site, in % of the earlier value */
void
trab_margins_set_default (TrabMargins *self, TrabSite site, double lsc_pct)
{
  g_return_if_fail (site < TRAB_N_SITES);
  self->default_lsc_pct[site] = lsc_pct;
}

/** trab_margins_add_own: @own: copied */
void
trab_margins_add_own (TrabMargins *self, const TrabPrecision *own)
{
  TrabPrecision *copy = g_memdup2 (own, sizeof *own);

  copy->scanner = g_strdup (own->scanner);
  g_ptr_array_add (self->own, copy);
}

guint
trab_margins_get_n_own (TrabMargins *self)
{
  return self->own->len;
}

const TrabPrecision *
trab_margins_get_own (TrabMargins *self, guint index)
{
  g_return_val_if_fail (index < self->own->len, NULL);
  return g_ptr_array_index (self->own, index);
}

/** trab_margins_find_own: (nullable): @scanner: (nullable): equal texts are one scanner */
const TrabPrecision *
trab_margins_find_own (TrabMargins *self, const char *scanner, TrabSite site)
{
  for (guint i = 0; scanner != NULL && i < self->own->len; i++)
    {
      const TrabPrecision *own = g_ptr_array_index (self->own, i);

      if (own->site == site && g_str_equal (own->scanner, scanner))
        return own;
    }
  return NULL;
}

/**
 * trab_margins_get_lsc_g_cm2:
 * @scan: a density, the earlier of two
 * @is_a_guess: (out): whether it is not this clinic's own. Its own is of one scanner, one site and
 *   the whole spine: fewer vertebrae have another, which nobody measured.
 *
 * Returns: the least significant change from @scan; NaN where nothing stands in
 */
double
trab_margins_get_lsc_g_cm2 (TrabMargins *self,
                            const TrabMeasurementFields *scan,
                            gboolean *is_a_guess)
{
  const TrabPrecision *own = trab_margins_find_own (self, scan->scanner, scan->site);
  guint n_vertebrae = trab_margins_count_vertebrae (scan->region);

  *is_a_guess = own == NULL || (n_vertebrae > 0 && n_vertebrae < TRAB_MARGINS_N_VERTEBRAE);
  return *is_a_guess ? scan->value * self->default_lsc_pct[scan->site] / 100 : own->study.lsc_g_cm2;
}

/**
 * trab_margins_count_vertebrae:
 * @region: (nullable): "L1-L4", "L2-L4", "L1,L3-L4"
 *
 * Returns: how many of L1 to L4 were read; 0 where the text does not say
 */
guint
trab_margins_count_vertebrae (const char *region)
{
  gboolean is_used[TRAB_MARGINS_N_VERTEBRAE + 1] = { FALSE };
  gboolean is_range = FALSE;
  int last = 0;
  guint n = 0;

  for (const char *at = region ? region : ""; *at != '\0'; at++)
    {
      int vertebra = g_ascii_digit_value (*at);

      if (*at == '-')
        is_range = last > 0;
      if (vertebra < 1 || vertebra > TRAB_MARGINS_N_VERTEBRAE)
        continue;
      for (int i = is_range ? last : vertebra; i <= vertebra; i++)
        is_used[i] = TRUE;
      last = vertebra;
      is_range = FALSE;
    }
  for (int i = 1; i <= TRAB_MARGINS_N_VERTEBRAE; i++)
    n += is_used[i] ? 1 : 0;
  return n;
}
