/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-store.h"

G_BEGIN_DECLS

/* From a copy back to a store. try: copies @backup to a scratch folder beside @folder, opens it
 * with the user's key, reads every page and the whole audit, and removes it again; @mark: (out)
 * (optional) (transfer full): trab_store_dup_mark() of the copied store. run: the same,
 * then it takes the place of @folder in one step; what was there is kept beside it and its path
 * returned
 * ("" when there was nothing). Errors are those of opening; CORRUPT and ALTERED also for what
 * opening would tell as a trouble; BUSY when a program has @folder open. */

gboolean trab_store_restore_try (const char *backup,
                                 const char *folder,
                                 const char *user,
                                 const char *passphrase,
                                 const TrabStoreHost *host,
                                 char **mark,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *trab_store_restore_run (const char *backup,
                              const char *folder,
                              const char *user,
                              const char *passphrase,
                              const TrabStoreHost *host,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
