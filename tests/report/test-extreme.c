/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "fixture-comparison.h"
#include "fixture-golden.h"
#include "trab-evidence.h"
#include "trab-report-paginator.h"
#include "trab-report-pieces.h"
#include "trab-report-pdf.h"
#include "trab-report-plan.h"
#include "trab-report-text.h"

/* People at the ends: very old, many medicines, long names, nothing known, a man on testosterone,
 * words longer by 40 %, words that run from right to left. Nothing is cut, nothing lies over
 * anything else, nothing leaves the page. */

#define MANY 15
#define TOLERANCE_PT 0.6
#define LONGER 1.4
#define GOLDEN_PANGO PANGO_VERSION_ENCODE (1, 50, 0) /* others break lines elsewhere */

static TrabRecord *
new_record (const char *family, const char *given, int birth_year, TrabSex sex, guint n_medicines)
{
  const TrabPatientFields fields = { .id = "extreme",
                                     .family_name = family,
                                     .given_name = given,
                                     .birth_date = { birth_year, 2, 4 },
                                     .sex = sex,
                                     .record_number = "0147",
                                     .allergies = "" };
  g_autoptr (TrabPatient) patient = trab_patient_new (&fields);
  TrabRecord *record = trab_record_new (patient);

  for (guint i = 0; i < n_medicines; i++)
    {
      g_autofree char *id = g_strdup_printf ("course%u", i);
      g_autofree char *name = g_strdup_printf ("Medicine-number-%u", i + 1);
      const TrabCourseFields course_fields = { .id = id,
                                               .patient_id = "extreme",
                                               .name = name,
                                               .dose_text = "2.5 mg twice a day",
                                               .start = { 2019, 3, 0 },
                                               .is_ongoing = TRUE };
      g_autoptr (TrabCourse) course = trab_course_new (&course_fields);

      trab_record_add_course (record, course);
    }
  return record;
}

static TrabReportPages *
paginate (TrabReport *report)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  TrabReportPages *pages = trab_report_paginator_run (report, context);

  g_object_unref (context);
  return pages;
}

static double
get_widest_line_pt (const TrabReportPiece *piece)
{
  PangoRectangle extents = { 0 };

  pango_layout_get_extents (piece->layout, NULL, &extents);
  return (double) extents.width / PANGO_SCALE;
}

/* Texts take each other's place nowhere; those of one cell stand above each other. */
static gboolean
lies_over (const TrabReportPiece *a, const TrabReportPiece *b)
{
  double a_end = a->x_pt + MIN (a->width_pt, get_widest_line_pt (a));
  double b_end = b->x_pt + MIN (b->width_pt, get_widest_line_pt (b));

  if (pango_layout_get_alignment (a->layout) != PANGO_ALIGN_LEFT)
    a_end = a->x_pt + a->width_pt;
  if (pango_layout_get_alignment (b->layout) != PANGO_ALIGN_LEFT)
    b_end = b->x_pt + b->width_pt;
  return a->x_pt < b_end - TOLERANCE_PT && b->x_pt < a_end - TOLERANCE_PT
         && a->y_pt < b->y_pt + b->height_pt - TOLERANCE_PT
         && b->y_pt < a->y_pt + a->height_pt - TOLERANCE_PT;
}

static gboolean
has_text (const TrabReportPiece *piece)
{
  return piece->layout != NULL && pango_layout_get_text (piece->layout)[0] != '\0';
}

static void
assert_alone (const TrabReportPages *pages, guint index)
{
  const TrabReportPiece *piece = g_ptr_array_index (pages->pieces, index);

  for (guint i = index + 1; i < pages->pieces->len; i++)
    {
      const TrabReportPiece *other = g_ptr_array_index (pages->pieces, i);

      if (other->page != piece->page || !has_text (other) || !lies_over (piece, other))
        continue;
      g_test_message ("page %u: \"%s\" lies over \"%s\"", piece->page + 1,
                      pango_layout_get_text (piece->layout), pango_layout_get_text (other->layout));
      g_test_fail ();
    }
}

