/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-store-copies.h"

#include <string.h>

/* "trabecula-20261201T101500Z-1a2b3c4d"; copies of older releases have no mark. @mark: (nullable):
 * of whatever store */
static gboolean
is_copy (const char *name, const char *mark, const char *suffix)
{
  g_autoptr (GRegex) shape
      = g_regex_new ("^" TRAB_STORE_COPIES_PREFIX "[0-9]{8}T[0-9]{6}Z(-[0-9a-f]{8})?$", 0, 0, NULL);
  g_autofree char *stem = NULL;

  if (!g_str_has_suffix (name, suffix))
    return FALSE;
  stem = g_strndup (name, strlen (name) - strlen (suffix));
  return g_regex_match (shape, stem, 0, NULL) && (mark == NULL || g_str_has_suffix (stem, mark));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * trab_store_copies_list:
 * @mark: (nullable): of the store whose copies they are: trab_store_dup_mark(); NULL for all
 * @suffix: "" for copies; what half of one is called by
 *
 * Returns: (transfer full) (element-type utf8): the names in @folder, the oldest first
 */
GPtrArray *
trab_store_copies_list (const char *folder, const char *mark, const char *suffix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_copy (name, mark, suffix))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}
