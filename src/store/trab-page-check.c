/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-page-check.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <sys/stat.h>
#include <unistd.h>

#include "trab-error.h"

/* SQLCipher's format of version 3: pages of 1024 bytes end in 16 bytes that start the cipher, 20 of
 * the HMAC and 12 of nothing; the first page begins with the salt of the file */
#define PAGE_SIZE 1024
#define RESERVE_SIZE 48
#define IV_SIZE 16
#define SALT_SIZE 16
#define MAC_SIZE 20
#define SALT_MASK 0x3a
#define N_ROUNDS 2
#define N_PAGES_READ 256                           /* at once */
#define PAGE_OF_LOCKS (0x40000000 / PAGE_SIZE + 1) /* SQLite never writes this one */

struct _TrabPageCheck
{
  int fd;
  EVP_MAC_CTX *mac;
  guint64 n_pages;
  guint64 n_checked;
  guint64 start; /* where it began: pages before it come last */
  gboolean has_empty;
};

static gboolean
set_up_mac (TrabPageCheck *self, const guint8 *salt, const guint8 *key)
{
  EVP_MAC *hmac = EVP_MAC_fetch (NULL, "HMAC", NULL);
  OSSL_PARAM params[]
      = { OSSL_PARAM_construct_utf8_string ("digest", (char *) "SHA1", 0), OSSL_PARAM_END };
  guint8 mac_salt[SALT_SIZE];
  guint8 mac_key[TRAB_DB_KEY_SIZE];
  gboolean is_set = FALSE;

  for (guint i = 0; i < SALT_SIZE; i++)
    mac_salt[i] = salt[i] ^ SALT_MASK;
  self->mac = hmac ? EVP_MAC_CTX_new (hmac) : NULL;
  is_set = self->mac != NULL
           && PKCS5_PBKDF2_HMAC ((const char *) key, TRAB_DB_KEY_SIZE, mac_salt, SALT_SIZE,
                                 N_ROUNDS, EVP_sha1 (), sizeof mac_key, mac_key)
                  == 1
           && EVP_MAC_init (self->mac, mac_key, sizeof mac_key, params) == 1;
  OPENSSL_cleanse (mac_key, sizeof mac_key);
  EVP_MAC_free (hmac);
  return is_set;
}

/**
 * trab_page_check_new:
 * @key: of the file
 * @chance: any number; where the look begins. A file that is too large to be looked at whole each
 *   time is looked at in all its parts in time.
 *
 * Returns: (transfer full): FAILED when the file cannot be read, CORRUPT when it does not consist
 * of pages
 */
TrabPageCheck *
trab_page_check_new (const char *path,
                     const guint8 key[TRAB_DB_KEY_SIZE],
                     guint32 chance,
                     GError **error)
{
  g_autoptr (TrabPageCheck) self = g_new0 (TrabPageCheck, 1);
  guint8 salt[SALT_SIZE] = { 0 };
  struct stat info;

  self->fd = open (path, O_RDONLY | O_CLOEXEC);
  if (self->fd == -1 || fstat (self->fd, &info) == -1
      || pread (self->fd, salt, sizeof salt, 0) != (ssize_t) sizeof salt
      || !set_up_mac (self, salt, key))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FAILED,
                   "the database file cannot be looked at: %s", g_strerror (errno));
      return NULL;
    }
  if (info.st_size % PAGE_SIZE != 0)
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT,
                   "the database file ends in the middle of a page");
      return NULL;
    }
  self->n_pages = (guint64) info.st_size / PAGE_SIZE;
  self->start = self->n_pages > 0 ? chance % self->n_pages : 0;
  return g_steal_pointer (&self);
}

void
trab_page_check_free (TrabPageCheck *self)
{
  if (self == NULL)
    return;
  if (self->fd != -1)
    close (self->fd);
  EVP_MAC_CTX_free (self->mac);
  g_free (self);
}

