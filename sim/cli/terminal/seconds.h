// Wall time of work.
#pragma once
#include <chrono>

namespace spinepath::cli {

/// Of one run of `work`. [seconds]
template <class Work>
double seconds_for(Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace spinepath::cli
