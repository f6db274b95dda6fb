/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli.h"

#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "trab-error.h"
#include "trab-passphrase.h"
#include "trab-present-error.h"
#include "trab-present-store.h"
#include "trab-sandbox.h"
#include "trab-session-audit.h"
#include "trab-session-country.h"
#include "trab-session-load.h"
#include "trab-session-open.h"

/** trab_cli_dup_store: (transfer full): the folder of --store, or the usual one */
char *
trab_cli_dup_store (const TrabCli *cli)
{
  return cli->store ? g_strdup (cli->store)
                    : g_build_filename (g_get_user_data_dir (), "trabecula", NULL);
}

/** trab_cli_read_passphrase: (transfer full) (nullable): the first line of a file; to be given to
 * trab_passphrase_wipe */
char *
trab_cli_read_passphrase (const char *path, GError **error)
{
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  explicit_bzero (text + strcspn (text, "\r\n"), strlen (text) - strcspn (text, "\r\n"));
  return text;
}

/** trab_cli_new_session: (transfer full) (nullable): without a store, in the country of --country;
 * says which packs of the user's own were not taken */
TrabSession *
trab_cli_new_session (const TrabCli *cli, GError **error)
{
  g_autoptr (TrabSession) session = trab_session_new (error);
  const GPtrArray *problems = session ? trab_session_country_get_problems (session) : NULL;

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    g_printerr ("trabecula-cli: this country pack is left out: %s\n",
                (const char *) g_ptr_array_index (problems, i));
  if (session == NULL
      || (cli->country != NULL && !trab_session_country_use (session, cli->country, error)))
    return NULL;
  return g_steal_pointer (&session);
}

/* A store that can only be read says so whatever is asked of it, and so does a clock that went back
 */
static void
warn_of_trouble (TrabSession *session)
{
  const GError *trouble = trab_session_get_trouble (session);
  g_autofree char *text = trouble ? trab_present_error_dup_text (trouble) : NULL;

  if (text != NULL)
    g_printerr ("trabecula-cli: %s\n", text);
  if (trab_session_get_clock_lag (session) > 0)
    g_printerr ("trabecula-cli: %s\n", trab_present_error_get_clock_lag ());
}

/**
 * trab_cli_open_store:
 * Opens the store of --store with the passphrase in the first line of --passphrase-file; without
 * one, the practice store, which unlocks itself.
 *
 * Returns: (transfer full) (nullable): a session with its store open
 */
TrabSession *
trab_cli_open_store (const TrabCli *cli, GError **error)
{
  g_autoptr (TrabSession) session = trab_cli_new_session (cli, error);
  g_autofree char *folder = trab_cli_dup_store (cli);
  char *passphrase = NULL;
  gboolean is_open = FALSE;

  if (session == NULL)
    return NULL;
  if (cli->passphrase_file != NULL)
    {
      passphrase = trab_cli_read_passphrase (cli->passphrase_file, error);
      if (passphrase == NULL)
        return NULL;
    }
  is_open = trab_session_open (session, folder, cli->user, passphrase, error);
  trab_passphrase_wipe (passphrase);
  if (!is_open
      || (cli->country != NULL && !trab_session_country_use (session, cli->country, error)))
    return NULL;
  warn_of_trouble (session);
  return g_steal_pointer (&session);
}

/**
 * trab_cli_load_patient:
 * @patient: an id of the store, or a patient JSON file
 * @session: (out) (transfer full): what was used to load it
 *
 * Returns: (transfer full) (nullable): the patient's record
 */
TrabRecord *
trab_cli_load_patient (const TrabCli *cli,
                       const char *patient,
                       TrabSession **session,
                       GError **error)
{
  g_autoptr (TrabSession) opened = NULL;
  g_autoptr (GBytes) bytes = NULL;
  TrabRecord *record = NULL;

  if (g_file_test (patient, G_FILE_TEST_IS_REGULAR) || strchr (patient, G_DIR_SEPARATOR) != NULL)
    { /* no id has a separator: a file that is not there is said to be no file */
      opened = trab_cli_new_session (cli, error);
      bytes = opened ? trab_cli_read_file (patient, error) : NULL;
      record = bytes ? trab_session_read_patient_json (opened, bytes, NULL, error) : NULL;
    }
  else
    {
      opened = trab_cli_open_store (cli, error);
      record = opened ? trab_session_load (opened, patient, error) : NULL;
    }
  *session = record ? g_steal_pointer (&opened) : NULL;
  return record;
}

