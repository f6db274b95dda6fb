/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/* Locks records that nobody has used for as long as the clinic allows; never those of the practice.
 */
typedef struct _TrabLockTimer TrabLockTimer;

TrabLockTimer *trab_lock_timer_new (void (*lock) (gpointer user_data), gpointer user_data);
void trab_lock_timer_free (TrabLockTimer *self);
void trab_lock_timer_restart (TrabLockTimer *self, TrabSession *session);

G_END_DECLS
