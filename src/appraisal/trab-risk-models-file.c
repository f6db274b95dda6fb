/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-risk-models-file.h"

#include "trab-json-value.h"
#include "trab-provenance.h"
#include "trab-risk-models.h"

/* What is said of each model, in the order of the output. */
typedef struct
{
  const char *name;
  gsize offset;
} Field;

static const Field fields[] = {
  { "id", G_STRUCT_OFFSET (TrabRiskModel, id) },
  { "name", G_STRUCT_OFFSET (TrabRiskModel, name) },
  { "outcome", G_STRUCT_OFFSET (TrabRiskModel, outcome) },
  { "horizon", G_STRUCT_OFFSET (TrabRiskModel, horizon) },
  { "population", G_STRUCT_OFFSET (TrabRiskModel, population) },
  { "inputs", G_STRUCT_OFFSET (TrabRiskModel, inputs) },
  { "formula", G_STRUCT_OFFSET (TrabRiskModel, formula) },
  { "ranges", G_STRUCT_OFFSET (TrabRiskModel, ranges) },
  { "lacks", G_STRUCT_OFFSET (TrabRiskModel, lacks) },
  { "caveats", G_STRUCT_OFFSET (TrabRiskModel, caveats) },
  { "licence", G_STRUCT_OFFSET (TrabRiskModel, licence) },
  { "notice", G_STRUCT_OFFSET (TrabRiskModel, notice) },
  { "source", G_STRUCT_OFFSET (TrabRiskModel, source) },
};

static const char *
get_text (const TrabRiskModel *model, const Field *field)
{
  return G_STRUCT_MEMBER (const char *, model, field->offset);
}

/** trab_risk_models_file_write_json: (transfer full) (nullable): an array; what a model has not is
 * null */
char *
trab_risk_models_file_write_json (TrabEvidence *evidence, GError **error)
{
  g_autoptr (GArray) models = trab_risk_models_list (evidence, error);
  json_t *list = NULL;

  if (models == NULL)
    return NULL;
  list = json_array ();
  for (guint i = 0; i < models->len; i++)
    {
      const TrabRiskModel *model = &g_array_index (models, TrabRiskModel, i);
      json_t *object = json_object ();

      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        json_object_set_new (object, fields[j].name,
                             trab_json_value_new_text (get_text (model, &fields[j])));
      json_object_set_new (object, "provenance",
                           json_string (trab_provenance_to_string (model->provenance)));
      json_array_append_new (list, object);
    }
  return trab_json_value_dup_file (list, JSON_INDENT (2));
}

/** trab_risk_models_file_write_text: (transfer full) (nullable): a block of lines for each model */
char *
trab_risk_models_file_write_text (TrabEvidence *evidence, GError **error)
{
  g_autoptr (GArray) models = trab_risk_models_list (evidence, error);
  GString *text = NULL;

  if (models == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < models->len; i++)
    {
      const TrabRiskModel *model = &g_array_index (models, TrabRiskModel, i);

      g_string_append_printf (text, "%s%s\n", i > 0 ? "\n" : "", model->id);
      for (guint j = 1; j < G_N_ELEMENTS (fields); j++)
        if (get_text (model, &fields[j]) != NULL)
          g_string_append_printf (text, "  %s: %s\n", fields[j].name, get_text (model, &fields[j]));
      if (model->provenance < TRAB_PROVENANCE_VERIFIED)
        g_string_append (text, "  unverified\n");
    }
  return g_string_free (text, FALSE);
}
