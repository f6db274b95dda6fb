/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The made-up patients' store, which unlocks itself. */
#define TRAB_SESSION_DOOR_PRACTICE_USER "practice"
#define TRAB_SESSION_DOOR_PRACTICE_PASSPHRASE "practice"

/** What a store is made or opened with; wiped when freed. */
typedef struct
{
  char *folder;
  char *user;
  char *passphrase;
} TrabSessionDoor;

TrabSessionDoor *trab_session_door_new (const char *folder,
                                        const char *user,
                                        const char *passphrase);
void trab_session_door_free (TrabSessionDoor *door);

G_END_DECLS
