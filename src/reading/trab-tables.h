/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TrabCatalogue TrabCatalogue;
typedef struct _TrabChanceTables TrabChanceTables;
typedef struct _TrabCodeMap TrabCodeMap;
typedef struct _TrabEnsemble TrabEnsemble;
typedef struct _TrabEvidence TrabEvidence;
typedef struct _TrabHarmLayer TrabHarmLayer;
typedef struct _TrabModel TrabModel;
typedef struct _TrabQfracture TrabQfracture;
typedef struct _TrabSafety TrabSafety;

/**
 * TrabTables:
 * Everything the program computes with: the evidence and what is made from it. Immutable once
 * made (trab-tables-load.h), but for what the ensemble remembers; any thread may use it. The
 * types are named here and no more: a file includes the header of what it asks.
 */
typedef struct
{
  TrabEvidence *evidence;
  TrabCatalogue *catalogue;
  TrabCodeMap *codes;
  TrabModel *model;
  TrabQfracture *qfracture;
  TrabChanceTables *chance;
  TrabSafety *safety;
  TrabHarmLayer *harm_layer;
  TrabEnsemble *ensemble;   /* keeps what plans of one person share; locks itself */
  char *digest;             /* SHA-256 of all tables */
  GPtrArray *pack_problems; /* of char *: why a country pack of the user was not taken */
} TrabTables;

G_END_DECLS
