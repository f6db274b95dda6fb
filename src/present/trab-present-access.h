/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-record.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/**
 * TrabPresentLook:
 * One line of the audit that is about the person. Texts are borrowed.
 * @action: the audit's word; @detail: (nullable)
 */
typedef struct
{
  gint64 unix_ms;
  const char *user;
  const char *action;
  const char *detail;
} TrabPresentLook;

/**
 * TrabPresentAccessPart:
 * One part of all that is kept of a person, as they are given it on their request.
 * @pairs: (nullable): of TrabPresentRow: names and values
 * @head, @rows: (nullable): a table: its columns, and of GStrv its rows
 */
typedef struct
{
  char *title;
  GPtrArray *pairs;
  char **head;
  GPtrArray *rows;
} TrabPresentAccessPart;

const char *trab_present_access_get_title (void);
const char *trab_present_access_get_nothing (void);
GPtrArray *trab_present_access_dup_parts (TrabRecord *record,
                                          TrabEvidence *evidence,
                                          const TrabPresentLook *looks,
                                          guint n_looks,
                                          TrabDate today);
void trab_present_access_part_free (TrabPresentAccessPart *part);

G_END_DECLS
