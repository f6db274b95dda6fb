/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws of every kind of picture: what is said of it, its table and what is written in it tell the
 * same numbers; at every size it fills what was asked for, with nothing cut and nothing over
 * anything else, or it is refused. */
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "fixture-comparison.h"
#include "trab-chart-bars.h"
#include "trab-chart-export.h"
#include "trab-chart-layout-private.h"
#include "trab-chart-table.h"
#include "trab-evidence.h"
#include "trab-follow-up.h"
#include "trab-present-balance.h"
#include "trab-present-chance-chart.h"
#include "trab-present-chart.h"
#include "trab-present-forest.h"
#include "trab-present-mechanism.h"
#include "trab-present-trend.h"

#define PT_PER_PX 0.75
#define TOUCH_PT 1.0 /* boxes of texts are a little larger than their ink */
#define SAME_PT 0.6
#define TABLE_STEP_YEARS 1
#define PRINT_SCALE 1.4

/* Of the fixture's base: how many of 100 break. */
static const char *const base_counts[TRAB_N_OUTCOMES] = { "19", "4" };

typedef struct
{
  TrabEvidence *evidence;
  TrabComparison *comparison;
  TrabRecord *record;
  TrabFollowUp *follow_up;
  PangoContext *context;
  GPtrArray *specs;
} Fixture;

static void
add_harm (TrabComparedPlan *plan,
          const char *outcome,
          TrabHarmDirection direction,
          double years,
          double per_1000)
{
  TrabHarm harm = { .id = g_strdup ("AE001"),
                    .outcome = g_strdup (outcome),
                    .direction = direction,
                    .horizon_years = years,
                    .difference = { TRUE, per_1000 },
                    .low = { TRUE, per_1000 - 1.2 },
                    .high = { TRUE, per_1000 + 3.4 },
                    .benefit = TRAB_HARM_BENEFIT_COUNTED,
                    .fewer_breaks = { TRUE, 9 } };

  g_array_append_val (plan->harms, harm);
}

static void
add (Fixture *self, TrabChartSpec *spec)
{
  g_assert_nonnull (spec);
  g_ptr_array_add (self->specs, spec);
}

/* Every kind that the program makes, with every state a plan can have. */
static void
make_all (Fixture *self)
{
  static const char *const two[] = { "as-now", "alendronate", NULL };
  TrabComparedPlan *plan
      = (TrabComparedPlan *) trab_comparison_find_plan (self->comparison, "alendronate");

  add_harm (plan, "stroke", TRAB_HARM_MORE, 5, 4.5);
  add_harm (plan, "chd", TRAB_HARM_UNCERTAIN, 5, 2.6);
  add_harm (plan, "vte", TRAB_HARM_MORE, 10, 13.7);
  add_harm (plan, "stroke", TRAB_HARM_MORE, 7, 6.1); /* is told beside the other stroke */
  for (guint i = 0; i < TRAB_N_QUANTITIES; i++)
    add (self,
         trab_present_chart_new_curves (self->comparison, self->evidence, (TrabQuantity) i, NULL));
  add (self, trab_present_chart_new_overlay (self->comparison, self->evidence, TRAB_QUANTITY_BMD_TH,
                                             two));
  add (self, trab_present_chart_new_markers (self->comparison, self->evidence, NULL));
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      TrabOutcome outcome = (TrabOutcome) i;

      add (self, trab_present_chance_chart_new (self->comparison, self->evidence, outcome, NULL));
      add (self, trab_present_chart_new_icons (self->comparison, self->evidence, outcome, NULL));
      add (self,
           trab_present_chart_new_bars (self->comparison, self->evidence, outcome, NULL, FALSE));
      add (self, trab_present_forest_new_chart (plan, outcome, self->evidence));
    }
  add (self, trab_present_balance_new_chart (plan, self->evidence));
  add (self, trab_present_trend_new (self->record, FIXTURE_COMPARISON_TODAY, NULL, self->follow_up,
                                     self->evidence));
  add (self, trab_present_mechanism_new_chart ());
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  TrabScanPair *pair = NULL;
  TrabMarkerReading *reading = NULL;

  self->evidence = trab_evidence_new ();
  self->comparison = fixture_comparison_new (FIXTURE_COMPARISON_PLAIN);
  self->record = fixture_comparison_new_record ("Khan", TRUE);
  self->follow_up = trab_follow_up_new ();
  pair = trab_follow_up_add_scan_pair (self->follow_up, TRAB_SITE_LUMBAR_SPINE);
  pair->verdict = TRAB_RESPONSE_NO_CHANGE;
  reading = trab_follow_up_add_marker (self->follow_up, TRAB_MEASURE_P1NP);
  reading->has_interval = TRUE;
  reading->lower = 20;
  reading->upper = 76;
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  self->specs = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_chart_spec_unref);
  make_all (self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_ptr_array_unref (self->specs);
  g_object_unref (self->context);
  trab_follow_up_free (self->follow_up);
  g_object_unref (self->record);
  g_object_unref (self->comparison);
  trab_evidence_free (self->evidence);
}

