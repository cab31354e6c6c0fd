#include "sim/engine/walk/account.h"

#include <algorithm>
#include <utility>

namespace spinepath {

Account::Account(const std::vector<double>& moments, Discount costs, Discount qalys, double day_off_work,
                 std::size_t treatments, std::size_t room, View itemised)
    : moments_(&moments),
      costs_(std::move(costs)),
      qalys_(std::move(qalys)),
      day_off_work_(day_off_work),
      itemised_(itemised),
      rows_(kinds * moments.size() + sums + rows_of_treatment(itemised) * treatments, room) {
  for (const double moment : moments) times_until_.push_back(time_until(moment));
}

/// What falls exactly at a moment belongs to the stretch after it.
SPINEPATH_INLINE void Account::post(const Posting& to, const Neighbours& side, Lanes time, const Bill& bill) {
  LaneBits moment{};
  for (const double m : *moments_) moment -= where_at_most(Lanes{} + m, time);
  const auto add_in = [&](Kind kind, Lanes x) __attribute__((always_inline)) {
    double each[lane_count];  // [money]
    store(each, x);
    for (std::size_t lane = 0; lane < side.count; ++lane)
      rows_[in(kind, moment[lane])][side.who[lane]] += each[lane];
  };
  const auto add = [&](std::size_t row, Lanes x) __attribute__((always_inline)) {
    side.put(rows_[row], side.of(rows_[row]) + x);
  };
  const Lanes weight = costs_.weight(time), all = bill.covered + bill.uncovered,
              paid = bill.covered * side.of(to.own_share.data()) + bill.uncovered;
  const auto itemise = [&](View view, Lanes x) __attribute__((always_inline)) {
    if (itemised_ == view) add(itemised_by(to.treatment), x);
  };
  add_in(Kind::own, paid * weight);
  add_in(Kind::care, all * weight);
  add(of(Sum::plain_own), paid);
  add(of(Sum::plain_care), all);
  add(by(to.treatment), all * weight);
  itemise(View::patient, paid * weight);
  itemise(View::payer, (all - paid) * weight);
  itemise(View::societal, all * weight);
  if (any(~where_equal(bill.days_off_work, Lanes{}))) {
    itemise(View::societal, bill.days_off_work * day_off_work_ * weight);
    add_in(Kind::work, bill.days_off_work * day_off_work_ * weight);
    add(of(Sum::days_off), bill.days_off_work);
  }
  if (any(~where_equal(bill.qalys_lost, Lanes{}))) {
    add(of(Sum::qalys), bill.qalys_lost * qalys_.weight(time));
    add(of(Sum::plain_qalys), bill.qalys_lost);
  }
}

SPINEPATH_VECTORISED
void Account::post(const Posting& to, const Who& who, const Row& times, const Bills& bills) {
  for (std::size_t k = 0; k < who.size(); k += lane_count) {
    const Neighbours side(&who[k], who.size() - k);
    post(to, side, side.of(times.data()),
         {load(&bills.covered[k]), load(&bills.uncovered[k]), load(&bills.days_off_work[k]),
          load(&bills.qalys_lost[k])});
  }
}

void Account::post(const Posting& to, Place who, double time, double covered, double uncovered,
                   double qalys_lost) {
  post(to, Neighbours(&who, 1), Lanes{} + time,
       {.covered = Lanes{} + covered, .uncovered = Lanes{} + uncovered, .qalys_lost = Lanes{} + qalys_lost});
}

void Account::post_flow(const Posting& to, Place who, double from, double until, double covered,
                        double uncovered) {
  if (!(from < until)) return;
  const auto add = [&](std::size_t row, double x) { rows_[row][who] += x; };
  const double all = covered + uncovered, paid = covered * to.own_share[who] + uncovered;
  const double begin = time_until(from), end = time_until(until);
  double done = begin;
  for (std::size_t m = 0; done < end; ++m) {
    const bool last = m + 1 == moments_->size();
    const double next = last ? end : std::min(end, std::max(done, times_until_[m]));
    add(in(Kind::own, m), paid * (next - done));
    add(in(Kind::care, m), all * (next - done));
    done = next;
  }
  add(of(Sum::plain_own), paid * (until - from));
  add(of(Sum::plain_care), all * (until - from));
  add(by(to.treatment), all * (end - begin));
  if (itemised_ == View::health_care) return;
  const bool is_patient = itemised_ == View::patient, is_payer = itemised_ == View::payer;
  add(itemised_by(to.treatment), (is_patient ? paid : is_payer ? all - paid : all) * (end - begin));
}

}  // namespace spinepath
