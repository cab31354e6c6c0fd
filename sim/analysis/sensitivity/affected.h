// Affected: which pathways can have other outcomes in another model of the same scenario. Patients, their natural
// course and their random numbers are the same in every model and every pathway, so the outcomes of a pathway follow
// from its own steps and treatments and from what all pathways share (population, discounting, utility, …). Where
// these are equal in both models, so are the outcomes, to the bit, and need not be simulated again.
#pragma once
#include <cstddef>
#include <vector>

#include "models/care_model.h"

namespace spinepath {

class Affected {
 public:
  explicit Affected(CareModel base);

  /// Pathways of the other model whose outcomes can differ from those of the base, in order.
  std::vector<std::size_t> pathways(const CareModel& other) const;
  const CareModel& base() const { return base_; }

 private:
  CareModel base_, shared_;  ///< shared_: the base without treatments and pathways
};

/// The model with these pathways only.
CareModel with_pathways(CareModel model, const std::vector<std::size_t>& pathways);

}  // namespace spinepath
