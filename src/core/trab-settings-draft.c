/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-settings-draft.h"

/* The lower limit of a laboratory lies below its upper one. */
static void
check_limits (TrabDraft *draft, GPtrArray *problems)
{
  for (guint i = 0; i < TRAB_N_MEASURES; i++)
    {
      const char *low_name
          = trab_setting_get_info ((TrabSetting) (TRAB_SETTING_LOW + i))->field.name;
      const char *high_name
          = trab_setting_get_info ((TrabSetting) (TRAB_SETTING_HIGH + i))->field.name;
      double low = 0;
      double high = 0;

      if (low_name != NULL && trab_draft_get_number (draft, low_name, &low)
          && trab_draft_get_number (draft, high_name, &high) && low >= high)
        {
          TrabProblem *problem = trab_problem_new (TRAB_PROBLEM_OUT_OF_RANGE, high_name,
                                                   trab_draft_get_text (draft, high_name));

          problem->low = low;
          problem->high = trab_measure_get_info ((TrabMeasure) i)->high;
          problem->unit = g_strdup (trab_measure_get_info ((TrabMeasure) i)->unit);
          g_ptr_array_add (problems, problem);
        }
    }
}

static const TrabDraftField *
get_fields (guint *n)
{
  static gsize once = 0;
  static TrabDraftField fields[TRAB_N_SETTINGS];
  static guint n_fields;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < TRAB_N_SETTINGS; i++)
        if (trab_setting_is_asked ((TrabSetting) i))
          fields[n_fields++] = trab_setting_get_info ((TrabSetting) i)->field;
      g_once_init_leave (&once, 1);
    }
  *n = n_fields;
  return fields;
}

/** trab_settings_draft_new: (transfer full): filled in with what holds */
TrabDraft *
trab_settings_draft_new (TrabSettings *settings)
{
  guint n = 0;
  const TrabDraftField *fields = get_fields (&n);
  TrabDraft *draft = trab_draft_new (fields, n, check_limits);

  for (guint i = 0; i < TRAB_N_SETTINGS; i++)
    if (trab_setting_is_asked ((TrabSetting) i))
      trab_draft_set_text (draft, trab_setting_get_info ((TrabSetting) i)->field.name,
                           trab_settings_get (settings, (TrabSetting) i));
  return draft;
}

/** trab_settings_draft_dup_changed: (transfer full): of TrabSetting: those that are typed right and
 * differ from @settings; one that is wrong keeps no other from being saved */
GArray *
trab_settings_draft_dup_changed (TrabDraft *draft, TrabSettings *settings)
{
  GArray *changed = g_array_new (FALSE, FALSE, sizeof (TrabSetting));

  for (guint i = 0; i < TRAB_N_SETTINGS; i++)
    {
      TrabSetting setting = (TrabSetting) i;
      const char *name = trab_setting_get_info (setting)->field.name;

      if (trab_setting_is_asked (setting) && trab_draft_get_problem (draft, name) == NULL
          && !g_str_equal (trab_draft_get_text (draft, name),
                           trab_settings_get (settings, setting)))
        g_array_append_val (changed, setting);
    }
  return changed;
}
