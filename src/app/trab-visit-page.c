/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-visit-page.h"

#include <glib/gi18n.h>

#include "trab-adaptive-bin.h"
#include "trab-field-group.h"
#include "trab-form-keys.h"
#include "trab-form-window.h"
#include "trab-present-patient.h"
#include "trab-present-problem.h"
#include "trab-present-question.h"
#include "trab-present-row.h"

#define KEY_OPTIONAL "trab-optional"
#define MOST_NAMED 4 /* missing answers named in the bar at the bottom */

struct _TrabVisitPage
{
  AdwBin parent_instance;

  TrabConsultation *consultation;
  GPtrArray *groups; /* of TrabFieldGroup, borrowed from the page */

  GtkWidget *scroller;
  GtkBox *groups_box;
  GtkListBox *results_list;
  GtkWidget *no_results_label;
  GtkLabel *status_label;
};

G_DEFINE_FINAL_TYPE (TrabVisitPage, trab_visit_page, ADW_TYPE_BIN)

/* Asked at every visit and never carried over, so they stand first. */
static const char *const today_fields[]
    = { "falls_count", "new_fracture", "height", "weight", "hot_flushes", "pregnancy" };

static const TrabQuestionGroup shown_groups[]
    = { TRAB_QUESTION_GROUP_RISK,       TRAB_QUESTION_GROUP_HORMONES,
        TRAB_QUESTION_GROUP_ILLNESS,    TRAB_QUESTION_GROUP_FOOD,
        TRAB_QUESTION_GROUP_MOVEMENT,   TRAB_QUESTION_GROUP_WARNING,
        TRAB_QUESTION_GROUP_HEART,      TRAB_QUESTION_GROUP_CANCER,
        TRAB_QUESTION_GROUP_MEDICINES,  TRAB_QUESTION_GROUP_HRT_CHECKS,
        TRAB_QUESTION_GROUP_TRT_CHECKS, TRAB_QUESTION_GROUP_BONE_DRUG_CHECKS,
        TRAB_QUESTION_GROUP_GH_CHECKS,  TRAB_QUESTION_GROUP_FRAX };

static gboolean
is_today_field (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (today_fields); i++)
    if (g_str_equal (today_fields[i], field))
      return TRUE;
  return FALSE;
}

static gboolean
is_for (const TrabQuestionInfo *info, TrabSex sex)
{
  switch (info->audience)
    {
    case TRAB_QUESTION_FOR_WOMEN:
      return sex != TRAB_SEX_MALE;
    case TRAB_QUESTION_FOR_MEN:
      return sex != TRAB_SEX_FEMALE;
    case TRAB_QUESTION_FOR_ALL:
      break;
    }
  return TRUE;
}

static const char *
get_choice_words (const char *field, const char *choice)
{
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;

  if (!trab_question_from_string (field, &question))
    return choice;
  return trab_present_question_get_choice (question, choice);
}

static void
add_row (TrabFieldGroup *group, const char *field)
{
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;
  TrabFieldWords words
      = { .title = trab_present_problem_get_field_name (field), .get_choice = get_choice_words };

  if (trab_question_from_string (field, &question))
    words.hint = trab_present_question_get_hint (question);
  trab_field_group_add (group, field, &words);
}

static TrabFieldGroup *
add_group (TrabVisitPage *self, const char *title)
{
  TrabFieldGroup *group
      = trab_field_group_new (trab_consultation_get_draft (self->consultation), title);

  gtk_box_append (self->groups_box, GTK_WIDGET (group));
  g_ptr_array_add (self->groups, group);
  return group;
}

/* Questions for one kind of medicine are folded until somebody looks at that medicine; a result
 * that was not made elsewhere is missed by nobody. */
static gboolean
is_optional_group (TrabQuestionGroup group)
{
  return (group >= TRAB_QUESTION_GROUP_HEART && group <= TRAB_QUESTION_GROUP_GH_CHECKS)
         || group == TRAB_QUESTION_GROUP_FRAX;
}

