/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-point-score.h"
#include "trab-risk-models.h"

static void
test_registry_is_complete (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) models = trab_risk_models_list (evidence, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (models->len, ==, 13);
  for (guint i = 0; i < models->len; i++)
    {
      const TrabRiskModel *model = &g_array_index (models, TrabRiskModel, i);

      g_test_message ("%s", model->id);
      g_assert_nonnull (model->name);
      g_assert_nonnull (model->outcome);
      g_assert_nonnull (model->population);
      g_assert_nonnull (model->inputs);
      g_assert_nonnull (model->formula);
      g_assert_nonnull (model->lacks);
      g_assert_nonnull (model->caveats);
      g_assert_nonnull (model->licence);
      g_assert_nonnull (model->source);
    }
}

/* Every point score of the registry can be made, and the registry names every input it asks. */
static void
test_registry_matches_the_tools (void)
{
  static const char *const others[] = { "qfracture2012", "garvan", "dvo2023", "frax-typed", NULL };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GArray) models = trab_risk_models_list (evidence, NULL);

  for (guint i = 0; i < models->len; i++)
    {
      const TrabRiskModel *model = &g_array_index (models, TrabRiskModel, i);
      g_autoptr (TrabPointScore) tool = NULL;

      if (g_strv_contains (others, model->id))
        continue;
      tool = trab_point_score_new (evidence, model->id, NULL);
      g_assert_nonnull (tool);
      for (guint j = 0; j < TRAB_N_POINT_INPUTS; j++)
        {
          TrabPointInput input = (TrabPointInput) j;

          if (trab_point_score_asks (tool, input))
            g_assert_nonnull (strstr (model->inputs, trab_point_score_input_to_string (input)));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/risk/risk-models/registry-is-complete", test_registry_is_complete);
  g_test_add_func ("/risk/risk-models/registry-matches-the-tools", test_registry_matches_the_tools);
  return g_test_run ();
}
