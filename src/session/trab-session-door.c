/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-door.h"

#include "trab-passphrase.h"

/** trab_session_door_new: @user, @passphrase: (nullable): NULL for the practice store */
TrabSessionDoor *
trab_session_door_new (const char *folder, const char *user, const char *passphrase)
{
  TrabSessionDoor *door = g_new0 (TrabSessionDoor, 1);

  door->folder = g_strdup (folder);
  door->user = g_strdup (user ? user : TRAB_SESSION_DOOR_PRACTICE_USER);
  door->passphrase = g_strdup (passphrase ? passphrase : TRAB_SESSION_DOOR_PRACTICE_PASSPHRASE);
  return door;
}

void
trab_session_door_free (TrabSessionDoor *door)
{
  g_free (door->folder);
  g_free (door->user);
  trab_passphrase_wipe (door->passphrase);
  g_free (door);
}
