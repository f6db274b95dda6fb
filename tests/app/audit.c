/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit.h"

#include <adwaita.h>

#include "app-fixture.h"

#define MOST_LINKS 50

static gboolean
is_internal (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  /* parts of composite widgets of the toolkit: the whole carries the name */
  return GTK_IS_SCROLLBAR (widget) || GTK_IS_TEXT (widget) || GTK_IS_POPOVER (widget)
         || GTK_IS_STACK_SWITCHER (parent) || GTK_IS_MENU_BUTTON (parent)
         || gtk_widget_get_ancestor (parent, GTK_TYPE_DROP_DOWN) != NULL
         || gtk_widget_get_ancestor (parent, ADW_TYPE_COMBO_ROW) != NULL
         || gtk_widget_get_ancestor (parent, ADW_TYPE_PASSWORD_ENTRY_ROW) != NULL
         || GTK_IS_WINDOW_CONTROLS (parent) || GTK_IS_SCROLLED_WINDOW (widget)
         || GTK_IS_LIST_BASE (widget) || GTK_IS_SPIN_BUTTON (parent);
}

static gboolean
has_name (GtkWidget *widget)
{
  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
      || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget))[0] != '\0';
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget)) != NULL;
  if (GTK_IS_LABEL (widget))
    return TRUE;
  return FALSE;
}

/** audit_count_unnamed: what takes the focus and has no name */
guint
audit_count_unnamed (GtkWidget *widget, const char *where)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (gtk_widget_get_focusable (widget) && !is_internal (widget) && !GTK_IS_WINDOW (widget)
      && g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "AdwViewSwitcherButton") == FALSE
      && !has_name (widget))
    {
      g_test_message ("%s: a %s without a name, in a %s", where, G_OBJECT_TYPE_NAME (widget),
                      G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += audit_count_unnamed (child, where);
  return n;
}

/* Beyond the card that it lies on */
static gboolean
spills_over (GtkWidget *widget)
{
  GtkWidget *card = widget;
  graphene_rect_t bounds;

  while (card != NULL && !gtk_widget_has_css_class (card, "card"))
    card = gtk_widget_get_parent (card);
  return card != NULL && gtk_widget_compute_bounds (widget, card, &bounds)
         && (bounds.origin.x < 0 || bounds.origin.y < 0
             || bounds.origin.x + bounds.size.width > (float) gtk_widget_get_width (card)
             || bounds.origin.y + bounds.size.height > (float) gtk_widget_get_height (card));
}

/** audit_count_cut: words that end in dots, or lie over the edge of their card */
guint
audit_count_cut (GtkWidget *widget, const char *where)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (GTK_IS_LABEL (widget)
      && (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)))
          || spills_over (widget)))
    {
      g_test_message ("%s: '%s' is cut", where, gtk_label_get_label (GTK_LABEL (widget)));
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += audit_count_cut (child, where);
  return n;
}

static void
blame_widest (GtkWidget *widget, int limit)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum = 0;

      if (!gtk_widget_get_visible (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum <= limit)
        continue;
      g_test_message ("  %s '%s' wants %d", G_OBJECT_TYPE_NAME (child),
                      GTK_IS_LABEL (child) ? gtk_label_get_label (GTK_LABEL (child)) : "", minimum);
      blame_widest (child, limit);
    }
}

/** audit_count_unfit: 1 where what the window holds does not fit into so many pixels across; its
 * frame is the desktop's */
guint
audit_count_unfit (GtkWidget *root, int width_px, const char *where)
{
  int least = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum = 0;

      if (gtk_widget_get_visible (child) && !GTK_IS_NATIVE (child))
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      least = MAX (least, minimum);
    }
  if (least <= width_px)
    return 0;
  g_test_message ("%s wants %d of %d pixels", where, least, width_px);
  blame_widest (root, width_px);
  return 1;
}

