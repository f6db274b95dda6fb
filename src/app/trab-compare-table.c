/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-compare-table.h"

#include <glib/gi18n.h>

#include "trab-compare-heads.h"
#include "trab-present-column.h"
#include "trab-present-story.h"

#define KEY_LANE "trab-lane"
#define KEY_PLAN "trab-plan"
#define MOST_BARS 4

struct _TrabCompareTable
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (TrabCompareTable, trab_compare_table, ADW_TYPE_BIN)

/* What a table is being made of: the plans that have a column, by their place in the comparison,
 * and the notes that were met so far. */
typedef struct
{
  TrabPresentComparison *words;
  GArray *plans; /* of guint */
  GPtrArray *notes;
  gboolean is_narrow;
} Making;

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* How sure: filled and empty bars beside the word, never the bars alone. */
static GtkWidget *
new_bars (guint n)
{
  GString *text = g_string_new (NULL);
  GtkWidget *label = NULL;

  for (guint i = 0; i < MOST_BARS; i++)
    g_string_append (text, i < n ? "▮" : "▯");
  label = new_label (text->str, NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  g_string_free (text, TRUE);
  return label;
}

static GtkWidget *
new_cell (const Making *making, TrabPresentLane lane, guint plan)
{
  TrabPresentComparison *words = making->words;
  const TrabPresentCell *cell = trab_present_comparison_get_cell (words, lane, plan);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button = NULL;
  g_autofree char *mark
      = trab_present_column_dup_mark (trab_present_column_number_note (making->notes, cell->note));
  g_autofree char *text = g_strconcat (cell->text ? cell->text : "", mark, NULL);
  g_autofree char *spoken = NULL;

  if (lane == TRAB_PRESENT_LANE_CERTAINTY && cell->bars > 0)
    gtk_box_append (GTK_BOX (box), new_bars (cell->bars));
  gtk_box_append (GTK_BOX (box), new_label (text, "numeric"));
  if (!cell->has_why)
    {
      gtk_widget_add_css_class (box, "compare-cell");
      return box;
    }
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "compare-cell");
  if (cell->state == TRAB_PRESENT_CELL_UNKNOWN)
    gtk_widget_add_css_class (button, "not-known");
  gtk_widget_set_tooltip_text (button, _ ("Why this number (Ctrl+I)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "patient.why-cell");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", (guint) lane, plan);
  g_object_set_data (G_OBJECT (button), KEY_LANE, GUINT_TO_POINTER ((guint) lane + 1));
  g_object_set_data (G_OBJECT (button), KEY_PLAN, GUINT_TO_POINTER (plan));
  /* Translators: plan, what is said about it, the number or words */
  spoken = g_strdup_printf (_ ("%s, %s: %s"), trab_present_comparison_get_plan_name (words, plan),
                            trab_present_comparison_get_lane_title (words, lane), cell->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, cell->note ? cell->note : "",
                                  -1);
  return button;
}

static gboolean
has_something (const Making *making, TrabPresentLane lane)
{
  for (guint i = 0; i < making->plans->len; i++)
    {
      const TrabPresentCell *cell = trab_present_comparison_get_cell (
          making->words, lane, g_array_index (making->plans, guint, i));

      if (cell->text != NULL && cell->text[0] != '\0')
        return TRUE;
    }
  return FALSE;
}

/* One column under each head, and nothing where "+ Plan" stands. */
static GtkWidget *
new_columns (const Making *making)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, TRAB_COMPARE_HEADS_GAP_PX);

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_widget_set_margin_end (row, making->is_narrow ? 0 : TRAB_COMPARE_HEADS_END_PX);
  return row;
}

/* What a row is about stands over it, so that its cells lie under the heads. */
static void
add_lane (const Making *making, GtkBox *table, TrabPresentLane lane)
{
  GtkWidget *row = NULL;

  if (!has_something (making, lane))
    return;
  row = new_columns (making);
  for (guint i = 0; i < making->plans->len; i++)
    gtk_box_append (GTK_BOX (row),
                    new_cell (making, lane, g_array_index (making->plans, guint, i)));
  gtk_box_append (table, new_label (trab_present_comparison_get_lane_title (making->words, lane),
                                    "compare-lane"));
  gtk_box_append (table, row);
}

