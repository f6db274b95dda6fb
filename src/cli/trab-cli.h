/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/** Exit codes: a contract with whoever scripts the program (docs/CLI.md). */
typedef enum
{
  TRAB_CLI_DONE = 0,
  TRAB_CLI_REFUSED = 1, /* the input, wholly or in part; nothing half-done */
  TRAB_CLI_USAGE = 2,
  TRAB_CLI_STORE = 3,   /* cannot be opened, unlocked or written */
  TRAB_CLI_OUTSIDE = 4, /* outside the evidence or a model's range */
  TRAB_CLI_DEFECT = 70,
} TrabCliExit;

/** Endings of files that are not pages or pictures. */
#define TRAB_CLI_TEXT ((const char *const[]){ ".txt", ".tsv", NULL })
#define TRAB_CLI_CSV ((const char *const[]){ ".csv", NULL })
#define TRAB_CLI_JSON ((const char *const[]){ ".json", NULL })
#define TRAB_CLI_HTML ((const char *const[]){ ".html", NULL })

/** The option, not shown in --help, by which the program tells its verbs and options. */
#define TRAB_CLI_DESCRIBE "--describe"

/**
 * TrabCli:
 * What every verb is given; @today is the only clock it has.
 */
typedef struct
{
  char *store;           /* (nullable): folder */
  char *passphrase_file; /* (nullable): the practice store needs none */
  char *user;            /* (nullable) */
  char *country;         /* (nullable): NULL: that of the store */
  TrabDate today;
} TrabCli;

char *trab_cli_dup_store (const TrabCli *cli);
char *trab_cli_read_passphrase (const char *path, GError **error);
TrabSession *trab_cli_new_session (const TrabCli *cli, GError **error);
TrabSession *trab_cli_open_store (const TrabCli *cli, GError **error);
TrabRecord *trab_cli_load_patient (const TrabCli *cli,
                                   const char *patient,
                                   TrabSession **session,
                                   GError **error);
TrabCliExit trab_cli_report_error (const GError *error);
TrabCliExit trab_cli_report_usage (const char *sentence);
GInputStream *trab_cli_open_input (const char *path, GError **error);
GBytes *trab_cli_read_file (const char *path, GError **error);
gboolean trab_cli_is_stream (const char *path);
gboolean trab_cli_is_file (const char *path);
gboolean trab_cli_write_output (const char *path, const void *bytes, gsize length, GError **error);
gboolean trab_cli_give_out (TrabSession *session,
                            TrabRecord *record,
                            const char *what,
                            const char *path,
                            GBytes *bytes,
                            GError **error);
gboolean trab_cli_give_out_text (TrabSession *session,
                                 TrabRecord *record,
                                 const char *what,
                                 const char *path,
                                 const char *text,
                                 GError **error);
int trab_cli_read_format (const char *path, const char *const *endings);
gboolean trab_cli_accept_output (const char *path,
                                 const char *const *endings,
                                 TrabCliExit *exit_code);
void trab_cli_describe_options (const GOptionEntry *entries);
gboolean trab_cli_parse (int *argc,
                         char ***argv,
                         const GOptionEntry *entries,
                         const char *summary,
                         TrabCliExit *exit_code);

G_END_DECLS
