/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every error domain of the program but that of charts (which knows no core, while `present` knows
 * charts), one per layer, declared here so that `present` can word them without seeing the layers.
 * Codes name what the person can do. Messages are English facts for logs (never patient data); only
 * trab-present-error.c makes sentences for people. */

#define TRAB_INPUT_ERROR (trab_input_error_quark ())
typedef enum
{
  TRAB_INPUT_ERROR_MISSING_FIELD,
  TRAB_INPUT_ERROR_OUT_OF_RANGE,
  TRAB_INPUT_ERROR_UNIT_MISMATCH,
  TRAB_INPUT_ERROR_NOT_UNDERSTOOD,
  TRAB_INPUT_ERROR_UNKNOWN_PLAN,
  TRAB_INPUT_ERROR_UNKNOWN_COUNTRY,
  TRAB_INPUT_ERROR_TOO_LONG, /* a text; the message says how long it may be */
  TRAB_INPUT_ERROR_UNSEEN,   /* a text with characters that cannot be seen */
} TrabInputError;
#define TRAB_INPUT_ERROR_LAST TRAB_INPUT_ERROR_UNSEEN
GQuark trab_input_error_quark (void);

#define TRAB_EVIDENCE_ERROR (trab_evidence_error_quark ())
typedef enum
{
  TRAB_EVIDENCE_ERROR_NOT_FOUND,
  TRAB_EVIDENCE_ERROR_DAMAGED,
} TrabEvidenceError;
#define TRAB_EVIDENCE_ERROR_LAST TRAB_EVIDENCE_ERROR_DAMAGED
GQuark trab_evidence_error_quark (void);

#define TRAB_RISK_ERROR (trab_risk_error_quark ())
typedef enum
{
  TRAB_RISK_ERROR_MISSING_INPUT,
  TRAB_RISK_ERROR_OUT_OF_RANGE,
  TRAB_RISK_ERROR_NOT_IN_MODEL,
  TRAB_RISK_ERROR_CONFLICT,
} TrabRiskError;
#define TRAB_RISK_ERROR_LAST TRAB_RISK_ERROR_CONFLICT
GQuark trab_risk_error_quark (void);

#define TRAB_MODEL_ERROR (trab_model_error_quark ())
typedef enum
{
  TRAB_MODEL_ERROR_OUTSIDE_EVIDENCE, /* model-spec section 13: no curve */
  TRAB_MODEL_ERROR_BAD_SCENARIO,
  TRAB_MODEL_ERROR_DID_NOT_CONVERGE,
  TRAB_MODEL_ERROR_CANCELLED,
} TrabModelError;
#define TRAB_MODEL_ERROR_LAST TRAB_MODEL_ERROR_CANCELLED
GQuark trab_model_error_quark (void);

#define TRAB_STORE_ERROR (trab_store_error_quark ())
typedef enum
{
  TRAB_STORE_ERROR_BUSY,
  TRAB_STORE_ERROR_CONSTRAINT,
  TRAB_STORE_ERROR_CONFLICT, /* somebody else changed the row first */
  TRAB_STORE_ERROR_CORRUPT,
  TRAB_STORE_ERROR_TOO_NEW,
  TRAB_STORE_ERROR_NOT_OURS,
  TRAB_STORE_ERROR_NOT_FOUND,     /* in a store that is open */
  TRAB_STORE_ERROR_NO_STORE,      /* in this folder, or none is open */
  TRAB_STORE_ERROR_NOT_ENCRYPTED, /* the library cannot encrypt: refuse to open */
  TRAB_STORE_ERROR_WRONG_PASSPHRASE,
  TRAB_STORE_ERROR_READ_ONLY,
  TRAB_STORE_ERROR_FULL,
  TRAB_STORE_ERROR_FAILED,
  TRAB_STORE_ERROR_MIXED,   /* a log beside a record file that it was not made for */
  TRAB_STORE_ERROR_ALTERED, /* not as it was left: replaced by an older one, or the audit changed */
  TRAB_STORE_ERROR_WAIT,    /* too many wrong passphrases; the message says until when */
  TRAB_STORE_ERROR_WEAK_PASSPHRASE, /* the message says why */
  TRAB_STORE_ERROR_HELD,            /* a record that must not be erased */
  TRAB_STORE_ERROR_EMERGENCY,       /* opened with the recovery key: for reading, and new users */
  TRAB_STORE_ERROR_RESERVED_USER,   /* a name with a use of its own, or none */
} TrabStoreError;
#define TRAB_STORE_ERROR_LAST TRAB_STORE_ERROR_RESERVED_USER
GQuark trab_store_error_quark (void);

