/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-cli.h"

G_BEGIN_DECLS

TrabCliExit trab_cli_store_create (const TrabCli *cli, int argc, char **argv);
TrabCliExit trab_cli_store_check (const TrabCli *cli, int argc, char **argv);
TrabCliExit trab_cli_store_audit (const TrabCli *cli, int argc, char **argv);
TrabCliExit trab_cli_store_backup (const TrabCli *cli, int argc, char **argv);
TrabCliExit trab_cli_store_restore (const TrabCli *cli, int argc, char **argv);

G_END_DECLS
