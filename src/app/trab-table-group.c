/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-table-group.h"

#include <glib/gi18n.h>
#include <string.h>

#include "trab-present-measure.h"
#include "trab-table-look.h"
#include "trab-table-map.h"
#include "trab-table-maps.h"
#include "trab-table-memory.h"
#include "trab-table-preview.h"
#include "trab-unit.h"

#define LONG_LAYOUT 0 /* of the choices; after it come the maps of ours, then one's own */
#define PREVIEW_ROWS 3
#define MOST_EXAMPLES 3 /* cells that tell columns of one name apart */

/** How the cells of a table may be written: a key of its map, and what somebody may choose. */
static const struct
{
  const char *key;
  const char *title;
  struct
  {
    const char *word; /* of the map; NULL: it does not say */
    const char *name;
  } choices[6];
} marks[] = {
  { "separator",
    N_ ("Between two cells"),
    { { NULL, N_ ("Found from the rows") },
      { ",", N_ ("Comma") },
      { ";", N_ ("Semicolon") },
      { "\t", N_ ("Tab") },
      { "|", N_ ("Vertical bar") } } },
  { "decimal",
    N_ ("Decimal mark"),
    { { NULL, N_ ("Found for each column") },
      { "point", N_ ("Point: 0.812") },
      { "comma", N_ ("Comma: 0,812") } } },
  { "dates",
    N_ ("Order of a date"),
    { { NULL, N_ ("As in 2021-06-05") },
      { "dmy", N_ ("Day, month, year") },
      { "mdy", N_ ("Month, day, year") },
      { "ymd", N_ ("Year, month, day") } } },
  { "encoding",
    N_ ("Text encoding"),
    { { NULL, N_ ("Found from the bytes") },
      { "utf-8", "UTF-8" },
      { "utf-16", "UTF-16" },
      { "windows-1252", N_ ("Western Europe (1252)") },
      { "windows-1250", N_ ("Central Europe (1250)") } } },
};

struct _TrabTableGroup
{
  GtkBox parent_instance;
  GBytes *start;       /* of the file */
  char **names;        /* of the maps of ours */
  GBytes *map;         /* (nullable): chosen, as it was changed since */
  GBytes *own;         /* (nullable): somebody's own, or the one of last time */
  gboolean is_showing; /* the rows are set to what the map says: nobody chose */
  TrabTableLook *look; /* as the map reads it */
  GtkWidget *preview;
  GtkListBox *list;
  GtkWidget *source_row;
  GtkWidget *map_row;
  GtkWidget *mark_rows[G_N_ELEMENTS (marks)];
  GtkWidget *missing_row;
  GPtrArray *twin_rows; /* of GtkWidget, by place in the look: questions at the end of the list */
  GArray *unitless;     /* of TrabMeasure: those without a unit in the table */
  GPtrArray *unit_rows; /* of GtkWidget, by place in @unitless */
};

G_DEFINE_FINAL_TYPE (TrabTableGroup, trab_table_group, GTK_TYPE_BOX)

static void show_map (TrabTableGroup *self);

/* An answer is seen at once: above in the table, below in what saving would do. */
static void
take_map (TrabTableGroup *self, GBytes *map)
{
  g_clear_pointer (&self->map, g_bytes_unref);
  self->map = map;
  show_map (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "import.read-table", NULL);
}

static void
map_chosen_cb (AdwComboRow *row, GParamSpec *pspec, TrabTableGroup *self)
{
  guint selected = adw_combo_row_get_selected (row);
  guint n = g_strv_length (self->names);
  GBytes *map = NULL;

  if (self->is_showing)
    return;
  if (selected > n && self->own != NULL)
    map = g_bytes_ref (self->own);
  else if (selected > LONG_LAYOUT && selected <= n)
    map = trab_table_maps_find (self->names[selected - 1]);
  take_map (self, map);
}

static void
mark_chosen_cb (AdwComboRow *row, GParamSpec *pspec, TrabTableGroup *self)
{
  guint selected = adw_combo_row_get_selected (row);

  for (guint i = 0; i < G_N_ELEMENTS (marks) && !self->is_showing; i++)
    if (self->mark_rows[i] == GTK_WIDGET (row))
      {
        take_map (self, trab_table_map_set_word (self->map, marks[i].key,
                                                 marks[i].choices[selected].word));
        return;
      }
}

