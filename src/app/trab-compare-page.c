/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-compare-page.h"

#include <glib/gi18n.h>

#include "trab-adaptive-bin.h"
#include "trab-calculator-row.h"
#include "trab-ask-window.h"
#include "trab-choice-group.h"
#include "trab-compare-drawer.h"
#include "trab-compare-heads.h"
#include "trab-compare-views.h"
#include "trab-plan-editor.h"
#include "trab-present-column.h"
#include "trab-present-error.h"
#include "trab-present-plan.h"

#define AS_NOW "as-now"
#define STOP "stop"
#define FOOD_AND_MOVEMENT "food-and-movement"
#define PROGRESS_AFTER_MS 150
#define PULSE_EVERY_MS 80
#define EDGE_PX 18
#define DRAWER_PX 420
#define DRAWER_INSET_PX 12
#define EM_PER_COLUMN 9
#define EM_BESIDE_COLUMNS 6
#define LEAST_WIDE_EM 46 /* of the line on top and of the switcher */

struct _TrabComparePage
{
  AdwBin parent_instance;

  TrabConsultation *consultation;
  guint progress_id;
  char *drawn;  /* (nullable): the plan whose cautions are open */
  char *edited; /* (nullable): the plan that is being changed */

  TrabAdaptiveBin *adaptive;
  GtkBox *line_box;
  GtkLabel *question_label;
  GtkLabel *base_label;
  GtkButton *why_button;
  AdwBin *calculator_slot;
  GtkBox *span_box;
  TrabChoiceGroup *span_group;
  TrabCompareHeads *heads;
  AdwBin *editor_slot;
  TrabPlanEditor *editor;
  GtkScrolledWindow *views_scroller;
  GtkStackSwitcher *views_switcher;
  GtkBox *steps_box;
  GtkButton *show_button;
  GtkOverlay *overlay;
  GtkProgressBar *progress_bar;
  TrabCompareDrawer *drawer;
  GtkStack *stack;
  AdwStatusPage *error_page;
  AdwBin *stop_slot;
  TrabCompareViews *views;
};

G_DEFINE_FINAL_TYPE (TrabComparePage, trab_compare_page, ADW_TYPE_BIN)

static TrabComparison *
get_comparison (TrabComparePage *self)
{
  return self->consultation ? trab_consultation_get_comparison (self->consultation) : NULL;
}

/* The order says nothing: as now, food and movement, then the rest by name. */
static int
compare_plans (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const char *first = *(const char *const *) a;
  const char *second = *(const char *const *) b;
  TrabEvidence *evidence = user_data;
  g_autoptr (TrabPresentPlan) first_words = trab_present_plan_new (evidence, first);
  g_autoptr (TrabPresentPlan) second_words = trab_present_plan_new (evidence, second);
  int first_rank = g_str_equal (first, AS_NOW) ? 0 : g_str_equal (first, FOOD_AND_MOVEMENT) ? 1 : 2;
  int second_rank = g_str_equal (second, AS_NOW)              ? 0
                    : g_str_equal (second, FOOD_AND_MOVEMENT) ? 1
                                                              : 2;

  if (first_rank != second_rank)
    return first_rank - second_rank;
  return g_utf8_collate (first_words->name, second_words->name);
}

static void
plan_added_cb (TrabComparePage *self, const char *plan_id)
{
  const char *const *chosen = trab_consultation_get_plan_ids (self->consultation);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; chosen[i] != NULL; i++)
    g_ptr_array_add (ids, (gpointer) chosen[i]);
  if (!g_strv_contains (chosen, plan_id) && ids->len < TRAB_COMPARE_HEADS_MOST_PLANS)
    g_ptr_array_add (ids, (gpointer) plan_id);
  g_ptr_array_sort_with_data (ids, compare_plans,
                              trab_consultation_get_evidence (self->consultation));
  g_ptr_array_add (ids, NULL);
  trab_consultation_set_plan_ids (self->consultation, (const char *const *) ids->pdata);
}

