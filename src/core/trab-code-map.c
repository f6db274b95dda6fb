/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-code-map.h"

struct _TrabCodeMap
{
  GStringChunk *strings;
  GPtrArray *codes;    /* of TrabCode, in the order added */
  GHashTable *by_code; /* "system|code" -> TrabCode */
};

TrabCodeMap *
trab_code_map_new (void)
{
  TrabCodeMap *self = g_new0 (TrabCodeMap, 1);

  self->strings = g_string_chunk_new (8192);
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
trab_code_map_free (TrabCodeMap *map)
{
  if (map == NULL)
    return;
  g_hash_table_unref (map->by_code);
  g_ptr_array_unref (map->codes);
  g_string_chunk_free (map->strings);
  g_free (map);
}

static const char *
keep (TrabCodeMap *map, const char *text)
{
  return text ? g_string_chunk_insert_const (map->strings, text) : NULL;
}

/** trab_code_map_add: copies @code; the first of equal system and code wins */
void
trab_code_map_add (TrabCodeMap *map, const TrabCode *code)
{
  g_autofree char *key = g_strconcat (code->system, "|", code->code, NULL);
  TrabCode *copy = NULL;

  if (g_hash_table_contains (map->by_code, key))
    return;
  copy = g_memdup2 (code, sizeof *code);
  copy->system = keep (map, code->system);
  copy->code = keep (map, code->code);
  copy->display = keep (map, code->display);
  copy->concept = keep (map, code->concept);
  copy->side = keep (map, code->side);
  copy->unit = keep (map, code->unit);
  copy->medicine = keep (map, code->medicine);
  g_ptr_array_add (map->codes, copy);
  g_hash_table_insert (map->by_code, (char *) keep (map, key), copy);
}

/** trab_code_map_look_up: (nullable) (transfer none): what @code of @system means to us */
const TrabCode *
trab_code_map_look_up (const TrabCodeMap *map, const char *system, const char *code)
{
  g_autofree char *key = g_strconcat (system ? system : "", "|", code ? code : "", NULL);

  return g_hash_table_lookup (map->by_code, key);
}

guint
trab_code_map_get_size (const TrabCodeMap *map)
{
  return map->codes->len;
}

/** trab_code_map_get: (transfer none): the codes in the order they were added */
const TrabCode *
trab_code_map_get (const TrabCodeMap *map, guint index)
{
  g_return_val_if_fail (index < map->codes->len, NULL);
  return g_ptr_array_index (map->codes, index);
}
