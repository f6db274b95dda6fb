/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-table.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "trab-error.h"

#define MOST_OF_A_NAME 100

/* A cell of a data file is a text, a number or empty (null). */
typedef struct
{
  const char *text; /* NULL: empty */
  double number;    /* NaN: not a number */
} Cell;

struct _TrabTable
{
  char *name;
  char *source;
  GPtrArray *columns; /* of char * */
  guint n_rows;
  Cell *cells; /* row-major */
  GStringChunk *strings;
};

static gboolean
fail (GError **error, const char *name, const char *what)
{
  g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_DAMAGED, "table %s: %s",
               name ? name : "(no name)", what);
  return FALSE;
}

/* The fewest digits that read back as the same number: what the data file has. */
static void
write_number (double number, char buffer[G_ASCII_DTOSTR_BUF_SIZE])
{
  g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.15g", number);
  if (memcmp (&(double){ g_ascii_strtod (buffer, NULL) }, &number, sizeof number) != 0)
    g_ascii_dtostr (buffer, G_ASCII_DTOSTR_BUF_SIZE, number);
}

/* Paragraphs that the data file keeps one per line. */
static gboolean
read_lines (TrabTable *self, json_t *lines, Cell *cell, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize i;
  json_t *line = NULL;

  json_array_foreach (lines, i, line)
    {
      if (!json_is_string (line))
        return fail (error, self->name, "a line of a cell is not text");
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", json_string_value (line));
    }
  cell->text = g_string_chunk_insert_const (self->strings, text->str);
  return TRUE;
}

static gboolean
read_cell (TrabTable *self, json_t *value, Cell *cell, GError **error)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  cell->text = NULL;
  cell->number = NAN;
  if (json_is_null (value))
    return TRUE;
  if (json_is_number (value))
    {
      cell->number = json_number_value (value);
      write_number (cell->number, buffer);
      cell->text = g_string_chunk_insert_const (self->strings, buffer);
      return TRUE;
    }
  if (json_is_string (value))
    {
      cell->text = g_string_chunk_insert_const (self->strings, json_string_value (value));
      return TRUE;
    }
  if (json_is_array (value))
    return read_lines (self, value, cell, error);
  return fail (error, self->name, "a cell is neither text nor number nor null");
}

static gboolean
read_columns (TrabTable *self, json_t *columns, GError **error)
{
  gsize i;
  json_t *column = NULL;

  json_array_foreach (columns, i, column)
    {
      const char *name = json_string_value (json_object_get (column, "name"));

      if (name == NULL)
        return fail (error, self->name, "a column has no name");
      g_ptr_array_add (self->columns, g_strdup (name));
    }
  return TRUE;
}

/* A row of cells in the order of the columns. */
static gboolean
read_cells (TrabTable *self, json_t *row, Cell *cells, GError **error)
{
  if (json_array_size (row) != self->columns->len)
    return fail (error, self->name, "a row has the wrong number of cells");
  for (gsize j = 0; j < self->columns->len; j++)
    if (!read_cell (self, json_array_get (row, j), &cells[j], error))
      return FALSE;
  return TRUE;
}

