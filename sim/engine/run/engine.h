// Engine: draws a crowd, takes it through all pathways, and values it.
#pragma once
#include <functional>
#include <optional>

#include "sim/engine/run/pathways.h"
#include "sim/engine/value/value.h"
#include "sim/engine/walk/walk.h"

namespace spinepath {

class Engine {
 public:
  /// For crowds of at most `room` patients, with a listener only for one.
  Engine(const CareModel& model, const Layout& layout, std::uint64_t seed, std::size_t room,
         Listener* listener = nullptr);

  /// Outcomes of patients first, first + 1, …: a row for each place of the layout; valid until the next call.
  Rows& outcomes(std::uint64_t first, std::size_t count);

  // Of the last call.
  const Crowd& crowd() const { return crowd_; }
  /// What became of the patients at each step, by pathway.
  const std::vector<std::vector<Fates>>& fates() const { return fates_; }
  /// Called where a pathway ends, with the lives until then.
  using AtEnd = std::function<void(std::size_t pathway, const Lives& lives)>;
  void at_end(AtEnd at_end) { at_end_ = std::move(at_end); }

  std::uint64_t blocks() const {
    return walk_.blocks() + crowd_.blocks();
  }  ///< of random numbers, drawn so far

 private:
  struct Branch {
    Lives lives;
    std::optional<std::size_t> valued;  ///< the pathway in whose outcomes the lives were valued last
  };
  void descend(const PathwayNode& node, std::size_t branch);
  void end_pathways(const PathwayNode& node, Branch& branch);

  const Layout& layout_;
  PathwayNode root_;
  Crowd crowd_;
  Walk walk_;
  Valuation valuation_;
  std::vector<Branch> branches_;
  Rows outcomes_;
  std::vector<std::vector<Fates>> fates_;
  AtEnd at_end_;
};

}  // namespace spinepath
