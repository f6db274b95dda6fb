/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-medicine-match.h"

#include <string.h>

#include "trab-fold.h"
#include "trab-question.h"

typedef struct
{
  TrabEvidence *evidence;
  TrabMedicineBook book;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->evidence = trab_evidence_new ();
  g_assert_true (trab_medicine_match_open (&fixture->book, fixture->evidence, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  trab_evidence_free (fixture->evidence);
}

static GArray *
find (Fixture *fixture, const char *name)
{
  TrabCourseFields course = { .name = name };

  return trab_medicine_match_find (&fixture->book, &course);
}

/* "kind kind": in the order of the line; "-" behind a kind that does not reach the body, "?" where
 * nobody knows. */
static char *
dup_kinds (const GArray *matches)
{
  GString *kinds = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      const TrabMedicineMatch *match = &g_array_index (matches, TrabMedicineMatch, i);

      g_string_append_printf (kinds, "%s%s%s", i > 0 ? " " : "", match->kind,
                              match->is_systemic == TRAB_ANSWER_NO          ? "-"
                              : match->is_systemic == TRAB_ANSWER_NOT_KNOWN ? "?"
                                                                            : "");
    }
  return g_string_free (kinds, FALSE);
}

static const struct
{
  const char *line;
  const char *kinds;
} lines[] = {
  { "Jubbonti 60 mg", "denosumab" },
  { "STOBOCLO", "denosumab" },
  { "Dekortin 10", "glucocorticoid" },
  { "Encorton 5 mg", "glucocorticoid" },
  { "Paracetamol 500 mg", "no-rule" },
  { "atorvastatine 20", "no-rule" },
  { "denosumab-bbdz 60mg/ml", "denosumab" },
  { "Prolia™ 60 mg every 6 months", "denosumab" },
  { "Prolia®", "denosumab" },
  { "Evenity", "romosozumab" },
  { "Sondelbay 20 micrograms", "pth-analogue" },
  { "Eladynos", "pth-analogue" },
  { "Optruma 60 mg", "serm" },
  { "Duavive", "estrogen serm" },
  { "Acide alendronique 70 mg", "alendronate" },
  { "Alendronsäure 70", "alendronate" },
  { "Fosavance", "alendronate vitamin-d" },
  { "zoledronic acid 5 mg/100 ml", "zoledronate" },
  { "Elleste Duet Conti", "estrogen progestogen" },
  { "Evorel 50", "estrogen" },
  { "Evorel Conti", "estrogen progestogen" },
  { "Œstrogel pump", "estrogen" },
  { "estradiol", "estrogen?" },
  { "estradiol 2 mg", "estrogen" },
  { "estradiol 10 microgram vaginal tablets", "estrogen-" },
  { "Vagifem 10", "vaginal-estrogen" },
  { "Femring", "estrogen" },
  { "Utrogestan vaginal", "progestogen" },
  { "Sustanon 250", "testosterone" },
  { "Testosterone gel 2 %", "testosterone" },
  { "Prednisolone 20 mg", "glucocorticoid" },
  { "PRÉDNISOLONE", "glucocorticoid" },
  { "prednisolone 1% eye drops", "glucocorticoid-" },
  { "Pred Forte", "local-steroid" },
  { "hydrocortisone 1% cream", "glucocorticoid-" },
  { "hydrocortisone 1%", "glucocorticoid-" },
  { "hydrocortisone 10 mg", "glucocorticoid" },
  { "hydrocortisone", "glucocorticoid?" },
  { "dexamethasone", "glucocorticoid?" },
  { "budesonide inhaler 200 micrograms", "glucocorticoid-" },
  { "budesonide nasal spray", "glucocorticoid-" },
  { "Entocort CR 3 mg capsules", "glucocorticoid" },
  { "Seretide 250 evohaler", "inhaled-steroid" },
  { "triamcinolone 40 mg knee injection", "glucocorticoid-" },
  { "letrozole 2.5 mg", "aromatase-inhibitor" },
  { "Prostap 3 DCS", "gnrh-analogue" },
  { "Zoladex LA", "gnrh-analogue" },
  { "Orgovyx", "gnrh-analogue" },
  { "enzalutamide", "antiandrogen" },
  { "Norditropin", "growth-hormone" },
  { "CJC-1295 / ipamorelin", "ipamorelin-cjc ipamorelin-cjc" },
  { "MK-677 25 mg", "mk677" },
  { "Warfarin as INR", "vitamin-k-antagonist" },
  { "St John’s Wort", "enzyme-inducer" },
  { "Tegretol Retard 200 mg", "enzyme-inducer" },
  { "Omeprazol 20 mg", "ppi" },
  { "sertraline 50mg", "ssri" },
  { "Actos", "glitazone" },
  { "enoxaparin", "heparin" },
  { "Levothyroxine 75 mcg", "thyroid" },
  { "zopiclone 7.5 mg nocte", "z-drug" },
  { "Prolia 60 mg, omeprazole 20 mg; amitriptyline 10 mg", "denosumab ppi tricyclic" },
  { "Prednisolone 5 mg and hydrocortisone cream", "glucocorticoid local-steroid" },
  { "calcium", "calcium" },
  { "Calcium 500 mg tablets", "calcium" },
  { "atorvastatin calcium", "no-rule" },
  { "amlodipine 5 mg", "no-rule" },
  { "burosumab 30 mg", "" },
  { "Bonasol 70 mg oral solution", "alendronate" },
  { "Levaxin 50 micrograms", "thyroid" },
  { "Tysabri 300 mg", "immunosuppressant" },
  { "Proliant", "" },
  { "", "" },
};

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GArray) matches = find (fixture, lines[i].line);
      g_autofree char *kinds = dup_kinds (matches);

      if (!g_str_equal (kinds, lines[i].kinds))
        g_error ("\"%s\" is \"%s\", not \"%s\"", lines[i].line, kinds, lines[i].kinds);
    }
}