/* The store is well; it holds nobody of that name, or refuses what was given. */
static gboolean
is_about_what_was_named (const GError *error)
{
  return g_error_matches (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND)
         || g_error_matches (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT)
         || g_error_matches (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONFLICT)
         || g_error_matches (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_HELD)
         || g_error_matches (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WEAK_PASSPHRASE)
         || g_error_matches (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_RESERVED_USER);
}

/**
 * trab_cli_report_error:
 * Says on standard error what happened and what to do.
 *
 * Returns: the exit code that fits
 */
TrabCliExit
trab_cli_report_error (const GError *error)
{
  g_autofree char *text = trab_present_error_dup_text (error);

  g_printerr ("trabecula-cli: %s\n", text);
  if (trab_sandbox_is_inside () && (error->domain == G_IO_ERROR || error->domain == G_FILE_ERROR))
    g_printerr ("trabecula-cli: %s\n", trab_present_store_get_lent ());
  g_debug ("%s", error->message);
  if (error->domain == TRAB_STORE_ERROR)
    return is_about_what_was_named (error) ? TRAB_CLI_REFUSED : TRAB_CLI_STORE;
  if (g_error_matches (error, TRAB_MODEL_ERROR, TRAB_MODEL_ERROR_OUTSIDE_EVIDENCE))
    return TRAB_CLI_OUTSIDE;
  if (error->domain == TRAB_INPUT_ERROR || error->domain == TRAB_SIGN_ERROR
      || error->domain == TRAB_IMPORT_ERROR || error->domain == TRAB_RISK_ERROR
      || error->domain == TRAB_MODEL_ERROR || error->domain == G_IO_ERROR
      || error->domain == G_FILE_ERROR)
    return TRAB_CLI_REFUSED;
  return TRAB_CLI_DEFECT;
}

TrabCliExit
trab_cli_report_usage (const char *sentence)
{
  g_printerr ("trabecula-cli: %s\n", sentence);
  return TRAB_CLI_USAGE;
}

/** trab_cli_open_input: (transfer full) (nullable): a file; standard input for NULL or "-" */
GInputStream *
trab_cli_open_input (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (path == NULL || g_str_equal (path, "-"))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);
  file = g_file_new_for_commandline_arg (path);
  return G_INPUT_STREAM (g_file_read (file, NULL, error));
}

