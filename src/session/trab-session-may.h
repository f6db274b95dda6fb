/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/** What a paper, a file for the patient or the patient's screen may say of a plan. */
typedef enum
{
  TRAB_GIVE_OUT_NOT_DECIDED, /* information only: "Not decided yet", no actions */
  TRAB_GIVE_OUT_DECIDED,
  TRAB_GIVE_OUT_REFUSED, /* nothing is written, shown or printed */
} TrabGiveOut;

/**
 * TrabGiveOutRequest:
 * @record: of the person
 * @patient_id: (nullable): whom the person at the screen means; NULL: that of @record
 * @visit_id: (nullable): whose plan; NULL: of the latest visit by @today
 * @plan_id: (nullable): chosen now and not in a signed visit; NULL: what the visit says
 * @reasons: (nullable): of today, beside those of the visit
 */
typedef struct
{
  TrabRecord *record;
  const char *patient_id;
  const char *visit_id;
  const char *plan_id;
  const char *reasons;
  TrabDate today;
} TrabGiveOutRequest;

TrabGiveOut trab_session_may_give_out (TrabSession *self,
                                       const TrabGiveOutRequest *request,
                                       char **plan_id,
                                       GError **error);
char *trab_session_may_dup_reasons (TrabSession *self,
                                    const TrabGiveOutRequest *request,
                                    const char *const *typed,
                                    GError **error);
TrabRecord *trab_session_may_new_record_with (TrabRecord *record,
                                              const char *reasons,
                                              TrabDate today);

G_END_DECLS
