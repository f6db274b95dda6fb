/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "trab-error.h"
#include "trab-evidence.h"

static void
test_reads_cells (void)
{
  const char *text
      = "{\"table\":\"t\",\"source\":\"s\",\"columns\":[{\"name\":\"a\"},{\"name\":\"b\"}],"
        "\"rows\":[[\"x\",0.75],[null,2]]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabTable) table = trab_table_new_from_json (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (trab_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (trab_table_get_text (table, 0, "a"), ==, "x");
  g_assert_cmpfloat (trab_table_get_double (table, 0, "b"), ==, 0.75);
  g_assert_false (trab_table_has (table, 1, "a"));
  g_assert_true (isnan (trab_table_get_double (table, 0, "a")));
  g_assert_cmpint (trab_table_find_row (table, "a", "x"), ==, 0);
  g_assert_cmpint (trab_table_find_row (table, "a", "y"), ==, -1);
}

/* Named cells stand in any order, those left out are empty, paragraphs are lines. */
static void
test_reads_named_cells (void)
{
  const char *text
      = "{\"table\":\"t\",\"source\":\"s\",\"columns\":[{\"name\":\"a\"},{\"name\":\"b\"}],"
        "\"rows\":[{\"b\":0.75,\"a\":[\"x\",\"y\"]},{\"a\":\"z\"}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabTable) table = trab_table_new_from_json (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (trab_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (trab_table_get_text (table, 0, "a"), ==, "x\ny");
  g_assert_cmpfloat (trab_table_get_double (table, 0, "b"), ==, 0.75);
  g_assert_cmpstr (trab_table_get_text (table, 1, "a"), ==, "z");
  g_assert_false (trab_table_has (table, 1, "b"));
  g_assert_true (isnan (trab_table_get_double (table, 1, "b")));
}

static void
test_refuses_damage (void)
{
  const char *bad[] = {
    "",
    "[]",
    "{\"table\":\"t\"}",
    "{\"table\":\"t\",\"source\":\"s\",\"columns\":[{\"name\":\"a\"}],\"rows\":[[1,2]]}",
    "{\"table\":\"t\",\"source\":\"s\",\"columns\":[{}],\"rows\":[]}",
    "{\"table\":\"t\",\"source\":\"s\",\"columns\":[{\"name\":\"a\"}],\"rows\":[[true]]}",
    "{\"table\":\"t\",\"source\":\"s\",\"columns\":[{\"name\":\"a\"}],\"rows\":[{\"b\":1}]}",
    "{\"table\":\"t\",\"source\":\"s\",\"columns\":[{\"name\":\"a\"}],\"rows\":[{\"a\":[1]}]}",
    "{\"table\":\"t\",\"source\":\"s\",\"columns\":[{\"name\":\"a\"}],\"rows\":[\"a\"]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (trab_table_new_from_json (bad[i], strlen (bad[i]), &error));
      g_assert_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_DAMAGED);
    }
}

static void
test_every_table_loads (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_auto (GStrv) names = trab_evidence_dup_table_names ();

  g_assert_cmpuint (g_strv_length (names), >=, 4);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      const TrabTable *table = trab_evidence_get_table (evidence, names[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (trab_table_get_name (table), ==, names[i]);
      g_assert_cmpuint (strlen (trab_table_get_source (table)), >, 0);
    }
}

static void
test_unknown_table_is_an_error (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (trab_evidence_get_table (evidence, "model/nothing", &error));
  g_assert_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_NOT_FOUND);
}

static void
test_digest_depends_on_tables (void)
{
  const char *one[] = { "model/gains", NULL };
  const char *two[] = { "model/gains", "model/parameters", NULL };
  g_autofree char *a = trab_evidence_dup_digest (one);
  g_autofree char *b = trab_evidence_dup_digest (one);
  g_autofree char *c = trab_evidence_dup_digest (two);

  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, c);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/evidence/table/reads-cells", test_reads_cells);
  g_test_add_func ("/evidence/table/reads-named-cells", test_reads_named_cells);
  g_test_add_func ("/evidence/table/refuses-damage", test_refuses_damage);
  g_test_add_func ("/evidence/table/every-table-loads", test_every_table_loads);
  g_test_add_func ("/evidence/table/unknown-table-is-an-error", test_unknown_table_is_an_error);
  g_test_add_func ("/evidence/table/digest-depends-on-tables", test_digest_depends_on_tables);
  return g_test_run ();
}
