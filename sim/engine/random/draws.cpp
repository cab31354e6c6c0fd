#include "sim/engine/random/draws.h"

#include <algorithm>

#include "models/numerics/elementary.h"

namespace spinepath {
namespace {

struct Address {
  Purpose purpose;
  std::uint64_t name;
  std::uint64_t course = 0;
};

/// Uniforms at one address for many patients; `rows` is a multiple of lane_count, unused columns are null.
SPINEPATH_VECTORISED
void draw_columns(std::uint64_t seed, const std::uint64_t* numbers, std::size_t rows, const Address& address,
                  double* first, double* second, double* third, double* fourth) {
  for (std::size_t i = 0; i < rows; i += lane_count) {
    LaneBits patients;
    __builtin_memcpy(&patients, numbers + i, sizeof patients);
    const auto u = ChanceOfFour(seed, patients).uniforms(address.purpose, address.name, address.course);
    if (first) store(first + i, u[0]);
    if (second) store(second + i, u[1]);
    if (third) store(third + i, u[2]);
    if (fourth) store(fourth + i, u[3]);
  }
}

template <class T>
SPINEPATH_INLINE T time_of_event(T u, double rate) {
  return -natural_log(1.0 - u) / rate;
}

SPINEPATH_VECTORISED
void turn_into_times(double* u, std::size_t rows, double rate) {
  for (std::size_t i = 0; i < rows; i += lane_count) store(u + i, time_of_event(load(u + i), rate));
}

template <class T>
SPINEPATH_INLINE T rank_of(const CareModel& model, T general, T u) {
  return model.shared_response * general + model.own_response * normal_quantile(u);
}

SPINEPATH_VECTORISED
void turn_into_ranks(double* u, const double* general, std::size_t rows, const CareModel& model) {
  for (std::size_t i = 0; i < rows; i += lane_count)
    store(u + i, rank_of(model, load(general + i), load(u + i)));
}

/// Column for the amount of each patient: filled already if the amount is fixed; empty if it is drawn only
/// when requested.
std::vector<double> room_for(const Distribution& amount, std::size_t patients) {
  if (!amount.has_closed_form()) return {};
  return std::vector<double>(patients, amount.is_fixed() ? amount.quantile(0.5) : 0.0);
}

}  // namespace

Draws::Draws(const CareModel& model, std::uint64_t seed, std::size_t batch)
    : model_(model), seed_(seed), of_(model.treatments.size()), general_(padded(batch)) {
  const std::size_t room = padded(batch);
  for (const Pathway& pathway : model.pathways)
    for (const Step& step : pathway.steps) {
      const Treatment& treatment = model.treatment(step);
      OfTreatment& of = of_[static_cast<std::size_t>(step.treatment)];
      if (!of.row.empty()) continue;
      of.row.resize(room);
      of.number.resize(room);
      for (Column* c : {&of.accept, &of.wait, &of.confirm, &of.rank, &of.durability, &of.repeat_wait})
        c->resize(room);
      of.happens.assign(treatment.adverse_events.size(), Column(room));
      of.dies = of.happens;
      of.late.assign(treatment.late_events.size(), Column(room));
      of.endpoint.assign(treatment.endpoints.size(), Column(room));
      for (const CostItem& item : treatment.costs) of.amount.push_back(room_for(item.amount, room));
    }
}

void Draws::draw(std::uint64_t first, std::span<const Patient> patients) {
  first_ = first;
  patients_ = patients;
  for (std::size_t t = 0; t < of_.size(); ++t) {
    if (of_[t].row.empty()) continue;
    admit(model_.treatments[t], of_[t]);
    draw(model_.treatments[t], of_[t]);
  }
}

void Draws::admit(const Treatment& treatment, OfTreatment& of) {
  std::uint32_t rows = 0;
  for (std::size_t i = 0; i < patients_.size(); ++i) {
    const bool admitted = treatment.eligible.admits(patients_[i]);
    of.row[i] = admitted ? rows : not_admitted;
    of.number[rows] = first_ + i;
    general_[rows] = patients_[i].responsiveness;
    rows += admitted ? 1 : 0;
  }
  of.rows = padded(rows);
}

void Draws::draw(const Treatment& treatment, OfTreatment& of) const {
  const auto columns = [&](const Address& address, Column* first, Column* second = nullptr,
                           Column* third = nullptr, Column* fourth = nullptr) {
    const auto data = [](Column* c) { return c ? c->data() : nullptr; };
    draw_columns(seed_, of.number.data(), of.rows, address, data(first), data(second), data(third),
                 data(fourth));
  };
  columns({Purpose::treatment, treatment.stream}, &of.accept, &of.wait, &of.confirm, &of.rank);
  turn_into_ranks(of.rank.data(), general_.data(), of.rows, model_);
  columns({Purpose::course, treatment.stream, 1}, &of.durability, &of.repeat_wait);
  const auto transform = [&](const Distribution& d, Column& u) {
    if (d.has_closed_form()) d.quantiles(u.data(), of.rows);
  };
  if (treatment.durability) transform(*treatment.durability, of.durability);
  transform(treatment.repeat_wait, of.repeat_wait);
  for (std::size_t e = 0; e < of.happens.size(); ++e)
    columns({Purpose::adverse_event, treatment.adverse_events[e].stream, 1}, &of.happens[e], &of.dies[e]);
  for (std::size_t e = 0; e < of.late.size(); ++e) {
    columns({Purpose::late_event, treatment.late_events[e].stream, 1}, &of.late[e]);
    turn_into_times(of.late[e].data(), of.rows, treatment.late_events[e].rate);
  }
  for (std::size_t e = 0; e < of.endpoint.size(); ++e)
    columns({Purpose::endpoint, treatment.endpoints[e].stream}, &of.endpoint[e]);
  for (std::size_t c = 0; c < of.amount.size(); ++c) {
    if (of.amount[c].empty() || treatment.costs[c].amount.is_fixed()) continue;
    columns({Purpose::amount, treatment.costs[c].stream}, &of.amount[c]);
    transform(treatment.costs[c].amount, of.amount[c]);
  }
}

CourseDraw Draws::course(std::size_t treatment, std::size_t i, std::uint16_t course) const {
  const Treatment& given = model_.treatments[treatment];
  const OfTreatment& of = of_[treatment];
  const std::size_t row = of.row[i];
  double durability = of.durability[row], wait = of.repeat_wait[row];
  const bool ahead = course == 1;
  if (!ahead) {
    const auto u = chance(i).uniforms(Purpose::course, given.stream, course);
    durability = u[0];
    wait = u[1];
  }
  if (!given.durability)
    durability = 0;
  else if (!ahead || !given.durability->has_closed_form())
    durability = given.durability->quantile(durability);
  if (!ahead || !given.repeat_wait.has_closed_form()) wait = given.repeat_wait.quantile(wait);
  return {durability, wait};
}

AdverseDraw Draws::later_adverse_event(std::size_t treatment, std::size_t entry, std::size_t i,
                                       std::uint16_t course) const {
  const std::uint64_t name = model_.treatments[treatment].adverse_events[entry].stream;
  const auto u = chance(i).uniforms(Purpose::adverse_event, name, course);
  return {u[0], u[1]};
}

double Draws::late_event(std::size_t treatment, std::size_t entry, std::size_t i,
                         std::uint16_t course) const {
  if (course == 1) return of_[treatment].late[entry][of_[treatment].row[i]];
  const LateEvent& event = model_.treatments[treatment].late_events[entry];
  return time_of_event(chance(i).uniforms(Purpose::late_event, event.stream, course)[0], event.rate);
}

double Draws::amount(const CostItem& cost, std::size_t i) const {
  if (cost.amount.is_fixed()) return cost.amount.quantile(0.5);
  return cost.amount.quantile(chance(i).uniforms(Purpose::amount, cost.stream)[0]);
}

double response_rank(const CareModel& model, const Patient& patient, double u) {
  return rank_of(model, patient.responsiveness, u);
}

}  // namespace spinepath
