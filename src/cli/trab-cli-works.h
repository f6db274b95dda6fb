/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-cli.h"

G_BEGIN_DECLS

TrabCliExit trab_cli_works_run (const TrabCli *cli, int argc, char **argv);

G_END_DECLS
