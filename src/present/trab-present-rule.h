/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* A safety rule in words. What a guideline or label says is said in its name, never as ours; a rule
 * of the program's own is a finding that tells nobody what to do. */
char *trab_present_rule_dup_source (TrabEvidence *evidence, const char *rule_id);
char *trab_present_rule_dup_words (TrabEvidence *evidence, const char *rule_id);

G_END_DECLS
