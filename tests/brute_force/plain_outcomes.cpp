#include "tests/brute_force/plain_outcomes.h"

#include <algorithm>
#include <cmath>

namespace spinepath::brute {
namespace {

double weight(const PlainRates& rates, double time) {
  double product = 1;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    const double until = i + 1 < rates.size() ? std::min(rates[i + 1].from, time) : time;
    if (rates[i].from < until) product *= std::pow(1 + rates[i].rate, rates[i].from - until);
  }
  return product;
}

/// Integral of the weight times a line, by Gauss's rule with five points on stretches of at most a year.
double integral_at_one_rate(const Piece& piece, const PlainRates& rates) {
  constexpr double at[] = {0, 0.5384693101056831, 0.9061798459386640};
  constexpr double weights[] = {0.5688888888888889, 0.4786286704993665, 0.2369268850561891};
  const double parts = std::max(1.0, std::ceil(piece.end - piece.begin)), h = 1 / parts;
  double sum = 0;
  for (double part = 0; part < parts; ++part)
    for (int i = -2; i <= 2; ++i) {
      const double u = h * (part + 0.5 + (i < 0 ? -0.5 : 0.5) * at[std::abs(i)]);
      const double value = (1 - u) * piece.first + u * piece.last;
      const double time = (1 - u) * piece.begin + u * piece.end;
      sum += 0.5 * h * weights[std::abs(i)] * value * weight(rates, time);
    }
  return sum * (piece.end - piece.begin);
}

double discounted_integral(const Piece& piece, const PlainRates& rates) {
  std::vector<double> ends;
  for (const RateChange& change : rates)
    if (change.from > piece.begin && change.from < piece.end) ends.push_back(change.from);
  ends.push_back(piece.end);
  Piece part = piece;
  double sum = 0;
  for (const double end : ends) {
    const double u = (end - piece.begin) / (piece.end - piece.begin);
    part.end = end;
    part.last = end == piece.end ? piece.last : (1 - u) * piece.first + u * piece.last;
    sum += integral_at_one_rate(part, rates);
    part.begin = part.end;
    part.first = part.last;
  }
  return sum;
}

double time_at_least(double criterion, const Piece& piece) {
  const double limit = criterion - hair, h = piece.end - piece.begin;
  const bool first = piece.first >= limit, last = piece.last >= limit;
  if (first == last) return first ? h : 0;
  const double high = std::max(piece.first, piece.last), low = std::min(piece.first, piece.last);
  return h * (high - limit) / (high - low);
}

struct Money {
  double own = 0, all = 0, work = 0;  ///< by the patient, health care, lost production and days off
};

class Outcomes {
 public:
  Outcomes(const World& world, const Layout& layout, std::size_t pathway, const Life& life)
      : world_(world), model_(world.model), layout_(layout), pathway_(pathway), life_(life) {
    double from = 0;
    for (const double moment : layout.moments()) {
      if (!(from < life.end)) break;
      const double until = std::min(moment, life.end);
      for (const Piece& piece : life.relief.pieces(from, until)) pieces_.push_back(piece);
      from = until;
    }
  }

  std::vector<Value> all() {
    for (std::size_t m = 0; m < layout_.moments().size(); ++m) moment(m);
    totals();
    spend_by();
    for (std::size_t slot = 0; slot < layout_.treatments(pathway_).size(); ++slot) treatment(slot);
    return std::move(values_);
  }

 private:
  double share(bool covered) const { return covered && life_.patient.insured ? model_.coinsurance : 1; }
  double pain(double relief) const { return life_.patient.pain * (1 - relief / 100); }

  void put(std::size_t place, Outcome outcome, int of, int entry, double value) {
    values_.push_back({outcome, of, entry, layout_.begin(pathway_) + place, value});
  }
  void put_at(std::size_t m, Outcome outcome, double value, int of = -1) {
    put(layout_.at(m, outcome, of < 0 ? 0 : static_cast<std::size_t>(of)), outcome, of, static_cast<int>(m),
        value);
  }
  void put_total(Outcome outcome, double value, int of = -1) {
    put(layout_.total(outcome, of < 0 ? 0 : static_cast<std::size_t>(of)), outcome, of, -1, value);
  }

  /// Discounted integral of pain, until a moment or the end of life, and of 1.
  double pain_time(double until, const PlainRates& d) const {
    double sum = 0;
    for (const Piece& p : pieces_)
      if (p.end <= until) sum += discounted_integral({p.begin, p.end, pain(p.first), pain(p.last)}, d);
    return sum;
  }
  static double time(double from, double until, const PlainRates& d) {
    return from < until ? discounted_integral({from, until, 1, 1}, d) : 0;
  }

