/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-record.h"

G_BEGIN_DECLS

/**
 * TrabPresentScan:
 * The latest density of one site.
 * @z: "" where it is not recorded
 * @about: date, scanner, region and artefacts
 */
typedef struct
{
  char *site;
  char *g_cm2;
  char *t;
  char *z;
  char *about;
} TrabPresentScan;

/* What is on record of one person, for colleagues: found, never what was not asked. */
GPtrArray *trab_present_clinical_dup_person (TrabRecord *record, TrabDate today);
GPtrArray *trab_present_clinical_dup_blood (TrabRecord *record, char **title);
GPtrArray *trab_present_clinical_dup_scans (TrabRecord *record);
void trab_present_clinical_free_scan (TrabPresentScan *scan);

G_END_DECLS
