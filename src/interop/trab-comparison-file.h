/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-comparison.h"

G_BEGIN_DECLS

char *trab_comparison_file_write_json (TrabComparison *comparison);
char *trab_comparison_file_write_csv (TrabComparison *comparison);

G_END_DECLS
