/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/* Erasing in two steps, and what must be kept. Reasons go to the audit and hold nothing of a
 * person. Errors are TRAB_STORE_ERROR: NOT_FOUND, CONSTRAINT before the first step, HELD. */

typedef enum
{
  TRAB_SESSION_ERASE_HIDE,     /* out of lists and searches; every row stays */
  TRAB_SESSION_ERASE_RESTORE,  /* back again */
  TRAB_SESSION_ERASE_FOR_GOOD, /* after the first; nothing brings it back but a copy */
  TRAB_SESSION_ERASE_HOLD,     /* must be kept */
  TRAB_SESSION_ERASE_RELEASE,  /* may go */
} TrabSessionErase;

gboolean trab_session_erase_patient (TrabSession *session,
                                     TrabSessionErase what,
                                     const char *patient_id,
                                     const char *reason,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void trab_session_erase_patient_async (TrabSession *session,
                                       TrabSessionErase what,
                                       const char *patient_id,
                                       const char *reason,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean trab_session_erase_patient_finish (TrabSession *session,
                                            GAsyncResult *result,
                                            GError **error);
GPtrArray *trab_session_erase_list_hidden (TrabSession *session, GError **error);
GPtrArray *trab_session_erase_list_held (TrabSession *session, GError **error);
GPtrArray *trab_session_erase_list_due (TrabSession *session, TrabDate today, GError **error);

/** The three lists together, in this order: of GPtrArray of TrabPatient. */
typedef enum
{
  TRAB_SESSION_ERASE_LIST_DUE,
  TRAB_SESSION_ERASE_LIST_HIDDEN,
  TRAB_SESSION_ERASE_LIST_HELD,
} TrabSessionEraseList;
#define TRAB_N_SESSION_ERASE_LISTS (TRAB_SESSION_ERASE_LIST_HELD + 1)

void trab_session_erase_list_async (TrabSession *session,
                                    TrabDate today,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *trab_session_erase_list_finish (TrabSession *session,
                                           GAsyncResult *result,
                                           GError **error);

G_END_DECLS
