/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-cli.h"

G_BEGIN_DECLS

gboolean trab_cli_erase_knows (const char *name);
TrabCliExit trab_cli_erase_run (
    const TrabCli *cli, int argc, char **argv, const char *reason, gboolean is_for_good);

G_END_DECLS