static gboolean
has_question_for (TrabQuestionGroup group, TrabSex sex)
{
  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    {
      const TrabQuestionInfo *info = trab_question_get_info ((TrabQuestion) i);

      if (info->group == group && is_for (info, sex))
        return TRUE;
    }
  return FALSE;
}

static void
build_groups (TrabVisitPage *self)
{
  TrabSex sex = trab_patient_get (trab_consultation_get_patient (self->consultation))->sex;
  TrabFieldGroup *group = add_group (self, _ ("Since the last visit"));

  for (guint i = 0; i < G_N_ELEMENTS (today_fields); i++)
    {
      TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;

      if (!trab_question_from_string (today_fields[i], &question)
          || is_for (trab_question_get_info (question), sex))
        add_row (group, today_fields[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (shown_groups); i++)
    {
      if (!has_question_for (shown_groups[i], sex))
        continue;
      group = add_group (self, trab_present_question_get_group_title (shown_groups[i]));
      if (is_optional_group (shown_groups[i]))
        g_object_set_data (G_OBJECT (group), KEY_OPTIONAL, group);
      for (guint j = 0; j < TRAB_N_QUESTIONS; j++)
        {
          const TrabQuestionInfo *info = trab_question_get_info ((TrabQuestion) j);

          if (info->group == shown_groups[i] && is_for (info, sex) && !is_today_field (info->id))
            add_row (group, info->id);
        }
    }
}

static const char *
get_answer (TrabDraft *draft, const char *field)
{
  const char *text = trab_draft_get_text (draft, field);

  if (text[0] == '\0')
    trab_draft_get_carried (draft, field, &text, NULL);
  return text;
}

static gboolean
is_asked (TrabDraft *draft, const TrabQuestionInfo *info)
{
  g_auto (GStrv) parts = g_strsplit (info->shown_when ? info->shown_when : "", "=", 2);

  return info->shown_when == NULL || g_str_equal (get_answer (draft, parts[0]), parts[1]);
}

/* Rows that only make sense after another answer. */
static void
update_dependencies (TrabVisitPage *self)
{
  TrabDraft *draft = trab_consultation_get_draft (self->consultation);

  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    {
      const TrabQuestionInfo *info = trab_question_get_info ((TrabQuestion) i);

      for (guint j = 0; info->shown_when != NULL && j < self->groups->len; j++)
        trab_field_group_set_row_visible (g_ptr_array_index (self->groups, j), info->id,
                                          is_asked (draft, info));
    }
}

static gboolean
is_optional (TrabFieldGroup *group)
{
  return g_object_get_data (G_OBJECT (group), KEY_OPTIONAL) != NULL;
}

/* Groups that are wholly known from last visit are folded: one key says that nothing changed. */
static void
fold_known_groups (TrabVisitPage *self)
{
  for (guint i = 1; i < self->groups->len; i++)
    {
      TrabFieldGroup *group = g_ptr_array_index (self->groups, i);
      guint n_answered = 0;
      guint n_carried = 0;
      guint n = trab_field_group_count (group, &n_answered, &n_carried);

      trab_field_group_set_is_open (group, is_optional (group) ? n_answered > 0
                                                               : n_carried == 0 && n_answered < n);
    }
}

static void
update_status (TrabVisitPage *self)
{
  guint n = 0;
  guint n_answered = 0;
  g_autofree char *missing = trab_visit_page_dup_missing (self);
  g_autofree char *status = NULL;

  for (guint i = 0; i < self->groups->len; i++)
    {
      guint answered = 0;

      if (is_optional (g_ptr_array_index (self->groups, i)))
        continue;
      n += trab_field_group_count (g_ptr_array_index (self->groups, i), &answered, NULL);
      n_answered += answered;
    }
  if (missing == NULL)
    status = g_strdup_printf (_ ("All %u answered"), n);
  else
    /* Translators: so many answered, of so many; names of questions without an answer */
    status = g_strdup_printf (_ ("%u of %u answered. Missing: %s"), n_answered, n, missing);
  gtk_label_set_label (self->status_label, status);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status_label), status);
}

static void
draft_changed_cb (TrabDraft *draft, const char *field, gpointer user_data)
{
  TrabVisitPage *self = user_data;

  update_dependencies (self);
  update_status (self);
}

