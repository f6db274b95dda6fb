/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-import.h"

G_BEGIN_DECLS

void trab_import_sides_report (TrabImport *import);

G_END_DECLS
