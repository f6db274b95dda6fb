/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-caution-list.h"

#include <glib/gi18n.h>

struct _TrabCautionList
{
  AdwBin parent_instance;
  AdwBin *summary;
  GtkExpander *expander;
  GtkBox *box;
  gboolean has_stop; /* a plan looked at was found to be one to stop at */
};

G_DEFINE_FINAL_TYPE (TrabCautionList, trab_caution_list, ADW_TYPE_BIN)

typedef struct
{
  const char *title;
  const char *icon;
  const char *style;
} Level;

/* Each level has its word, its sign and its colour: none of them alone. */
static const Level levels[] = {
  [TRAB_PRESENT_LEVEL_NOTE] = { N_ ("Note"), "dialog-information-symbolic", "note" },
  [TRAB_PRESENT_LEVEL_CHECK_FIRST] = { N_ ("Check first"), "dialog-warning-symbolic", "check" },
  [TRAB_PRESENT_LEVEL_STOP] = { N_ ("Stop"), "process-stop-symbolic", "stop" },
};

/* What the source says to do stands apart from what was found. */
static GtkWidget *
new_action (const char *action)
{
  g_autofree char *words = g_strdup_printf (_ ("The source says: %s"), action);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
new_card (const TrabPresentBanner *banner)
{
  const Level *level = &levels[banner->level];
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name (level->icon);
  g_autofree char *head = banner->title
                              /* Translators: how loud a caution is, and what it is about */
                              ? g_strdup_printf (_ ("%s: %s"), _ (level->title), banner->title)
                              : g_strdup (_ (level->title));
  GtkWidget *title = gtk_label_new (head);
  GtkWidget *text = gtk_label_new (banner->text);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "caution");
  gtk_widget_add_css_class (card, level->style);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (words), title);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_box_append (GTK_BOX (words), text);
  if (banner->action != NULL)
    gtk_box_append (GTK_BOX (words), new_action (banner->action));
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), words);
  return card;
}

/* What every card is about, a line for each level, so that nothing hides in the fold. */
static GtkWidget *
new_summary (GPtrArray *banners)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const char *loudest = NULL;

  for (int level = TRAB_PRESENT_LEVEL_STOP; level >= TRAB_PRESENT_LEVEL_NOTE; level--)
    {
      g_autofree char *words = trab_present_banner_dup_summary (banners, (TrabPresentLevel) level);
      GtkWidget *line = NULL;
      GtkWidget *label = NULL;

      if (words == NULL)
        continue;
      if (loudest == NULL)
        loudest = levels[level].style;
      line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      label = gtk_label_new (words);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      if (level > TRAB_PRESENT_LEVEL_NOTE)
        gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name (levels[level].icon));
      gtk_widget_set_valign (gtk_widget_get_first_child (line), GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (line), label);
      gtk_box_append (GTK_BOX (lines), line);
    }
  gtk_widget_add_css_class (lines, "card");
  gtk_widget_add_css_class (lines, "caution");
  gtk_widget_add_css_class (lines, loudest);
  return lines;
}

static void
trab_caution_list_class_init (TrabCautionListClass *klass)
{
}

static void
trab_caution_list_init (TrabCautionList *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->summary = ADW_BIN (adw_bin_new ());
  self->expander = GTK_EXPANDER (gtk_expander_new (_ ("What was found")));
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_margin_top (GTK_WIDGET (self->box), 6);
  gtk_expander_set_child (self->expander, GTK_WIDGET (self->box));
  /* Tab looks into a closed expander too */
  g_object_bind_property (self->expander, "expanded", self->box, "visible", G_BINDING_SYNC_CREATE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What was found"), -1);
  gtk_box_append (GTK_BOX (all), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (all), GTK_WIDGET (self->expander));
  adw_bin_set_child (ADW_BIN (self), all);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* What stops a plan, as against what was not asked. */
static gboolean
has_found_stop (GPtrArray *banners)
{
  for (guint i = 0; i < banners->len; i++)
    {
      const TrabPresentBanner *banner = g_ptr_array_index (banners, i);

      if (banner->level == TRAB_PRESENT_LEVEL_STOP && banner->cause != NULL)
        return TRUE;
    }
  return FALSE;
}

/** trab_caution_list_set_banners: @banners: (nullable): of TrabPresentBanner */
void
trab_caution_list_set_banners (TrabCautionList *self, GPtrArray *banners)
{
  gboolean has_stop = FALSE;
  GtkWidget *card = NULL;

  g_return_if_fail (TRAB_IS_CAUTION_LIST (self));

  while ((card = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, card);
  gtk_widget_set_visible (GTK_WIDGET (self), banners != NULL && banners->len > 0);
  if (banners == NULL || banners->len == 0)
    return;
  for (guint i = 0; i < banners->len; i++)
    gtk_box_append (self->box, new_card (g_ptr_array_index (banners, i)));
  adw_bin_set_child (self->summary, new_summary (banners));
  has_stop = has_found_stop (banners);
  if (has_stop && !self->has_stop) /* opened for the reader, who may fold it again */
    gtk_expander_set_expanded (self->expander, TRUE);
  self->has_stop = has_stop;
}
