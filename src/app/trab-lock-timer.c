/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-lock-timer.h"

#include "trab-session-settings.h"

struct _TrabLockTimer
{
  void (*lock) (gpointer user_data);
  gpointer user_data;
  TrabSession *session; /* of the last use */
  guint id;
};

/** trab_lock_timer_new: (transfer full): waits for the first use. @lock: called at the end */
TrabLockTimer *
trab_lock_timer_new (void (*lock) (gpointer user_data), gpointer user_data)
{
  TrabLockTimer *self = g_new0 (TrabLockTimer, 1);

  self->lock = lock;
  self->user_data = user_data;
  return self;
}

static void
stop (TrabLockTimer *self)
{
  g_clear_handle_id (&self->id, g_source_remove);
  g_clear_object (&self->session);
}

void
trab_lock_timer_free (TrabLockTimer *self)
{
  stop (self);
  g_free (self);
}

static gboolean
idle_for_long_cb (gpointer user_data)
{
  TrabLockTimer *self = user_data;
  gboolean is_to_lock
      = trab_session_is_open (self->session) && !trab_session_is_practice (self->session);

  self->id = 0;
  stop (self);
  if (is_to_lock)
    self->lock (self->user_data);
  return G_SOURCE_REMOVE;
}

/** trab_lock_timer_restart: somebody did something. @session: (nullable): none is open yet */
void
trab_lock_timer_restart (TrabLockTimer *self, TrabSession *session)
{
  g_autoptr (TrabSettings) settings = NULL;

  stop (self);
  if (session == NULL)
    return;
  settings = trab_session_settings_dup (session);
  self->session = g_object_ref (session);
  self->id = g_timeout_add_seconds (
      60 * trab_settings_get_count (settings, TRAB_SETTING_LOCK_MINUTES), idle_for_long_cb, self);
}
