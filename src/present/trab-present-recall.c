/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-recall.h"

#include <glib/gi18n-lib.h>

#include "trab-present-date.h"

static const char *const reasons[TRAB_N_RECALL_KINDS] = {
  [TRAB_RECALL_DENOSUMAB] = N_ ("Denosumab injection due"),
  [TRAB_RECALL_UNDECIDED] = N_ ("No plan agreed after a hip or spine break"),
  [TRAB_RECALL_NOT_SEEN] = N_ ("A hip or spine break, and no visit"),
  [TRAB_RECALL_REVIEW] = N_ ("Review"),
  [TRAB_RECALL_UNSIGNED] = N_ ("Visit not signed"),
};

const char *
trab_present_recall_get_reason (TrabRecallKind kind)
{
  g_return_val_if_fail (kind < TRAB_N_RECALL_KINDS, NULL);
  return _ (reasons[kind]);
}

/** trab_present_recall_dup_line: "Review: due 3 Nov 2026, since the visit of 3 May 2026" */
char *
trab_present_recall_dup_line (const TrabRecall *recall)
{
  const char *reason = trab_present_recall_get_reason (recall->kind);
  g_autofree char *due = NULL;
  g_autofree char *since = NULL;

  if (!trab_date_is_known (recall->due))
    /* Translators: why a person is to be seen again */
    return g_strdup_printf (_ ("%s: due, no date set"), reason);
  due = trab_present_date_dup_short (recall->due);
  if (!trab_date_is_known (recall->since))
    /* Translators: why a person is to be seen again, and by which date */
    return g_strdup_printf (_ ("%s: due %s"), reason, due);
  since = trab_present_date_dup_short (recall->since);
  /* Translators: why a person is to be seen again, by which date, and the date of the visit */
  return g_strdup_printf (_ ("%s: due %s (visit of %s)"), reason, due, since);
}

/** trab_present_recall_get_undecided: (transfer none): why the review date is near */
const char *
trab_present_recall_get_undecided (void)
{
  return _ ("Within two weeks: no plan is agreed after a hip or spine break (SRX011).");
}
