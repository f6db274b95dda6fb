/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-compare-heads.h"

#include <glib/gi18n.h>

#include "trab-compare-head.h"
#include "trab-option-picker.h"

#define AS_NOW "as-now"

struct _TrabCompareHeads
{
  AdwBin parent_instance;
  TrabConsultation *consultation;
  gboolean is_narrow;
  gboolean is_updating;
  char *chosen; /* the plan beside "as now" where there is little room */
  char *open;   /* (nullable): the plan that is being changed or read about */
  GStrv shown;
  GHashTable *words; /* plan id to TrabPresentPlanHead */
  GtkBox *top;       /* the chooser, with little room */
  GtkDropDown *chooser;
  GtkBox *row;
  GtkBox *heads;
  TrabOptionPicker *picker;
};

G_DEFINE_FINAL_TYPE (TrabCompareHeads, trab_compare_heads, ADW_TYPE_BIN)

enum
{
  PLAN_PRESSED,
  CAUTIONS,
  PLAN_REMOVED,
  PLAN_ADDED,
  SHOWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
pressed_cb (TrabCompareHead *head, TrabCompareHeads *self)
{
  g_signal_emit (self, signals[PLAN_PRESSED], 0, trab_compare_head_get_plan_id (head));
}

static void
cautions_cb (TrabCompareHead *head, TrabCompareHeads *self)
{
  g_signal_emit (self, signals[CAUTIONS], 0, trab_compare_head_get_plan_id (head));
}

static void
removed_cb (TrabCompareHead *head, TrabCompareHeads *self)
{
  g_signal_emit (self, signals[PLAN_REMOVED], 0, trab_compare_head_get_plan_id (head));
}

static void
picked_cb (TrabCompareHeads *self, const char *plan_id)
{
  g_signal_emit (self, signals[PLAN_ADDED], 0, plan_id);
}

static TrabComparison *
get_comparison (TrabCompareHeads *self)
{
  return self->consultation ? trab_consultation_get_comparison (self->consultation) : NULL;
}

static TrabCompareHead *
find_head (TrabCompareHeads *self, const char *plan_id)
{
  GtkWidget *head = gtk_widget_get_first_child (GTK_WIDGET (self->heads));

  for (; head != NULL; head = gtk_widget_get_next_sibling (head))
    if (g_strcmp0 (trab_compare_head_get_plan_id (TRAB_COMPARE_HEAD (head)), plan_id) == 0)
      return TRAB_COMPARE_HEAD (head);
  return NULL;
}

/* All plans, or with little room "as now" and the one that was chosen. */
static void
list_shown (TrabCompareHeads *self, TrabComparison *comparison)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  guint n_plans = trab_comparison_get_n_plans (comparison);

  if (self->chosen == NULL || trab_comparison_find_plan (comparison, self->chosen) == NULL)
    {
      g_free (self->chosen);
      self->chosen
          = n_plans > 1 ? g_strdup (trab_comparison_get_plan (comparison, 1)->plan_id) : NULL;
    }
  for (guint i = 0; i < n_plans; i++)
    {
      const char *id = trab_comparison_get_plan (comparison, i)->plan_id;

      if (!self->is_narrow || i == 0 || g_strcmp0 (id, self->chosen) == 0)
        g_strv_builder_add (ids, id);
    }
  g_strfreev (self->shown);
  self->shown = g_strv_builder_end (ids);
}

static void
read_words (TrabCompareHeads *self, TrabComparison *comparison)
{
  TrabEvidence *evidence = trab_consultation_get_evidence (self->consultation);

  g_hash_table_remove_all (self->words);
  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    g_hash_table_insert (self->words, g_strdup (trab_comparison_get_plan (comparison, i)->plan_id),
                         trab_present_plan_head_new (comparison, evidence, i));
}

static TrabCompareHead *
add_head (TrabCompareHeads *self, const char *plan_id)
{
  GtkWidget *head = trab_compare_head_new (plan_id, g_hash_table_lookup (self->words, plan_id));

  g_signal_connect (head, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (head, "cautions", G_CALLBACK (cautions_cb), self);
  g_signal_connect (head, "removed", G_CALLBACK (removed_cb), self);
  trab_compare_head_set_is_open (TRAB_COMPARE_HEAD (head), g_strcmp0 (plan_id, self->open) == 0);
  gtk_box_append (self->heads, head);
  return TRAB_COMPARE_HEAD (head);
}

/* Of plans that have no column any more. Returns: which of them had the focus; -1: none */
static int
remove_heads (TrabCompareHeads *self)
{
  GtkWidget *head = gtk_widget_get_first_child (GTK_WIDGET (self->heads));
  int focused = -1;

  for (int i = 0; head != NULL; i++)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (head);
      const char *plan_id = trab_compare_head_get_plan_id (TRAB_COMPARE_HEAD (head));

      if (self->shown == NULL || !g_strv_contains ((const char *const *) self->shown, plan_id))
        {
          if (trab_compare_head_has_focus (TRAB_COMPARE_HEAD (head)))
            focused = i;
          gtk_box_remove (self->heads, head);
        }
      head = next;
    }
  return focused;
}

