// for_each_index: work on the numbers 0 to count - 1, on several threads. Results that each call stores at its own
// number are the same on any number of threads.
#pragma once
#include <cstddef>
#include <functional>

namespace spinepath {

/// `threads`: 0: all cores. Calls work(0), work(1), …, work(count - 1), several at once and in any order.
void for_each_index(std::size_t count, int threads, const std::function<void(std::size_t)>& work);

}  // namespace spinepath
