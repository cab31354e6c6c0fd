// ByPatient: outcomes of the first patients of a run, one by one.
#pragma once
#include <algorithm>
#include <span>

#include "sim/engine/run/engine.h"

namespace spinepath::test {

class ByPatient {
 public:
  ByPatient(const CareModel& model, std::size_t patients, std::uint64_t seed = 1, std::size_t crowd = 256)
      : layout_(model), patients_(patients), rows_(layout_.size(), patients) {
    Engine engine(model, layout_, seed, crowd);
    for (std::size_t done = 0; done < patients; done += crowd) {
      const std::size_t count = std::min(crowd, patients - done);
      const Rows& outcomes = engine.outcomes(done, count);
      for (std::size_t place = 0; place < layout_.size(); ++place)
        std::copy_n(outcomes[place], count, rows_[place] + done);
    }
  }

  std::size_t patients() const { return patients_; }
  const Layout& layout() const { return layout_; }
  /// The pathway must have the outcome.
  std::span<const double> of(const OutcomeKey& key, std::size_t pathway = 0) const {
    return {rows_[*layout_.slot(pathway, key)], patients_};
  }

 private:
  Layout layout_;
  std::size_t patients_;
  Rows rows_;  ///< by place of the layout
};

}  // namespace spinepath::test
