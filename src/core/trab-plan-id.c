/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-plan-id.h"

#include <string.h>

#define LEFT_OUT '-'

/* The regimen names of a plan: "hrt:patch-50@0-5,alendronate" has hrt and alendronate. */
static char **
dup_parts (const char *plan_id)
{
  char **parts = g_strsplit_set (plan_id, "+,", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    parts[i][strcspn (parts[i], ":@")] = '\0';
  return parts;
}

/**
 * trab_plan_id_involves:
 * @plan_id: a plan, named or free
 * @names: (nullable): names of plans or regimens, apart by "," or blanks; one with "+" wants all of
 *   its parts
 *
 * Returns: whether one of the names is the plan, or is part of it
 */
gboolean
trab_plan_id_involves (const char *plan_id, const char *names)
{
  g_auto (GStrv) parts = dup_parts (plan_id);
  g_auto (GStrv) list = g_strsplit_set (names ? names : "", ", ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_auto (GStrv) wanted = g_strsplit (list[i], "+", -1);
      gboolean has_all = list[i][0] != '\0';

      for (guint j = 0; wanted[j] != NULL; j++)
        has_all = has_all && g_strv_contains ((const char *const *) parts, wanted[j]);
      if (has_all || g_str_equal (list[i], plan_id))
        return TRUE;
    }
  return FALSE;
}

/**
 * trab_plan_id_dup_left_out:
 * Returns: (transfer full): the plans of @offered that no plan of @compared involves, in the order
 *   of @offered
 */
char **
trab_plan_id_dup_left_out (const char *const *compared, const char *const *offered)
{
  g_autoptr (GStrvBuilder) left_out = g_strv_builder_new ();

  for (guint i = 0; offered[i] != NULL; i++)
    {
      gboolean is_compared = FALSE;

      for (guint j = 0; compared[j] != NULL && !is_compared; j++)
        is_compared = trab_plan_id_involves (compared[j], offered[i]);
      if (!is_compared)
        g_strv_builder_add (left_out, offered[i]);
    }
  return g_strv_builder_end (left_out);
}

/** trab_plan_id_dup_log: (transfer full): "as-now alendronate -hrt -risedronate" */
char *
trab_plan_id_dup_log (const char *const *compared, const char *const *offered)
{
  g_auto (GStrv) left_out = trab_plan_id_dup_left_out (compared, offered);
  GString *log = g_string_new (NULL);

  for (guint i = 0; compared[i] != NULL; i++)
    g_string_append_printf (log, "%s%s", i > 0 ? " " : "", compared[i]);
  for (guint i = 0; left_out[i] != NULL; i++)
    g_string_append_printf (log, " %c%s", LEFT_OUT, left_out[i]);
  return g_string_free (log, FALSE);
}

/** trab_plan_id_dup_compared: @log: (nullable): as kept; (transfer full): the plans it says were
 * compared */
char **
trab_plan_id_dup_compared (const char *log)
{
  g_auto (GStrv) words = g_strsplit (log ? log : "", " ", -1);
  g_autoptr (GStrvBuilder) compared = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && words[i][0] != LEFT_OUT)
      g_strv_builder_add (compared, words[i]);
  return g_strv_builder_end (compared);
}