/* "1,000" and "−4.5" as "1000" and "4.5": signs are words in one place and marks in another. */
static void
collect_numbers (const char *text, GHashTable *numbers)
{
  const char *p = text;

  while (p != NULL && *p != '\0')
    {
      GString *number = NULL;

      if (!g_ascii_isdigit (*p))
        {
          p++;
          continue;
        }
      number = g_string_new (NULL);
      while (g_ascii_isdigit (*p) || ((*p == '.' || *p == ',') && g_ascii_isdigit (p[1])))
        {
          if (*p != ',')
            g_string_append_c (number, *p);
          p++;
        }
      if (strchr (number->str, '.') != NULL) /* 0.20 and 0.2 are one number */
        while (g_str_has_suffix (number->str, "0") || g_str_has_suffix (number->str, "."))
          {
            gboolean was_point = g_str_has_suffix (number->str, ".");

            g_string_truncate (number, number->len - 1);
            if (was_point)
              break;
          }
      g_hash_table_add (numbers, g_string_free (number, FALSE));
    }
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static GHashTable *
collect_table (TrabChartSpec *spec, double step)
{
  g_autoptr (TrabChartTable) table = trab_chart_table_new (spec, step);
  g_autofree char *text = trab_chart_table_dup_text (table);
  GHashTable *numbers = new_set ();

  collect_numbers (text, numbers);
  return numbers;
}

/* Of "19 would" the other half is "81 would not", and of 13 instead of the base's 19 it is "6
 * fewer": what follows from two numbers of the table. */
static void
add_what_follows (Fixture *self, GHashTable *numbers)
{
  const TrabChance *chance = &trab_comparison_get (self->comparison)->chance;
  g_autoptr (GList) all = g_hash_table_get_keys (numbers);
  g_autoptr (GPtrArray) more = g_ptr_array_new ();

  for (GList *number = all; number != NULL; number = number->next)
    {
      double value = g_ascii_strtod (number->data, NULL);

      if (value >= 0 && value <= 100)
        g_ptr_array_add (more, g_strdup_printf ("%.0f", 100 - value));
      for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
        if (g_hash_table_contains (numbers, base_counts[i]) && value < chance->base[i].pct)
          g_ptr_array_add (more,
                           g_strdup_printf ("%.0f", g_ascii_strtod (base_counts[i], NULL) - value));
    }
  for (guint i = 0; i < more->len; i++)
    g_hash_table_add (numbers, g_ptr_array_index (more, i));
}

static TrabChartLayout *
lay_out (Fixture *self, TrabChartSpec *spec)
{
  TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_LIGHT, 1);
  double height_pt = 0;

  trab_chart_layout_measure (spec, &theme, self->context, 900, NULL, &height_pt);
  return trab_chart_layout_new (spec, &theme, self->context, 900, height_pt, FALSE);
}

