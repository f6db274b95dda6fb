/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-patient.h"

#include "trab-error.h"

struct _TrabPatient
{
  GObject parent_instance;
  GStringChunk *strings;
  TrabPatientFields fields;
};

G_DEFINE_FINAL_TYPE (TrabPatient, trab_patient, G_TYPE_OBJECT)

static void
trab_patient_finalize (GObject *object)
{
  g_string_chunk_free (TRAB_PATIENT (object)->strings);
  G_OBJECT_CLASS (trab_patient_parent_class)->finalize (object);
}

static void
trab_patient_class_init (TrabPatientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_patient_finalize;
}

static void
trab_patient_init (TrabPatient *self)
{
  self->strings = g_string_chunk_new (256);
}

static const char *
keep (TrabPatient *self, const char *text)
{
  return text ? g_string_chunk_insert (self->strings, text) : NULL;
}

/**
 * trab_patient_new:
 * @fields: copied, texts too
 *
 * Returns: (transfer full): an immutable record; may be read from any thread
 */
TrabPatient *
trab_patient_new (const TrabPatientFields *fields)
{
  TrabPatient *self = g_object_new (TRAB_TYPE_PATIENT, NULL);

  self->fields = *fields;
  self->fields.id = keep (self, fields->id);
  self->fields.family_name = keep (self, fields->family_name ? fields->family_name : "");
  self->fields.given_name = keep (self, fields->given_name ? fields->given_name : "");
  self->fields.record_number = keep (self, fields->record_number);
  self->fields.identifier_system = keep (self, fields->identifier_system);
  self->fields.identifier_value = keep (self, fields->identifier_value);
  self->fields.allergies = keep (self, fields->allergies);
  self->fields.death_source = keep (self, fields->death_source);
  return self;
}

/** trab_patient_get: (transfer none): the fields, for as long as the record lives */
const TrabPatientFields *
trab_patient_get (TrabPatient *self)
{
  g_return_val_if_fail (TRAB_IS_PATIENT (self), NULL);
  return &self->fields;
}

/** trab_patient_check_alive: FALSE with TRAB_SIGN_ERROR_DEAD: there is nothing more to agree on */
gboolean
trab_patient_check_alive (TrabPatient *self, GError **error)
{
  if (!trab_patient_get (self)->is_dead)
    return TRUE;
  g_set_error_literal (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_DEAD, "the person has died");
  return FALSE;
}

/* Lower case, and without accents: two spellings of one name. */
static char *
dup_folded (const char *name)
{
  g_autofree char *decomposed = g_utf8_normalize (name ? name : "", -1, G_NORMALIZE_ALL);
  g_autofree char *small = decomposed ? g_utf8_casefold (decomposed, -1) : g_strdup ("");
  GString *folded = g_string_new (NULL);

  for (const char *at = small; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (folded, g_utf8_get_char (at));
    else if (!g_unichar_ismark (g_utf8_get_char (at)))
      g_string_append_c (folded, ' ');
  return g_strstrip (g_string_free (folded, FALSE));
}

/* Whether every word of @few is among those of @many. */
static gboolean
holds_words (const char *many, const char *few)
{
  g_auto (GStrv) words = g_strsplit (many, " ", -1);
  g_auto (GStrv) wanted = g_strsplit (few, " ", -1);

  for (guint i = 0; wanted[i] != NULL; i++)
    if (*wanted[i] != '\0' && !g_strv_contains ((const char *const *) words, wanted[i]))
      return FALSE;
  return TRUE;
}

/* Whether @date says more of the same day than @known does. */
static gboolean
is_more_precise (TrabDate date, TrabDate known)
{
  if (!trab_date_is_known (known))
    return trab_date_is_known (date);
  return date.year == known.year && (known.month == 0 ? date.month != 0 : date.month == known.month)
         && known.day == 0 && (date.day != 0 || known.month == 0);
}

/**
 * trab_patient_new_completed:
 * @other: what is said elsewhere of the same person
 *
 * Nothing that is known is replaced by something else: a day takes the place of its year or month,
 * all given names that of some.
 *
 * Returns: (transfer full): @self, with the given names, date of birth and sex that @other tells of
 * where @self tells less
 */
TrabPatient *
trab_patient_new_completed (TrabPatient *self, TrabPatient *other)
{
  const TrabPatientFields *told = trab_patient_get (other);
  TrabPatientFields fields = *trab_patient_get (self);
  g_autofree char *given = dup_folded (fields.given_name);
  g_autofree char *other_given = dup_folded (told->given_name);
  gboolean is_fuller = strlen (other_given) > strlen (given) && holds_words (other_given, given);
  gboolean has_birth = is_more_precise (told->birth_date, fields.birth_date);
  gboolean has_sex = fields.sex == TRAB_SEX_UNKNOWN && told->sex != TRAB_SEX_UNKNOWN;

  if (!is_fuller && !has_birth && !has_sex)
    return g_object_ref (self);
  if (is_fuller)
    fields.given_name = told->given_name;
  if (has_birth)
    fields.birth_date = told->birth_date;
  if (has_sex)
    fields.sex = told->sex;
  return trab_patient_new (&fields);
}

/**
 * trab_patient_new_with_death:
 * @other: what is said elsewhere of the same person
 *
 * That nothing is said of a death takes none back.
 *
 * Returns: (transfer full): @self, with the death that @other tells of where @self tells of none,
 *   or less of its day
 */
TrabPatient *
trab_patient_new_with_death (TrabPatient *self, TrabPatient *other)
{
  const TrabPatientFields *told = trab_patient_get (other);
  TrabPatientFields fields = *trab_patient_get (self);

  if (!told->is_dead || (fields.is_dead && !is_more_precise (told->death_date, fields.death_date)))
    return g_object_ref (self);
  fields.is_dead = TRUE;
  fields.death_date = told->death_date;
  fields.death_source = told->death_source;
  return trab_patient_new (&fields);
}

/* @known: "" for none. Returns: (transfer full): with each allergy of @told that it does not name
 */
static char *
dup_joined_allergies (const char *known, const char *told)
{
  g_auto (GStrv) parts = g_strsplit (told, TRAB_PATIENT_ALLERGY_SEPARATOR, -1);
  g_autofree char *small = g_utf8_casefold (known, -1);
  GString *joined = g_string_new (known);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = g_utf8_casefold (parts[i], -1);

      if (*part != '\0' && strstr (small, part) == NULL)
        g_string_append_printf (joined, "%s%s",
                                joined->len > 0 ? TRAB_PATIENT_ALLERGY_SEPARATOR : "", parts[i]);
    }
  return g_string_free (joined, FALSE);
}