static GArray *
list_plans (TrabPresentComparison *words, const char *const *plan_ids)
{
  GArray *plans = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < trab_present_comparison_get_n_plans (words); i++)
    if (plan_ids == NULL
        || g_strv_contains (plan_ids, trab_present_comparison_get_plan_id (words, i)))
      g_array_append_val (plans, i);
  return plans;
}

static void
trab_compare_table_class_init (TrabCompareTableClass *klass)
{
}

static void
trab_compare_table_init (TrabCompareTable *self)
{
}

/**
 * trab_compare_table_show:
 * @plan_ids: (nullable): those that have a column
 *
 * Every lane, in columns under the heads; what must be read with several cells stands once, below.
 */
void
trab_compare_table_show (TrabCompareTable *self,
                         TrabPresentComparison *words,
                         const char *const *plan_ids,
                         gboolean is_narrow)
{
  g_autoptr (GArray) plans = list_plans (words, plan_ids);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *footnotes = NULL;
  Making making = { .words = words, .plans = plans, .notes = notes, .is_narrow = is_narrow };
  GtkWidget *table = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_return_if_fail (TRAB_IS_COMPARE_TABLE (self));

  for (guint lane = 0; lane < TRAB_N_PRESENT_LANES; lane++)
    add_lane (&making, GTK_BOX (table), (TrabPresentLane) lane);
  footnotes = trab_present_column_dup_footnotes (notes);
  if (footnotes != NULL)
    gtk_box_append (GTK_BOX (table), new_label (footnotes, "compare-notes"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Comparison"), -1);
  adw_bin_set_child (ADW_BIN (self), table);
}

/**
 * trab_compare_table_tell:
 * @plan_ids: (nullable): those that have a column
 *
 * Each plan as sentences to be read out, under its head; what happens without any of them stands
 * once, before them.
 */
void
trab_compare_table_tell (TrabCompareTable *self,
                         TrabConsultation *consultation,
                         const char *const *plan_ids,
                         gboolean is_narrow)
{
  TrabComparison *comparison = trab_consultation_get_comparison (consultation);
  TrabEvidence *evidence = trab_consultation_get_evidence (consultation);
  TrabPresentComparison *words = trab_consultation_get_words (consultation);
  g_autoptr (GArray) plans = list_plans (words, plan_ids);
  g_autofree char *base = trab_present_story_dup_base (comparison);
  Making making = { .words = words, .plans = plans, .is_narrow = is_narrow };
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *row = new_columns (&making);

  g_return_if_fail (TRAB_IS_COMPARE_TABLE (self));

  gtk_box_append (GTK_BOX (all), new_label (base, "compare-story"));
  for (guint i = 0; i < plans->len; i++)
    {
      g_autoptr (GPtrArray) paragraphs = trab_present_story_dup_paragraphs (
          comparison, evidence, g_array_index (plans, guint, i));
      GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

      for (guint j = 0; j < paragraphs->len; j++)
        gtk_box_append (GTK_BOX (column), new_label (g_ptr_array_index (paragraphs, j), NULL));
      gtk_widget_add_css_class (column, "compare-telling");
      gtk_box_append (GTK_BOX (row), column);
    }
  gtk_box_append (GTK_BOX (all), row);
  adw_bin_set_child (ADW_BIN (self), all);
}

/** trab_compare_table_get_focused_cell: the cell with the keyboard focus, for "why this number" */
gboolean
trab_compare_table_get_focused_cell (TrabCompareTable *self, TrabPresentLane *lane, guint *plan)
{
  GtkRoot *root = NULL;
  GtkWidget *focus = NULL;
  gpointer lane_key = NULL;

  g_return_val_if_fail (TRAB_IS_COMPARE_TABLE (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return FALSE;
  lane_key = g_object_get_data (G_OBJECT (focus), KEY_LANE);
  if (lane_key == NULL)
    return FALSE;
  *lane = (TrabPresentLane) (GPOINTER_TO_UINT (lane_key) - 1);
  *plan = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (focus), KEY_PLAN));
  return TRUE;
}
