/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-focus-place.h"

/** trab_focus_place_find: Returns: which child of @box has the focus in it, from 0; -1 where none
 * has */
int
trab_focus_place_find (GtkWidget *box)
{
  GtkRoot *root = gtk_widget_get_root (box);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  int place = 0;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, box))
    return -1;
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child), place++)
    if (focus == child || gtk_widget_is_ancestor (focus, child))
      return place;
  return -1;
}

/** trab_focus_place_restore: @place: as found before @box was filled anew; the last child where
 * there are fewer now; nothing happens for -1 */
void
trab_focus_place_restore (GtkWidget *box, int place)
{
  GtkWidget *child = gtk_widget_get_first_child (box);

  if (place < 0 || child == NULL)
    return;
  while (place-- > 0 && gtk_widget_get_next_sibling (child) != NULL)
    child = gtk_widget_get_next_sibling (child);
  if (!gtk_widget_grab_focus (child))
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}
