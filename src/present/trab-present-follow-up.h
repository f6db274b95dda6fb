/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-follow-up.h"
#include "trab-record.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* Did it work? Of TrabPresentRow: the verdicts with their reasons, then what was measured. */
GPtrArray *trab_present_follow_up_dup_how_taken (const TrabFollowUp *follow_up,
                                                 TrabRecord *record,
                                                 TrabEvidence *evidence);
GPtrArray *trab_present_follow_up_dup_verdicts (const TrabFollowUp *follow_up);
GPtrArray *trab_present_follow_up_dup_readings (const TrabFollowUp *follow_up);
const char *trab_present_follow_up_get_verdict (TrabResponseVerdict verdict);
const char *trab_present_follow_up_get_marker_verdict (TrabMarkerVerdict verdict);
const char *trab_present_follow_up_get_nothing (void);

G_END_DECLS