/** trab_cli_read_file: (transfer full) (nullable): a whole file, or standard input for "-" */
GBytes *
trab_cli_read_file (const char *path, GError **error)
{
  g_autoptr (GInputStream) input = trab_cli_open_input (path, error);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (input == NULL
      || g_output_stream_splice (memory, input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error)
             < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static gboolean
write_stream (FILE *stream, const char *name, const void *bytes, gsize length, GError **error)
{
  if (fwrite (bytes, 1, length, stream) == length && fflush (stream) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s could not be written", name);
  return FALSE;
}

/** trab_cli_is_stream: a pipe, a terminal, /dev/null: nothing to replace, it takes what comes */
gboolean
trab_cli_is_stream (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && !S_ISREG (status.st_mode) && !S_ISDIR (status.st_mode);
}

/** trab_cli_is_file: @path: (nullable): of an output: whether it is none of the program's own */
gboolean
trab_cli_is_file (const char *path)
{
  return path != NULL && !g_str_equal (path, "-");
}

static gboolean
write_to_stream (const char *path, const void *bytes, gsize length, GError **error)
{
  FILE *stream = g_fopen (path, "we");
  gboolean is_written = FALSE;

  if (stream == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s could not be opened", path);
      return FALSE;
    }
  is_written = write_stream (stream, path, bytes, length, error);
  if (fclose (stream) == 0 || !is_written)
    return is_written;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s could not be written", path);
  return FALSE;
}

/**
 * trab_cli_write_output:
 * @path: (nullable): NULL or "-" for standard output; a file is written whole or not at all, mode
 *   0600; a pipe or a device takes the bytes as they are
 */
gboolean
trab_cli_write_output (const char *path, const void *bytes, gsize length, GError **error)
{
  if (!trab_cli_is_file (path))
    return write_stream (stdout, "standard output", bytes, length, error);
  if (trab_cli_is_stream (path))
    return write_to_stream (path, bytes, length, error);
  return g_file_set_contents_full (path, bytes, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/**
 * trab_cli_give_out:
 * @record: (nullable): whom it is about; NULL for several people
 * @what: the verb, for the audit
 * @path, @bytes: as for trab_cli_write_output()
 *
 * Whatever a verb says of people. In a file it has left the program: that is an export, whichever
 * verb wrote it; what only comes to the terminal was looked at.
 */
gboolean
trab_cli_give_out (TrabSession *session,
                   TrabRecord *record,
                   const char *what,
                   const char *path,
                   GBytes *bytes,
                   GError **error)
{
  if (!trab_cli_write_output (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                              error))
    return FALSE;
  if (trab_cli_is_file (path))
    trab_session_audit_note (
        session, "export", record ? trab_patient_get (trab_record_get_patient (record))->id : NULL,
        what);
  return TRUE;
}

/** trab_cli_give_out_text: the same with words */
gboolean
trab_cli_give_out_text (TrabSession *session,
                        TrabRecord *record,
                        const char *what,
                        const char *path,
                        const char *text,
                        GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return trab_cli_give_out (session, record, what, path, bytes, error);
}

/**
 * trab_cli_read_format:
 * @path: (nullable): where a verb is to write
 * @endings: NULL-terminated, such as ".pdf": the formats the verb has, its usual one first
 *
 * What has no ending of its own (standard output, a pipe, a device, a plain name) gets the usual
 * format.
 *
 * Returns: the place of the ending in @endings; -1 for an ending of another program
 */
int
trab_cli_read_format (const char *path, const char *const *endings)
{
  g_autofree char *name = path ? g_path_get_basename (path) : NULL;
  const char *ending = name ? strrchr (name, '.') : NULL;

  if (ending == NULL || ending == name || trab_cli_is_stream (path))
    return 0;
  for (int i = 0; endings[i] != NULL; i++)
    if (g_ascii_strcasecmp (ending, endings[i]) == 0)
      return i;
  return -1;
}

/**
 * trab_cli_accept_output:
 * @endings: as for trab_cli_read_format()
 *
 * Returns: FALSE, said, with @exit_code when @path has the ending of another format
 */
gboolean
trab_cli_accept_output (const char *path, const char *const *endings, TrabCliExit *exit_code)
{
  g_autofree char *list = NULL;

  if (trab_cli_read_format (path, endings) >= 0)
    return TRUE;
  list = g_strjoinv (", ", (char **) endings);
  g_printerr ("trabecula-cli: what is written here ends in %s.\n", list);
  *exit_code = TRAB_CLI_USAGE;
  return FALSE;
}

/** trab_cli_describe_options: prints options as a program reads them: name, argument, meaning */
void
trab_cli_describe_options (const GOptionEntry *entries)
{
  for (guint i = 0; entries != NULL && entries[i].long_name != NULL; i++)
    if (!(entries[i].flags & G_OPTION_FLAG_HIDDEN))
      g_print ("option\t--%s\t%s\t%s\n", entries[i].long_name,
               entries[i].arg_description ? entries[i].arg_description : "",
               entries[i].description);
}

/**
 * trab_cli_parse:
 * @argc, @argv: (inout): of the verb, its name first; what is no option stays
 *
 * Asked to describe itself (TRAB_CLI_DESCRIBE), a verb prints its options for the completion and
 * the manual page.
 *
 * Returns: FALSE with @exit_code when the options are wrong or there is nothing left to do
 */
gboolean
trab_cli_parse (int *argc,
                char ***argv,
                const GOptionEntry *entries,
                const char *summary,
                TrabCliExit *exit_code)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  *exit_code = TRAB_CLI_DONE;
  if (*argc == 2 && g_str_equal ((*argv)[1], TRAB_CLI_DESCRIBE))
    {
      trab_cli_describe_options (entries);
      return FALSE;
    }
  g_option_context_set_summary (context, summary);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  *exit_code = trab_cli_report_usage (error->message);
  return FALSE;
}
