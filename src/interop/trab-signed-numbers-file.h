/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-comparison.h"

G_BEGIN_DECLS

/* TrabSignedNumbers as the text that is kept with a visit: JSON, docs/FORMATS.md. */
char *trab_signed_numbers_file_write (TrabComparison *comparison, const char *signed_by);
TrabSignedNumbers *trab_signed_numbers_file_read (const char *text);

G_END_DECLS