static void
assert_whole (TrabReport *report, const TrabReportPages *pages)
{
  double width_pt = trab_report_get_width_pt (report);
  double height_pt = trab_report_get_height_pt (report);

  for (guint i = 0; i < pages->pieces->len; i++)
    {
      const TrabReportPiece *piece = g_ptr_array_index (pages->pieces, i);

      g_assert_cmpfloat (piece->x_pt, >=, -TOLERANCE_PT);
      g_assert_cmpfloat (piece->y_pt, >=, -TOLERANCE_PT);
      g_assert_cmpfloat (piece->x_pt + piece->width_pt, <=, width_pt + TOLERANCE_PT);
      g_assert_cmpfloat (piece->y_pt + piece->height_pt, <=, height_pt + TOLERANCE_PT);
      if (!has_text (piece))
        continue;
      if (get_widest_line_pt (piece) > piece->width_pt + TOLERANCE_PT)
        g_test_message ("too wide: %s", pango_layout_get_text (piece->layout));
      g_assert_cmpfloat (get_widest_line_pt (piece), <=, piece->width_pt + TOLERANCE_PT);
      assert_alone (pages, i);
    }
}

/* @text: (inout): as it would be in a longer language, or in letters from right to left */
typedef void (*Rewrite) (char **text);

static void
lengthen (char **text)
{
  gsize wanted = 0;
  GString *longer = NULL;

  if (*text == NULL || (*text)[0] == '\0' || g_str_has_prefix (*text, TRAB_REPORT_TICK))
    return;
  wanted = (gsize) ((double) strlen (*text) * LONGER);
  longer = g_string_new (*text);
  if (strchr (*text, ' ') != NULL)
    g_string_append_c (longer, ' ');
  while (longer->len < wanted)
    g_string_append_c (longer, "verlaengerung"[longer->len % 13]);
  g_free (*text);
  *text = g_string_free (longer, FALSE);
}

static void
turn (char **text)
{
  GString *turned = g_string_new (NULL);

  if (*text == NULL || g_str_has_prefix (*text, TRAB_REPORT_TICK))
    {
      g_string_free (turned, TRUE);
      return;
    }
  for (const char *at = *text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      g_string_append_unichar (turned, g_unichar_isalpha (letter) ? 0x5d0 + letter % 26 : letter);
    }
  g_free (*text);
  *text = g_string_free (turned, FALSE);
}

static void
rewrite_all (char **texts, Rewrite rewrite)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    rewrite (&texts[i]);
}

static void
rewrite_block (TrabReportBlock *block, Rewrite rewrite)
{
  rewrite (&block->lead);
  rewrite (&block->text);
  rewrite (&block->aside);
  rewrite (&block->last);
  rewrite_all (block->lines, rewrite);
  rewrite_all (block->head, rewrite);
  for (guint i = 0; block->rows != NULL && i < block->rows->len; i++)
    rewrite_all (g_ptr_array_index (block->rows, i), rewrite);
  for (guint side = 0; block->kind == TRAB_REPORT_BLOCK_COLUMNS && side < 2; side++)
    for (guint i = 0; i < block->sides[side]->len; i++)
      rewrite_block (g_ptr_array_index (block->sides[side], i), rewrite);
}

static void
rewrite_report (TrabReport *report, Rewrite rewrite)
{
  for (guint i = 0; i < trab_report_get_n_blocks (report); i++)
    rewrite_block ((TrabReportBlock *) trab_report_get_block (report, i), rewrite);
}

/* Every paper of one person on A4; where the words are rewritten in large letters on Letter too,
 * which holds the least. Returns: (transfer full): the words */
static char *
check_papers (TrabReportPlanRequest *request, Rewrite rewrite)
{
  static const TrabReportPaper papers[] = { TRAB_REPORT_PAPER_A4, TRAB_REPORT_PAPER_LETTER };
  g_autoptr (TrabReport) told = NULL;

  request->pages = TRAB_REPORT_PLAN_PAGES_HOME | TRAB_REPORT_PLAN_PAGE_CLINICIAN
                   | TRAB_REPORT_PLAN_PAGE_LETTER;
  for (guint i = 0; i < (rewrite == NULL ? 1 : G_N_ELEMENTS (papers)); i++)
    {
      g_autoptr (TrabReport) report = NULL;
      g_autoptr (TrabReportPages) pages = NULL;

      request->paper = papers[i];
      request->is_large = i == 1;
      report = trab_report_plan_new (request);
      if (rewrite != NULL)
        rewrite_report (report, rewrite);
      pages = paginate (report);
      assert_whole (report, pages);
    }
  told = trab_report_plan_new (request);
  return trab_report_text_write (told);
}