static void
plan_removed_cb (TrabComparePage *self, const char *plan_id)
{
  const char *const *chosen = trab_consultation_get_plan_ids (self->consultation);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; chosen[i] != NULL; i++)
    if (!g_str_equal (chosen[i], plan_id))
      g_ptr_array_add (ids, (gpointer) chosen[i]);
  g_ptr_array_add (ids, NULL);
  trab_compare_drawer_close (self->drawer);
  trab_consultation_set_plan_ids (self->consultation, (const char *const *) ids->pdata);
}

static void
close_editor (TrabComparePage *self)
{
  g_autofree char *edited = g_steal_pointer (&self->edited);

  if (edited == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->editor_slot), FALSE);
  trab_compare_heads_set_open (self->heads, NULL);
  trab_compare_heads_focus (self->heads, edited);
}

/* What the plan asks of the person. */
static void
plan_why_cb (TrabComparePage *self)
{
  TrabComparison *comparison = get_comparison (self);

  for (guint i = 0; comparison != NULL && i < trab_comparison_get_n_plans (comparison); i++)
    if (g_strcmp0 (trab_comparison_get_plan (comparison, i)->plan_id, self->edited) == 0)
      gtk_widget_activate_action (GTK_WIDGET (self), "patient.why-cell", "(uu)",
                                  (guint) TRAB_PRESENT_LANE_EFFORT, i);
}

static void
plan_taken_out_cb (TrabComparePage *self)
{
  g_autofree char *edited = g_strdup (self->edited);

  close_editor (self);
  if (edited != NULL)
    plan_removed_cb (self, edited);
}

/* The plan keeps its place while its courses change; the same as a neighbour, and it is tried with
 * it, not twice. */
static void
plan_edited_cb (TrabComparePage *self, const char *plan_id, gboolean is_dragging)
{
  const char *const *chosen = trab_consultation_get_plan_ids (self->consultation);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (!g_str_equal (plan_id, self->edited) && g_strv_contains (chosen, plan_id))
    return;
  for (guint i = 0; chosen[i] != NULL; i++)
    g_ptr_array_add (ids, g_strdup (g_str_equal (chosen[i], self->edited) ? plan_id : chosen[i]));
  g_ptr_array_add (ids, NULL);
  g_free (self->edited);
  self->edited = g_strdup (plan_id);
  trab_compare_heads_choose (self->heads, plan_id);
  trab_compare_heads_set_open (self->heads, plan_id);
  if (is_dragging)
    trab_consultation_try_plan_ids (self->consultation, (const char *const *) ids->pdata);
  else
    trab_consultation_set_plan_ids (self->consultation, (const char *const *) ids->pdata);
}

/* A plan is changed in place, under its head; pressed once more, and it is left. */
static void
plan_pressed_cb (TrabComparePage *self, const char *plan_id)
{
  const TrabPresentPlanHead *words = trab_compare_heads_find (self->heads, plan_id);
  gboolean was_open = g_strcmp0 (self->edited, plan_id) == 0;

  trab_compare_drawer_close (self->drawer);
  if (was_open || words == NULL)
    {
      close_editor (self);
      return;
    }
  g_free (self->edited);
  self->edited = g_strdup (plan_id);
  trab_compare_heads_set_open (self->heads, plan_id);
  gtk_widget_set_visible (GTK_WIDGET (self->editor_slot), TRUE);
  trab_plan_editor_open (self->editor, self->consultation, plan_id, words->plan_class);
}

/* One key: of the plan that is changed, else of the one in focus, else of the first that has a
 * course; for what is taken today it is a plan of its own. */
static gboolean
stop_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  TrabComparePage *self = user_data;
  TrabComparison *comparison = get_comparison (self);
  const char *const *shown = trab_compare_heads_get_shown (self->heads);
  const char *focused = trab_compare_heads_get_focused (self->heads);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || shown == NULL || comparison == NULL)
    return FALSE;
  if (self->edited == NULL && (focused == NULL || g_str_equal (focused, AS_NOW)))
    {
      if (trab_comparison_get (comparison)->is_treated)
        {
          plan_added_cb (self, STOP);
          return TRUE;
        }
      focused = shown[1];
    }
  if (self->edited == NULL && focused != NULL)
    plan_pressed_cb (self, focused);
  if (self->edited != NULL)
    trab_plan_editor_stop_early (self->editor);
  return TRUE;
}

