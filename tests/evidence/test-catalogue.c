/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-catalogue.h"

#include <string.h>

#include "trab-citation.h"
#include "trab-date.h"
#include "trab-question.h"

typedef struct
{
  TrabEvidence *evidence;
  TrabCatalogue *catalogue;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->evidence = trab_evidence_new ();
  fixture->catalogue = trab_catalogue_new (fixture->evidence, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  trab_catalogue_free (fixture->catalogue);
  trab_evidence_free (fixture->evidence);
}

static void
test_oestradiol_table (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *id;
    double e2_pg_ml;
    const char *anchor_class;
    const char *fracture_class;
  } cases[] = {
    { "hrt:patch-14", 8.6, "HRT_LOW", "HRT_LOW" }, { "hrt:patch-25", 20, "HRT_LOW", "HRT_LOW" },
    { "hrt:patch-50", 40, "HRT_STD", "HRT" },      { "hrt:patch-100", 85, "HRT_STD", "HRT" },
    { "hrt:cee-0.625", 40, "HRT_STD", "HRT_CEE" }, { "hrt:cee-0.3", 20, "HRT_LOW", "HRT_LOW" },
    { "hrt:oral-2", 75, "HRT_STD", "HRT" },        { "hrt:implant-25", 70, "HRT_STD", "HRT" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TrabRegimen *regimen = trab_catalogue_find_regimen (fixture->catalogue, cases[i].id);

      g_assert_nonnull (regimen);
      g_assert_cmpuint (regimen->n_exposures, ==, 1);
      g_assert_cmpint (regimen->exposures[0].type, ==, TRAB_TREATMENT_E2);
      g_assert_cmpfloat (regimen->exposures[0].value, ==, cases[i].e2_pg_ml);
      g_assert_cmpstr (regimen->anchor_class, ==, cases[i].anchor_class);
      g_assert_cmpstr (regimen->fracture_class, ==, cases[i].fracture_class);
      g_assert_true (trab_regimen_is_for (regimen, TRAB_SEX_FEMALE));
      g_assert_false (trab_regimen_is_for (regimen, TRAB_SEX_MALE));
      g_assert_false (trab_regimen_is_for (regimen, TRAB_SEX_UNKNOWN));
    }
}

static void
test_only_the_measured_is_verified (Fixture *fixture, gconstpointer data)
{
  const TrabRegimen *patch_14 = trab_catalogue_find_regimen (fixture->catalogue, "hrt:patch-14");
  const TrabRegimen *gel = trab_catalogue_find_regimen (fixture->catalogue, "hrt:gel-1.5");
  const TrabRegimen *trt = trab_catalogue_find_regimen (fixture->catalogue, "trt:gel");

  g_assert_cmpint (patch_14->exposures[0].provenance, ==, TRAB_PROVENANCE_VERIFIED);
  g_assert_cmpint (gel->exposures[0].provenance, ==, TRAB_PROVENANCE_UNVERIFIED);
  g_assert_cmpint (trt->exposures[0].provenance, ==, TRAB_PROVENANCE_UNVERIFIED);
  g_assert_cmpfloat (trt->exposures[0].value, ==, 550);
}

/* A regimen without human evidence is hatched, and gives the model nothing. */
static void
test_peptides_are_not_known (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "gh-sermorelin", "gh-ipamorelin", "gh-cjc1295", "gh-mk677" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const TrabRegimen *regimen = trab_catalogue_find_regimen (fixture->catalogue, ids[i]);

      g_assert_nonnull (regimen);
      g_assert_cmpint (regimen->shown_as, ==, TRAB_REGIMEN_SHOWN_AS_NOT_KNOWN);
      g_assert_cmpuint (regimen->n_exposures, ==, 0);
      g_assert_null (regimen->anchor_class);
      g_assert_false (regimen->horizon.has_solid);
    }
}