/* What is written in the picture, without its axes and what stands above all of it. */
static GHashTable *
collect_drawn (const TrabChartLayout *layout)
{
  GHashTable *numbers = new_set ();

  for (guint i = 0; i < layout->sheet->elements->len; i++)
    {
      const TrabChartElement *element = g_ptr_array_index (layout->sheet->elements, i);

      if (element->type == TRAB_CHART_ELEMENT_TEXT
          && !g_str_has_prefix (element->role, "tick-label")
          && !g_str_has_prefix (element->role, "axis-title")
          && !g_str_equal (element->role, "caption"))
        collect_numbers (pango_layout_get_text (element->text), numbers);
    }
  return numbers;
}

static guint
count_outside (GHashTable *numbers, GHashTable *first, GHashTable *second, const char *what)
{
  GHashTableIter iter;
  gpointer number = NULL;
  guint n = 0;

  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    if (!g_hash_table_contains (first, number) && !g_hash_table_contains (second, number))
      {
        g_test_message ("%s only: %s", what, (const char *) number);
        n++;
      }
  return n;
}

/* What is said of the picture is written in it or in its table; what is written in it is said or in
 * its table. */
static guint
count_unequal (Fixture *self, TrabChartSpec *spec, const char *description)
{
  g_autoptr (TrabChartLayout) layout = lay_out (self, spec);
  g_autoptr (GHashTable) said = new_set ();
  g_autoptr (GHashTable) drawn = collect_drawn (layout);
  g_autoptr (GHashTable) table = collect_table (spec, 0);
  guint n = 0;

  add_what_follows (self, table);
  collect_numbers (description, said);
  collect_numbers (trab_chart_spec_get_words (spec)->title, said);
  n = count_outside (drawn, said, table, "drawn");
  collect_numbers (trab_chart_spec_get_words (spec)->caption, drawn);
  return n + count_outside (said, drawn, table, "said");
}

static void
test_equal_numbers (Fixture *self, gconstpointer unused)
{
  for (guint i = 0; i < self->specs->len; i++)
    {
      TrabChartSpec *spec = g_ptr_array_index (self->specs, i);
      const char *description = trab_chart_spec_get_words (spec)->description;
      g_autofree char *spoilt = NULL;

      g_assert_nonnull (description);
      g_assert_cmpuint (strlen (description), >, 0);
      g_test_message ("picture %u: %s", i, description);
      if (count_unequal (self, spec, description) > 0)
        g_test_fail ();
      spoilt = g_strconcat (description, " 7731.", NULL);
      g_assert_cmpuint (count_unequal (self, spec, spoilt), >, 0); /* the law can fail */
    }
}

static gboolean
has_number (const char *words, double value, guint decimals)
{
  g_autoptr (GHashTable) numbers = new_set ();
  g_autoptr (GHashTable) wanted = new_set ();
  g_autofree char *text = g_strdup_printf ("%.*f", (int) decimals, fabs (value));
  GHashTableIter iter;
  gpointer number = NULL;

  collect_numbers (words, numbers);
  collect_numbers (text, wanted);
  g_hash_table_iter_init (&iter, wanted);
  return g_hash_table_iter_next (&iter, &number, NULL) && g_hash_table_contains (numbers, number);
}

/* Of 100 or of 1,000, whichever the row counts by */
static gboolean
is_length_said (TrabChartSpec *spec, const TrabChartBar *bar)
{
  guint decimals = trab_chart_bars_get_frame (spec)->decimals;

  return has_number (bar->value, bar->best, decimals) || has_number (bar->value, 10 * bar->best, 0);
}

/* What stands beside a bar is the number that the bar draws, not its neighbour's. */
static void
test_bars_are_their_own (Fixture *self, gconstpointer unused)
{
  guint n_bars = 0;

  for (guint i = 0; i < self->specs->len; i++)
    {
      TrabChartSpec *spec = g_ptr_array_index (self->specs, i);

      if (trab_chart_spec_get_kind (spec) != TRAB_CHART_KIND_BARS)
        continue;
      for (guint j = 0; j < trab_chart_spec_get_n_items (spec); j++)
        {
          TrabChartBar bar = *trab_chart_bars_get_bar (spec, j);

          if (bar.state != TRAB_CHART_STATE_KNOWN)
            continue;
          if (!is_length_said (spec, &bar))
            g_test_message ("picture %u, %s: draws %g, says %s", i, bar.label, bar.best, bar.value);
          g_assert_true (is_length_said (spec, &bar));
          bar.best += 71; /* the law can fail */
          g_assert_false (is_length_said (spec, &bar));
          n_bars++;
        }
    }
  g_assert_cmpuint (n_bars, >, 0);
}