/**
 * trab_patient_new_with_allergies:
 * @other: what is said elsewhere of the same person
 *
 * An allergy is never taken back: that none is known, or nothing said, takes none away.
 *
 * Returns: (transfer full): @self, with the allergies that @other tells of beside its own
 */
TrabPatient *
trab_patient_new_with_allergies (TrabPatient *self, TrabPatient *other)
{
  const char *told = trab_patient_get (other)->allergies;
  TrabPatientFields fields = *trab_patient_get (self);
  g_autofree char *joined = NULL;

  if (told == NULL)
    return g_object_ref (self);
  joined = dup_joined_allergies (fields.allergies ? fields.allergies : "", told);
  if (g_strcmp0 (joined, fields.allergies) == 0)
    return g_object_ref (self);
  fields.allergies = joined;
  return trab_patient_new (&fields);
}

/**
 * trab_patient_compare:
 * Accents, case and further given names ("Ada", "Ada M.") make no difference; what is not known
 * contradicts nothing.
 */
TrabPatientLikeness
trab_patient_compare (TrabPatient *self, TrabPatient *other)
{
  const TrabPatientFields *a = trab_patient_get (self);
  const TrabPatientFields *b = trab_patient_get (other);
  g_autofree char *family = dup_folded (a->family_name);
  g_autofree char *other_family = dup_folded (b->family_name);
  g_autofree char *given = dup_folded (a->given_name);
  g_autofree char *other_given = dup_folded (b->given_name);
  gboolean has_families = *family != '\0' && *other_family != '\0';
  gboolean has_births = trab_date_is_known (a->birth_date) && trab_date_is_known (b->birth_date);

  if (has_families && !g_str_equal (family, other_family))
    return TRAB_PATIENT_UNLIKE;
  if (*given != '\0' && *other_given != '\0' && !holds_words (given, other_given)
      && !holds_words (other_given, given))
    return TRAB_PATIENT_UNLIKE;
  if (has_births
      && (trab_date_is_surely_before (a->birth_date, b->birth_date)
          || trab_date_is_surely_before (b->birth_date, a->birth_date)))
    return TRAB_PATIENT_UNLIKE;
  if (a->sex != TRAB_SEX_UNKNOWN && b->sex != TRAB_SEX_UNKNOWN && a->sex != b->sex)
    return TRAB_PATIENT_UNLIKE;
  return has_families && has_births ? TRAB_PATIENT_LIKE : TRAB_PATIENT_NOT_SURE;
}

/** trab_patient_dup_words: (transfer full): "Berg, Anna, 1955-03-09, F": to tell one from another
 */
char *
trab_patient_dup_words (TrabPatient *self)
{
  const TrabPatientFields *fields = trab_patient_get (self);
  char birth[TRAB_DATE_TEXT_SIZE];
  const char *parts[]
      = { fields->family_name, fields->given_name,
          trab_date_is_known (fields->birth_date) ? trab_date_to_text (fields->birth_date, birth)
                                                  : NULL,
          fields->sex == TRAB_SEX_UNKNOWN ? NULL : trab_sex_to_string (fields->sex) };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", parts[i]);
  return g_string_free (words, FALSE);
}
