/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-evidence.h"

#include <gio/gio.h>
#include <math.h>

#include "trab-error.h"
#include "trab-evidence-resources.h"

#define PREFIX "/io/github/trabecula/evidence/"

struct _TrabEvidence
{
  GMutex lock;
  GHashTable *tables;  /* name -> TrabTable */
  GPtrArray *replaced; /* of TrabTable: somebody may still read them */
  GHashTable *own; /* set of folders with tables of their own: nothing of the program's stands in */
  const char *country;                   /* interned */
  double own_limits[2][TRAB_N_MEASURES]; /* lower, upper; NaN: none */
};

/**
 * trab_evidence_ensure_resources:
 * Registers the data files; needed because a linker drops resources of a static library.
 */
void
trab_evidence_ensure_resources (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      g_resources_register (trab_evidence_resources_get_resource ());
      g_once_init_leave (&once, 1);
    }
}

TrabEvidence *
trab_evidence_new (void)
{
  TrabEvidence *self = g_new0 (TrabEvidence, 1);

  trab_evidence_ensure_resources ();
  g_mutex_init (&self->lock);
  self->tables
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) trab_table_free);
  self->replaced = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_table_free);
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->country = TRAB_EVIDENCE_DEFAULT_COUNTRY;
  for (guint i = 0; i < TRAB_N_MEASURES; i++)
    self->own_limits[FALSE][i] = self->own_limits[TRUE][i] = NAN;
  return self;
}

void
trab_evidence_free (TrabEvidence *evidence)
{
  if (evidence == NULL)
    return;
  g_hash_table_unref (evidence->own);
  g_ptr_array_unref (evidence->replaced);
  g_hash_table_unref (evidence->tables);
  g_mutex_clear (&evidence->lock);
  g_free (evidence);
}

static GBytes *
look_up (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (PREFIX, name, ".json", NULL);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static TrabTable *
fail_to_find (const char *name, GError **error)
{
  g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_NOT_FOUND, "no table %s", name);
  return NULL;
}

static gboolean
is_in_own_folder (TrabEvidence *evidence, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (name);

  return g_hash_table_contains (evidence->own, folder);
}