/* SVG has the words of the layout as words. */
static void
test_svg_has_the_words (Fixture *self, gconstpointer unused)
{
  for (guint i = 0; i < self->specs->len; i++)
    {
      TrabChartSpec *spec = g_ptr_array_index (self->specs, i);
      TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_LIGHT, 1);
      const TrabChartExport how = { .format = TRAB_CHART_FORMAT_SVG, .width_pt = 900 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = trab_chart_export_bytes (spec, &theme, &how, &error);
      g_autofree char *svg = NULL;
      g_autoptr (TrabChartLayout) layout = lay_out (self, spec);
      g_autoptr (GHashTable) drawn = collect_drawn (layout);
      g_autoptr (GHashTable) written = new_set ();

      g_assert_no_error (error);
      svg = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      collect_numbers (svg, written);
      g_assert_cmpuint (count_outside (drawn, written, written, "layout"), ==, 0);
    }
}

/* The box of what is written, not of the room it may wrap in. */
static TrabChartBox
written_box (const TrabChartElement *element)
{
  TrabChartBox box = element->box;
  PangoRectangle extents = { 0 };

  if (element->is_turned)
    return box;
  pango_layout_get_extents (element->text, NULL, &extents);
  box.x += (double) extents.x / PANGO_SCALE;
  box.width = (double) extents.width / PANGO_SCALE;
  return box;
}

static gboolean
is_over (const TrabChartBox *a, const TrabChartBox *b)
{
  return a->x + TOUCH_PT < b->x + b->width && b->x + TOUCH_PT < a->x + a->width
         && a->y + TOUCH_PT < b->y + b->height && b->y + TOUCH_PT < a->y + a->height;
}

static gboolean
is_inside (const TrabChartSheet *sheet, const TrabChartBox *box)
{
  return box->x >= -SAME_PT && box->y >= -SAME_PT
         && box->x + box->width <= sheet->width_pt + SAME_PT
         && box->y + box->height <= sheet->height_pt + SAME_PT;
}

/* An event stands as a rule through all panels: through no name of a zone. */
static gboolean
is_struck (const TrabChartElement *rule, const TrabChartElement *text)
{
  TrabChartBox box = { 0 };

  if (rule->type != TRAB_CHART_ELEMENT_PATH || !g_str_equal (rule->role, "event-pole")
      || !g_str_equal (text->role, "zone-label"))
    return FALSE;
  box = written_box (text);
  for (guint i = 0; i + 1 < rule->points->len; i++)
    {
      const TrabChartPoint *from = &g_array_index (rule->points, TrabChartPoint, i);
      const TrabChartPoint *to = from + 1;

      if (from->x > box.x && from->x < box.x + box.width
          && MIN (from->y, to->y) < box.y + box.height && MAX (from->y, to->y) > box.y)
        return TRUE;
    }
  return FALSE;
}

/* Texts cut, outside, over each other, or struck through. */
static guint
count_faults (const TrabChartLayout *layout)
{
  const GPtrArray *elements = layout->sheet->elements;
  guint n = 0;

  for (guint i = 0; i < elements->len; i++)
    {
      const TrabChartElement *element = g_ptr_array_index (elements, i);
      TrabChartBox box = { 0 };

      if (element->type != TRAB_CHART_ELEMENT_TEXT)
        continue;
      box = written_box (element);
      if (pango_layout_is_ellipsized (element->text) || !is_inside (layout->sheet, &box))
        {
          g_test_message ("cut: %s", pango_layout_get_text (element->text));
          n++;
        }
      for (guint j = 0; j < elements->len; j++)
        if (is_struck (g_ptr_array_index (elements, j), element))
          {
            g_test_message ("struck through: %s", pango_layout_get_text (element->text));
            n++;
          }
      for (guint j = 0; j < i; j++)
        {
          const TrabChartElement *other = g_ptr_array_index (elements, j);
          TrabChartBox other_box
              = other->type == TRAB_CHART_ELEMENT_TEXT ? written_box (other) : (TrabChartBox){ 0 };

          if (!is_over (&box, &other_box))
            continue;
          g_test_message ("\"%s\" over \"%s\"", pango_layout_get_text (element->text),
                          pango_layout_get_text (other->text));
          n++;
        }
    }
  return n;
}

