/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-people.h"

#include "trab-session-people.h"

#define MERGE "merge"
#define SPLIT "split"

void
trab_cli_people_split_clear (TrabCliPeopleSplit *split)
{
  g_strfreev (split->visits);
  g_strfreev (split->rows);
  g_free (split->family);
  g_free (split->given);
  g_free (split->born);
  g_free (split->sex);
}

static TrabCliExit
merge (const TrabCli *cli, const char *from_id, const char *into_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = trab_cli_open_store (cli, &error);
  g_autofree char *batch_id = NULL;

  if (session == NULL || !trab_session_people_merge (session, from_id, into_id, &batch_id, &error))
    return trab_cli_report_error (error);
  g_print ("batch\t%s\n", batch_id);
  return TRAB_CLI_DONE;
}

/* Returns: (transfer full): of char *, as they are in @ids */
static GPtrArray *
list_ids (char **ids)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_ptr_array_add (list, ids[i]);
  return list;
}

static TrabCliExit
split_record (const TrabCli *cli, const char *from_id, const TrabCliPeopleSplit *typed)
{
  TrabPatientFields fields = { .family_name = typed->family, .given_name = typed->given };
  g_autoptr (TrabPatient) person = NULL;
  g_autoptr (GPtrArray) visits = list_ids (typed->visits);
  g_autoptr (GPtrArray) rows = list_ids (typed->rows);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autofree char *new_id = NULL;
  g_autofree char *batch_id = NULL;

  if (typed->family == NULL || typed->family[0] == '\0' || typed->sex == NULL
      || !trab_sex_from_string (typed->sex, &fields.sex))
    return trab_cli_report_usage (SPLIT " needs --family NAME and --sex F or M of the other one.");
  if (typed->born != NULL && !trab_date_parse (typed->born, &fields.birth_date))
    return trab_cli_report_usage ("--born is a day like 1957-02-28, a month or a year.");
  if (visits->len + rows->len == 0)
    return trab_cli_report_usage (SPLIT " needs a --visit ID or --row ID that is theirs.");
  person = trab_patient_new (&fields);
  session = trab_cli_open_store (cli, &error);
  if (session == NULL
      || !trab_session_people_split (session,
                                     &(TrabSessionPeopleSplit){ from_id, person, visits, rows },
                                     &new_id, &batch_id, &error))
    return trab_cli_report_error (error);
  g_print ("patient\t%s\nbatch\t%s\n", new_id, batch_id);
  return TRAB_CLI_DONE;
}

/** trab_cli_people_knows: whether "patient NAME" is of this file */
gboolean
trab_cli_people_knows (const char *name)
{
  return g_str_equal (name, MERGE) || g_str_equal (name, SPLIT);
}

/** trab_cli_people_run: two records of one person, and one record of two; @argv: begins with
 * "patient" */
TrabCliExit
trab_cli_people_run (const TrabCli *cli, int argc, char **argv, const TrabCliPeopleSplit *split)
{
  if (argc == 4 && g_str_equal (argv[1], MERGE))
    return merge (cli, argv[2], argv[3]);
  if (argc == 3 && g_str_equal (argv[1], SPLIT))
    return split_record (cli, argv[2], split);
  return trab_cli_report_usage (MERGE " needs two patients, " SPLIT " one, by their ids.");
}
