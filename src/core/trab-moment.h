/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-date.h"

G_BEGIN_DECLS

/**
 * TrabMoment:
 * When something happened, as precisely as it is known: a date alone, or a date with a time of day
 * and its distance from UTC. A plain value.
 */
typedef struct
{
  TrabDate date;
  gboolean has_time; /* then the fields below hold */
  int hour;
  int minute;
  int second;
  int offset_minutes; /* local time minus UTC */
} TrabMoment;

#define TRAB_MOMENT_NONE ((TrabMoment){ { 0, 0, 0 }, FALSE, 0, 0, 0, 0 })
#define TRAB_MOMENT_TEXT_SIZE 40

gboolean trab_moment_parse (const char *text, TrabMoment *moment);
TrabMoment trab_moment_from_date (TrabDate date);
const char *trab_moment_to_text (TrabMoment moment, char buffer[TRAB_MOMENT_TEXT_SIZE]);
int trab_moment_compare (TrabMoment a, TrabMoment b);

G_END_DECLS