static guint
count_pages (TrabReportPlanRequest *request, guint pages)
{
  g_autoptr (TrabReport) report = NULL;
  g_autoptr (TrabReportPages) made = NULL;

  request->pages = pages;
  request->paper = TRAB_REPORT_PAPER_A4;
  request->is_large = FALSE;
  report = trab_report_plan_new (request);
  made = paginate (report);
  return trab_report_paginator_get_n_pages (made);
}

/* (nullable): the words of a PDF as a reader of PDF finds them, page by page, in their order there
 */
static char *
dup_pdf_words (GBytes *pdf)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *folder = g_dir_make_tmp ("trab-paper-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "paper.pdf", NULL);
  char *arguments[]
      = { program, (char *) "-raw", (char *) "-enc", (char *) "UTF-8", path, (char *) "-", NULL };
  char *words = NULL;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL),
                                      (gssize) g_bytes_get_size (pdf), NULL));
  if (program != NULL)
    g_assert_true (g_spawn_sync (NULL, arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &words, NULL,
                                 NULL, NULL));
  g_remove (path);
  g_rmdir (folder);
  return words;
}

/* Every paper of a person, as it was read and judged once: what changes is seen and judged again.
 */
static void
assert_golden (TrabReportPlanRequest *request, const char *name)
{
  g_autofree char *path = g_strdup_printf ("papers/%s.txt", name);
  g_autoptr (TrabReport) report = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *words = NULL;
  g_auto (GStrv) pages = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (pango_version () / 100 != GOLDEN_PANGO / 100)
    return;
  request->pages = TRAB_REPORT_PLAN_PAGES_HOME | TRAB_REPORT_PLAN_PAGE_CLINICIAN
                   | TRAB_REPORT_PLAN_PAGE_LETTER;
  request->paper = TRAB_REPORT_PAPER_A4;
  request->is_large = FALSE;
  report = trab_report_plan_new (request);
  pdf = trab_report_pdf_write (report, &error);
  g_assert_no_error (error);
  words = dup_pdf_words (pdf);
  if (words == NULL)
    return;
  pages = g_strsplit (words, "\f", -1);
  for (guint i = 0; pages[i] != NULL; i++)
    if (pages[i][0] != '\0')
      g_string_append_printf (text, "%s==== sheet %u\n%s", i > 0 ? "\n" : "", i + 1, pages[i]);
  g_string_replace (text, "Trabecula " TRAB_VERSION, "Trabecula VERSION", 0);
  fixture_golden_assert_equal (path, text->str);
}

typedef struct
{
  TrabEvidence *evidence;
  TrabComparison *comparison;
  TrabReportPlanRequest request;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->evidence = trab_evidence_new ();
  self->comparison = fixture_comparison_new (FIXTURE_COMPARISON_BANNERS);
  self->request = (TrabReportPlanRequest){
    .comparison = self->comparison,
    .evidence = self->evidence,
    .plan_id = "alendronate",
    .patient_words = "I want to keep lifting my grandchildren.",
    .letter_words = "Her spine is far below her hip. Would you treat?",
    .clinic_name = "Hillside Bone Clinic of the Northern General Hospital Trust",
    .clinic_address = "12 Mill Lane, Northbridge NB2 4QT",
    .clinic_phone = "01632 960 147",
    .printed = FIXTURE_COMPARISON_TODAY,
    .language = "en",
  };
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->request.record);
  g_object_unref (self->comparison);
  trab_evidence_free (self->evidence);
}

/* Ninety years old, fifteen medicines: all are on the papers for colleagues, in two pages. */
static void
test_old_with_many_medicines (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  self->request.record = new_record ("Khan", "Amina", 1935, TRAB_SEX_FEMALE, MANY);
  text = check_papers (&self->request, NULL);
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("Medicine-number-%u ", i + 1);

      g_assert_nonnull (strstr (text, name));
    }
  assert_golden (&self->request, "old-with-many-medicines");
  g_assert_cmpuint (count_pages (&self->request, TRAB_REPORT_PLAN_PAGES_DEFAULT), ==, 2);
  g_assert_cmpuint (count_pages (&self->request, TRAB_REPORT_PLAN_PAGE_CLINICIAN), <=, 2);
}

