/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-cli.h"

G_BEGIN_DECLS

TrabCliExit trab_cli_compare_runs (const TrabCli *cli, int argc, char **argv);
TrabCliExit trab_cli_compare_run (const TrabCli *cli, int argc, char **argv);
TrabCliExit trab_cli_compare_values (const TrabCli *cli, int argc, char **argv);
TrabCliExit trab_cli_compare_checks (const TrabCli *cli, int argc, char **argv);

G_END_DECLS
