/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-measurement.h"

G_BEGIN_DECLS

/** What became of the thing that a finding is about. */
typedef enum
{
  TRAB_FINDING_KEPT,     /* taken over as it is; worth knowing */
  TRAB_FINDING_CHANGED,  /* taken over in another form, or not computed with as its sender says */
  TRAB_FINDING_UNUSED,   /* kept as it came, and never computed with: it cannot be right */
  TRAB_FINDING_SKIPPED,  /* not taken over, and nothing is lost by it */
  TRAB_FINDING_CONFLICT, /* two statements disagree: the person decides */
  TRAB_FINDING_REFUSED,  /* cannot be taken over */
  TRAB_FINDING_QUARANTINED, /* belongs to nobody in the file: not attached to anyone */
} TrabFindingSeverity;
#define TRAB_N_FINDING_SEVERITIES (TRAB_FINDING_QUARANTINED + 1)

/** What was found. The texts named are those of TrabFindingFields. */
typedef enum
{
  /* a resource as a whole */
  TRAB_FINDING_CODE_NOT_READ,        /* count resources of a type kept as text only */
  TRAB_FINDING_CODE_OF_NOBODY,       /* count resources of a type about nobody: left out */
  TRAB_FINDING_CODE_ENCODING,        /* expected: how a table that is not UTF-8 was read */
  TRAB_FINDING_CODE_RELEASE,         /* received: the release of FHIR, read like R4 */
  TRAB_FINDING_CODE_COLUMN,          /* received: a column that the map does not speak of */
  TRAB_FINDING_CODE_INCOMPLETE,      /* the sender says that more pages follow */
  TRAB_FINDING_CODE_DAMAGED,         /* received: why its JSON cannot be trusted */
  TRAB_FINDING_CODE_NO_TYPE,         /* no resourceType */
  TRAB_FINDING_CODE_BAD_ID,          /* received: an id that FHIR does not allow */
  TRAB_FINDING_CODE_EMPTY_ELEMENT,   /* subject: an element without content */
  TRAB_FINDING_CODE_MODIFIER,        /* subject: an element that may change the meaning */
  TRAB_FINDING_CODE_TWICE_SAID,      /* received: an element that may stand once, said twice */
  TRAB_FINDING_CODE_STATUS_MISSING,  /* */
  TRAB_FINDING_CODE_STATUS,          /* received: a status that is not used for calculation */
  TRAB_FINDING_CODE_SUBJECT_UNKNOWN, /* received: a reference to nobody in the file */
  TRAB_FINDING_CODE_DUPLICATE,       /* count exact repetitions */
  TRAB_FINDING_CODE_OLDER_VERSION,   /* received: the version; expected: the one at hand */
  TRAB_FINDING_CODE_OTHER_VALUE,     /* received, expected: two values of one moment */
  TRAB_FINDING_CODE_WITHDRAWN,       /* received: a value that its source states no more */
  /* the person */
  TRAB_FINDING_CODE_SEVERAL_PATIENTS, /* count patients in one file */
  TRAB_FINDING_CODE_IDENTITY,         /* received, expected: two people, one identifier */
  TRAB_FINDING_CODE_NUMBER_TWICE,     /* received, expected: two people of one file, one number */
  TRAB_FINDING_CODE_NOT_SAVED,        /* received: who; expected: why the store refuses them */
  TRAB_FINDING_CODE_NAME_MISSING,     /* */
  TRAB_FINDING_CODE_NAME_CLEANED,     /* received: a name with invisible characters */
  TRAB_FINDING_CODE_TEXT_CLEANED,     /* count texts; subject: field; received: one, cleaned */
  TRAB_FINDING_CODE_TEXT_TOO_LONG,    /* count; subject: field; received: how one begins */
  TRAB_FINDING_CODE_SEX_FROM_GENDER,  /* received: the administrative gender, to be confirmed */
  TRAB_FINDING_CODE_SEX_CONFLICT,     /* received: gender; expected: sex at birth */
  TRAB_FINDING_CODE_SEX_MISSING,      /* received: (nullable): a gender that says no sex */
  TRAB_FINDING_CODE_BIRTH_DATE,       /* received: (nullable): what is not a date */
  TRAB_FINDING_CODE_DECEASED,         /* received: when, or "true" */
  TRAB_FINDING_CODE_INACTIVE,         /* the sender's record is not in use */
  /* a value; subject is the measure */
  TRAB_FINDING_CODE_VALUE_ABSENT,  /* received: the reason given */
  TRAB_FINDING_CODE_VALUE_MISSING, /* */
  TRAB_FINDING_CODE_NOT_A_NUMBER,  /* received: the text */
  TRAB_FINDING_CODE_TEXT_VALUE,    /* received: a number written as text */
  TRAB_FINDING_CODE_DECIMAL_MARK,  /* received: the text; expected: the mark of its column */
  TRAB_FINDING_CODE_GROUPED,       /* received: "1,800": a thousand, or one point eight? */
  TRAB_FINDING_CODE_IMPLAUSIBLE,   /* received: value and unit; kept, never computed with */
  TRAB_FINDING_CODE_UNIT_MISSING,  /* received: the value; expected: units it may be in */
  TRAB_FINDING_CODE_UNIT_ALIAS,    /* received: a wrong unit read as expected */
  TRAB_FINDING_CODE_UNIT_MISMATCH, /* received: a unit that does not fit the measure */
  TRAB_FINDING_CODE_UNIT_CONFLICT, /* received, expected: two units of one value */
  TRAB_FINDING_CODE_DATE_MISSING,  /* kept, never computed with */
  TRAB_FINDING_CODE_DATE_REFUSED,  /* received: what is not a date or has no time zone */
  TRAB_FINDING_CODE_BEFORE_BIRTH,  /* received: the date; kept, never computed with */
  TRAB_FINDING_CODE_FUTURE,        /* received: the date; kept, never computed with */
  TRAB_FINDING_CODE_TOO_LARGE,     /* received: a number that no record can hold */
  TRAB_FINDING_CODE_BOTH_SIDES, /* subject: site; received: the side that counts; expected: the day
                                 */
  TRAB_FINDING_CODE_SITE_MISSING,     /* received: the words; which part was measured? */
  TRAB_FINDING_CODE_SITE_CONFLICT,    /* received: the words; expected: the site of the code */
  TRAB_FINDING_CODE_SIDE_UNKNOWN,     /* received: a side that is neither; kept without one */
  TRAB_FINDING_CODE_KIND_UNKNOWN,     /* received: a name of what was measured, none of ours */
  TRAB_FINDING_CODE_SIDE_CONFLICT,    /* received: the words; expected: the side of the code */
  TRAB_FINDING_CODE_MEASURE_CONFLICT, /* received: the words; expected: the code's own name */
  TRAB_FINDING_CODE_VERTEBRA,         /* received: a single vertebra: kept as text only */
  TRAB_FINDING_CODE_UNIT_IN_DOUBT,    /* received: value and unit; expected: the likelier unit */
  TRAB_FINDING_CODE_T_SCORE_MISFIT,   /* received: T-score; expected: what its density gives */
  TRAB_FINDING_CODE_T_SCORE_SCANNER,  /* count T-scores not checked: whose scale is not known */
  /* history and medicines */
  TRAB_FINDING_CODE_ANSWER,          /* subject: question; received: words; expected: onset */
  TRAB_FINDING_CODE_ANSWER_OPEN,     /* received: words that fit several answers */
  TRAB_FINDING_CODE_NEGATED,         /* received: words that say no; expected: what the code says */
  TRAB_FINDING_CODE_ANSWER_NOT_USED, /* subject: question; received: why, a status */
  TRAB_FINDING_CODE_ANSWER_CONFLICT, /* subject: question; received: new; expected: known */
  TRAB_FINDING_CODE_TAKEN_BACK,      /* subject: question; expected: the known answer */
  TRAB_FINDING_CODE_FRACTURE_SITE,   /* a fracture whose site is not said */
  TRAB_FINDING_CODE_FRACTURE_COMBINED, /* two statements of one day read as one fracture */
  TRAB_FINDING_CODE_MEDICINE_MISSING,  /* neither name nor code */
  TRAB_FINDING_CODE_MEDICINE_UNKNOWN,  /* received: a name kept as text, not checked */
  TRAB_FINDING_CODE_MEDICINE_CONFLICT, /* received: the words; expected: what the code stands for */
  TRAB_FINDING_CODE_NOT_TAKEN,         /* received: a status or intent: never taken */
  TRAB_FINDING_CODE_ENDED,             /* received: "active"; expected: an end in the past */
  TRAB_FINDING_CODE_END_AHEAD,         /* received: an end of what is over that has not come */
  TRAB_FINDING_CODE_NOT_YET,           /* received: a day that has not come: nothing happened yet */
  TRAB_FINDING_CODE_SIGNED_OVER_STOP,  /* received: the plan; expected: the stop: kept as a draft */
} TrabFindingCode;
#define TRAB_N_FINDING_CODES (TRAB_FINDING_CODE_SIGNED_OVER_STOP + 1)