/* Every name of the dictionary is found however it is written, with a strength behind it. */
static void
test_every_name (Fixture *fixture, gconstpointer data)
{
  const TrabTable *names = fixture->book.names;

  for (guint row = 0; row < trab_table_get_n_rows (names); row++)
    {
      const char *key = trab_table_get_text (names, row, "key");
      const char *name = trab_table_get_text (names, row, "name");
      g_autofree char *upper = g_utf8_strup (name, -1);
      g_autofree char *line = g_strconcat (upper, "  60 mg", NULL);
      g_autofree char *folded = trab_fold_words (name);
      g_autoptr (GArray) matches = find (fixture, line);

      if (strstr (key, folded) == NULL)
        g_error ("the key \"%s\" is not of \"%s\"", key, name);
      if (matches->len == 0)
        g_error ("\"%s\" is not found", line);
    }
}

/* What a class or a field says counts beside the name. */
/* A brand that a clinic's own pack alone knows is its ingredient; another country's is not. */
static void
test_brand_of_an_own_pack (Fixture *fixture, gconstpointer data)
{
  static const char brands[]
      = "{\"table\": \"countries/XX/brands\", \"source\": \"made up\", \"columns\": [{\"name\": "
        "\"brand\", \"type\": \"text\"},"
        " {\"name\": \"ingredient\", \"type\": \"text\"}],"
        " \"rows\": [[\"Zzyzzumab Forte\", \"denosumab\"]]}";
  g_autoptr (GError) error = NULL;
  GPtrArray *tables = g_ptr_array_new ();
  g_autoptr (GArray) before = find (fixture, "Zzyzzumab forte 60 mg");
  g_autoptr (GArray) after = NULL;
  g_autofree char *kinds = NULL;

  g_ptr_array_add (tables, trab_table_new_from_json (brands, strlen (brands), &error));
  g_assert_no_error (error);
  trab_evidence_take_folder (fixture->evidence, "countries/XX", tables);
  trab_evidence_set_country (fixture->evidence, "XX");
  g_assert_true (trab_medicine_match_open (&fixture->book, fixture->evidence, NULL));
  after = find (fixture, "Zzyzzumab forte 60 mg");
  kinds = dup_kinds (after);
  g_assert_cmpuint (before->len, ==, 0);
  g_assert_cmpstr (kinds, ==, "denosumab");
}

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  TrabCourseFields listed = { .medicine = "GLUCOCORTICOID", .name = "Pred" };
  TrabCourseFields vaginal = { .medicine = "OESTROGEN", .name = "Estradiol", .route = "vaginal" };
  TrabCourseFields dosed = { .name = "Prednisolone", .dose_text = "20 mg daily" };
  g_autoptr (GArray) classed = trab_medicine_match_find (&fixture->book, &listed);
  g_autoptr (GArray) local = trab_medicine_match_find (&fixture->book, &vaginal);
  g_autoptr (GArray) dose = trab_medicine_match_find (&fixture->book, &dosed);
  g_autofree char *classed_kinds = dup_kinds (classed);
  g_autofree char *local_kinds = dup_kinds (local);

  g_assert_cmpstr (classed_kinds, ==, "glucocorticoid");
  g_assert_cmpstr (local_kinds, ==, "estrogen-");
  g_assert_cmpfloat (g_array_index (dose, TrabMedicineMatch, 0).mg_d, ==, 20);
}

