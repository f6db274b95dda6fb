/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "looks.h"

#include <math.h>
#include <string.h>

#include "app-fixture.h"

#define SCALE 3 /* so that a stem has pixels of its own colour, not of the smoothed edge alone */
#define N_LEVELS 16 /* of a channel: colours that near are one ground */

/* A widget as it is drawn, large. */
typedef struct
{
  unsigned char *pixels;
  int width;
  int height;
  GtkWidget *root;
  const char *where;
  guint n_pale;
} Picture;

/* IEC 61966-2-1 */
static double
to_linear (unsigned char channel)
{
  double c = channel / 255.0;

  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

/* Cairo's 32 bits in memory: blue, green, red */
static double
get_luminance (const unsigned char *pixel)
{
  return 0.0722 * to_linear (pixel[0]) + 0.7152 * to_linear (pixel[1])
         + 0.2126 * to_linear (pixel[2]);
}

static double
get_contrast (double a, double b)
{
  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static gboolean
draw (Picture *picture)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (picture->root);
  int height = gtk_widget_get_height (picture->root);

  app_fixture_draw (picture->root);
  paintable = gtk_widget_paintable_new (picture->root);
  gtk_snapshot_scale (snapshot, SCALE, SCALE);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return FALSE;
  picture->width = width * SCALE;
  picture->height = height * SCALE;
  texture = gsk_renderer_render_texture (
      gtk_native_get_renderer (gtk_widget_get_native (picture->root)), node,
      &GRAPHENE_RECT_INIT (0, 0, (float) picture->width, (float) picture->height));
  picture->pixels = g_malloc ((gsize) picture->width * (gsize) picture->height * 4);
  gdk_texture_download (texture, picture->pixels, (gsize) picture->width * 4);
  return TRUE;
}

/* The contrast of the ground, which most pixels have, to the pixel that is farthest from it. */
static double
measure (const Picture *picture, int x, int y, int width, int height)
{
  guint counts[N_LEVELS * N_LEVELS * N_LEVELS] = { 0 };
  double grounds[G_N_ELEMENTS (counts)];
  guint most = 0;
  double best = 1;

  for (int pass = 0; pass < 2; pass++)
    for (int row = y; row < y + height; row++)
      for (int column = x; column < x + width; column++)
        {
          const unsigned char *pixel
              = picture->pixels + 4 * ((gsize) row * (gsize) picture->width + (gsize) column);
          guint key = ((guint) pixel[0] * N_LEVELS / 256 * N_LEVELS + pixel[1] * N_LEVELS / 256u)
                          * N_LEVELS
                      + pixel[2] * N_LEVELS / 256u;

          if (pass == 0)
            {
              grounds[key] = get_luminance (pixel);
              if (++counts[key] > counts[most])
                most = key;
            }
          else if (key != most)
            best = MAX (best, get_contrast (grounds[most], get_luminance (pixel)));
        }
  return best;
}

/* Nothing lies over it and no edge cuts it: what is drawn in its place is its own. */
static gboolean
is_in_sight (const Picture *picture, GtkWidget *widget, const graphene_rect_t *bounds)
{
  double left = bounds->origin.x + 1, right = bounds->origin.x + bounds->size.width - 1;
  double top = bounds->origin.y + 1, bottom = bounds->origin.y + bounds->size.height - 1;
  const GtkPickFlags flags = GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE;

  return left >= 0 && top >= 0 && right * SCALE < picture->width && bottom * SCALE < picture->height
         && gtk_widget_pick (picture->root, left, top, flags) == widget
         && gtk_widget_pick (picture->root, right, bottom, flags) == widget;
}

static void
check (Picture *picture, GtkWidget *widget, double least, const char *what)
{
  graphene_rect_t bounds;
  double contrast = 0;

  if (!gtk_widget_is_sensitive (widget)
      || !gtk_widget_compute_bounds (widget, picture->root, &bounds) || bounds.size.width < 3
      || bounds.size.height < 3 || !is_in_sight (picture, widget, &bounds))
    return;
  contrast = measure (
      picture, (int) ceil (bounds.origin.x) * SCALE, (int) ceil (bounds.origin.y) * SCALE,
      (int) floor (bounds.size.width - 1) * SCALE, (int) floor (bounds.size.height - 1) * SCALE);
  if (contrast >= least || contrast <= 1.01) /* nothing is drawn there */
    return;
  g_test_message ("%s: %.1f:1 for '%s'", picture->where, contrast, what);
  picture->n_pale++;
}

static void
walk (Picture *picture, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_opacity (widget) < 1)
    return;
  if (GTK_IS_LABEL (widget) && gtk_label_get_text (GTK_LABEL (widget))[0] != '\0')
    check (picture, widget, LOOKS_TEXT_CONTRAST, gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_IMAGE (widget))
    check (picture, widget, LOOKS_SIGN_CONTRAST,
           gtk_image_get_icon_name (GTK_IMAGE (widget))
               ? gtk_image_get_icon_name (GTK_IMAGE (widget))
               : "a sign");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      walk (picture, child);
}

/**
 * looks_count_pale:
 * @root: a window that is shown; its words and signs are measured as they are drawn, in whatever
 *   style it has
 *
 * Returns: how many do not stand out from their ground enough; each is told
 */
guint
looks_count_pale (GtkWidget *root, const char *where)
{
  Picture picture = { .root = root, .where = where };

  if (!draw (&picture))
    return 0;
  walk (&picture, root);
  g_free (picture.pixels);
  return picture.n_pale;
}
