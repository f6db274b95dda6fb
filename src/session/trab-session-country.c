/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-country.h"

#include <jansson.h>

#include "trab-country.h"
#include "trab-error.h"
#include "trab-session-call.h"
#include "trab-session-private.h"

#define SETTING "country" /* its value is the code, as JSON text */

/** trab_session_country_list: (transfer full): the codes of all packs */
char **
trab_session_country_list (TrabSession *self)
{
  return trab_country_dup_codes (trab_session_get_evidence (self));
}

/** trab_session_country_get: (transfer none): the code in force */
const char *
trab_session_country_get (TrabSession *self)
{
  return trab_evidence_get_country (trab_session_get_evidence (self));
}

/* A store in which nobody chose keeps no setting: that is no error. */
static gboolean
load (TrabStore *store, char **code, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autofree char *text = trab_store_load_setting (store, SETTING, &why);
  json_t *root = text ? json_loads (text, JSON_DECODE_ANY, NULL) : NULL;

  *code = g_strdup (json_string_value (root));
  json_decref (root);
  if (why == NULL || g_error_matches (why, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

/**
 * trab_session_country_read:
 * For trab_session_open() alone, in the store thread: puts the country of the store in force; one
 * whose pack is gone leaves the usual one.
 *
 * Returns: FALSE with TRAB_STORE_ERROR
 */
gboolean
trab_session_country_read (TrabSession *self, TrabStore *store, GError **error)
{
  g_autofree char *code = NULL;

  if (!load (store, &code, error))
    return FALSE;
  if (code == NULL || !trab_country_choose (trab_session_get_evidence (self), code, NULL))
    trab_country_choose (trab_session_get_evidence (self), TRAB_EVIDENCE_DEFAULT_COUNTRY, NULL);
  return TRUE;
}

static gpointer
is_chosen_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  TrabStore *store = trab_session_get_store (self, NULL);
  g_autofree char *code = NULL;

  return store != NULL && load (store, &code, NULL) && code != NULL ? self : NULL;
}

/** trab_session_country_is_chosen: whether somebody chose one in the open store; blocks */
gboolean
trab_session_country_is_chosen (TrabSession *self)
{
  return trab_session_call_and_wait (self, is_chosen_verb, NULL, NULL) != NULL;
}

static gpointer
choose_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const char *code = arguments;
  TrabEvidence *evidence = trab_session_get_evidence (self);
  const char *before = trab_evidence_get_country (evidence);
  TrabStore *store = trab_session_get_store (self, error);
  g_autofree char *value = g_strdup_printf ("\"%s\"", code);

  if (store == NULL || !trab_country_choose (evidence, code, error))
    return NULL;
  if (trab_store_save_setting (store, SETTING, value, error))
    return self;
  trab_evidence_set_country (evidence, before);
  return NULL;
}

/**
 * trab_session_country_choose:
 * @code: of trab_session_country_list(): kept in the store and its audit, in force from now on
 *
 * Returns: FALSE with TRAB_INPUT_ERROR_UNKNOWN_COUNTRY or TRAB_STORE_ERROR: nothing changed then
 */
gboolean
trab_session_country_choose (TrabSession *self, const char *code, GError **error)
{
  return trab_session_call_and_wait (self, choose_verb, (gpointer) code, error) != NULL;
}

void
trab_session_country_choose_async (TrabSession *self,
                                   const char *code,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, choose_verb, g_strdup (code), g_free,
                           NULL, NULL, callback, user_data);
}

gboolean
trab_session_country_choose_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * trab_session_country_use:
 * Puts a country in force without keeping it: for one run of the command line.
 *
 * Returns: FALSE with TRAB_INPUT_ERROR_UNKNOWN_COUNTRY
 */
gboolean
trab_session_country_use (TrabSession *self, const char *code, GError **error)
{
  return trab_country_choose (trab_session_get_evidence (self), code, error);
}

/** trab_session_country_get_problems: (transfer none) (element-type utf8): a sentence for each pack
 * of the user's own that was not taken */
const GPtrArray *
trab_session_country_get_problems (TrabSession *self)
{
  return trab_session_get_tables (self)->pack_problems;
}