static void
missing_typed_cb (AdwEntryRow *row, TrabTableGroup *self)
{
  take_map (self,
            trab_table_map_set_missing (self->map, gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
source_typed_cb (AdwEntryRow *row, gpointer unused)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "import.read-table", NULL);
}

static void
twin_chosen_cb (AdwComboRow *row, GParamSpec *pspec, TrabTableGroup *self)
{
  guint selected = adw_combo_row_get_selected (row);
  const TrabTableTwins *twins = NULL;
  guint index = 0;

  if (self->is_showing || !g_ptr_array_find (self->twin_rows, row, &index))
    return;
  twins = self->look->twins->pdata[index];
  take_map (self, trab_table_map_set_twin (
                      self->map, twins->name,
                      selected > 0 ? g_array_index (twins->places, guint, selected - 1) + 1 : 0));
}

static void
unit_chosen_cb (AdwComboRow *row, GParamSpec *pspec, TrabTableGroup *self)
{
  guint selected = adw_combo_row_get_selected (row);
  TrabMeasure measure = TRAB_MEASURE_BMD;
  guint index = 0;

  if (self->is_showing || !g_ptr_array_find (self->unit_rows, row, &index))
    return;
  measure = g_array_index (self->unitless, TrabMeasure, index);
  take_map (self,
            trab_table_map_set_unit (self->map, measure,
                                     selected > 0 ? trab_unit_list (measure)[selected - 1] : NULL));
}

/* One answer for all values of a measure that have no unit; none is chosen before. */
static GtkWidget *
new_unit_row (TrabTableGroup *self, TrabMeasure measure)
{
  const char *const *units = trab_unit_list (measure);
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  g_autofree char *title = g_strdup_printf (_ ("%s has no unit in the table. Which is meant?"),
                                            trab_present_measure_get_name (measure));
  GtkWidget *row = NULL;

  gtk_string_list_append (choices, _ ("Not decided yet"));
  for (guint i = 0; units[i] != NULL; i++)
    gtk_string_list_take (choices, trab_present_measure_dup_unit (units[i]));
  row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "title", title, "title-lines", 0,
                      "model", choices, "use-subtitle", TRUE, NULL);
  g_signal_connect (row, "notify::selected", G_CALLBACK (unit_chosen_cb), self);
  return row;
}

static void
show_units (TrabTableGroup *self)
{
  for (guint i = 0; i < self->unit_rows->len; i++)
    {
      TrabMeasure measure = g_array_index (self->unitless, TrabMeasure, i);
      g_autofree char *unit = trab_table_map_dup_unit (self->map, measure);
      guint selected = 0;

      for (guint n = 0; unit != NULL && trab_unit_list (measure)[n] != NULL; n++)
        if (g_str_equal (trab_unit_list (measure)[n], unit))
          selected = n + 1;
      adw_combo_row_set_selected (self->unit_rows->pdata[i], selected);
    }
}

/* "3 · 0.812, 0.790": a column of several of one name, by what stands in it. */
static char *
dup_twin (const TrabTableLook *look, guint place)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u · ", place + 1);
  for (guint i = 1; i < MIN (look->rows->len, MOST_EXAMPLES + 1); i++)
    {
      GPtrArray *row = look->rows->pdata[i];

      if (place < row->len)
        g_string_append_printf (text, "%s%s", i > 1 ? ", " : "",
                                ((const TrabTableCell *) row->pdata[place])->text);
    }
  return g_string_free (text, FALSE);
}

/* Which of two columns of one name is meant only a person can tell; none is chosen before. */
static GtkWidget *
new_twin_row (TrabTableGroup *self, const TrabTableTwins *twins)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  g_autofree char *title
      = g_strdup_printf (_ ("Several columns are named “%s”. Which is meant?"), twins->name);
  GtkWidget *row = NULL;

  gtk_string_list_append (choices, _ ("Not decided yet"));
  for (guint i = 0; i < twins->places->len; i++)
    gtk_string_list_take (choices, dup_twin (self->look, g_array_index (twins->places, guint, i)));
  row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "title", title, "title-lines", 0,
                      "model", choices, "use-subtitle", TRUE, NULL);
  g_signal_connect (row, "notify::selected", G_CALLBACK (twin_chosen_cb), self);
  return row;
}

/* Whether the rows of @self ask about the twins of @look already. */
static gboolean
asks_about (TrabTableGroup *self, const TrabTableLook *look)
{
  gboolean yes = self->look != NULL && self->look->twins->len == look->twins->len;

  for (guint i = 0; yes && i < look->twins->len; i++)
    {
      const TrabTableTwins *old = self->look->twins->pdata[i];
      const TrabTableTwins *new = look->twins->pdata[i];

      yes = g_str_equal (old->name, new->name)
            && old->places->len
                   == new->places->len &&memcmp (old->places->data, new->places->data,
                                                 old->places->len * sizeof (guint))
                   == 0;
    }
  return yes;
}

