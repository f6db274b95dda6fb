/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-store.h"

G_BEGIN_DECLS

/* Making a store and opening one, whatever engine is behind it. create: the folder must be new or
 * empty. open: WRONG_PASSPHRASE, TOO_NEW, NOT_OURS, NOT_ENCRYPTED, CORRUPT, NOT_FOUND, MIXED (a log
 * of another state lies beside the record file) and WAIT (too many wrong passphrases) leave
 * everything as it was. A store that can be read and not written opens: trab_store_get_trouble. */
TrabStore *trab_store_opening_create (const char *folder,
                                      const char *user,
                                      const char *passphrase,
                                      const TrabStoreHost *host,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
TrabStore *trab_store_opening_open (const char *folder,
                                    const char *user,
                                    const char *passphrase,
                                    const TrabStoreHost *host,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_store_opening_lacks_user (const char *folder, const char *user);

G_END_DECLS