/* What is drawn as a curve has a treatment, a gain class and a horizon; nothing else has. */
static void
test_curves_are_complete (Fixture *fixture, gconstpointer data)
{
  const TrabTable *gains = trab_evidence_get_table (fixture->evidence, "model/gains", NULL);

  for (guint i = 0; i < trab_catalogue_get_n_regimens (fixture->catalogue); i++)
    {
      const TrabRegimen *regimen = trab_catalogue_get_regimen (fixture->catalogue, i);
      gboolean is_curve = regimen->shown_as == TRAB_REGIMEN_SHOWN_AS_CURVE;

      g_test_message ("%s", regimen->id);
      g_assert_true (regimen == trab_catalogue_find_regimen (fixture->catalogue, regimen->id));
      g_assert_cmpint (regimen->n_exposures > 0, ==, is_curve);
      g_assert_cmpint (regimen->horizon.has_solid, ==, is_curve);
      g_assert_cmpint (regimen->anchor_class != NULL, ==, is_curve);
      if (is_curve)
        g_assert_cmpint (trab_table_find_row (gains, "class", regimen->anchor_class), >=, 0);
      if (regimen->horizon.has_dashed)
        g_assert_cmpfloat (regimen->horizon.dashed_years, >, regimen->horizon.solid_years);
    }
}

static void
test_plan_names_are_the_contract (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) names = trab_catalogue_dup_plan_names (fixture->catalogue);
  g_autofree char *joined = g_strjoinv (" ", names);

  g_assert_cmpstr (joined, ==,
                   "as-now stop food-and-movement hrt trt alendronate risedronate ibandronate "
                   "zoledronate zoledronate-0-5 zoledronate-once gh-sermorelin gh-ipamorelin "
                   "gh-cjc1295 gh-mk677 hrt+exercise");
}

static void
test_every_evidence_id_exists (Fixture *fixture, gconstpointer data)
{
  const TrabTable *effects = trab_evidence_get_table (fixture->evidence, "evidence/effects", NULL);

  for (guint i = 0; i < trab_catalogue_get_n_regimens (fixture->catalogue); i++)
    {
      const char *ids = trab_catalogue_get_regimen (fixture->catalogue, i)->evidence_ids;
      g_auto (GStrv) list = g_strsplit (ids ? ids : "", " ", -1);

      for (guint j = 0; list[j] != NULL; j++)
        {
          g_test_message ("%s", list[j]);
          g_assert_cmpint (trab_table_find_row (effects, "id", list[j]), >=, 0);
        }
    }
}

/* Every option the product names exists, and says whether it has a curve. */
static void
test_every_named_option_exists (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *id;
    TrabRegimenShownAs shown_as;
  } cases[] = {
    { "exercise:moderate", TRAB_REGIMEN_SHOWN_AS_CURVE },
    { "exercise:mixed", TRAB_REGIMEN_SHOWN_AS_CURVE },
    { "exercise:high-intensity", TRAB_REGIMEN_SHOWN_AS_CURVE },
    { "exercise:high-impact", TRAB_REGIMEN_SHOWN_AS_CURVE },
    { "exercise:plyometric", TRAB_REGIMEN_SHOWN_AS_CURVE },
    { "exercise:walking", TRAB_REGIMEN_SHOWN_AS_CURVE },
    { "exercise:balance", TRAB_REGIMEN_SHOWN_AS_CURVE },
    { "exercise:low-impact", TRAB_REGIMEN_SHOWN_AS_NO_DEMONSTRATED_EFFECT },
    { "repletion", TRAB_REGIMEN_SHOWN_AS_CURVE },
    { "vitamin-k2", TRAB_REGIMEN_SHOWN_AS_NO_DEMONSTRATED_EFFECT },
    { "magnesium", TRAB_REGIMEN_SHOWN_AS_NO_DEMONSTRATED_EFFECT },
    { "zinc", TRAB_REGIMEN_SHOWN_AS_NO_DEMONSTRATED_EFFECT },
    { "protein", TRAB_REGIMEN_SHOWN_AS_NO_DEMONSTRATED_EFFECT },
    { "omega-3", TRAB_REGIMEN_SHOWN_AS_NO_DEMONSTRATED_EFFECT },
    { "polyphenols", TRAB_REGIMEN_SHOWN_AS_NOT_KNOWN },
    { "prebiotics", TRAB_REGIMEN_SHOWN_AS_NOT_KNOWN },
    { "probiotics", TRAB_REGIMEN_SHOWN_AS_NO_DEMONSTRATED_EFFECT },
    { "isoflavones", TRAB_REGIMEN_SHOWN_AS_NO_DEMONSTRATED_EFFECT },
    { "hrt:cee-0.625", TRAB_REGIMEN_SHOWN_AS_CURVE },
    { "hrt:oral-1", TRAB_REGIMEN_SHOWN_AS_CURVE },
    { "hrt:gel-0.75", TRAB_REGIMEN_SHOWN_AS_CURVE },
    { "hrt:gel-1.5", TRAB_REGIMEN_SHOWN_AS_CURVE },
    { "hrt:patch-37.5", TRAB_REGIMEN_SHOWN_AS_CURVE },
    { "hrt:vaginal", TRAB_REGIMEN_SHOWN_AS_NO_EFFECT },
    { "trt:injection", TRAB_REGIMEN_SHOWN_AS_CURVE },
    { "trt:undecanoate", TRAB_REGIMEN_SHOWN_AS_CURVE },
    { "trt:gel", TRAB_REGIMEN_SHOWN_AS_CURVE },
    { "anastrozole", TRAB_REGIMEN_SHOWN_AS_CURVE },
    { "gonadorelin", TRAB_REGIMEN_SHOWN_AS_NOT_KNOWN },
    { "testosterone-women", TRAB_REGIMEN_SHOWN_AS_NOT_KNOWN },
    { "testosterone-women:pellet", TRAB_REGIMEN_SHOWN_AS_NOT_KNOWN },
    { "gh-recombinant", TRAB_REGIMEN_SHOWN_AS_NO_DEMONSTRATED_EFFECT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TrabRegimen *regimen = trab_catalogue_find_regimen (fixture->catalogue, cases[i].id);

      g_test_message ("%s", cases[i].id);
      g_assert_nonnull (regimen);
      g_assert_cmpint (regimen->shown_as, ==, cases[i].shown_as);
    }
}