static void
name_place (GtkWidget *widget, const char *where, const char *what)
{
  GtkWidget *parent = widget ? gtk_widget_get_parent (widget) : NULL;

  g_test_message ("%s: %s, at a %s in a %s", where, what,
                  widget ? G_OBJECT_TYPE_NAME (widget) : "nothing",
                  parent ? G_OBJECT_TYPE_NAME (parent) : "nothing");
}

/* A list is one place, and arrows lead through it. */
static GtkWidget *
get_place (GtkWidget *focus)
{
  return GTK_IS_LIST_BOX_ROW (focus) ? gtk_widget_get_parent (focus) : focus;
}

/* Once around by Tab */
typedef struct
{
  GHashTable *places; /* in which the focus was, kept alive */
  GHashTable *shown;  /* all that was on the screen when it ended */
} Round;

static void
round_clear (Round *round)
{
  g_clear_pointer (&round->places, g_hash_table_unref);
  g_clear_pointer (&round->shown, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Round, round_clear)

static void
add_shown (GHashTable *shown, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  g_hash_table_add (shown, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_shown (shown, child);
}

/* Tab goes by where things stand, and what a topic holds or a field says comes and goes with the
 * focus: as for a person, it is on the screen before the next key. */
static gboolean
press_tab (GtkWindow *window, GtkDirectionType direction)
{
  app_fixture_draw (GTK_WIDGET (window));
  return gtk_widget_child_focus (GTK_WIDGET (window), direction);
}

static Round
tab_around (GtkWindow *window, GtkDirectionType direction)
{
  Round round = { .places = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL),
                  .shown = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL) };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  GtkWidget *last = NULL;
  GtkWidget *focus = NULL;
  guint n_same = 0;

  gtk_window_set_focus (window, NULL);
  while (press_tab (window, direction) && (focus = gtk_window_get_focus (window)) != NULL)
    {
      n_same = focus == last ? n_same + 1 : 0; /* from link to link of one label */
      if ((!g_hash_table_add (seen, g_object_ref (focus)) && n_same == 0) || n_same > MOST_LINKS)
        break;
      /* the one is a place for its arrow keys, on the way forward alone; links change with the
       * topic whose row is passed */
      if (!GTK_IS_SCROLLED_WINDOW (focus) && !GTK_IS_LABEL (focus))
        g_hash_table_add (round.places, g_object_ref (get_place (focus)));
      last = focus;
    }
  add_shown (round.shown, GTK_WIDGET (window));
  return round;
}

/* Places of the one round to which the other did not come, though they were there */
static guint
count_missing (const Round *round, const Round *other, const char *where, const char *what)
{
  GHashTableIter iter;
  gpointer place = NULL;
  guint n = 0;

  g_hash_table_iter_init (&iter, round->places);
  while (g_hash_table_iter_next (&iter, &place, NULL))
    if (!g_hash_table_contains (other->places, place)
        && g_hash_table_contains (other->shown, place))
      {
        name_place (place, where, what);
        n++;
      }
  return n;
}

/** audit_count_traps: a window begins somewhere, and Tab goes around it, through the same places
 * forward and back: a place that holds the focus cuts off the others */
guint
audit_count_traps (GtkWidget *root, const char *where)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (root));
  GtkWidget *first = gtk_window_get_focus (window);
  g_auto (Round) forward = { 0 };
  g_auto (Round) back = { 0 };
  guint n = 0;

  if (first == NULL)
    {
      name_place (NULL, where, "no first focus");
      return 1;
    }
  APP_FIXTURE_WAIT_FOR (gtk_window_is_active (window)); /* keys go to no other */
  forward = tab_around (window, GTK_DIR_TAB_FORWARD);
  back = tab_around (window, GTK_DIR_TAB_BACKWARD);
  n = count_missing (&back, &forward, where, "reached only backward")
      + count_missing (&forward, &back, where, "reached only forward");
  if (!g_hash_table_contains (forward.places, get_place (first)))
    {
      name_place (first, where, "the first focus is not on the way of Tab");
      n++;
    }
  gtk_window_set_focus (window, first);
  return n;
}
