/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-cli.h"

G_BEGIN_DECLS

/**
 * TrabCliPeopleSplit:
 * The options of "patient split", as typed.
 * @visits, @rows: (array zero-terminated=1) (nullable): what is somebody else's
 */
typedef struct
{
  char **visits;
  char **rows;
  char *family;
  char *given;
  char *born;
  char *sex;
} TrabCliPeopleSplit;

gboolean trab_cli_people_knows (const char *name);
TrabCliExit trab_cli_people_run (const TrabCli *cli,
                                 int argc,
                                 char **argv,
                                 const TrabCliPeopleSplit *split);
void trab_cli_people_split_clear (TrabCliPeopleSplit *split);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TrabCliPeopleSplit, trab_cli_people_split_clear)

G_END_DECLS
