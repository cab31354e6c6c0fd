// Draws: what chance holds for a batch of patients at each treatment of the pathways, drawn ahead for all
// whom the treatment admits, four at a time, and used in every pathway that has it (what that won:
// bench/README.md). What few patients reach (later courses, costs of events) or what is dear to transform is
// drawn when the walk asks: the same numbers either way, since each is a pure function of its address
// (chance.h).
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "models/care_model.h"
#include "sim/engine/random/chance.h"

namespace spinepath {

struct TreatmentDraw {
  double accept, wait, confirm;  ///< uniform
  double rank;                   ///< Z of models/README.md, Relief
};
struct CourseDraw {
  double durability;   ///< time from the last knot to relapse; 0 where the treatment has none [years]
  double repeat_wait;  ///< [years]
};
struct AdverseDraw {
  double happens, dies;  ///< uniform
};

class Draws {
 public:
  /// For batches of at most `batch` patients.
  Draws(const CareModel& model, std::uint64_t seed, std::size_t batch);

  /// Draws for patients `first`, `first` + 1, …: these people, who must stay while the draws are used.
  void draw(std::uint64_t first, std::span<const Patient> patients);

  /// Whether a treatment (index into CareModel::treatments) that some pathway has admits patient i of the
  /// batch.
  bool admits(std::size_t treatment, std::size_t i) const { return of_[treatment].row[i] != not_admitted; }
  /// Whether patient i takes up the step where it is offered: admitted and willing.
  bool takes_up(const Step& step, std::size_t i) const {
    const OfTreatment& of = of_[static_cast<std::size_t>(step.treatment)];
    return of.row[i] != not_admitted && of.accept[of.row[i]] < step.accept;
  }

  // Of patient i, whom the treatment must admit. Entries as in the treatment's lists, courses from 1.
  TreatmentDraw treatment(std::size_t treatment, std::size_t i) const {
    const OfTreatment& of = of_[treatment];
    const std::size_t row = of.row[i];
    return {of.accept[row], of.wait[row], of.confirm[row], of.rank[row]};
  }
  CourseDraw course(std::size_t treatment, std::size_t i, std::uint16_t course) const;
  AdverseDraw adverse_event(std::size_t treatment, std::size_t entry, std::size_t i,
                            std::uint16_t course) const {
    const OfTreatment& of = of_[treatment];
    if (course > 1) return later_adverse_event(treatment, entry, i, course);
    return {of.happens[entry][of.row[i]], of.dies[entry][of.row[i]]};
  }
  /// From the course's start; infinite where the rate is 0. [years]
  double late_event(std::size_t treatment, std::size_t entry, std::size_t i, std::uint16_t course) const;
  double endpoint(std::size_t treatment, std::size_t entry, std::size_t i) const {
    return of_[treatment].endpoint[entry][of_[treatment].row[i]];
  }  ///< uniform
  double amount(std::size_t treatment, std::size_t entry, std::size_t i) const {
    const Column& ahead = of_[treatment].amount[entry];
    return ahead.empty() ? amount(model_.treatments[treatment].costs[entry], i)
                         : ahead[of_[treatment].row[i]];
  }                                                          ///< of a cost item [money]
  double amount(const CostItem& cost, std::size_t i) const;  ///< of any cost [money]

 private:
  static constexpr std::uint32_t not_admitted = ~0u;
  using Column = std::vector<double>;  ///< by row
  struct OfTreatment {
    std::vector<std::uint32_t> row;     ///< of each patient of the batch: its place among those admitted
    std::vector<std::uint64_t> number;  ///< patient number of each row
    std::size_t rows = 0;               ///< a multiple of lane_count
    Column accept, wait, confirm, rank, durability, repeat_wait;
    std::vector<Column> happens, dies, late, endpoint;
    std::vector<Column> amount;  ///< an empty one is drawn when asked for
  };
  void admit(const Treatment& treatment, OfTreatment& of);
  AdverseDraw later_adverse_event(std::size_t treatment, std::size_t entry, std::size_t i,
                                  std::uint16_t course) const;
  void draw(const Treatment& treatment, OfTreatment& of) const;
  Chance chance(std::size_t i) const { return {seed_, first_ + i}; }

  const CareModel& model_;
  std::uint64_t seed_, first_ = 0;
  std::span<const Patient> patients_;
  std::vector<OfTreatment> of_;  ///< by treatment; empty where no pathway has it
  Column general_;               ///< responsiveness of each row of the treatment being drawn
};

/// The latent rank Z of a patient's response to a treatment; `u` is the treatment's fourth uniform.
double response_rank(const CareModel& model, const Patient& patient, double u);

}  // namespace spinepath