static void
test_doses (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *line;
    double mg_d; /* -1: not known */
    gboolean at_least;
  } doses[] = {
    { "Prednisolone 20 mg", 20, FALSE },
    { "Prednisolone 7,5 mg daily", 7.5, FALSE },
    { "Prednisolone 5 mg tablets", 5, TRUE },
    { "Prednisolone 5 mg tablets twice daily", 10, FALSE },
    { "Prednisolone 10 mg alternate days", 5, FALSE },
    { "Prednisolone 30 mg reducing", -1, FALSE },
    { "Prednisolone 10 mg weekly", -1, FALSE },
    { "Prednisolone 30 mg then 20 mg", -1, FALSE },
    { "Prednisolone", -1, FALSE },
    { "dexamethasone 1.5 mg daily", 10, FALSE },
    { "hydrocortisone 10 mg bd", 5, FALSE },
    { "Medrol 16 mg daily", -1, FALSE },
    { "Prednisolone 15 mg, omeprazole 20 mg", 15, FALSE },
    { "Prednisolone 2.5 mg, omeprazole 20 mg", -1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (doses); i++)
    {
      g_autoptr (GArray) matches = find (fixture, doses[i].line);
      const TrabMedicineMatch *match = &g_array_index (matches, TrabMedicineMatch, 0);

      g_test_message ("%s: %g", doses[i].line, match->has_mg_d ? match->mg_d : -1);
      g_assert_cmpint (match->has_mg_d, ==, doses[i].mg_d >= 0);
      if (!match->has_mg_d)
        continue;
      g_assert_cmpfloat_with_epsilon (match->mg_d, doses[i].mg_d, 1e-9);
      g_assert_cmpint (match->mg_d_spread > 0, ==, doses[i].at_least);
    }
}

/* A kind names only fields, questions, classes and routes that there are. */
static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  const TrabTable *kinds = fixture->book.kinds;

  for (guint row = 0; row < trab_table_get_n_rows (kinds); row++)
    {
      const char *fields = trab_table_get_text (kinds, row, "fields");
      const char *questions = trab_table_get_text (kinds, row, "questions");
      g_auto (GStrv) field_ids = g_strsplit (fields ? fields : "", " ", -1);
      g_auto (GStrv) question_ids = g_strsplit (questions ? questions : "", " ", -1);
      TrabMedicineClass class = TRAB_MEDICINE_CLASS_OTHER;

      g_assert_true (trab_medicine_class_from_string (
          trab_table_get_text (kinds, row, "medicine_class"), &class));
      for (guint i = 0; field_ids[i] != NULL && field_ids[i][0] != '\0'; i++)
        g_assert_nonnull (trab_evidence_find_text (fixture->evidence, "rules/fields", "field",
                                                   field_ids[i], "field"));
      for (guint i = 0; question_ids[i] != NULL && question_ids[i][0] != '\0'; i++)
        {
          TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;

          g_assert_true (trab_question_from_string (question_ids[i], &question));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/session/medicine-match/lines", test_lines);
  ADD ("/session/medicine-match/every-name", test_every_name);
  ADD ("/session/medicine-match/brand-of-an-own-pack", test_brand_of_an_own_pack);
  ADD ("/session/medicine-match/fields", test_fields);
  ADD ("/session/medicine-match/doses", test_doses);
  ADD ("/session/medicine-match/kinds", test_kinds);
#undef ADD
  return g_test_run ();
}