/* Fills the size asked for, or is refused with the smallest that works. */
static void
check_size (Fixture *self, TrabChartSpec *spec, const TrabChartTheme *theme, double w, double h)
{
  double least_pt = 0;
  g_autoptr (TrabChartLayout) layout = NULL;

  trab_chart_layout_measure (spec, theme, self->context, w, &least_pt, NULL);
  if (least_pt > h)
    {
      const TrabChartExport how
          = { .format = TRAB_CHART_FORMAT_SVG, .width_pt = w / 2, .height_pt = h / 2 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = trab_chart_export_bytes (spec, theme, &how, &error);

      g_assert_null (bytes);
      g_assert_error (error, TRAB_CHART_EXPORT_ERROR, TRAB_CHART_EXPORT_ERROR_SIZE);
      return;
    }
  layout = trab_chart_layout_new (spec, theme, self->context, w, h, FALSE);
  g_assert_cmpfloat_with_epsilon (trab_chart_layout_get_height_pt (layout), h, SAME_PT);
  if (count_faults (layout) > 0)
    g_test_fail ();
}

static void
test_every_size (Fixture *self, gconstpointer unused)
{
  static const double sizes_px[][2]
      = { { 320, 240 }, { 320, 1600 }, { 640, 480 }, { 1024, 768 }, { 1440, 900 }, { 2400, 1600 } };

  for (guint i = 0; i < self->specs->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes_px); j++)
      for (guint large = 0; large < 2; large++)
        {
          TrabChartTheme theme = trab_chart_theme_make (
              large ? TRAB_CHART_THEME_PRINT : TRAB_CHART_THEME_LIGHT, large ? PRINT_SCALE : 1);

          g_test_message ("picture %u at %g x %g", i, sizes_px[j][0], sizes_px[j][1]);
          check_size (self, g_ptr_array_index (self->specs, i), &theme, sizes_px[j][0] * PT_PER_PX,
                      sizes_px[j][1] * PT_PER_PX);
        }
}

/* A law that cannot fail says nothing: one text moved over its neighbour, and out of the sheet. */
static void
test_faults_are_found (Fixture *self, gconstpointer unused)
{
  for (guint i = 0; i < self->specs->len; i++)
    {
      g_autoptr (TrabChartLayout) layout = lay_out (self, g_ptr_array_index (self->specs, i));
      TrabChartElement *texts[2] = { NULL };
      guint n = 0;
      double x = 0;

      for (guint j = 0; n < 2 && j < layout->sheet->elements->len; j++)
        {
          TrabChartElement *element = g_ptr_array_index (layout->sheet->elements, j);

          if (element->type == TRAB_CHART_ELEMENT_TEXT)
            texts[n++] = element;
        }
      g_assert_cmpuint (n, ==, 2);
      g_assert_cmpuint (count_faults (layout), ==, 0);
      x = texts[1]->box.x;
      texts[1]->box.x = -50;
      g_assert_cmpuint (count_faults (layout), >, 0);
      texts[1]->box.x = texts[0]->box.x;
      texts[1]->box.y = texts[0]->box.y;
      g_assert_cmpuint (count_faults (layout), >, 0);
      texts[1]->box.x = x;
    }
}

#define ADD(name, test)                                                                            \
  g_test_add ("/present/pictures/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("equal-numbers", test_equal_numbers);
  ADD ("bars-are-their-own", test_bars_are_their_own);
  ADD ("svg-has-the-words", test_svg_has_the_words);
  ADD ("every-size", test_every_size);
  ADD ("faults-are-found", test_faults_are_found);
  return g_test_run ();
}
