/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-follow-up.h"

G_BEGIN_DECLS

char *trab_follow_up_file_write_json (const TrabFollowUp *follow_up);

G_END_DECLS
