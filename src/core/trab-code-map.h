/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-fracture.h"
#include "trab-measure.h"
#include "trab-question.h"

G_BEGIN_DECLS

/** What a coded concept of another system is to us. */
typedef enum
{
  TRAB_CODE_ROLE_MEASURE,  /* measure, site, side, unit */
  TRAB_CODE_ROLE_FRACTURE, /* fracture_site */
  TRAB_CODE_ROLE_QUESTION, /* a condition that answers a question with yes */
  TRAB_CODE_ROLE_MEDICINE, /* medicine */
  TRAB_CODE_ROLE_KNOWN,    /* understood, kept as text: concept */
} TrabCodeRole;

/**
 * TrabCode:
 * @system: the code system's URL, e.g. "http://loinc.org"
 * @concept: the concept in our words; @medicine is the substance id of a medicine
 * @unit: UCUM unit the code implies; NULL when it implies none
 */
typedef struct
{
  const char *system;
  const char *code;
  const char *display;
  TrabCodeRole role;
  const char *concept;
  TrabMeasure measure;
  TrabSite site;
  const char *side;
  const char *unit;
  TrabFractureSite fracture_site;
  TrabQuestion question;
  const char *medicine;
} TrabCode;

/** TrabCodeMap: the codes understood, by system and code; immutable once filled. */
typedef struct _TrabCodeMap TrabCodeMap;

TrabCodeMap *trab_code_map_new (void);
void trab_code_map_free (TrabCodeMap *map);
void trab_code_map_add (TrabCodeMap *map, const TrabCode *code);
const TrabCode *trab_code_map_look_up (const TrabCodeMap *map,
                                       const char *system,
                                       const char *code);
guint trab_code_map_get_size (const TrabCodeMap *map);
const TrabCode *trab_code_map_get (const TrabCodeMap *map, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabCodeMap, trab_code_map_free)

G_END_DECLS
