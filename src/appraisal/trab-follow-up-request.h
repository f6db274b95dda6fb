/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-margins.h"
#include "trab-record.h"

G_BEGIN_DECLS

/**
 * TrabFollowUpRequest:
 * @margins: the clinic's own precision errors; what it has not measured is a guess
 * @n_members: virtual people of the fit
 */
typedef struct
{
  TrabRecord *record;
  TrabDate today;
  TrabMargins *margins;
  guint n_members;
  guint64 seed;
} TrabFollowUpRequest;

G_END_DECLS