static void
assert_ids_exist (TrabEvidence *evidence, const char *ids)
{
  g_auto (GStrv) list = g_strsplit (ids ? ids : "", " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      TrabCitation citation = { 0 };

      g_test_message ("%s", list[i]);
      g_assert_true (trab_citation_look_up (evidence, list[i], &citation, NULL));
      g_assert_cmpint (citation.kind, !=, TRAB_CITATION_HARM);
    }
}

/* The schema of regimens/about: each row belongs to a regimen, each regimen has its row, every id
 * exists, and a mechanism that nobody checked does not pass for read. */
static void
test_about_is_complete (Fixture *fixture, gconstpointer data)
{
  const TrabTable *table = trab_evidence_get_table (fixture->evidence, "regimens/about", NULL);

  g_assert_nonnull (table);
  for (guint row = 0; row < trab_table_get_n_rows (table); row++)
    {
      const char *about = trab_table_get_text (table, row, "regimen");

      g_test_message ("%s", about);
      g_assert_true (trab_catalogue_find_regimen (fixture->catalogue, about) != NULL
                     || trab_catalogue_find_regimen_by_name (fixture->catalogue, about) != NULL);
      g_assert_cmpint (trab_table_find_row (table, "regimen", about), ==, (int) row);
    }
  for (guint i = 0; i < trab_catalogue_get_n_regimens (fixture->catalogue); i++)
    {
      const TrabRegimenAbout *about = trab_catalogue_get_regimen (fixture->catalogue, i)->about;

      g_assert_nonnull (about);
      g_assert_cmpint (about->how_provenance, ==, TRAB_PROVENANCE_UNVERIFIED);
      g_assert_nonnull (about->how_source);
      assert_ids_exist (fixture->evidence, about->how_ids);
      assert_ids_exist (fixture->evidence, about->beside_ids);
      assert_ids_exist (fixture->evidence, about->stopping_ids);
      assert_ids_exist (fixture->evidence, about->after_ids);
      assert_ids_exist (fixture->evidence, about->nearest_ids);
      assert_ids_exist (fixture->evidence, about->tests_rule);
    }
}

