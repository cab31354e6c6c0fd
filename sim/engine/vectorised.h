// SPINEPATH_VECTORISED: marks a function whose loops the compiler turns into vector code, in one copy for
// each generation of x86 processors; the loader picks the widest that the machine has. All copies give the
// same bits: there are no fused multiply-adds (-ffp-contract=off) and every element is computed on its own.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__) && \
    !defined(__SANITIZE_ADDRESS__)
#define SPINEPATH_VECTORISED __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define SPINEPATH_VECTORISED
#endif