static void
open_drawer (TrabComparePage *self, const char *plan_id)
{
  const TrabPresentPlanHead *words = trab_compare_heads_find (self->heads, plan_id);

  if (words == NULL)
    return;
  g_free (self->drawn);
  self->drawn = g_strdup (plan_id);
  trab_compare_heads_set_open (self->heads, plan_id);
  trab_compare_drawer_open (self->drawer, self->consultation, words);
}

/* Pressed once more it closes what it opened. */
static void
cautions_cb (TrabComparePage *self, const char *plan_id)
{
  gboolean was_open = g_strcmp0 (self->drawn, plan_id) == 0;

  close_editor (self);
  trab_compare_drawer_close (self->drawer);
  if (!was_open)
    open_drawer (self, plan_id);
}

static void
drawer_closed_cb (TrabComparePage *self)
{
  g_autofree char *drawn = g_steal_pointer (&self->drawn);

  trab_compare_heads_set_open (self->heads, NULL);
  if (drawn != NULL)
    trab_compare_heads_focus (self->heads, drawn);
}

static void
ask_cb (TrabComparePage *self)
{
  const TrabPresentPlanHead *words
      = self->drawn ? trab_compare_heads_find (self->heads, self->drawn) : NULL;
  g_auto (GStrv) questions = words ? g_strdupv (words->ask_ids) : NULL;
  g_autofree char *title = words ? g_strdup (words->name) : NULL;

  trab_compare_drawer_close (self->drawer);
  if (questions != NULL && questions[0] != NULL)
    trab_ask_window_present (GTK_WIDGET (self), self->consultation, (const char *const *) questions,
                             title);
  else /* what is missing is measured, not asked */
    gtk_widget_activate_action (GTK_WIDGET (self), "patient.step", "i", 1);
}

static void
sources_cb (TrabComparePage *self)
{
  open_drawer (self, AS_NOW);
}

/* Where the column of the open plan is, and the drawer beside it. */
static gboolean
place_child_cb (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *place, TrabComparePage *self)
{
  const char *const *shown = trab_compare_heads_get_shown (self->heads);
  gboolean is_narrow = trab_adaptive_bin_get_is_narrow (self->adaptive);
  int width = gtk_widget_get_width (GTK_WIDGET (overlay));
  int height = gtk_widget_get_height (GTK_WIDGET (overlay)) - 2 * DRAWER_INSET_PX;
  int n = shown != NULL ? (int) g_strv_length ((GStrv) shown) : 0;
  int room = width - 2 * EDGE_PX - (is_narrow ? 0 : TRAB_COMPARE_HEADS_END_PX);
  int column = n > 0 ? (room - (n - 1) * TRAB_COMPARE_HEADS_GAP_PX) / n : room;
  int index = 0;
  int natural = 0;
  int left = 0;

  if (child != GTK_WIDGET (self->drawer))
    return FALSE;
  while (index < n && g_strcmp0 (shown[index], self->drawn) != 0)
    index++;
  left = EDGE_PX + index * (column + TRAB_COMPARE_HEADS_GAP_PX);
  place->width = is_narrow ? width - 2 * DRAWER_INSET_PX : MIN (DRAWER_PX, width - 2 * EDGE_PX);
  if (2 * index < n)
    place->x = left + column + TRAB_COMPARE_HEADS_GAP_PX;
  else
    place->x = left - TRAB_COMPARE_HEADS_GAP_PX - place->width;
  place->x
      = CLAMP (place->x, DRAWER_INSET_PX, MAX (DRAWER_INSET_PX, width - EDGE_PX - place->width));
  if (is_narrow)
    place->x = DRAWER_INSET_PX;
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place->width, NULL, &natural, NULL, NULL);
  place->y = DRAWER_INSET_PX;
  place->height = MAX (MIN (natural, height), 1);
  return TRUE;
}

static void
show_base (TrabComparePage *self, TrabComparison *comparison)
{
  const TrabChance *chance = &trab_comparison_get (comparison)->chance;
  g_autofree char *number = trab_present_column_dup_base_number (chance);
  g_autofree char *rest = trab_present_column_dup_base_rest (chance);
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b> %s", number, rest);

  gtk_label_set_markup (self->base_label, markup);
}