/* What is said to happen after stopping was counted after stopping. */
static void
test_after_stopping_is_offset (Fixture *fixture, gconstpointer data)
{
  const TrabTable *effects = trab_evidence_get_table (fixture->evidence, "evidence/effects", NULL);

  for (guint i = 0; i < trab_catalogue_get_n_regimens (fixture->catalogue); i++)
    {
      const char *ids = trab_catalogue_get_regimen (fixture->catalogue, i)->about->after_ids;
      g_auto (GStrv) list = g_strsplit (ids ? ids : "", " ", -1);

      for (guint j = 0; list[j] != NULL; j++)
        {
          int row = trab_table_find_row (effects, "id", list[j]);

          g_assert_cmpint (row, >=, 0);
          g_assert_cmpstr (trab_table_get_text (effects, (guint) row, "phase"), ==, "offset");
        }
    }
}

static void
assert_rows_exist (TrabEvidence *evidence, const char *table, const char *column, const char *ids)
{
  const TrabTable *rows = trab_evidence_get_table (evidence, table, NULL);
  g_auto (GStrv) list = g_strsplit (ids ? ids : "", " ", -1);

  g_assert_nonnull (rows);
  for (guint i = 0; list[i] != NULL; i++)
    {
      g_test_message ("%s.%s %s", table, column, list[i]);
      g_assert_cmpint (trab_table_find_row (rows, column, list[i]), >=, 0);
    }
}

/* The schema of the daily tables: exercises, gates, programmes and nutrients fit together. */
static void
test_daily_tables_fit (Fixture *fixture, gconstpointer data)
{
  TrabEvidence *evidence = fixture->evidence;
  const TrabTable *exercises = trab_evidence_get_table (evidence, "daily/exercises", NULL);
  const TrabTable *gates = trab_evidence_get_table (evidence, "daily/gates", NULL);
  const TrabTable *programmes = trab_evidence_get_table (evidence, "daily/programmes", NULL);
  const TrabTable *nutrients = trab_evidence_get_table (evidence, "daily/nutrients", NULL);

  for (guint i = 0; i < trab_table_get_n_rows (exercises); i++)
    {
      assert_rows_exist (evidence, "content/exercises", "id",
                         trab_table_get_text (exercises, i, "id"));
      assert_rows_exist (evidence, "daily/programmes", "programme",
                         trab_table_get_text (exercises, i, "programme"));
      assert_rows_exist (evidence, "daily/gates", "gate",
                         trab_table_get_text (exercises, i, "gates"));
    }
  for (guint i = 0; i < trab_table_get_n_rows (gates); i++)
    assert_rows_exist (evidence, "rules/safety", "id", trab_table_get_text (gates, i, "rule_id"));
  for (guint i = 0; i < trab_table_get_n_rows (programmes); i++)
    assert_rows_exist (evidence, "regimens/regimens", "id",
                       trab_table_get_text (programmes, i, "regimen"));
  for (guint i = 0; i < trab_table_get_n_rows (nutrients); i++)
    {
      const char *foods = trab_table_get_text (nutrients, i, "foods");
      TrabQuestion question = TRAB_QUESTION_CALCIUM_MG_D;

      assert_rows_exist (evidence, "content/nutrients", "id",
                         trab_table_get_text (nutrients, i, "nutrient_ids"));
      assert_rows_exist (evidence, "rules/safety", "id",
                         trab_table_get_text (nutrients, i, "rule_ids"));
      if (trab_table_has (nutrients, i, "question"))
        {
          g_assert_true (trab_question_from_string (trab_table_get_text (nutrients, i, "question"),
                                                    &question));
          g_assert_cmpstr (trab_table_get_text (nutrients, i, "unit"), ==,
                           trab_question_get_info (question)->unit);
        }
      /* high in vitamin A: never printed as a food */
      g_assert_true (foods == NULL || strstr (foods, "liver") == NULL);
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/evidence/catalogue/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("oestradiol-table", test_oestradiol_table);
  ADD ("only-the-measured-is-verified", test_only_the_measured_is_verified);
  ADD ("peptides-are-not-known", test_peptides_are_not_known);
  ADD ("curves-are-complete", test_curves_are_complete);
  ADD ("plan-names-are-the-contract", test_plan_names_are_the_contract);
  ADD ("every-evidence-id-exists", test_every_evidence_id_exists);
  ADD ("every-named-option-exists", test_every_named_option_exists);
  ADD ("about-is-complete", test_about_is_complete);
  ADD ("after-stopping-is-offset", test_after_stopping_is_offset);
  ADD ("daily-tables-fit", test_daily_tables_fit);
  return g_test_run ();
}