  /// By treatments; what falls at `until` itself does not count. One treatment: an index; -1: all of them.
  Money by_treatments(double until, const PlainRates& d, int treatment = -1) const {
    Money money;
    const auto pay = [&](double amount, bool covered, std::size_t of) {
      if (treatment >= 0 && of != static_cast<std::size_t>(treatment)) return;
      money.all += amount;
      money.own += share(covered) * amount;
    };
    for (const Payment& p : life_.payments)
      if (p.time < until) pay(p.amount * weight(d, p.time), p.covered, p.treatment);
    for (const Stream& s : life_.streams)
      pay(s.rate * time(s.from, std::min(s.until, until), d), s.covered, s.treatment);
    for (const Loss& loss : life_.losses)
      if (loss.time < until && (treatment < 0 || loss.treatment == static_cast<std::size_t>(treatment)))
        money.work += loss.days * model_.day_off_work * weight(d, loss.time);
    return money;
  }
  double background(const BackgroundFlow& flow, double until, const PlainRates& d) const {
    const double stop = std::min(until, life_.end);
    return flow.base * time(0, stop, d) + flow.per_pain_point * pain_time(stop, d);
  }
  Money background(double until, const PlainRates& d) const {
    const double care = background(model_.health_care, until, d);
    return {.own = share(model_.health_care.covered) * care,
            .all = care,
            .work = background(model_.lost_production, until, d)};
  }
  Money money(double until, const PlainRates& d) const {
    Money money = by_treatments(until, d);
    const Money outside = background(until, d);
    money.all += outside.all;
    money.own += outside.own;
    money.work += outside.work;
    return money;
  }

  void moment(std::size_t m) {
    const double t = layout_.moments()[m];
    const bool alive = life_.end >= t;
    const double x = life_.relief.at(t, From::left);
    const auto among_living = [&](Outcome outcome, double value) { put_at(m, outcome, alive ? value : 0); };
    among_living(Outcome::relief_30, x >= 30 - hair ? 1 : 0);
    among_living(Outcome::relief_50, x >= 50 - hair ? 1 : 0);
    among_living(Outcome::pain, pain(x));
    among_living(Outcome::relief, x);
    among_living(Outcome::worse, x < -hair ? 1 : 0);
    if (layout_.has_parts()) {
      const Parts parts = life_.relief.parts(t, From::left);
      among_living(Outcome::relief_natural, parts.natural);
      among_living(Outcome::relief_context, parts.context);
      among_living(Outcome::relief_specific, parts.specific);
      among_living(Outcome::relief_capped, x - (parts.natural + parts.context + parts.specific));
    }
    put_at(m, Outcome::alive, alive ? 1 : 0);
    put_at(m, Outcome::had_surgery, life_.first_surgery < t ? 1 : 0);
    spend(money(t, world_.rates_costs),
          [&](double value, View view) { put_at(m, Outcome::spend, value, static_cast<int>(view)); });
  }

  static void spend(const Money& money, const auto& put_view) {
    put_view(money.own, View::patient);
    put_view(money.all - money.own, View::payer);
    put_view(money.all, View::health_care);
    put_view(money.all + money.work, View::societal);
  }

  void totals() {
    spend(money(model_.horizon, {}), [&](double value, View view) {
      put_total(Outcome::spend_undiscounted, value, static_cast<int>(view));
    });
    const auto qalys = [&](const PlainRates& d) {
      double sum = model_.utility.at_no_pain * time(0, life_.end, d) +
                   model_.utility.per_pain_point * pain_time(life_.end, d);
      for (const Loss& loss : life_.losses) sum -= loss.qalys * weight(d, loss.time);
      return sum;
    };
    put_total(Outcome::qalys, qalys(world_.rates_qalys));
    put_total(Outcome::qalys_undiscounted, qalys({}));
    put_total(Outcome::life_years, life_.end);
    put_total(Outcome::life_years_discounted, time(0, life_.end, world_.rates_qalys));
    double days = 0, above_30 = 0, above_50 = 0;
    for (const Loss& loss : life_.losses) days += loss.days;
    for (const Piece& piece : pieces_) {
      above_30 += time_at_least(30, piece);
      above_50 += time_at_least(50, piece);
    }
    put_total(Outcome::days_off_work, days);
    put_total(Outcome::years_relief_30, above_30);
    put_total(Outcome::years_relief_50, above_50);
  }