/* A head that stays is the same widget: an answer that comes late moves no focus, and a key pressed
 * meanwhile reaches the plan it was meant for. */
static void
show_heads (TrabCompareHeads *self)
{
  int focused = remove_heads (self);
  int n = self->shown != NULL ? (int) g_strv_length (self->shown) : 0;
  TrabCompareHead *before = NULL;

  for (int i = 0; i < n; i++)
    {
      TrabCompareHead *head = find_head (self, self->shown[i]);

      if (head != NULL)
        trab_compare_head_set_words (head, g_hash_table_lookup (self->words, self->shown[i]));
      else
        head = add_head (self, self->shown[i]);
      trab_compare_head_set_is_brief (head, self->is_narrow);
      gtk_box_reorder_child_after (self->heads, GTK_WIDGET (head), GTK_WIDGET (before));
      before = head;
    }
  if (focused >= 0 && n > 0)
    trab_compare_heads_focus (self, self->shown[MIN (focused, n - 1)]);
}

/* The plans beside "as now", by name. */
static void
fill_chooser (TrabCompareHeads *self, TrabComparison *comparison)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 1; i < trab_comparison_get_n_plans (comparison); i++)
    {
      const char *id = trab_comparison_get_plan (comparison, i)->plan_id;
      const TrabPresentPlanHead *words = g_hash_table_lookup (self->words, id);

      if (g_strcmp0 (id, self->chosen) == 0)
        chosen = i - 1;
      gtk_string_list_append (names, words->name);
    }
  self->is_updating = TRUE;
  gtk_drop_down_set_model (self->chooser, G_LIST_MODEL (names));
  if (g_list_model_get_n_items (G_LIST_MODEL (names)) > 0)
    gtk_drop_down_set_selected (self->chooser, chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->chooser),
                          self->is_narrow && g_list_model_get_n_items (G_LIST_MODEL (names)) > 1);
  self->is_updating = FALSE;
}

static void
chosen_cb (TrabCompareHeads *self)
{
  TrabComparison *comparison = get_comparison (self);
  guint index = gtk_drop_down_get_selected (self->chooser) + 1;

  if (self->is_updating || comparison == NULL || index >= trab_comparison_get_n_plans (comparison))
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (trab_comparison_get_plan (comparison, index)->plan_id);
  list_shown (self, comparison);
  show_heads (self);
  g_signal_emit (self, signals[SHOWN], 0);
}

static void
trab_compare_heads_dispose (GObject *object)
{
  g_clear_object (&TRAB_COMPARE_HEADS (object)->consultation);
  G_OBJECT_CLASS (trab_compare_heads_parent_class)->dispose (object);
}

static void
trab_compare_heads_finalize (GObject *object)
{
  TrabCompareHeads *self = TRAB_COMPARE_HEADS (object);

  g_free (self->chosen);
  g_free (self->open);
  g_strfreev (self->shown);
  g_hash_table_unref (self->words);
  G_OBJECT_CLASS (trab_compare_heads_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, TRAB_TYPE_COMPARE_HEADS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
trab_compare_heads_class_init (TrabCompareHeadsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trab_compare_heads_dispose;
  G_OBJECT_CLASS (klass)->finalize = trab_compare_heads_finalize;
  signals[PLAN_PRESSED] = add_signal ("plan-pressed");
  signals[CAUTIONS] = add_signal ("cautions");
  signals[PLAN_REMOVED] = add_signal ("plan-removed");
  signals[PLAN_ADDED] = add_signal ("plan-added");
  signals[SHOWN] = g_signal_new ("shown", TRAB_TYPE_COMPARE_HEADS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
trab_compare_heads_init (TrabCompareHeads *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) trab_present_plan_head_free);
  self->top = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->chooser = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->row = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, TRAB_COMPARE_HEADS_GAP_PX));
  self->heads = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, TRAB_COMPARE_HEADS_GAP_PX));
  self->picker = g_object_new (TRAB_TYPE_OPTION_PICKER, NULL);
  gtk_box_set_homogeneous (self->heads, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->heads), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->chooser), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), FALSE);
  gtk_box_append (self->top, GTK_WIDGET (self->chooser));
  gtk_box_append (self->row, GTK_WIDGET (self->heads));
  gtk_box_append (self->row, GTK_WIDGET (self->picker));
  gtk_box_append (GTK_BOX (all), GTK_WIDGET (self->top));
  gtk_box_append (GTK_BOX (all), GTK_WIDGET (self->row));
  adw_bin_set_child (ADW_BIN (self), all);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chooser), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The plan beside keeping things as they are"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Plans"),
                                  -1);
  g_signal_connect_swapped (self->chooser, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->picker, "picked", G_CALLBACK (picked_cb), self);
}

