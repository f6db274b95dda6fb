/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-override-list.h"

#include <glib/gi18n.h>

#include "trab-ask-window.h"
#include "trab-present-not-asked.h"
#include "trab-safety-override.h"
#include "trab-session-ask.h"

#define FIELD_CHOICE "plan_choice"
#define FIELD_OVERRIDES "safety_overrides"
#define KEY_CAUSES "trab-causes"

struct _TrabOverrideList
{
  AdwBin parent_instance;
  TrabConsultation *consultation;
  GtkBox *box;
  char *shown; /* (nullable): the plan, and what of it needs a reason */
};

G_DEFINE_FINAL_TYPE (TrabOverrideList, trab_override_list, ADW_TYPE_BIN)

/* One reason may stand for several causes: for all that was not asked. */
static void
reason_changed_cb (GtkEditable *entry, gpointer user_data)
{
  TrabOverrideList *self = user_data;
  TrabDraft *draft = trab_consultation_get_draft (self->consultation);
  const char *const *causes = g_object_get_data (G_OBJECT (entry), KEY_CAUSES);
  g_autofree char *overrides = g_strdup (trab_draft_get_text (draft, FIELD_OVERRIDES));

  for (guint i = 0; causes[i] != NULL; i++)
    {
      char *with
          = trab_safety_override_dup_with (overrides, causes[i], gtk_editable_get_text (entry));

      g_free (overrides);
      overrides = with;
    }
  trab_draft_set_text (draft, FIELD_OVERRIDES, overrides);
}

static const TrabPresentBanner *
find_banner (TrabOverrideList *self, const char *cause)
{
  TrabPresentComparison *words = trab_consultation_get_words (self->consultation);
  GPtrArray *banners = words ? trab_present_comparison_get_banners (words) : NULL;

  for (guint i = 0; banners != NULL && i < banners->len; i++)
    if (g_strcmp0 (((TrabPresentBanner *) g_ptr_array_index (banners, i))->cause, cause) == 0)
      return g_ptr_array_index (banners, i);
  return NULL;
}

/* @causes: (transfer full): what the reason is for; the first names it */
static void
add_reason (TrabOverrideList *self, const char *head, char **causes)
{
  g_autofree char *reason = trab_safety_override_dup_reason (
      trab_draft_get_text (trab_consultation_get_draft (self->consultation), FIELD_OVERRIDES),
      causes[0]);
  GtkWidget *label = gtk_label_new (head);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), reason ? reason : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, head, -1);
  g_object_set_data_full (G_OBJECT (entry), KEY_CAUSES, causes, (GDestroyNotify) g_strfreev);
  g_signal_connect (entry, "changed", G_CALLBACK (reason_changed_cb), self);
  gtk_box_append (self->box, label);
  gtk_box_append (self->box, entry);
}

static void
add_stop (TrabOverrideList *self, const TrabSafetyCard *card)
{
  const TrabPresentBanner *banner = find_banner (self, card->cause);
  const char *title = banner != NULL && banner->title != NULL ? banner->title : card->cause;
  g_autofree char *head = g_strdup_printf (_ ("Stop: %s. Reason to go on:"), title);
  const char *const causes[] = { card->cause, NULL };

  add_reason (self, head, g_strdupv ((char **) causes));
}

static char **
dup_causes (const GPtrArray *gaps)
{
  g_autoptr (GStrvBuilder) causes = g_strv_builder_new ();

  for (guint i = 0; i < gaps->len; i++)
    {
      const TrabSafetyGap *gap = g_ptr_array_index (gaps, i);
      g_autofree char *cause = trab_safety_override_dup_not_asked_cause (gap->field);

      g_strv_builder_add (causes, cause);
    }
  return g_strv_builder_end (causes);
}

static void
ask_cb (TrabOverrideList *self)
{
  g_auto (GStrv) questions = trab_session_ask_dup_forbidding (
      trab_consultation_get_session (self->consultation),
      trab_consultation_get_comparison (self->consultation),
      trab_draft_get_text (trab_consultation_get_draft (self->consultation), FIELD_CHOICE));

  trab_ask_window_present (GTK_WIDGET (self), self->consultation, (const char *const *) questions,
                           _ ("Questions Not Asked"));
}

/* What could forbid the plan is asked at once, or one reason says why not. */
static void
add_not_asked (TrabOverrideList *self, const GPtrArray *gaps)
{
  g_autofree char *names = trab_present_not_asked_dup_names (
      gaps, trab_consultation_get_evidence (self->consultation));
  g_autofree char *head = g_strdup_printf (
      _ ("Not known, though it could forbid this plan: %s. Reason to go on without it:"), names);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("As_k Them Now"));

  add_reason (self, head, dup_causes (gaps));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (ask_cb), self);
  gtk_box_append (self->box, button);
}

static void
trab_override_list_dispose (GObject *object)
{
  TrabOverrideList *self = TRAB_OVERRIDE_LIST (object);

  g_clear_object (&self->consultation);
  G_OBJECT_CLASS (trab_override_list_parent_class)->dispose (object);
}

static void
trab_override_list_finalize (GObject *object)
{
  g_free (TRAB_OVERRIDE_LIST (object)->shown);
  G_OBJECT_CLASS (trab_override_list_parent_class)->finalize (object);
}

static void
trab_override_list_class_init (TrabOverrideListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trab_override_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = trab_override_list_finalize;
}

static void
trab_override_list_init (TrabOverrideList *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

GtkWidget *
trab_override_list_new (void)
{
  return g_object_new (TRAB_TYPE_OVERRIDE_LIST, NULL);
}

static char *
dup_shown (const char *choice, const GPtrArray *stops, const GPtrArray *not_asked)
{
  GString *shown = g_string_new (choice);

  for (guint i = 0; i < stops->len; i++)
    g_string_append_printf (shown, " %s", ((TrabSafetyCard *) g_ptr_array_index (stops, i))->cause);
  for (guint i = 0; i < not_asked->len; i++)
    g_string_append_printf (shown, " %s",
                            ((TrabSafetyGap *) g_ptr_array_index (not_asked, i))->field);
  return g_string_free (shown, FALSE);
}

/** trab_override_list_show: @consultation: whose choice of today is shown; keeps what is being
 * typed as long as the choice stays */
void
trab_override_list_show (TrabOverrideList *self, TrabConsultation *consultation)
{
  TrabComparison *comparison = trab_consultation_get_comparison (consultation);
  TrabSafetyReport *safety = comparison ? trab_comparison_get_safety (comparison) : NULL;
  const char *choice
      = trab_draft_get_text (trab_consultation_get_draft (consultation), FIELD_CHOICE);
  g_autoptr (GPtrArray) stops = trab_safety_override_list_stops (safety, choice);
  g_autoptr (GPtrArray) not_asked = trab_safety_override_list_not_asked (safety, choice);
  g_autofree char *shown = dup_shown (choice, stops, not_asked);
  GtkWidget *child = NULL;

  g_return_if_fail (TRAB_IS_OVERRIDE_LIST (self));

  if (self->consultation == consultation && g_strcmp0 (shown, self->shown) == 0)
    return;
  g_set_object (&self->consultation, consultation);
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < stops->len; i++)
    add_stop (self, g_ptr_array_index (stops, i));
  if (not_asked->len > 0)
    add_not_asked (self, not_asked);
  gtk_widget_set_visible (GTK_WIDGET (self), stops->len + not_asked->len > 0);
}