/* Two names of forty letters are on every sheet, whole. */
static void
test_long_names (Fixture *self, gconstpointer data)
{
  static const char *const names[]
      = { "Wolfeschlegelsteinhausenbergerdorffwelche", "Maximiliana-Theodora-Alexandrina-Henriet" };
  g_autofree char *text = NULL;
  g_autofree char *upper = g_ascii_strup (names[0], -1);

  self->request.record = new_record (names[0], names[1], 1957, TRAB_SEX_FEMALE, 1);
  text = check_papers (&self->request, NULL);
  g_assert_nonnull (strstr (text, upper));
  g_assert_nonnull (strstr (text, names[1]));
  assert_golden (&self->request, "long-names");
  g_assert_cmpuint (count_pages (&self->request, TRAB_REPORT_PLAN_PAGES_DEFAULT), ==, 2);
}

/* Of whom nothing is known: no plan, no number, and a sheet that is not empty. */
static void
test_nothing_known (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  self->request = (TrabReportPlanRequest){ .record = fixture_comparison_new_bare_record (),
                                           .evidence = self->evidence,
                                           .printed = FIXTURE_COMPARISON_TODAY,
                                           .language = "en" };
  text = check_papers (&self->request, NULL);
  g_assert_null (strstr (text, "We agreed"));
  g_assert_null (strstr (text, "Start "));
  assert_golden (&self->request, "nothing-known");
  g_assert_cmpuint (count_pages (&self->request, TRAB_REPORT_PLAN_PAGES_DEFAULT), <=, 2);
}

/* A man on testosterone: his own box to call by, nothing of a womb. */
static void
test_man_on_testosterone (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  self->request.record = new_record ("Okoye", "Daniel", 1960, TRAB_SEX_MALE, 2);
  self->request.comparison = NULL; /* that of the fixture is of a woman */
  self->request.plan_id = "trt:gel@0-3";
  text = check_papers (&self->request, NULL);
  g_assert_nonnull (strstr (text, "You cannot pass water"));
  g_assert_nonnull (strstr (text, "Please see this man of 65"));
  g_assert_null (strstr (text, "womb"));
  assert_golden (&self->request, "man-on-testosterone");
}

/* Other languages are up to 40 % longer; some run from the right. */
static void
test_other_languages (Fixture *self, gconstpointer data)
{
  g_autofree char *longer = NULL;
  g_autofree char *turned = NULL;

  self->request.record = new_record ("Khan", "Amina", 1957, TRAB_SEX_FEMALE, 3);
  self->request.language = "de";
  longer = check_papers (&self->request, lengthen);
  self->request.language = "he";
  turned = check_papers (&self->request, turn);
  g_assert_cmpstr (longer, ==, turned);
}

/* A page that is read from the right begins there: the first words of it stand at the right edge.
 */
static void
test_begins_at_the_right (Fixture *self, gconstpointer data)
{
  g_autoptr (TrabReport) report = NULL;
  g_autoptr (TrabReportPages) pages = NULL;
  gboolean has_tick = FALSE;

  self->request.record = new_record ("Khan", "Amina", 1957, TRAB_SEX_FEMALE, 1);
  self->request.language = "ar";
  self->request.pages = TRAB_REPORT_PLAN_PAGE_PLAN;
  report = trab_report_plan_new (&self->request);
  pages = paginate (report);
  for (guint i = 0; i < pages->pieces->len; i++)
    {
      const TrabReportPiece *piece = g_ptr_array_index (pages->pieces, i);

      if (piece->shape != TRAB_REPORT_SHAPE_BOX)
        continue;
      has_tick = TRUE;
      g_assert_cmpfloat (piece->x_pt, >, trab_report_get_width_pt (report) / 2);
    }
  g_assert_true (has_tick);
}

#define ADD(name, test) g_test_add ("/report/extreme/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  trab_evidence_ensure_resources ();
  ADD ("old-with-many-medicines", test_old_with_many_medicines);
  ADD ("long-names", test_long_names);
  ADD ("nothing-known", test_nothing_known);
  ADD ("man-on-testosterone", test_man_on_testosterone);
  ADD ("other-languages", test_other_languages);
  ADD ("begins-at-the-right", test_begins_at_the_right);
  return g_test_run ();
}
