#include "sim/engine/walk/account.h"

#include <algorithm>

namespace spinepath {

Account::Account(const std::vector<double>& moments, Discount costs, Discount qalys, double day_off_work,
                 std::size_t treatments, std::size_t room)
    : moments_(&moments),
      costs_(costs),
      qalys_(qalys),
      day_off_work_(day_off_work),
      rows_(kinds * moments.size() + sums + treatments, room) {
  for (const double moment : moments) times_until_.push_back(time_until(moment));
}

/// What falls exactly at a moment belongs to the stretch after it.
void Account::post(const Posting& to, double time, const Bill& bill) {
  std::size_t moment = 0;
  for (const double m : *moments_) moment += m <= time ? 1 : 0;
  const auto add = [&](std::size_t row, double x) { rows_[row][to.who] += x; };
  const double weight = costs_.weight(time);
  const double all = bill.covered + bill.uncovered, paid = bill.covered * to.own_share + bill.uncovered;
  add(in(Kind::own, moment), paid * weight);
  add(in(Kind::care, moment), all * weight);
  add(of(Sum::plain_own), paid);
  add(of(Sum::plain_care), all);
  add(by(to.treatment), all * weight);
  if (bill.days_off_work > 0) {
    const double lost = bill.days_off_work * day_off_work_;
    add(in(Kind::work, moment), lost * weight);
    add(of(Sum::plain_work), lost);
    add(of(Sum::days_off), bill.days_off_work);
  }
  if (bill.qalys_lost > 0) {
    add(of(Sum::qalys), bill.qalys_lost * qalys_.weight(time));
    add(of(Sum::plain_qalys), bill.qalys_lost);
  }
}

void Account::post_flow(const Posting& to, double from, double until, double covered, double uncovered) {
  if (!(from < until)) return;
  const auto add = [&](std::size_t row, double x) { rows_[row][to.who] += x; };
  const double all = covered + uncovered, paid = covered * to.own_share + uncovered;
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
}

}  // namespace spinepath
