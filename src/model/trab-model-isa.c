/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-model-isa.h"

#include "trab-model-step.h"

/**
 * trab_model_isa_get_best:
 * Returns: the widest instruction set this processor has
 */
TrabModelIsa
trab_model_isa_get_best (void)
{
#if defined(__x86_64__)
  gboolean has_v3, has_v4;

  __builtin_cpu_init ();
  has_v3 = __builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("fma")
           && __builtin_cpu_supports ("bmi") && __builtin_cpu_supports ("bmi2");
  has_v4 = has_v3 && __builtin_cpu_supports ("avx512f") && __builtin_cpu_supports ("avx512bw")
           && __builtin_cpu_supports ("avx512cd") && __builtin_cpu_supports ("avx512dq")
           && __builtin_cpu_supports ("avx512vl");
  if (has_v4)
    return TRAB_MODEL_ISA_V4;
  if (has_v3)
    return TRAB_MODEL_ISA_V3;
#endif
  return TRAB_MODEL_ISA_BASE;
}

/**
 * trab_model_isa_get_kernel:
 * Returns: the step loop for @isa, which the processor must have
 */
TrabModelKernel
trab_model_isa_get_kernel (TrabModelIsa isa)
{
  g_return_val_if_fail (isa <= trab_model_isa_get_best (), NULL);
  switch (isa)
    {
#if defined(__x86_64__)
    case TRAB_MODEL_ISA_V4:
      return trab_model_step_v4;
    case TRAB_MODEL_ISA_V3:
      return trab_model_step_v3;
#else
    case TRAB_MODEL_ISA_V4:
    case TRAB_MODEL_ISA_V3:
#endif
    case TRAB_MODEL_ISA_BASE:
      return trab_model_step_base;
    }
  g_return_val_if_reached (NULL);
}

const char *
trab_model_isa_to_string (TrabModelIsa isa)
{
  static const char *const names[] = { "base", "x86-64-v3", "x86-64-v4" };

  g_return_val_if_fail (isa < G_N_ELEMENTS (names), NULL);
  return names[isa];
}