static void
show_views (TrabComparePage *self)
{
  trab_compare_views_update (self->views, self->consultation,
                             trab_compare_heads_get_shown (self->heads));
}

static void
shown_cb (TrabComparePage *self)
{
  trab_compare_drawer_close (self->drawer);
  if (get_comparison (self) != NULL)
    show_views (self);
}

/* Something about the person stands before every number. Returns: FALSE: nothing does */
static gboolean
show_stop (TrabComparePage *self, TrabComparison *comparison)
{
  TrabPresentBanner *stop = trab_present_plan_head_new_stop (
      comparison, trab_consultation_get_evidence (self->consultation));

  adw_bin_set_child (self->stop_slot, stop ? trab_compare_drawer_new_card (stop) : NULL);
  if (stop == NULL)
    return FALSE;
  trab_present_banner_free (stop);
  gtk_stack_set_visible_child_name (self->stack, "stop");
  return TRUE;
}

/* More plans need more room. */
static void
set_room (TrabComparePage *self, guint n_plans)
{
  int em = (int) n_plans * EM_PER_COLUMN + EM_BESIDE_COLUMNS;

  g_object_set (self->adaptive, "narrow-below-em", MAX (em, LEAST_WIDE_EM), NULL);
}

static void
show_comparison (TrabComparePage *self, TrabComparison *comparison)
{
  guint n_plans = trab_comparison_get_n_plans (comparison);

  set_room (self, n_plans);
  show_base (self, comparison);
  trab_compare_heads_update (self->heads);
  show_views (self);
  if (self->drawn != NULL && trab_compare_heads_find (self->heads, self->drawn) == NULL)
    trab_compare_drawer_close (self->drawer);
  if (self->edited != NULL && trab_compare_heads_find (self->heads, self->edited) == NULL
      && !trab_consultation_get_is_computing (self->consultation))
    close_editor (self);
  if (!show_stop (self, comparison))
    gtk_stack_set_visible_child_name (self->stack, n_plans > 1 ? "views" : "choose");
}

static void
update (TrabComparePage *self)
{
  const GError *error = trab_consultation_get_error (self->consultation);

  if (get_comparison (self) != NULL)
    show_comparison (self, get_comparison (self));
  else if (error != NULL)
    {
      adw_status_page_set_title (self->error_page, trab_present_error_get_title (error));
      adw_status_page_set_description (self->error_page, trab_present_error_get_sentence (error));
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
}

static void
set_is_stale (TrabComparePage *self, gboolean is_stale)
{
  gtk_widget_set_opacity (GTK_WIDGET (self->progress_bar), is_stale ? 1 : 0);
  trab_compare_views_set_is_stale (self->views, is_stale);
}

static gboolean
pulse_cb (gpointer user_data)
{
  TrabComparePage *self = user_data;

  gtk_progress_bar_pulse (self->progress_bar);
  return G_SOURCE_CONTINUE;
}

static gboolean
progress_cb (gpointer user_data)
{
  TrabComparePage *self = user_data;

  set_is_stale (self, TRUE);
  self->progress_id = g_timeout_add (PULSE_EVERY_MS, pulse_cb, self);
  return G_SOURCE_REMOVE;
}

/* Most answers come within a few frames: only a long one fades the old picture. */
static void
update_progress (TrabComparePage *self)
{
  gboolean is_computing = trab_consultation_get_is_computing (self->consultation);

  if (is_computing && self->progress_id == 0)
    self->progress_id = g_timeout_add (PROGRESS_AFTER_MS, progress_cb, self);
  if (is_computing)
    return;
  g_clear_handle_id (&self->progress_id, g_source_remove);
  gtk_progress_bar_set_fraction (self->progress_bar, 0); /* a pulse would go on unseen */
  set_is_stale (self, FALSE);
}

static void
span_picked_cb (TrabComparePage *self, const char *choice)
{
  if (self->consultation == NULL)
    return;
  /* one span is always chosen */
  if (choice[0] == '\0')
    choice = trab_consultation_get_years (self->consultation) < 10 ? "5" : "10";
  trab_choice_group_set_choice (self->span_group, choice);
  trab_consultation_set_years (self->consultation, g_ascii_strtod (choice, NULL));
}

/* Another calculator than the order's: kept with the visit. */
static void
offer_calculators (TrabComparePage *self)
{
  TrabDraft *draft = trab_consultation_get_draft (self->consultation);

  adw_bin_set_child (self->calculator_slot, draft ? trab_calculator_row_new (draft) : NULL);
}

/* With little room the line on top is three, and one plan stands beside "as now". */
static void
place_cb (TrabComparePage *self)
{
  gboolean is_narrow = trab_adaptive_bin_get_is_narrow (self->adaptive);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line_box),
                                  is_narrow ? GTK_ORIENTATION_VERTICAL
                                            : GTK_ORIENTATION_HORIZONTAL);
  gtk_label_set_xalign (self->base_label, is_narrow ? 0 : 1);
  gtk_widget_set_visible (GTK_WIDGET (self->question_label), !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->steps_box), !is_narrow);
  trab_compare_views_set_is_narrow (self->views, is_narrow);
  trab_compare_heads_set_is_narrow (self->heads, is_narrow);
}

