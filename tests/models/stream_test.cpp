#include "models/stream.h"

#include <set>

#include <gtest/gtest.h>

namespace spinepath {
namespace {

TEST(StreamOf, DependsOnTheNameAndOnWhatItIsWithin) {
  const std::set<std::uint64_t> streams{stream_of(""),
                                        stream_of("a"),
                                        stream_of("b"),
                                        stream_of("ab"),
                                        stream_of("b", stream_of("a")),
                                        stream_of("a", stream_of("b"))};
  EXPECT_EQ(streams.size(), 6u);
  EXPECT_EQ(stream_of("fusion"), stream_of("fusion"));
}

}  // namespace
}  // namespace spinepath
