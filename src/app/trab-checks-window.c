/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-checks-window.h"

#include <glib/gi18n.h>

#include "trab-present-checklist.h"
#include "trab-present-interaction.h"
#include "trab-present-plan.h"
#include "trab-present-referral.h"
#include "trab-row-group.h"

#define WIDTH_PX 620
#define HEIGHT_PX 720
#define NARROWEST_PX 320

struct _TrabChecksWindow
{
  AdwWindow parent_instance;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (TrabChecksWindow, trab_checks_window, ADW_TYPE_WINDOW)

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
trab_checks_window_class_init (TrabChecksWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "checks.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "checks.close", NULL);
}

static void
trab_checks_window_init (TrabChecksWindow *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  gtk_window_set_title (GTK_WINDOW (self), _ ("Checks"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH_PX, HEIGHT_PX);
  gtk_widget_set_size_request (GTK_WIDGET (self), NARROWEST_PX, -1);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_widget_set_margin_top (GTK_WIDGET (self->box), 18);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->box), 24);
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->box), 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (page), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (page), scrolled);
  adw_window_set_content (ADW_WINDOW (self), page);
}

/* @rows: (transfer full): of TrabPresentRow */
static void
add_group (TrabChecksWindow *self, const char *title, const char *description, GPtrArray *rows)
{
  TrabRowGroup *group = trab_row_group_new (title, description);

  trab_row_group_set_rows (group, rows);
  gtk_box_append (self->box, GTK_WIDGET (group));
  g_ptr_array_unref (rows);
}

/** trab_checks_window_new: @consultation: read now, not followed */
TrabChecksWindow *
trab_checks_window_new (TrabConsultation *consultation)
{
  TrabChecksWindow *self = g_object_new (TRAB_TYPE_CHECKS_WINDOW, NULL);
  TrabEvidence *evidence = trab_consultation_get_evidence (consultation);
  TrabRecord *record = trab_consultation_get_record (consultation);
  TrabComparison *comparison = trab_consultation_get_comparison (consultation);
  TrabSafetyReport *safety = comparison ? trab_comparison_get_safety (comparison) : NULL;
  g_autoptr (GHashTable) plan_names = trab_present_plan_new_names (evidence, comparison);
  const char *const *lists = trab_present_checklist_get_lists ();

  add_group (self, _ ("Criteria to refer"), _ ("What each source names, and what was found."),
             trab_present_referral_dup_rows (safety, evidence, plan_names));
  for (guint i = 0; lists[i] != NULL; i++)
    {
      g_autofree char *description = trab_present_checklist_dup_description (evidence, lists[i]);

      add_group (self, trab_present_checklist_get_title (lists[i]), description,
                 trab_present_checklist_dup_rows (evidence, lists[i], record,
                                                  trab_consultation_get_today (consultation),
                                                  safety));
    }
  add_group (self, _ ("Medicines and interactions"), NULL,
             trab_present_interaction_dup_rows (evidence, record, safety, plan_names));
  return self;
}
