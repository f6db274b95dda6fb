/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-effect-class.h"

#include "trab-date.h"
#include "trab-error.h"

static const char *const wears[] = {
  [TRAB_FRACTURE_WEAR_TABLE] = "table",
  [TRAB_FRACTURE_WEAR_HELD] = "held",
  [TRAB_FRACTURE_WEAR_LINEAR] = "linear",
  [TRAB_FRACTURE_WEAR_NEVER] = "never",
};

static gboolean
read_class (const TrabTable *table, guint row, TrabEffectClass *class, GError **error)
{
  const char *word = trab_table_get_text (table, row, "wears_off");

  *class = (TrabEffectClass){
    .id = trab_table_get_text (table, row, "class"),
    .kind = trab_table_get_text (table, row, "kind"),
    .family = trab_table_get_text (table, row, "family"),
    .is_medicine = trab_table_has (table, row, "is_medicine"),
    .is_bone = trab_table_has (table, row, "is_bone"),
    .is_drip = trab_table_has (table, row, "is_drip"),
    .has_span = trab_table_has (table, row, "span_years"),
    .span_years = trab_table_get_double (table, row, "span_years"),
    .has_paused_span = trab_table_has (table, row, "paused_span_years"),
    .paused_span_years = trab_table_get_double (table, row, "paused_span_years"),
    .onset_years = trab_table_get_double (table, row, "onset_months") / TRAB_MONTHS_PER_YEAR,
    .one_course = trab_table_get_text (table, row, "one_course"),
    .provenance = trab_provenance_from_code (trab_table_get_text (table, row, "prov_code")),
    .source = trab_table_get_text (table, row, "source"),
    .note = trab_table_get_text (table, row, "note"),
  };
  for (guint i = 0; i < G_N_ELEMENTS (wears); i++)
    if (g_strcmp0 (word, wears[i]) == 0)
      {
        class->wear = (TrabFractureWear) i;
        return TRUE;
      }
  g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_DAMAGED,
               "fracture classes: row %u has no such wears_off as %s", row, word ? word : "(none)");
  return FALSE;
}

/**
 * trab_effect_class_load:
 * Returns: (transfer full) (element-type TrabEffectClass) (nullable): every row, in the order of
 *   the table; NULL with TRAB_EVIDENCE_ERROR
 */
GArray *
trab_effect_class_load (TrabEvidence *evidence, GError **error)
{
  g_autoptr (GArray) classes = g_array_new (FALSE, TRUE, sizeof (TrabEffectClass));
  const TrabTable *table = trab_evidence_get_table (evidence, "risk/fracture-classes", error);

  if (table == NULL)
    return NULL;
  for (guint i = 0; i < trab_table_get_n_rows (table); i++)
    {
      TrabEffectClass class;

      if (!read_class (table, i, &class, error))
        return NULL;
      g_array_append_val (classes, class);
    }
  return g_steal_pointer (&classes);
}

/** trab_effect_class_find: (transfer none) (nullable): the class of that id */
const TrabEffectClass *
trab_effect_class_find (const GArray *classes, const char *id)
{
  for (guint i = 0; i < classes->len; i++)
    {
      const TrabEffectClass *class = &g_array_index (classes, TrabEffectClass, i);

      if (g_str_equal (class->id, id))
        return class;
    }
  return NULL;
}