static void
show_twins (TrabTableGroup *self)
{
  for (guint i = 0; i < self->twin_rows->len; i++)
    {
      const TrabTableTwins *twins = self->look->twins->pdata[i];
      guint number = trab_table_map_get_twin (self->map, twins->name);
      guint selected = 0;

      for (guint n = 0; n < twins->places->len; n++)
        if (g_array_index (twins->places, guint, n) + 1 == number)
          selected = n + 1;
      adw_combo_row_set_selected (self->twin_rows->pdata[i], selected);
    }
}

/* A row stays while its question does: the keyboard stands on it. */
static void
show_look (TrabTableGroup *self)
{
  TrabTableLook *look = trab_table_look_new (self->start, self->map, PREVIEW_ROWS);
  gboolean is_asked = asks_about (self, look);

  g_clear_pointer (&self->look, trab_table_look_free);
  self->look = look;
  adw_bin_set_child (ADW_BIN (self->preview), trab_table_preview_new (look));
  for (guint i = 0; !is_asked && i < self->twin_rows->len; i++)
    gtk_list_box_remove (self->list, self->twin_rows->pdata[i]);
  if (!is_asked)
    g_ptr_array_set_size (self->twin_rows, 0);
  for (guint i = 0; !is_asked && i < look->twins->len; i++)
    {
      GtkWidget *row = new_twin_row (self, look->twins->pdata[i]);

      gtk_list_box_append (self->list, row);
      g_ptr_array_add (self->twin_rows, row);
    }
  show_twins (self);
}

static void
show_marks (TrabTableGroup *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *word = trab_table_map_dup_word (self->map, marks[i].key);
      guint selected = 0;

      for (guint n = 1; word && n < G_N_ELEMENTS (marks[i].choices) && marks[i].choices[n].word;
           n++)
        if (g_str_equal (word, marks[i].choices[n].word))
          selected = n;
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->mark_rows[i]), selected);
    }
}

static void
show_map (TrabTableGroup *self)
{
  g_autofree char *missing = trab_table_map_dup_missing (self->map);

  self->is_showing = TRUE;
  show_marks (self);
  show_units (self);
  if (g_strcmp0 (missing, gtk_editable_get_text (GTK_EDITABLE (self->missing_row))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->missing_row), missing);
  show_look (self);
  self->is_showing = FALSE;
}

static GtkStringList *
new_choices (TrabTableGroup *self)
{
  GtkStringList *choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _ ("Our long layout"));
  for (guint i = 0; self->names[i] != NULL; i++)
    gtk_string_list_append (choices, self->names[i]);
  if (self->own != NULL)
    gtk_string_list_append (choices, _ ("Your own map"));
  return choices;
}

static void
trab_table_group_finalize (GObject *object)
{
  TrabTableGroup *self = TRAB_TABLE_GROUP (object);

  g_strfreev (self->names);
  g_clear_pointer (&self->map, g_bytes_unref);
  g_clear_pointer (&self->own, g_bytes_unref);
  g_clear_pointer (&self->start, g_bytes_unref);
  g_clear_pointer (&self->look, trab_table_look_free);
  g_ptr_array_unref (self->twin_rows);
  g_array_unref (self->unitless);
  g_ptr_array_unref (self->unit_rows);
  G_OBJECT_CLASS (trab_table_group_parent_class)->finalize (object);
}

static void
trab_table_group_class_init (TrabTableGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_table_group_finalize;
}

static GtkWidget *
new_button (const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (words);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
new_mark_row (TrabTableGroup *self, guint mark)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  GtkWidget *row = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (marks[mark].choices) && marks[mark].choices[i].name; i++)
    gtk_string_list_append (choices, _ (marks[mark].choices[i].name));
  row = g_object_new (ADW_TYPE_COMBO_ROW, "title", _ (marks[mark].title), "model", choices,
                      "use-subtitle", TRUE, NULL);
  g_signal_connect (row, "notify::selected", G_CALLBACK (mark_chosen_cb), self);
  return row;
}

static GtkListBox *
new_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_LIST_BOX (list);
}

/* How the cells are written: folded away, for most tables say it themselves. */
static GtkWidget *
new_marks (TrabTableGroup *self)
{
  const char *name = _ ("How the cells are written");
  GtkWidget *expander = gtk_expander_new (name);
  GtkListBox *list = new_list (name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      self->mark_rows[i] = new_mark_row (self, i);
      gtk_list_box_append (list, self->mark_rows[i]);
    }
  self->missing_row
      = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _ ("What stands for “no value”, with ; between"),
                      "show-apply-button", TRUE, NULL);
  g_signal_connect (self->missing_row, "apply", G_CALLBACK (missing_typed_cb), self);
  gtk_list_box_append (list, self->missing_row);
  gtk_widget_set_margin_top (GTK_WIDGET (list), 6);
  gtk_expander_set_child (GTK_EXPANDER (expander), GTK_WIDGET (list));
  return expander;
}

