/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-model-kernel.h"

G_BEGIN_DECLS

/** Instruction sets that the step loop is built for. */
typedef enum
{
  TRAB_MODEL_ISA_BASE, /* what every processor of the architecture has */
  TRAB_MODEL_ISA_V3,   /* x86-64-v3: AVX2 */
  TRAB_MODEL_ISA_V4,   /* x86-64-v4: AVX-512 */
} TrabModelIsa;
#define TRAB_MODEL_N_ISAS (TRAB_MODEL_ISA_V4 + 1)

TrabModelKernel trab_model_isa_get_kernel (TrabModelIsa isa);
TrabModelIsa trab_model_isa_get_best (void);
const char *trab_model_isa_to_string (TrabModelIsa isa);

G_END_DECLS