static void
show_results (TrabVisitPage *self)
{
  g_autoptr (GPtrArray) rows
      = trab_present_patient_dup_summary (trab_consultation_get_record (self->consultation),
                                          trab_consultation_get_today (self->consultation));
  GtkWidget *row = NULL;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->results_list))) != NULL)
    gtk_list_box_remove (self->results_list, row);
  for (guint i = 0; i < rows->len; i++)
    {
      TrabPresentRow *words = g_ptr_array_index (rows, i);
      GtkWidget *value = gtk_label_new (words->text);

      row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", words->title,
                          "subtitle", words->note ? words->note : "", NULL);
      gtk_label_set_wrap (GTK_LABEL (value), TRUE);
      gtk_label_set_xalign (GTK_LABEL (value), 1);
      gtk_label_set_max_width_chars (GTK_LABEL (value), 24);
      gtk_widget_add_css_class (value, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
      gtk_list_box_append (self->results_list, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->results_list), rows->len > 0);
  gtk_widget_set_visible (self->no_results_label, rows->len == 0);
}

/* A signed visit can be read, not changed. */
static void
record_changed_cb (TrabVisitPage *self)
{
  gboolean is_signed = trab_consultation_is_signed (self->consultation);

  gtk_widget_set_sensitive (GTK_WIDGET (self->groups_box), !is_signed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.add", !is_signed);
  show_results (self);
}

static void
open_form (TrabVisitPage *self, TrabForm form)
{
  TrabFormWindow *window = NULL;

  if (self->consultation == NULL)
    return;
  window = trab_form_window_new (self->consultation, form);
  gtk_window_set_transient_for (GTK_WINDOW (window),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (window));
}

static void
add_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const names[] = { [TRAB_FORM_SCAN] = "scan",
                                       [TRAB_FORM_LABORATORY] = "laboratory",
                                       [TRAB_FORM_FRACTURE] = "fracture",
                                       [TRAB_FORM_COURSE] = "course" };
  const char *name = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      open_form (TRAB_VISIT_PAGE (widget), (TrabForm) i);
}

static void
clear (TrabVisitPage *self)
{
  GtkWidget *child = NULL;

  if (self->consultation != NULL)
    {
      g_signal_handlers_disconnect_by_data (trab_consultation_get_draft (self->consultation), self);
      g_signal_handlers_disconnect_by_data (self->consultation, self);
    }
  g_clear_object (&self->consultation);
  g_ptr_array_set_size (self->groups, 0);
  while (self->groups_box != NULL
         && (child = gtk_widget_get_first_child (GTK_WIDGET (self->groups_box))) != NULL)
    gtk_box_remove (self->groups_box, child);
}

static void
trab_visit_page_dispose (GObject *object)
{
  TrabVisitPage *self = TRAB_VISIT_PAGE (object);

  clear (self);
  G_OBJECT_CLASS (trab_visit_page_parent_class)->dispose (object);
}

static void
trab_visit_page_finalize (GObject *object)
{
  g_ptr_array_unref (TRAB_VISIT_PAGE (object)->groups);
  G_OBJECT_CLASS (trab_visit_page_parent_class)->finalize (object);
}

static void
trab_visit_page_class_init (TrabVisitPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_visit_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = trab_visit_page_finalize;
  g_type_ensure (TRAB_TYPE_ADAPTIVE_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-visit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, groups_box);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, results_list);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, no_results_label);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, status_label);
  gtk_widget_class_install_action (widget_class, "visit.add", "s", add_action);
}

static void
trab_visit_page_init (TrabVisitPage *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  trab_form_keys_attach (GTK_WIDGET (self->groups_box), NULL);
}

/** trab_visit_page_set_consultation: @consultation: (nullable): NULL clears the page */
void
trab_visit_page_set_consultation (TrabVisitPage *self, TrabConsultation *consultation)
{
  g_return_if_fail (TRAB_IS_VISIT_PAGE (self));

  clear (self);
  if (consultation == NULL)
    return;
  self->consultation = g_object_ref (consultation);
  build_groups (self);
  update_dependencies (self);
  fold_known_groups (self);
  update_status (self);
  record_changed_cb (self);
  g_signal_connect (trab_consultation_get_draft (consultation), "changed",
                    G_CALLBACK (draft_changed_cb), self);
  g_signal_connect_swapped (consultation, "notify::record", G_CALLBACK (record_changed_cb), self);
}

