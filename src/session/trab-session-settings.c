/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-settings.h"

#include <jansson.h>

#include "trab-error.h"
#include "trab-session-call.h"
#include "trab-session-private.h"
#include "trab-text.h"

#define PREFIX "clinic:" /* then the setting's name; its value is JSON text */

static char *
dup_key (TrabSetting setting)
{
  return g_strconcat (PREFIX, trab_setting_get_info (setting)->field.name, NULL);
}

static char *
load_text (TrabStore *store, const char *key, GError **error)
{
  g_autofree char *value = trab_store_load_setting (store, key, error);
  json_t *root = value ? json_loads (value, JSON_DECODE_ANY, NULL) : NULL;
  char *text = value ? g_strdup (root ? json_string_value (root) : "") : NULL;

  json_decref (root);
  return value != NULL && text == NULL ? g_strdup ("") : text;
}

/** trab_session_settings_read: for trab_session_open() alone: what holds from now on */
gboolean
trab_session_settings_read (TrabSession *self, TrabStore *store, GError **error)
{
  char *texts[TRAB_N_SETTINGS + 1] = { NULL };
  g_auto (GStrv) keys = trab_store_list_settings (store, PREFIX, error);
  g_autoptr (TrabSettings) settings = NULL;
  gboolean is_read = keys != NULL;

  for (char **key = keys; is_read && *key != NULL; key++)
    {
      TrabSetting setting = TRAB_SETTING_CLINIC_NAME;

      /* what a later version set is left alone */
      if (!trab_setting_from_string (*key + strlen (PREFIX), &setting))
        continue;
      texts[setting] = load_text (store, *key, error);
      is_read = texts[setting] != NULL;
    }
  if (is_read)
    {
      settings = trab_settings_new ((const char *const *) texts);
      trab_session_set_settings (self, settings);
    }
  for (guint i = 0; i < TRAB_N_SETTINGS; i++)
    g_free (texts[i]);
  return is_read;
}

/** trab_session_settings_dup: (transfer full): the usual ones while no store is open; any thread */
TrabSettings *
trab_session_settings_dup (TrabSession *self)
{
  return trab_session_dup_settings (self);
}

typedef struct
{
  TrabSetting setting;
  char *text;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->text);
  g_free (change);
}

static gboolean
save (TrabSession *self, TrabSetting setting, const char *text, GError **error)
{
  TrabStore *store = trab_session_get_store (self, error);
  g_autoptr (TrabSettings) before = trab_session_dup_settings (self);
  g_autoptr (TrabSettings) after = NULL;
  g_autofree char *key = dup_key (setting);
  json_t *root = NULL;
  char *value = NULL;
  gboolean is_saved = FALSE;

  if (store == NULL)
    return FALSE;
  root = json_string (text);
  value = json_dumps (root, JSON_ENCODE_ANY | JSON_COMPACT);
  json_decref (root);
  is_saved = value != NULL && trab_store_save_setting (store, key, value, error);
  free (value);
  if (!is_saved)
    return FALSE;
  after = trab_settings_dup_with (before, setting, text);
  trab_session_set_settings (self, after);
  return TRUE;
}

static gpointer
set_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const Change *change = arguments;
  gboolean is_prose = trab_setting_get_info (change->setting)->field.is_prose;

  if (!trab_setting_is_asked (change->setting))
    {
      g_set_error_literal (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_NOT_UNDERSTOOD,
                           "the program writes this setting itself");
      return NULL;
    }
  return trab_setting_check (change->setting, change->text, error)
                 && trab_text_check (change->text, is_prose ? TRAB_TEXT_PROSE : TRAB_TEXT_LINE,
                                     error)
                 && save (self, change->setting, change->text, error)
             ? self
             : NULL;
}

/**
 * trab_session_settings_set:
 * @text: "" for the usual value
 *
 * Returns: FALSE with TRAB_INPUT_ERROR when it cannot be the setting's value, or TRAB_STORE_ERROR;
 *   nothing changed then
 */
gboolean
trab_session_settings_set (TrabSession *self, TrabSetting setting, const char *text, GError **error)
{
  Change change = { setting, (char *) text };

  return trab_session_call_and_wait (self, set_verb, &change, error) != NULL;
}

void
trab_session_settings_set_async (TrabSession *self,
                                 TrabSetting setting,
                                 const char *text,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Change *change = g_new0 (Change, 1);

  change->setting = setting;
  change->text = g_strdup (text);
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, set_verb, change, change_free, NULL,
                           NULL, callback, user_data);
}

gboolean
trab_session_settings_set_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/** trab_session_settings_note_day: that what @setting dates was done today */
gboolean
trab_session_settings_note_day (TrabSession *self, TrabSetting setting, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  return save (self, setting, today, error);
}