static TrabTable *
load_table (const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = look_up (name, NULL);

  if (bytes == NULL)
    return fail_to_find (name, error);
  return trab_table_new_from_json (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/**
 * trab_evidence_get_table:
 * @name: folder and file of the table under data/, without ".json"
 *
 * Returns: (transfer none) (nullable): NULL with TRAB_EVIDENCE_ERROR; any thread
 */
const TrabTable *
trab_evidence_get_table (TrabEvidence *evidence, const char *name, GError **error)
{
  TrabTable *table = NULL;

  g_mutex_lock (&evidence->lock);
  table = g_hash_table_lookup (evidence->tables, name);
  if (table == NULL)
    {
      table = is_in_own_folder (evidence, name) ? fail_to_find (name, error)
                                                : load_table (name, error);
      if (table != NULL)
        g_hash_table_insert (evidence->tables, g_strdup (name), table);
    }
  g_mutex_unlock (&evidence->lock);
  return table;
}

/**
 * trab_evidence_take_folder:
 * @folder: name of a folder under data/, as "countries/NZ"
 * @tables: (element-type TrabTable) (transfer full): all its tables: from now on nothing that the
 *   program brings stands in for one that is not among them
 *
 * Any thread; what was read before stays valid.
 */
void
trab_evidence_take_folder (TrabEvidence *evidence, const char *folder, GPtrArray *tables)
{
  g_autofree char *prefix = g_strconcat (folder, "/", NULL);
  GHashTableIter iter;
  gpointer name = NULL;
  gpointer table = NULL;

  g_mutex_lock (&evidence->lock);
  g_hash_table_iter_init (&iter, evidence->tables);
  while (g_hash_table_iter_next (&iter, &name, &table))
    if (g_str_has_prefix (name, prefix))
      {
        g_ptr_array_add (evidence->replaced, table);
        g_hash_table_iter_steal (&iter);
        g_free (name);
      }
  g_hash_table_add (evidence->own, g_strdup (folder));
  for (guint i = 0; i < tables->len; i++)
    {
      TrabTable *own = g_ptr_array_index (tables, i);

      g_hash_table_insert (evidence->tables, g_strdup (trab_table_get_name (own)), own);
    }
  g_ptr_array_set_free_func (tables, NULL);
  g_ptr_array_unref (tables);
  g_mutex_unlock (&evidence->lock);
}

/** trab_evidence_dup_own_folders: (transfer full): those of trab_evidence_take_folder() */
char **
trab_evidence_dup_own_folders (TrabEvidence *evidence)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer name = NULL;

  g_mutex_lock (&evidence->lock);
  g_hash_table_iter_init (&iter, evidence->own);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_strv_builder_add (names, name);
  g_mutex_unlock (&evidence->lock);
  return g_strv_builder_end (names);
}

/**
 * trab_evidence_get_country:
 * Returns: (transfer none): code of the country whose tables are in force; stays valid. Any thread
 */
const char *
trab_evidence_get_country (TrabEvidence *evidence)
{
  const char *country = NULL;

  g_mutex_lock (&evidence->lock);
  country = evidence->country;
  g_mutex_unlock (&evidence->lock);
  return country;
}

/** trab_evidence_set_country: @country: of a pack that is there (trab_country_choose()) */
void
trab_evidence_set_country (TrabEvidence *evidence, const char *country)
{
  g_mutex_lock (&evidence->lock);
  evidence->country = g_intern_string (country);
  g_mutex_unlock (&evidence->lock);
}

/** trab_evidence_get_own_limit: what the clinic's laboratory prints, in the measure's unit; FALSE,
 * @limit untouched, where nobody set it. Any thread */
gboolean
trab_evidence_get_own_limit (TrabEvidence *evidence,
                             TrabMeasure measure,
                             gboolean is_upper,
                             double *limit)
{
  double own = NAN;

  g_mutex_lock (&evidence->lock);
  own = evidence->own_limits[is_upper ? TRUE : FALSE][measure];
  g_mutex_unlock (&evidence->lock);
  if (isnan (own))
    return FALSE;
  *limit = own;
  return TRUE;
}

/** trab_evidence_set_own_limit: @limit: NaN for none */
void
trab_evidence_set_own_limit (TrabEvidence *evidence,
                             TrabMeasure measure,
                             gboolean is_upper,
                             double limit)
{
  g_mutex_lock (&evidence->lock);
  evidence->own_limits[is_upper ? TRUE : FALSE][measure] = limit;
  g_mutex_unlock (&evidence->lock);
}

/**
 * trab_evidence_find_text:
 * @key_column, @key: (nullable): of the row
 *
 * Returns: (transfer none) (nullable): the text of one cell; NULL where there is no such table, row
 *   or text. Any thread
 */
const char *
trab_evidence_find_text (TrabEvidence *evidence,
                         const char *table_name,
                         const char *key_column,
                         const char *key,
                         const char *column)
{
  const TrabTable *table = trab_evidence_get_table (evidence, table_name, NULL);
  int row = table && key ? trab_table_find_row (table, key_column, key) : -1;

  return row < 0 ? NULL : trab_table_get_text (table, (guint) row, column);
}

/**
 * trab_evidence_get_constant:
 * @table_name: a table with the columns name and value
 * @name: the row
 * @value: (out): its number
 *
 * Returns: FALSE with TRAB_EVIDENCE_ERROR when the table has no such number
 */
gboolean
trab_evidence_get_constant (
    TrabEvidence *evidence, const char *table_name, const char *name, double *value, GError **error)
{
  const TrabTable *table = trab_evidence_get_table (evidence, table_name, error);
  int row = table ? trab_table_find_row (table, "name", name) : -1;

  if (table == NULL)
    return FALSE;
  if (row < 0)
    {
      g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_NOT_FOUND, "%s has no %s",
                   table_name, name);
      return FALSE;
    }
  *value = trab_table_get_double (table, (guint) row, "value");
  return TRUE;
}

static void
collect_names (const char *folder, GStrvBuilder *names)
{
  g_autofree char *path = g_strconcat (PREFIX, folder, NULL);
  g_auto (GStrv) children
      = g_resources_enumerate_children (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; children != NULL && children[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (folder, children[i], NULL);

      if (g_str_has_suffix (name, "/"))
        collect_names (name, names);
      else if (g_str_has_suffix (name, ".json"))
        {
          name[strlen (name) - strlen (".json")] = '\0';
          g_strv_builder_add (names, name);
        }
    }
}

/**
 * trab_evidence_dup_table_names:
 * Returns: (transfer full): the names of all tables
 */
char **
trab_evidence_dup_table_names (void)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  trab_evidence_ensure_resources ();
  collect_names ("", names);
  return g_strv_builder_end (names);
}

/**
 * trab_evidence_dup_digest:
 * @table_names: (nullable): NULL for all
 *
 * Returns: (transfer full): SHA-256 over the bytes of the tables, in the order of the names
 */
char *
trab_evidence_dup_digest (const char *const *table_names)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_auto (GStrv) all = table_names ? NULL : trab_evidence_dup_table_names ();
  const char *const *names = table_names ? table_names : (const char *const *) all;

  trab_evidence_ensure_resources ();
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = look_up (names[i], NULL);

      if (bytes != NULL)
        g_checksum_update (checksum, g_bytes_get_data (bytes, NULL),
                           (gssize) g_bytes_get_size (bytes));
    }
  return g_strdup (g_checksum_get_string (checksum));
}
