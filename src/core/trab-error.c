/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-error.h"

/* It takes the hyphens of a quark's name for minus signs. */
/* clang-format off */
G_DEFINE_QUARK (trab-input-error-quark, trab_input_error)
G_DEFINE_QUARK (trab-evidence-error-quark, trab_evidence_error)
G_DEFINE_QUARK (trab-risk-error-quark, trab_risk_error)
G_DEFINE_QUARK (trab-model-error-quark, trab_model_error)
G_DEFINE_QUARK (trab-store-error-quark, trab_store_error)
G_DEFINE_QUARK (trab-sign-error-quark, trab_sign_error)
G_DEFINE_QUARK (trab-import-error-quark, trab_import_error)
/* clang-format on */
