/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-cli.h"

G_BEGIN_DECLS

gboolean trab_cli_death_knows (const char *name);
TrabCliExit trab_cli_death_run (
    const TrabCli *cli, int argc, char **argv, const char *date, const char *source);

G_END_DECLS