/* A row of named cells; those it does not name are empty. */
static gboolean
read_named_cells (TrabTable *self, json_t *row, Cell *cells, GError **error)
{
  const char *name = NULL;
  json_t *value = NULL;

  for (guint j = 0; j < self->columns->len; j++)
    cells[j] = (Cell){ .number = NAN };
  json_object_foreach (row, name, value)
    {
      int j = trab_table_find_column (self, name);

      if (j < 0)
        return fail (error, self->name, "a row has a cell of no column");
      if (!read_cell (self, value, &cells[j], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_rows (TrabTable *self, json_t *rows, GError **error)
{
  gsize i;
  json_t *row = NULL;

  self->n_rows = (guint) json_array_size (rows);
  self->cells = g_new0 (Cell, (gsize) self->n_rows * self->columns->len);
  json_array_foreach (rows, i, row)
    {
      Cell *cells = &self->cells[i * self->columns->len];

      if (!json_is_array (row) && !json_is_object (row))
        return fail (error, self->name, "a row is neither a list of cells nor of named cells");
      if (json_is_array (row) ? !read_cells (self, row, cells, error)
                              : !read_named_cells (self, row, cells, error))
        return FALSE;
    }
  return TRUE;
}

/* A name goes into sentences about a table that was not read, whatever the file is. */
static gboolean
is_name (const char *name)
{
  return name != NULL && name[0] != '\0' && strlen (name) <= MOST_OF_A_NAME
         && strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "/_-") == strlen (name);
}

/* What a table of a later form says beside would be passed over in silence. */
static gboolean
has_other_members (json_t *root)
{
  static const char *const members[] = { "table", "source", "columns", "rows", NULL };
  const char *name = NULL;
  json_t *value = NULL;

  json_object_foreach (root, name, value)
    if (!g_strv_contains (members, name))
      return TRUE;
  return FALSE;
}

/**
 * trab_table_new_from_json:
 * @text: a document {"table", "source", "columns": [{"name", …}], "rows": […]}; a row is a list
 *   of cells in the order of the columns, or an object of named cells
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_EVIDENCE_ERROR_DAMAGED when it is not one
 */
TrabTable *
trab_table_new_from_json (const char *text, gsize length, GError **error)
{
  g_autoptr (TrabTable) self = g_new0 (TrabTable, 1);
  json_error_t json_error;
  json_t *root
      = json_loadb (text, length, JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, &json_error);
  gboolean ok = FALSE;

  self->strings = g_string_chunk_new (4096);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  if (root == NULL)
    {
      fail (error, NULL, json_error.text);
      return NULL;
    }
  if (is_name (json_string_value (json_object_get (root, "table"))))
    self->name = g_strdup (json_string_value (json_object_get (root, "table")));
  self->source = g_strdup (json_string_value (json_object_get (root, "source")));
  if (self->name == NULL || self->source == NULL)
    fail (error, self->name, "name or source is missing, or the name is no name of a table");
  else if (has_other_members (root))
    fail (error, self->name, "has a member that a table does not have");
  else
    ok = read_columns (self, json_object_get (root, "columns"), error)
         && read_rows (self, json_object_get (root, "rows"), error);
  json_decref (root);
  return ok ? g_steal_pointer (&self) : NULL;
}

void
trab_table_free (TrabTable *table)
{
  if (table == NULL)
    return;
  g_free (table->name);
  g_free (table->source);
  g_ptr_array_unref (table->columns);
  g_free (table->cells);
  g_string_chunk_free (table->strings);
  g_free (table);
}

const char *
trab_table_get_name (const TrabTable *table)
{
  return table->name;
}

const char *
trab_table_get_source (const TrabTable *table)
{
  return table->source;
}

guint
trab_table_get_n_rows (const TrabTable *table)
{
  return table->n_rows;
}

guint
trab_table_get_n_columns (const TrabTable *table)
{
  return table->columns->len;
}

const char *
trab_table_get_column_name (const TrabTable *table, guint column)
{
  g_return_val_if_fail (column < table->columns->len, NULL);
  return g_ptr_array_index (table->columns, column);
}

/**
 * trab_table_find_column:
 * Returns: the index of @column, or -1
 */
int
trab_table_find_column (const TrabTable *table, const char *column)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (g_str_equal (g_ptr_array_index (table->columns, i), column))
      return (int) i;
  return -1;
}

/**
 * trab_table_find_row:
 * Returns: the first row whose @column is exactly @text, or -1
 */
int
trab_table_find_row (const TrabTable *table, const char *column, const char *text)
{
  int j = trab_table_find_column (table, column);

  for (guint i = 0; j >= 0 && i < table->n_rows; i++)
    if (g_strcmp0 (table->cells[i * table->columns->len + (guint) j].text, text) == 0)
      return (int) i;
  return -1;
}

static const Cell *
get_cell (const TrabTable *table, guint row, const char *column)
{
  int j = trab_table_find_column (table, column);

  g_return_val_if_fail (row < table->n_rows, NULL);
  g_return_val_if_fail (j >= 0, NULL);
  return &table->cells[row * table->columns->len + (guint) j];
}

/** trab_table_has: whether the cell holds anything */
gboolean
trab_table_has (const TrabTable *table, guint row, const char *column)
{
  const Cell *cell = get_cell (table, row, column);

  return cell != NULL && cell->text != NULL;
}

/**
 * trab_table_get_text:
 * Returns: (nullable): the cell's text, or NULL when it is empty; owned by the table
 */
const char *
trab_table_get_text (const TrabTable *table, guint row, const char *column)
{
  const Cell *cell = get_cell (table, row, column);

  return cell ? cell->text : NULL;
}

/**
 * trab_table_get_double:
 * Returns: the number, or NaN when the cell is empty or text
 */
double
trab_table_get_double (const TrabTable *table, guint row, const char *column)
{
  const Cell *cell = get_cell (table, row, column);

  return cell ? cell->number : NAN;
}

double
trab_table_get_double_at (const TrabTable *table, guint row, guint column)
{
  g_return_val_if_fail (row < table->n_rows && column < table->columns->len, NAN);
  return table->cells[row * table->columns->len + column].number;
}