  void put_by_view(const Money& money, const auto& put_as) const {
    put_as(Outcome::spend_by_treatment, money.all);
    switch (model_.itemised_view) {
      case View::health_care: return;
      case View::patient: return put_as(Outcome::spend_by_treatment_patient, money.own);
      case View::payer: return put_as(Outcome::spend_by_treatment_payer, money.all - money.own);
      case View::societal: return put_as(Outcome::spend_by_treatment_societal, money.all + money.work);
    }
  }
  void spend_by() {
    const PlainRates& d = world_.rates_costs;
    put_by_view(background(model_.horizon, d), [&](Outcome outcome, double value) {
      put(layout_.background(outcome), outcome, OutcomeKey::background, -1, value);
    });
    double by_class[treatment_class_count] = {};
    for (std::size_t slot = 0; slot < layout_.treatments(pathway_).size(); ++slot) {
      const std::size_t t = layout_.treatments(pathway_)[slot];
      const Money spent = by_treatments(no_time, d, static_cast<int>(t));
      put_by_view(spent, [&](Outcome outcome, double value) { put_of(slot, outcome, 0, value); });
      by_class[static_cast<std::size_t>(model_.treatments[t].treatment_class)] += spent.all;
    }
    for (int c = 0; c < treatment_class_count; ++c) put_total(Outcome::spend_by_class, by_class[c], c);
  }

  void put_of(std::size_t slot, Outcome outcome, std::size_t entry, double value) {
    put(layout_.of_treatment(pathway_, slot, outcome) + entry, outcome, static_cast<int>(slot),
        static_cast<int>(entry), value);
  }

  void treatment(std::size_t slot) {
    const std::size_t t = layout_.treatments(pathway_)[slot];
    const History& history = life_.histories[t];
    put_of(slot, Outcome::courses, 0, history.courses);
    put_of(slot, Outcome::treated, 0, history.courses > 0 ? 1 : 0);
    for (std::size_t e = 0; e < history.adverse_events.size(); ++e)
      put_of(slot, Outcome::adverse_events, e, history.adverse_events[e]);
    const auto count = [&](const std::vector<Coming>& events, std::size_t entry) {
      return static_cast<double>(std::ranges::count_if(
          events, [&](const Coming& event) { return event.treatment == t && event.entry == entry; }));
    };
    for (std::size_t e = 0; e < model_.treatments[t].late_events.size(); ++e)
      put_of(slot, Outcome::late_events, e, count(life_.late_events, e));
    for (std::size_t e = 0; e < model_.treatments[t].endpoints.size(); ++e)
      put_of(slot, Outcome::endpoints, e, count(life_.endpoints, e));
    for (std::size_t f = 0; f < model_.follow_up.size(); ++f) follow_up(slot, history, f);
  }

  void follow_up(std::size_t slot, const History& history, std::size_t f) {
    const double nearly = history.first_start + model_.follow_up[f];
    const bool counts = history.courses > 0 && nearly <= life_.end + same_time;
    const double then = std::min(nearly, life_.end);
    const double before = pain(history.relief_then);
    double r = 0;
    if (counts && before >= 1e-6)
      r = std::max(-100.0, 100 * (1 - pain(life_.relief.at(then, From::left)) / before));
    put_of(slot, Outcome::followed_up, f, counts ? 1 : 0);
    put_of(slot, Outcome::treated_relief, f, r);
    put_of(slot, Outcome::treated_relief_30, f, counts && r >= 30 - hair ? 1 : 0);
    put_of(slot, Outcome::treated_relief_50, f, counts && r >= 50 - hair ? 1 : 0);
    if (!layout_.has_parts()) return;
    const std::size_t own = layout_.treatments(pathway_)[slot];
    const double start = std::min(history.first_start, life_.end);
    const Parts now = life_.relief.parts(then, From::left), first = life_.relief.parts(start, From::right),
                layer = life_.relief.layer(own, then, From::left);
    double parts = 0;
    const auto part = [&](Outcome outcome, double change) {
      const double of_pain = counts && before >= 1e-6 ? 100 * change / (100 - history.relief_then) : 0;
      put_of(slot, outcome, f, of_pain);
      parts += of_pain;
    };
    part(Outcome::treated_relief_natural, now.natural - first.natural);
    part(Outcome::treated_relief_context, layer.context);
    part(Outcome::treated_relief_specific, layer.specific);
    part(Outcome::treated_relief_others,
         now.context + now.specific - layer.context - layer.specific - first.context - first.specific);
    put_of(slot, Outcome::treated_relief_capped, f, r - parts);
  }

  const World& world_;
  const CareModel& model_;
  const Layout& layout_;
  std::size_t pathway_;
  const Life& life_;
  std::vector<Piece> pieces_;  ///< of the whole life, cut at the moments
  std::vector<Value> values_;
};

}  // namespace

std::vector<Value> plain_outcomes(const World& world, const Layout& layout, std::size_t pathway,
                                  const Life& life) {
  return Outcomes(world, layout, pathway, life).all();
}

}  // namespace spinepath::brute
