/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-list.h"

/** One line of the list for which a field holds. @question: (nullable): the answer that denies it;
 * @near_name: (nullable): the name that it nearly has */
typedef void (*Tell) (const TrabTakenMedicine *taken,
                      const char *question,
                      const char *near_name,
                      gpointer user_data);
typedef void (*Walk) (const TrabSafetyPerson *person, Tell tell, gpointer user_data);

static const TrabTakenMedicine *
get_taken (const TrabSafetyPerson *person, guint i)
{
  return &g_array_index (person->facts->medicines, TrabTakenMedicine, i);
}

/* The no of this visit that denies a list; what was not asked does not. Whoever has had no cancer
 * is not asked which: tamoxifen is denied by that no. */
static const char *
find_denial (const TrabSafetyPerson *person, const char *id)
{
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;
  TrabQuestion parent = TRAB_QUESTION_FALLS_COUNT;
  const char *asked_with = NULL;

  if (person->facts->visit == NULL || !trab_question_from_string (id, &question)
      || trab_facts_find_listed (person->facts, question) == NULL)
    return NULL;
  if (trab_visit_get_text (person->facts->visit, question) == NULL
      && trab_question_hangs_on (question, &parent, &asked_with) && g_str_equal (asked_with, "yes"))
    question = parent;
  return trab_visit_get_answer (person->facts->visit, question) == TRAB_ANSWER_NO
             ? trab_question_get_info (question)->id
             : NULL;
}

static void
walk_conflicts (const TrabSafetyPerson *person, Tell tell, gpointer user_data)
{
  for (guint i = 0; i < person->facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken = get_taken (person, i);
      const char *questions = taken->match.questions;
      g_auto (GStrv) ids = g_strsplit (questions ? questions : "", " ", -1);

      for (guint j = 0; taken->is_ongoing && ids[j] != NULL; j++)
        {
          const char *denial = find_denial (person, ids[j]);

          if (taken->match.is_systemic == TRAB_ANSWER_YES && denial != NULL)
            tell (taken, denial, NULL, user_data);
        }
    }
}

/* The name that a line nearly has: one letter wrong is a medicine that nothing was checked for. */
static const char *
find_near_name (const TrabSafetyPerson *person, const TrabTakenMedicine *taken)
{
  TrabMedicineBook book = { 0 };

  return trab_medicine_match_open (&book, person->evidence, NULL)
             ? trab_medicine_match_suggest (&book, trab_course_get (taken->course))
             : NULL;
}

static gboolean
is_unknown (const TrabTakenMedicine *taken)
{
  return taken->match.kind == NULL && taken->regimen == NULL;
}

static void
walk_unknown (const TrabSafetyPerson *person, Tell tell, gpointer user_data)
{
  for (guint i = 0; i < person->facts->medicines->len; i++)
    if (get_taken (person, i)->is_ongoing && is_unknown (get_taken (person, i))
        && find_near_name (person, get_taken (person, i)) == NULL)
      tell (get_taken (person, i), NULL, NULL, user_data);
}

/* Of a line with several medicines the known ones hide none that is misspelt. */
static void
walk_nearly_known (const TrabSafetyPerson *person, Tell tell, gpointer user_data)
{
  for (guint i = 0; i < person->facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken = get_taken (person, i);
      const char *near_name = taken->is_ongoing ? find_near_name (person, taken) : NULL;

      if (near_name != NULL && (i == 0 || get_taken (person, i - 1)->course != taken->course))
        tell (taken, NULL, near_name, user_data);
    }
}

/* A yes counts it as taken. A no may have meant tablets alone, or an inhaler that nobody calls a
 * steroid: the line is still to be asked about. */
static void
walk_unclear_routes (const TrabSafetyPerson *person, Tell tell, gpointer user_data)
{
  if (trab_safety_person_ask (person, TRAB_QUESTION_STEROIDS) == TRAB_ANSWER_YES)
    return;
  for (guint i = 0; i < person->facts->medicines->len; i++)
    if (get_taken (person, i)->is_ongoing
        && get_taken (person, i)->match.is_systemic == TRAB_ANSWER_NOT_KNOWN
        && get_taken (person, i)->match.medicine_class == TRAB_MEDICINE_CLASS_GLUCOCORTICOID)
      tell (get_taken (person, i), NULL, NULL, user_data);
}

static void
walk_harming (const TrabSafetyPerson *person, Tell tell, gpointer user_data)
{
  for (guint i = 0; i < person->facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken = get_taken (person, i);
      const char *bone = taken->match.bone;

      if (taken->is_ongoing && taken->match.is_systemic == TRAB_ANSWER_YES && bone != NULL
          && (g_str_has_prefix (bone, "harms") || g_str_equal (bone, "falls")))
        tell (taken, NULL, NULL, user_data);
    }
}

static const struct
{
  const char *field;
  Walk walk;
} walks[] = {
  { "harming_medicine_current", walk_harming },        { "list_answer_conflict", walk_conflicts },
  { "medicine_nearly_recognised", walk_nearly_known }, { "medicine_not_recognised", walk_unknown },
  { "steroid_route_unclear", walk_unclear_routes },
};

static Walk
find_walk (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    if (g_str_equal (walks[i].field, field))
      return walks[i].walk;
  return NULL;
}

static void
count (const TrabTakenMedicine *taken,
       const char *question,
       const char *near_name,
       gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
}

/** trab_safety_list_look_up: whether the field is one of them */
gboolean
trab_safety_list_look_up (const TrabSafetyPerson *person, const char *field, TrabSafetyFact *fact)
{
  Walk walk = find_walk (field);
  guint n = 0;

  if (walk == NULL)
    return FALSE;
  walk (person, count, &n);
  trab_safety_fact_set_answer (fact, trab_safety_fact_answer_of (n > 0));
  return TRUE;
}

static void
add_detail (const TrabTakenMedicine *taken,
            const char *question,
            const char *near_name,
            gpointer user_data)
{
  const TrabCourseFields *course = trab_course_get (taken->course);

  trab_safety_report_add_detail (user_data, course->name ? course->name : course->medicine,
                                 question, near_name);
}

/** trab_safety_list_tell: @card: gets the lines for which the field holds */
void
trab_safety_list_tell (const TrabSafetyPerson *person, const char *field, TrabSafetyCard *card)
{
  Walk walk = find_walk (field);

  if (walk != NULL)
    walk (person, add_detail, card);
}