/** trab_visit_page_start: puts the focus on the first question without an answer */
void
trab_visit_page_start (TrabVisitPage *self)
{
  g_return_if_fail (TRAB_IS_VISIT_PAGE (self));

  for (guint i = 0; i < self->groups->len; i++)
    {
      g_autoptr (GPtrArray) rows = trab_field_group_dup_rows (g_ptr_array_index (self->groups, i));

      for (guint j = 0; j < rows->len; j++)
        {
          TrabFieldRow *row = g_ptr_array_index (rows, j);
          TrabDraft *draft = trab_consultation_get_draft (self->consultation);

          if (trab_draft_get_text (draft, trab_field_row_get_field (row))[0] == '\0'
              && gtk_widget_get_mapped (GTK_WIDGET (row))
              && gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD))
            return;
        }
    }
}

/* Returns: (nullable): the row of the field; @group: (out): where it stands */
static TrabFieldRow *
find_row (TrabVisitPage *self, const char *field, TrabFieldGroup **group)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      g_autoptr (GPtrArray) rows = trab_form_keys_dup_rows (g_ptr_array_index (self->groups, i));

      *group = g_ptr_array_index (self->groups, i);
      for (guint j = 0; j < rows->len; j++)
        if (g_str_equal (trab_field_row_get_field (g_ptr_array_index (rows, j)), field))
          return g_ptr_array_index (rows, j);
    }
  return NULL;
}

gboolean
trab_visit_page_asks (TrabVisitPage *self, const char *field)
{
  TrabFieldGroup *group = NULL;

  g_return_val_if_fail (TRAB_IS_VISIT_PAGE (self), FALSE);

  return find_row (self, field, &group) != NULL;
}

/** trab_visit_page_focus_field: Returns: FALSE when the page asks no such thing */
gboolean
trab_visit_page_focus_field (TrabVisitPage *self, const char *field)
{
  TrabFieldGroup *group = NULL;
  TrabFieldRow *row = NULL;

  g_return_val_if_fail (TRAB_IS_VISIT_PAGE (self), FALSE);

  row = find_row (self, field, &group);
  if (row == NULL)
    return FALSE;
  trab_field_group_set_is_open (group, TRUE);
  trab_field_row_show_problem (row);
  return trab_field_row_focus_control (row);
}

/**
 * trab_visit_page_dup_missing:
 * Returns: (nullable): the first few questions without an answer, named; NULL when there is none
 */
char *
trab_visit_page_dup_missing (TrabVisitPage *self)
{
  TrabDraft *draft = NULL;
  GString *names = NULL;
  guint n = 0;

  g_return_val_if_fail (TRAB_IS_VISIT_PAGE (self), NULL);

  draft = trab_consultation_get_draft (self->consultation);
  names = g_string_new (NULL);
  for (guint i = 0; i < self->groups->len; i++)
    {
      g_autoptr (GPtrArray) rows = trab_field_group_dup_rows (g_ptr_array_index (self->groups, i));

      for (guint j = 0; !is_optional (g_ptr_array_index (self->groups, i)) && j < rows->len; j++)
        {
          const char *field = trab_field_row_get_field (g_ptr_array_index (rows, j));

          if (!gtk_widget_get_visible (g_ptr_array_index (rows, j))
              || trab_draft_get_text (draft, field)[0] != '\0')
            continue;
          if (n++ >= MOST_NAMED)
            continue;
          if (names->len > 0)
            g_string_append (names, _ (", "));
          g_string_append (names, trab_present_problem_get_field_name (field));
        }
    }
  if (n > MOST_NAMED)
    g_string_append_printf (names, ngettext (" and %u more", " and %u more", n - MOST_NAMED),
                            n - MOST_NAMED);
  return g_string_free (names, n == 0);
}