static gboolean
is_empty (const guint8 *page)
{
  for (guint i = 0; i < PAGE_SIZE; i++)
    if (page[i] != 0)
      return FALSE;
  return TRUE;
}

static gboolean
fits_its_mac (TrabPageCheck *self, const guint8 *page, guint64 number)
{
  gsize start = number == 1 ? SALT_SIZE : 0;
  guint8 little[4] = { (guint8) number, (guint8) (number >> 8), (guint8) (number >> 16),
                       (guint8) (number >> 24) };
  guint8 mac[EVP_MAX_MD_SIZE];
  gsize length = 0;

  return EVP_MAC_init (self->mac, NULL, 0, NULL) == 1
         && EVP_MAC_update (self->mac, page + start, PAGE_SIZE - RESERVE_SIZE + IV_SIZE - start)
                == 1
         && EVP_MAC_update (self->mac, little, sizeof little) == 1
         && EVP_MAC_final (self->mac, mac, &length, sizeof mac) == 1 && length == MAC_SIZE
         && CRYPTO_memcmp (mac, page + PAGE_SIZE - RESERVE_SIZE + IV_SIZE, MAC_SIZE) == 0;
}

/** trab_page_check_is_key: whether the first page of a record file was written with @key */
gboolean
trab_page_check_is_key (const char *path, const guint8 key[TRAB_DB_KEY_SIZE])
{
  g_autoptr (TrabPageCheck) self = trab_page_check_new (path, key, 0, NULL);
  guint8 page[PAGE_SIZE] = { 0 };

  return self != NULL && pread (self->fd, page, sizeof page, 0) == (ssize_t) sizeof page
         && fits_its_mac (self, page, 1);
}

static gboolean
check_page (TrabPageCheck *self, const guint8 *page, guint64 number, GError **error)
{
  if (number == PAGE_OF_LOCKS)
    return TRUE;
  if (is_empty (page))
    {
      self->has_empty = TRUE;
      return TRUE;
    }
  if (fits_its_mac (self, page, number))
    return TRUE;
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT,
               "page %" G_GUINT64_FORMAT " is not as it was written", number);
  return FALSE;
}

/**
 * trab_page_check_run:
 * @until_us: of g_get_monotonic_time; G_MAXINT64 for the whole file
 *
 * Goes on until all is checked or the time has come. CORRUPT names the first page that is not as it
 * was written.
 */
gboolean
trab_page_check_run (TrabPageCheck *self, gint64 until_us, GError **error)
{
  g_autofree guint8 *pages = g_malloc (PAGE_SIZE * N_PAGES_READ);

  while (!trab_page_check_is_done (self) && g_get_monotonic_time () < until_us)
    {
      guint64 first = (self->start + self->n_checked) % self->n_pages; /* counted from 0 */
      guint64 n = MIN (N_PAGES_READ, self->n_pages - MAX (first, self->n_checked));
      gsize n_bytes = PAGE_SIZE * (gsize) n;

      if (pread (self->fd, pages, n_bytes, (off_t) (first * PAGE_SIZE)) != (gssize) n_bytes)
        {
          g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT,
                       "page %" G_GUINT64_FORMAT " and on cannot be read", first + 1);
          return FALSE;
        }
      for (guint64 i = 0; i < n; i++)
        if (!check_page (self, pages + i * PAGE_SIZE, first + i + 1, error))
          return FALSE;
      self->n_checked += n;
    }
  return TRUE;
}

gboolean
trab_page_check_is_done (TrabPageCheck *self)
{
  return self->n_checked == self->n_pages;
}

/** trab_page_check_has_empty: a page of zeros can be one that was never used; only the database
 * itself can tell, by trab_db_check */
gboolean
trab_page_check_has_empty (TrabPageCheck *self)
{
  return self->has_empty;
}

guint64
trab_page_check_get_n_pages (TrabPageCheck *self)
{
  return self->n_pages;
}
