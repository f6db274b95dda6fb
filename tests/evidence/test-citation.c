/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-citation.h"
#include "trab-error.h"

static void
test_effect (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GError) error = NULL;
  TrabCitation citation;

  g_assert_true (trab_citation_look_up (evidence, "BIS022", &citation, &error));
  g_assert_no_error (error);
  g_assert_cmpint (citation.kind, ==, TRAB_CITATION_EFFECT);
  g_assert_cmpstr (citation.outcome, ==, "frac_any");
  g_assert_cmpint (citation.year, ==, 2000);
  g_assert_cmpint (citation.certainty, ==, TRAB_CERTAINTY_HIGH);
  g_assert_cmpint (citation.provenance, ==, TRAB_PROVENANCE_VERIFIED);
  g_assert_nonnull (strstr (citation.population, "FIT"));
}

/* A ratio whose interval is from memory is not a verified one. */
static void
test_half_read_is_unverified (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  TrabCitation citation;

  g_assert_true (trab_citation_look_up (evidence, "BIS082", &citation, NULL));
  g_assert_cmpint (citation.provenance, ==, TRAB_PROVENANCE_UNVERIFIED);
  g_assert_true (trab_citation_look_up (evidence, "BIS012", &citation, NULL));
  g_assert_cmpint (citation.provenance, ==, TRAB_PROVENANCE_UNVERIFIED);
}

static void
test_harm_and_rule (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  TrabCitation citation;

  g_assert_true (trab_citation_look_up (evidence, "AE061", &citation, NULL));
  g_assert_cmpint (citation.kind, ==, TRAB_CITATION_HARM);
  g_assert_cmpint (citation.certainty, ==, TRAB_CERTAINTY_MODERATE);
  g_assert_true (trab_citation_look_up (evidence, "SR053", &citation, NULL));
  g_assert_cmpint (citation.kind, ==, TRAB_CITATION_RULE);
  g_assert_cmpint (citation.certainty, ==, TRAB_CERTAINTY_NOT_GRADED);
  g_assert_cmpint (citation.year, ==, 2024);
}

static void
test_unknown_id (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GError) error = NULL;
  TrabCitation citation;

  g_assert_false (trab_citation_look_up (evidence, "BIS999", &citation, &error));
  g_assert_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/evidence/citation/effect", test_effect);
  g_test_add_func ("/evidence/citation/half-read-is-unverified", test_half_read_is_unverified);
  g_test_add_func ("/evidence/citation/harm-and-rule", test_harm_and_rule);
  g_test_add_func ("/evidence/citation/unknown-id", test_unknown_id);
  return g_test_run ();
}
