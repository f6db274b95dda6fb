/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-store-host.h"

#include <openssl/rand.h>

#include "trab-error.h"
#include "trab-id.h"

static gint64
get_system_unix_ms (gpointer user_data)
{
  return g_get_real_time () / 1000;
}

static gboolean
fill_system_random (guint8 *bytes, gsize n_bytes, gpointer user_data)
{
  return RAND_bytes (bytes, (int) n_bytes) == 1;
}

/** trab_store_host_get_system: (transfer none): the machine's clock and randomness, for the program
 */
const TrabStoreHost *
trab_store_host_get_system (void)
{
  static const TrabStoreHost host = { get_system_unix_ms, fill_system_random, NULL, 16 };

  return &host;
}

/* The twelve bits behind the millisecond count up within it, so that ids sort in the order in which
 * they were made (RFC 9562, 6.2). Two programs that count at once still differ in the bits behind.
 */
static void
count_up (gint64 unix_ms, guint8 random[TRAB_ID_N_RANDOM])
{
  static GMutex mutex;
  static gint64 last_ms = -1;
  static guint last_count = 0;

  g_mutex_lock (&mutex);
  last_count = unix_ms == last_ms ? last_count + 1 : ((random[0] & 7U) << 8) | random[1];
  last_ms = unix_ms;
  random[0] = (guint8) (last_count >> 8);
  random[1] = (guint8) last_count;
  g_mutex_unlock (&mutex);
}

/** trab_store_host_make_id: (transfer full): a new UUIDv7, that sorts behind those made before it;
 * NULL when there is no randomness */
char *
trab_store_host_make_id (const TrabStoreHost *host, GError **error)
{
  guint8 random[TRAB_ID_N_RANDOM] = { 0 };
  gint64 unix_ms = host->get_unix_ms (host->user_data);

  if (!host->fill_random (random, sizeof random, host->user_data))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FAILED,
                   "the machine gives no random bytes");
      return NULL;
    }
  count_up (unix_ms, random);
  return trab_id_new (unix_ms, random);
}
