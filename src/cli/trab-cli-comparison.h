/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-cli.h"

G_BEGIN_DECLS

/**
 * TrabCliComparison:
 * How every verb that begins with a comparison begins: the options they share, and what is made of
 * them. Zero but for TRAB_CLI_COMPARISON_INIT.
 */
typedef struct
{
  /* asked for */
  char **plans; /* (nullable): NULL for the standard plans */
  double years;
  char *calculator; /* (nullable): NULL: what the visit keeps, else by the order */
  int n_members;
  gint64 seed;
  char *output; /* (nullable): NULL for standard output */

  /* made */
  TrabSession *session;
  TrabRecord *record;
  char *signed_numbers;       /* (nullable): kept with the signed visit of which it is made */
  TrabComparison *comparison; /* NULL until trab_cli_comparison_make() */
} TrabCliComparison;

/** Without other wishes: ten years, so many virtual people, the usual seed. */
#define TRAB_CLI_COMPARISON_INIT(members)                                                          \
  {                                                                                                \
    .years = 10, .n_members = members, .seed = TRAB_SESSION_DEFAULT_SEED                           \
  }

/** The options of the command line; further ones and { NULL } follow. */
#define TRAB_CLI_COMPARISON_ENTRIES(c)                                                             \
  { "plan", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(c)->plans, "A plan; may be repeated", "NAME" },     \
      { "years", 0, 0, G_OPTION_ARG_DOUBLE, &(c)->years, "5 or 10", "YEARS" },                     \
      { "calculator",                                                                              \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_STRING,                                                                       \
        &(c)->calculator,                                                                          \
        "frax-with-bmd, garvan, frax-without-bmd or qfracture2012",                                \
        "NAME" },                                                                                  \
      { "members", 0, 0, G_OPTION_ARG_INT, &(c)->n_members, "Virtual people", "N" },               \
      { "seed", 0, 0, G_OPTION_ARG_INT64, &(c)->seed, "Seed of the ensemble", "S" },               \
  {                                                                                                \
    "output", 0, 0, G_OPTION_ARG_FILENAME, &(c)->output, "Write to a file", "FILE"                 \
  }

void trab_cli_comparison_clear (TrabCliComparison *comparison);
gboolean trab_cli_comparison_parse (int *argc,
                                    char ***argv,
                                    const GOptionEntry *entries,
                                    const char *summary,
                                    const TrabCliComparison *comparison,
                                    TrabCliExit *exit_code);
gboolean trab_cli_comparison_load (const TrabCli *cli,
                                   const char *patient,
                                   TrabCliComparison *comparison,
                                   GError **error);
gboolean trab_cli_comparison_make (const TrabCli *cli,
                                   const char *patient,
                                   TrabCliComparison *comparison,
                                   GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TrabCliComparison, trab_cli_comparison_clear)

G_END_DECLS
