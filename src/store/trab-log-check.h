/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What the log beside a record file is, before any database reads it. */
typedef enum
{
  TRAB_LOG_EMPTY,   /* none, or none with a change in it */
  TRAB_LOG_WHOLE,   /* every change in it can be taken over; the last may have been broken off */
  TRAB_LOG_DAMAGED, /* changes in it cannot be read any more: a database would drop them silently */
} TrabLogState;

TrabLogState trab_log_check (const char *path);

G_END_DECLS
