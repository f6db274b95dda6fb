/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-store-opening.h"

#include "trab-sqlite-opening.h"

/**
 * trab_store_opening_create:
 * @folder: new or empty
 * @user: who will open it, UTF-8
 * @host: copied
 *
 * Takes as long as one key slot costs (0.2 s). CONSTRAINT when the folder holds anything.
 *
 * Returns: (transfer full): open, for this thread only
 */
TrabStore *
trab_store_opening_create (const char *folder,
                           const char *user,
                           const char *passphrase,
                           const TrabStoreHost *host,
                           GError **error)
{
  return trab_sqlite_opening_create (folder, user, passphrase, host, error);
}

/**
 * trab_store_opening_open:
 * @host: copied
 *
 * Takes as long as the user's key slot costs (0.2 s). An older database is copied into backups/ and
 * brought up to date. A store that can be read but not written opens; trab_store_get_trouble says
 * why.
 *
 * Returns: (transfer full): open, for this thread only
 */
TrabStore *
trab_store_opening_open (const char *folder,
                         const char *user,
                         const char *passphrase,
                         const TrabStoreHost *host,
                         GError **error)
{
  return trab_sqlite_opening_open (folder, user, passphrase, host, error);
}

/** trab_store_opening_lacks_user: whether there is a store and nobody of that name can open it */
gboolean
trab_store_opening_lacks_user (const char *folder, const char *user)
{
  return trab_sqlite_opening_lacks_user (folder, user);
}