/**
 * TrabFindingChoice:
 * One way to settle a finding.
 * @id: what an answer names it by: a unit, a site, "received", "known", "both", "yes", "leave-out"
 * …
 * @row: (nullable): what it adds to the record of the person: a TrabMeasurement, TrabFracture,
 *   TrabCourse, or a TrabVisit with one answer
 */
typedef struct
{
  const char *id;
  gpointer row;
} TrabFindingChoice;

/* Choices that many questions have. */
#define TRAB_FINDING_LEAVE_OUT "leave-out"
#define TRAB_FINDING_RECEIVED "received"
#define TRAB_FINDING_KNOWN "known"
#define TRAB_FINDING_BOTH "both"
#define TRAB_FINDING_YES "yes"
#define TRAB_FINDING_SAME "same"       /* person */
#define TRAB_FINDING_ANOTHER "another" /* person */

/**
 * TrabFindingFields:
 * One thing a person should know, or settle, before an import is saved. It holds facts and texts as
 * received, no sentences: `present` words it.
 * @resource_type, @resource_id: (nullable): of the resource it is about
 * @pointer: (nullable): JSON pointer into the file (RFC 6901)
 * @offset: byte of the file at which the resource begins
 * @line: line of the file at which the resource begins, from 1; 0 for the whole file
 * @subject: (nullable): id of a measure or a question, or the name of an element
 * @received: (nullable): text as received
 * @expected: (nullable): what it was held against
 * @count: how many things it speaks of, at least 1
 * @person: index of the person in the import; -1 for none
 * @choices: (nullable): the ways to settle it. A finding with choices is a question; what it is
 * about waits until one of them is chosen
 * @row: (nullable): the row of the record that waits, and gives way to the one chosen
 * @question: (nullable): set by trab_finding_new(): the id of the question, made of all that it
 * says: the same file asks the same questions
 */
typedef struct
{
  TrabFindingSeverity severity;
  TrabFindingCode code;
  const char *resource_type;
  const char *resource_id;
  const char *pointer;
  gsize offset;
  guint line;
  const char *subject;
  const char *received;
  const char *expected;
  guint count;
  int person;
  const TrabFindingChoice *choices;
  guint n_choices;
  TrabMeasurement *row;
  const char *question;
} TrabFindingFields;

#define TRAB_TYPE_FINDING (trab_finding_get_type ())
G_DECLARE_FINAL_TYPE (TrabFinding, trab_finding, TRAB, FINDING, GObject)

TrabFinding *trab_finding_new (const TrabFindingFields *fields);
const TrabFindingFields *trab_finding_get (TrabFinding *self);
gboolean trab_finding_find_choice (TrabFinding *self, const char *id, gpointer *row);
gboolean trab_finding_is_loss (TrabFinding *self);
const char *trab_finding_severity_to_string (TrabFindingSeverity severity);
const char *trab_finding_code_to_string (TrabFindingCode code);

G_END_DECLS