/* Of the head in focus, else of the first that has something to say. */
static gboolean
cautions_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  TrabComparePage *self = user_data;
  const char *const *shown = trab_compare_heads_get_shown (self->heads);
  const char *plan_id = trab_compare_heads_get_focused (self->heads);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || shown == NULL)
    return FALSE;
  for (guint i = 0; plan_id == NULL && shown[i] != NULL; i++)
    if (self->drawn == NULL ? trab_compare_heads_find (self->heads, shown[i])->has_caution
                            : g_str_equal (shown[i], self->drawn))
      plan_id = shown[i];
  if (plan_id != NULL)
    cautions_cb (self, plan_id);
  return TRUE;
}

static gboolean
add_plan_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  TrabComparePage *self = user_data;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  trab_compare_heads_add_plan (self->heads);
  return TRUE;
}

/* Wherever the focus is; a plain letter only where nothing is being typed. */
static void
add_keys (TrabComparePage *self)
{
  static const struct
  {
    const char *trigger;
    GtkShortcutFunc callback;
  } shortcuts[] = {
    { "<Control><Shift>c", cautions_key_cb },
    { "plus|<Shift>plus|KP_Add", add_plan_key_cb },
    { "s", stop_key_cb },
  };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].trigger),
                          gtk_callback_action_new (shortcuts[i].callback, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Nothing of one person is left for the next. */
static void
clear (TrabComparePage *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_clear_object (&self->consultation);
  g_clear_pointer (&self->drawn, g_free);
  g_clear_pointer (&self->edited, g_free);
}

static void
trab_compare_page_dispose (GObject *object)
{
  TrabComparePage *self = TRAB_COMPARE_PAGE (object);

  clear (self);
  G_OBJECT_CLASS (trab_compare_page_parent_class)->dispose (object);
}

static void
trab_compare_page_class_init (TrabComparePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_compare_page_dispose;
  g_type_ensure (TRAB_TYPE_ADAPTIVE_BIN);
  g_type_ensure (TRAB_TYPE_COMPARE_DRAWER);
  g_type_ensure (TRAB_TYPE_COMPARE_HEADS);
  g_type_ensure (TRAB_TYPE_COMPARE_VIEWS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, line_box);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, question_label);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, base_label);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, why_button);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, calculator_slot);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, span_box);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, heads);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, editor_slot);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, views_scroller);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, views_switcher);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, steps_box);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, show_button);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, overlay);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, drawer);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, error_page);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, stop_slot);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, views);
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_child_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_added_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cautions_cb);
  gtk_widget_class_bind_template_callback (widget_class, drawer_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, sources_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, trab_compare_heads_add_plan);
}

