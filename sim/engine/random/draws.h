// Draws: random numbers drawn in advance for a batch of patients: for each treatment of the pathways and all
// patients that it admits, four at a time, for use in every pathway with that treatment (measured effect:
// bench/README.md). Numbers that few patients need (later courses, costs of events) and distributions that
// are expensive to invert are drawn when the walk requests them. The numbers are the same either way, since
// each is a pure function of its address (chance.h).
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "models/care_model.h"
#include "sim/engine/random/chance.h"

namespace spinepath {

struct TreatmentDraw {
  double accept, wait, confirm;  ///< uniform in (0, 1) [1]
  double rank;                   ///< Z of models/README.md, Relief [1]
};
struct CourseDraw {
  double durability;   ///< time from the last knot to relapse; 0 without relapse [years]
  double repeat_wait;  ///< [years]
};
struct AdverseDraw {
  double happens, dies;  ///< uniform in (0, 1) [1]
};

class Draws {
 public:
  /// For batches of at most `batch` patients.
  Draws(const CareModel& model, std::uint64_t seed, std::size_t batch);

  /// Draws for `patients`, numbered `first`, `first` + 1, …; the span must remain valid while draws are used.
  void draw(std::uint64_t first, std::span<const Patient> patients);

  /// Whether a treatment (index into CareModel::treatments) admits patient i of the batch; the treatment must
  /// be part of a pathway.
  bool admits(std::size_t treatment, std::size_t i) const { return of_[treatment].row[i] != not_admitted; }
  /// Whether patient i takes up the step when it is offered: is admitted and accepts.
  bool takes_up(const Step& step, std::size_t i) const {
    const OfTreatment& of = of_[static_cast<std::size_t>(step.treatment)];
    return of.row[i] != not_admitted && of.accept[of.row[i]] < step.accept;
  }

  // For patient i of the batch, which the treatment must admit. `entry`: index into the treatment's list,
  // `course`: from 1.
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
  /// Time from the course's start; infinite if the rate is 0. [years]
  double late_event(std::size_t treatment, std::size_t entry, std::size_t i, std::uint16_t course) const;
  /// Uniform in (0, 1).
  double endpoint(std::size_t treatment, std::size_t entry, std::size_t i) const {
    return of_[treatment].endpoint[entry][of_[treatment].row[i]];
  }
  /// Amount of an item in the treatment's costs. [money]
  double amount(std::size_t treatment, std::size_t entry, std::size_t i) const {
    const Column& ahead = of_[treatment].amount[entry];
    return ahead.empty() ? amount(model_.treatments[treatment].costs[entry], i)
                         : ahead[of_[treatment].row[i]];
  }
  double amount(const CostItem& cost, std::size_t i) const;  ///< amount of any cost [money]

 private:
  static constexpr std::uint32_t not_admitted = ~0u;
  using Column = std::vector<double>;  ///< by row; units as in the structs above
  struct OfTreatment {
    std::vector<std::uint32_t> row;     ///< by patient of the batch: index among the admitted patients
    std::vector<std::uint64_t> number;  ///< patient number of each row
    std::size_t rows = 0;               ///< a multiple of lane_count
    Column accept, wait, confirm, rank, durability, repeat_wait;
    std::vector<Column> happens, dies, late, endpoint;
    std::vector<Column> amount;  ///< by cost item; empty: drawn when requested
  };
  void admit(const Treatment& treatment, OfTreatment& of);
  AdverseDraw later_adverse_event(std::size_t treatment, std::size_t entry, std::size_t i,
                                  std::uint16_t course) const;
  void draw(const Treatment& treatment, OfTreatment& of) const;
  Chance chance(std::size_t i) const { return {seed_, first_ + i}; }

  const CareModel& model_;
  std::uint64_t seed_, first_ = 0;
  std::span<const Patient> patients_;
  std::vector<OfTreatment> of_;  ///< by treatment; empty if no pathway has it
  Column general_;               ///< responsiveness of each row of the treatment being drawn
};

/// Rank Z of a patient's response to a treatment (models/README.md, Relief); `u`: the treatment's fourth
/// uniform.
double response_rank(const CareModel& model, const Patient& patient, double u);

}  // namespace spinepath
