/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-upkeep.h"

#include "trab-error.h"
#include "trab-present-error.h"
#include "trab-present-store.h"
#include "trab-session-audit.h"
#include "trab-session-backup.h"
#include "trab-session-settings.h"

#define FIRST_S 20        /* after opening: nobody waits for the list any more */
#define LOOK_EVERY_MS 250 /* between two looks at the pages of the store */
#define EVERY_S (60 * 60) /* a window may stay open for days */

struct _TrabUpkeep
{
  gatomicrefcount n_refs; /* answers may come after the window has gone */
  TrabUpkeepNews news;    /* NULL from then on */
  gpointer user_data;
  TrabSession *session;
  guint due_id;
  guint look_id;
};

static void
unref (TrabUpkeep *self)
{
  if (g_atomic_ref_count_dec (&self->n_refs))
    g_free (self);
}

static TrabUpkeep *
ref (TrabUpkeep *self)
{
  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

static void
tell (TrabUpkeep *self, const GError *damage, const char *sentence)
{
  if (self->news != NULL)
    self->news (damage, sentence, self->user_data);
}

static gboolean
may_work (TrabUpkeep *self)
{
  return self->session != NULL && trab_session_is_open (self->session)
         && !trab_session_is_practice (self->session)
         && trab_session_get_trouble (self->session) == NULL;
}

static gboolean look_on_cb (gpointer user_data);

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TrabUpkeep *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = FALSE;

  if (trab_session_audit_look_on_finish (TRAB_SESSION (source), result, &is_done, &error))
    {
      if (!is_done && self->session != NULL && self->look_id == 0)
        self->look_id = g_timeout_add (LOOK_EVERY_MS, look_on_cb, self);
    }
  else if (g_error_matches (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT))
    tell (self, error, NULL);
  unref (self);
}

static gboolean
look_on_cb (gpointer user_data)
{
  TrabUpkeep *self = user_data;

  self->look_id = 0;
  if (may_work (self))
    trab_session_audit_look_on_async (self->session, looked_cb, ref (self));
  return G_SOURCE_REMOVE;
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TrabUpkeep *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = trab_session_backup_run_finish (TRAB_SESSION (source), result, &error);
  g_autofree char *late
      = copy ? NULL : trab_present_store_dup_late (trab_present_error_get_sentence (error));

  tell (self, NULL, late);
  unref (self);
}

static TrabDate
get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  TrabDate today = TRAB_DATE_NONE;

  g_date_time_get_ymd (now, &today.year, &today.month, &today.day);
  return today;
}

static gboolean
due_cb (gpointer user_data)
{
  TrabUpkeep *self = user_data;
  g_autoptr (TrabSettings) settings = NULL;

  self->due_id = g_timeout_add_seconds (EVERY_S, due_cb, self);
  if (!may_work (self))
    return G_SOURCE_REMOVE;
  settings = trab_session_settings_dup (self->session);
  if (trab_settings_wants_backup (settings, get_today ()))
    trab_session_backup_run_async (
        self->session, trab_settings_get (settings, TRAB_SETTING_BACKUP_FOLDER),
        trab_settings_get_count (settings, TRAB_SETTING_BACKUP_KEPT), backed_up_cb, ref (self));
  return G_SOURCE_REMOVE;
}

/** trab_upkeep_new: @news: called in the main thread until trab_upkeep_free() */
TrabUpkeep *
trab_upkeep_new (TrabUpkeepNews news, gpointer user_data)
{
  TrabUpkeep *self = g_new0 (TrabUpkeep, 1);

  g_atomic_ref_count_init (&self->n_refs);
  self->news = news;
  self->user_data = user_data;
  return self;
}

void
trab_upkeep_free (TrabUpkeep *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->due_id, g_source_remove);
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->session);
  self->news = NULL;
  unref (self);
}

/** trab_upkeep_start: the store of @session has been opened just now */
void
trab_upkeep_start (TrabUpkeep *self, TrabSession *session)
{
  g_set_object (&self->session, session);
  g_clear_handle_id (&self->due_id, g_source_remove);
  g_clear_handle_id (&self->look_id, g_source_remove);
  self->due_id = g_timeout_add_seconds (FIRST_S, due_cb, self);
  self->look_id = g_timeout_add_seconds (FIRST_S, look_on_cb, self);
}
