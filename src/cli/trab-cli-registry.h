/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-cli.h"

G_BEGIN_DECLS

TrabCliExit trab_cli_registry_print_rows (const GPtrArray *rows);
TrabCliExit trab_cli_registry_evidence (const TrabCli *cli, int argc, char **argv);
TrabCliExit trab_cli_registry_rules (const TrabCli *cli, int argc, char **argv);
TrabCliExit trab_cli_registry_regimens (const TrabCli *cli, int argc, char **argv);
TrabCliExit trab_cli_registry_exercise (const TrabCli *cli, int argc, char **argv);
TrabCliExit trab_cli_registry_nutrition (const TrabCli *cli, int argc, char **argv);
TrabCliExit trab_cli_registry_glossary (const TrabCli *cli, int argc, char **argv);
TrabCliExit trab_cli_registry_explain (const TrabCli *cli, int argc, char **argv);

G_END_DECLS
