/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-import-report.h"
#include "trab-merge-inputs.h"

G_BEGIN_DECLS

TrabImportReport *trab_import_merge (const TrabMergeInputs *inputs);

G_END_DECLS
