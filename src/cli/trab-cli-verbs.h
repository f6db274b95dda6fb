/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-cli.h"

G_BEGIN_DECLS

/** One verb: @argv begins with its own name. */
typedef TrabCliExit (*TrabCliVerb) (const TrabCli *cli, int argc, char **argv);

TrabCliExit trab_cli_verbs_run (const TrabCli *cli, int argc, char **argv);
char *trab_cli_verbs_dup_summary (void);
void trab_cli_verbs_describe (const TrabCli *cli);

G_END_DECLS
