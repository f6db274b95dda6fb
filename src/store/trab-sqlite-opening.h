/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-store.h"

G_BEGIN_DECLS

/* Making and opening: trab-store-opening.h says what the errors are. */

TrabStore *trab_sqlite_opening_create (const char *folder,
                                       const char *user,
                                       const char *passphrase,
                                       const TrabStoreHost *host,
                                       GError **error);
TrabStore *trab_sqlite_opening_open (const char *folder,
                                     const char *user,
                                     const char *passphrase,
                                     const TrabStoreHost *host,
                                     GError **error);

gboolean trab_sqlite_opening_lacks_user (const char *folder, const char *user);

G_END_DECLS