static void
trab_compare_page_init (TrabComparePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->span_group = TRAB_CHOICE_GROUP (trab_choice_group_new ());
  trab_choice_group_add (self->span_group, "5", _ ("5 years"));
  trab_choice_group_add (self->span_group, "10", _ ("10 years"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->span_group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Span"), -1);
  g_signal_connect_swapped (self->span_group, "picked", G_CALLBACK (span_picked_cb), self);
  gtk_box_append (self->span_box, GTK_WIDGET (self->span_group));
  gtk_stack_switcher_set_stack (self->views_switcher, trab_compare_views_get_stack (self->views));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->why_button), "(uu)",
                                    (guint) TRAB_PRESENT_LANE_MAJOR, 0u);
  self->editor = TRAB_PLAN_EDITOR (trab_plan_editor_new ());
  adw_bin_set_child (self->editor_slot, GTK_WIDGET (self->editor));
  g_signal_connect_swapped (self->editor, "edited", G_CALLBACK (plan_edited_cb), self);
  g_signal_connect_swapped (self->editor, "removed", G_CALLBACK (plan_taken_out_cb), self);
  g_signal_connect_swapped (self->editor, "why", G_CALLBACK (plan_why_cb), self);
  g_signal_connect_swapped (self->editor, "closed", G_CALLBACK (close_editor), self);
  add_keys (self);
  place_cb (self);
}

/** trab_compare_page_set_consultation: @consultation: (nullable): NULL clears the page */
void
trab_compare_page_set_consultation (TrabComparePage *self, TrabConsultation *consultation)
{
  const char *given_name = NULL;
  g_autofree char *show = NULL;

  g_return_if_fail (TRAB_IS_COMPARE_PAGE (self));

  trab_compare_drawer_close (self->drawer);
  gtk_widget_set_visible (GTK_WIDGET (self->editor_slot), FALSE);
  clear (self);
  adw_bin_set_child (self->calculator_slot, NULL);
  trab_compare_heads_set_consultation (self->heads, consultation);
  trab_compare_views_update (self->views, NULL, NULL);
  gtk_label_set_label (self->base_label, "");
  gtk_stack_set_visible_child_name (self->stack, "choose");
  if (consultation == NULL)
    return;
  self->consultation = g_object_ref (consultation);
  given_name = trab_patient_get (trab_consultation_get_patient (consultation))->given_name;
  show = given_name != NULL && given_name[0] != '\0'
             /* Translators: %s is the patient's first name */
             ? g_strdup_printf (_ ("Show to %s"), given_name)
             : g_strdup (_ ("Show"));
  gtk_button_set_label (self->show_button, show);
  trab_choice_group_set_choice (self->span_group,
                                trab_consultation_get_years (consultation) < 10 ? "5" : "10");
  offer_calculators (self);
  g_signal_connect_swapped (consultation, "notify::comparison", G_CALLBACK (update), self);
  g_signal_connect_swapped (consultation, "tried", G_CALLBACK (update), self);
  g_signal_connect_swapped (consultation, "notify::is-computing", G_CALLBACK (update_progress),
                            self);
  update (self);
}

/* In a narrow window the button of the view that a key chose may lie outside. */
static void
reveal_view_button (TrabComparePage *self, guint number)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->views_scroller);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->views_switcher));
  graphene_rect_t bounds;

  for (guint i = 1; button != NULL && i < number; i++)
    button = gtk_widget_get_next_sibling (button);
  if (button != NULL
      && gtk_widget_compute_bounds (button, GTK_WIDGET (self->views_switcher), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.x,
                               (double) bounds.origin.x + bounds.size.width);
}

/** trab_compare_page_show_view: @number: 1 for pictures to 6 for how it works */
void
trab_compare_page_show_view (TrabComparePage *self, guint number)
{
  g_return_if_fail (TRAB_IS_COMPARE_PAGE (self));
  g_return_if_fail (number >= 1 && number <= TRAB_N_COMPARE_VIEWS);

  trab_compare_drawer_close (self->drawer);
  trab_compare_views_show (self->views, (TrabCompareView) (number - 1));
  reveal_view_button (self, number);
}

/** trab_compare_page_get_focused_cell: the cell in focus; the first number where none is */
void
trab_compare_page_get_focused_cell (TrabComparePage *self, TrabPresentLane *lane, guint *plan)
{
  g_return_if_fail (TRAB_IS_COMPARE_PAGE (self));

  *lane = TRAB_PRESENT_LANE_MAJOR;
  *plan = 0;
  trab_compare_views_get_focused_cell (self->views, lane, plan);
}