/** trab_compare_heads_set_consultation: @consultation: (nullable): NULL clears the heads */
void
trab_compare_heads_set_consultation (TrabCompareHeads *self, TrabConsultation *consultation)
{
  g_return_if_fail (TRAB_IS_COMPARE_HEADS (self));

  g_set_object (&self->consultation, consultation);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->open, g_free);
  g_clear_pointer (&self->shown, g_strfreev);
  g_hash_table_remove_all (self->words);
  show_heads (self);
  trab_option_picker_set_consultation (self->picker, consultation);
}

/** trab_compare_heads_update: reads the comparison anew */
void
trab_compare_heads_update (TrabCompareHeads *self)
{
  TrabComparison *comparison = get_comparison (self);

  g_return_if_fail (TRAB_IS_COMPARE_HEADS (self));

  if (comparison == NULL)
    return;
  read_words (self, comparison);
  list_shown (self, comparison);
  fill_chooser (self, comparison);
  show_heads (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->picker), trab_comparison_get_n_plans (comparison)
                                                           < TRAB_COMPARE_HEADS_MOST_PLANS);
}

/** trab_compare_heads_set_is_narrow: whether there is room for two columns alone */
void
trab_compare_heads_set_is_narrow (TrabCompareHeads *self, gboolean is_narrow)
{
  g_return_if_fail (TRAB_IS_COMPARE_HEADS (self));

  if (self->is_narrow == is_narrow)
    return;
  self->is_narrow = is_narrow;
  g_object_ref (self->picker);
  gtk_box_remove (is_narrow ? self->row : self->top, GTK_WIDGET (self->picker));
  gtk_box_append (is_narrow ? self->top : self->row, GTK_WIDGET (self->picker));
  g_object_unref (self->picker);
  trab_option_picker_set_is_wide (self->picker, is_narrow);
  trab_compare_heads_update (self);
  g_signal_emit (self, signals[SHOWN], 0);
}

/** trab_compare_heads_get_shown: (nullable): ids of the plans that have a column */
const char *const *
trab_compare_heads_get_shown (TrabCompareHeads *self)
{
  g_return_val_if_fail (TRAB_IS_COMPARE_HEADS (self), NULL);

  return (const char *const *) self->shown;
}

/** trab_compare_heads_find: (nullable): the words of a plan; they live until the next update */
const TrabPresentPlanHead *
trab_compare_heads_find (TrabCompareHeads *self, const char *plan_id)
{
  g_return_val_if_fail (TRAB_IS_COMPARE_HEADS (self), NULL);

  return g_hash_table_lookup (self->words, plan_id);
}

/** trab_compare_heads_choose: the plan that stands beside "as now" where there is little room */
void
trab_compare_heads_choose (TrabCompareHeads *self, const char *plan_id)
{
  g_return_if_fail (TRAB_IS_COMPARE_HEADS (self));

  g_free (self->chosen);
  self->chosen = g_strdup (plan_id);
}

/** trab_compare_heads_set_open: @plan_id: (nullable): framed while it is changed or read about */
void
trab_compare_heads_set_open (TrabCompareHeads *self, const char *plan_id)
{
  GtkWidget *head = NULL;

  g_return_if_fail (TRAB_IS_COMPARE_HEADS (self));

  g_free (self->open);
  self->open = g_strdup (plan_id);
  head = gtk_widget_get_first_child (GTK_WIDGET (self->heads));
  for (; head != NULL; head = gtk_widget_get_next_sibling (head))
    trab_compare_head_set_is_open (
        TRAB_COMPARE_HEAD (head),
        g_strcmp0 (trab_compare_head_get_plan_id (TRAB_COMPARE_HEAD (head)), plan_id) == 0);
}

/** trab_compare_heads_get_focused: (nullable): the plan whose head has the keyboard focus */
const char *
trab_compare_heads_get_focused (TrabCompareHeads *self)
{
  GtkWidget *head = NULL;

  g_return_val_if_fail (TRAB_IS_COMPARE_HEADS (self), NULL);

  head = gtk_widget_get_first_child (GTK_WIDGET (self->heads));
  for (; head != NULL; head = gtk_widget_get_next_sibling (head))
    if (trab_compare_head_has_focus (TRAB_COMPARE_HEAD (head)))
      return trab_compare_head_get_plan_id (TRAB_COMPARE_HEAD (head));
  return NULL;
}

void
trab_compare_heads_focus (TrabCompareHeads *self, const char *plan_id)
{
  TrabCompareHead *head = NULL;

  g_return_if_fail (TRAB_IS_COMPARE_HEADS (self));

  head = find_head (self, plan_id);
  if (head != NULL)
    gtk_widget_child_focus (GTK_WIDGET (head), GTK_DIR_TAB_FORWARD);
}

/** trab_compare_heads_add_plan: opens the list of what can be added */
void
trab_compare_heads_add_plan (TrabCompareHeads *self)
{
  g_return_if_fail (TRAB_IS_COMPARE_HEADS (self));

  trab_option_picker_open (self->picker);
}
