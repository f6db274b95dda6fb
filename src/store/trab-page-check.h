/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-db.h"

G_BEGIN_DECLS

/**
 * TrabPageCheck:
 * A look at every page of a record file, whether or not anything leads to it: each ends in the
 * HMAC-SHA1 of its cipher text and its number (SQLCipher's format of version 3), so that one
 * changed bit shows without the database being asked. Goes as far as the time allows and on from
 * there. The file must not be written meanwhile: in the thread that writes it, between two
 * transactions, with no log beside it.
 */
typedef struct _TrabPageCheck TrabPageCheck;

TrabPageCheck *trab_page_check_new (const char *path,
                                    const guint8 key[TRAB_DB_KEY_SIZE],
                                    guint32 chance,
                                    GError **error);
gboolean trab_page_check_is_key (const char *path, const guint8 key[TRAB_DB_KEY_SIZE]);
void trab_page_check_free (TrabPageCheck *self);
gboolean trab_page_check_run (TrabPageCheck *self,
                              gint64 until_us,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_page_check_is_done (TrabPageCheck *self);
gboolean trab_page_check_has_empty (TrabPageCheck *self);
guint64 trab_page_check_get_n_pages (TrabPageCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabPageCheck, trab_page_check_free)

G_END_DECLS