/* why a plan is not signed, or not given out */
#define TRAB_SIGN_ERROR (trab_sign_error_quark ())
typedef enum
{
  TRAB_SIGN_ERROR_NO_CHOICE,
  TRAB_SIGN_ERROR_REASON_MISSING, /* a stop of the plan has no written reason */
  TRAB_SIGN_ERROR_REVIEW_DATE,    /* not a day after the visit */
  TRAB_SIGN_ERROR_SIGNED,         /* already, and so read-only */
  TRAB_SIGN_ERROR_NO_VISIT,
  TRAB_SIGN_ERROR_DEAD,
  TRAB_SIGN_ERROR_WRONG_PERSON, /* the comparison is of somebody else */
  TRAB_SIGN_ERROR_WHICH_REASON, /* a reason without a cause, and not one cause alone is open */
  TRAB_SIGN_ERROR_NOT_FOR_PERSON,
  TRAB_SIGN_ERROR_DEATH_DATE,  /* before the birth, or in the future */
  TRAB_SIGN_ERROR_NOT_SIGNED,  /* a visit that is still open takes no addendum */
  TRAB_SIGN_ERROR_NO_TEXT,     /* an addendum without words */
  TRAB_SIGN_ERROR_WEEK_CLOSED, /* the week has an exercise that is closed to the person */
  TRAB_SIGN_ERROR_NOT_ASKED,   /* an answer that could forbid the plan; the message names it */
} TrabSignError;
#define TRAB_SIGN_ERROR_LAST TRAB_SIGN_ERROR_NOT_ASKED
GQuark trab_sign_error_quark (void);

#define TRAB_IMPORT_ERROR (trab_import_error_quark ())
typedef enum
{
  TRAB_IMPORT_ERROR_TOO_LARGE,
  TRAB_IMPORT_ERROR_TOO_DEEP,
  TRAB_IMPORT_ERROR_NOT_JSON,
  TRAB_IMPORT_ERROR_WRONG_ENCODING, /* the message says */
  TRAB_IMPORT_ERROR_WRONG_VERSION,  /* another release of FHIR than R4: the message names it */
  TRAB_IMPORT_ERROR_NOT_FHIR,
  TRAB_IMPORT_ERROR_UNSUPPORTED, /* a history bundle */
  TRAB_IMPORT_ERROR_XML,         /* FHIR, but as XML */
  TRAB_IMPORT_ERROR_UNREADABLE,  /* no patient file as it should be; the message says where */
  TRAB_IMPORT_ERROR_TABLE,   /* no table of rows and columns that is understood; the message says */
  TRAB_IMPORT_ERROR_BAD_MAP, /* of columns; the message says */
  TRAB_IMPORT_ERROR_ANSWERS, /* they do not fit the questions; the message says */
  TRAB_IMPORT_ERROR_FOREIGN, /* a file of another kind; the message names it */
  TRAB_IMPORT_ERROR_EMPTY,
} TrabImportError;
#define TRAB_IMPORT_ERROR_LAST TRAB_IMPORT_ERROR_EMPTY
GQuark trab_import_error_quark (void);

G_END_DECLS
