/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-present-banner.h"

G_BEGIN_DECLS

#define TRAB_TYPE_CAUTION_LIST (trab_caution_list_get_type ())
G_DECLARE_FINAL_TYPE (TrabCautionList, trab_caution_list, TRAB, CAUTION_LIST, AdwBin)

/* What must be read before the numbers: what each card is about always stands, loudest first; one
 * press opens the cards, and what stops a plan opens them itself. Hidden when there is none. */
void trab_caution_list_set_banners (TrabCautionList *self, GPtrArray *banners);

G_END_DECLS