static void
trab_table_group_init (TrabTableGroup *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6); /* both fit a narrow window */
  g_autoptr (GtkStringList) choices = NULL;

  self->twin_rows = g_ptr_array_new ();
  self->unitless = g_array_new (FALSE, FALSE, sizeof (TrabMeasure));
  self->unit_rows = g_ptr_array_new ();
  self->names = trab_table_maps_dup_names ();
  choices = new_choices (self);
  self->preview = adw_bin_new ();
  self->list = new_list (_ ("How the table is read"));
  self->source_row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _ ("Clinic or study"),
                                   "show-apply-button", TRUE, NULL);
  g_signal_connect (self->source_row, "apply", G_CALLBACK (source_typed_cb), NULL);
  self->map_row = g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Columns"), "model", choices,
                                "use-subtitle", TRUE, NULL);
  g_signal_connect (self->map_row, "notify::selected", G_CALLBACK (map_chosen_cb), self);
  gtk_list_box_append (self->list, self->source_row);
  gtk_list_box_append (self->list, self->map_row);
  gtk_box_append (GTK_BOX (buttons), new_button (_ ("Choose a _Map of Columns…"), "import.map"));
  gtk_box_append (GTK_BOX (buttons), new_button (_ ("_Read the Table"), "import.read-table"));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_box_append (GTK_BOX (self), self->preview);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), new_marks (self));
  gtk_box_append (GTK_BOX (self), buttons);
}

/** trab_table_group_new: @start: how the file begins; read as a table of that head was last time */
TrabTableGroup *
trab_table_group_new (GBytes *start)
{
  TrabTableGroup *self = g_object_new (TRAB_TYPE_TABLE_GROUP, NULL);
  g_autofree char *source = NULL;
  g_autoptr (GBytes) map = NULL;

  self->start = g_bytes_ref (start);
  trab_table_memory_recall (start, &source, &map);
  gtk_editable_set_text (GTK_EDITABLE (self->source_row), source ? source : "");
  trab_table_group_set_own_map (self, map);
  return self;
}

/** trab_table_group_dup_source: (transfer full) (nullable): NULL where nobody said it */
char *
trab_table_group_dup_source (TrabTableGroup *self)
{
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->source_row))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/** trab_table_group_get_map: (transfer none) (nullable): NULL for our long layout */
GBytes *
trab_table_group_get_map (TrabTableGroup *self)
{
  return self->map;
}

/** trab_table_group_set_own_map: makes @map the one chosen, without reading anew. @map: (nullable):
 * NULL for our long layout */
void
trab_table_group_set_own_map (TrabTableGroup *self, GBytes *map)
{
  g_autoptr (GtkStringList) choices = NULL;
  gboolean is_own = !trab_table_map_is_long (map);

  g_clear_pointer (&self->map, g_bytes_unref);
  self->map = map ? g_bytes_ref (map) : NULL;
  if (is_own)
    {
      g_clear_pointer (&self->own, g_bytes_unref);
      self->own = g_bytes_ref (map);
    }
  choices = new_choices (self);
  self->is_showing = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->map_row), G_LIST_MODEL (choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->map_row),
                              is_own ? g_strv_length (self->names) + 1 : LONG_LAYOUT);
  show_map (self);
}

/** trab_table_group_set_import: asks for the units that @import leaves open: the table as
 * trab_table_group_get_map() reads it */
void
trab_table_group_set_import (TrabTableGroup *self, TrabImport *import)
{
  GArray *unitless = trab_table_map_list_unitless (self->map, import);
  gboolean is_asked = unitless->len == self->unitless->len;

  for (guint i = 0; is_asked && i < unitless->len; i++)
    is_asked = g_array_index (unitless, TrabMeasure, i)
               == g_array_index (self->unitless, TrabMeasure, i);
  g_array_unref (self->unitless);
  self->unitless = unitless;
  if (is_asked) /* the rows stay: the keyboard stands on one */
    return;
  for (guint i = 0; i < self->unit_rows->len; i++)
    gtk_list_box_remove (self->list, self->unit_rows->pdata[i]);
  g_ptr_array_set_size (self->unit_rows, 0);
  for (guint i = 0; i < unitless->len; i++)
    {
      GtkWidget *row = new_unit_row (self, g_array_index (unitless, TrabMeasure, i));

      gtk_list_box_append (self->list, row);
      g_ptr_array_add (self->unit_rows, row);
    }
  self->is_showing = TRUE;
  show_units (self);
  self->is_showing = FALSE;
}
