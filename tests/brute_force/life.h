// Life: what happens to one patient in one pathway: sections 2, 4 and 5 of the design of the model, step by step.
#pragma once
#include <set>

#include "models/fate.h"
#include "tests/brute_force/plain_relief.h"

namespace spinepath::brute {

struct Payment {
  double time;  ///< [years from entry]
  std::size_t treatment;
  double amount;  ///< [money]
  bool covered;
};
struct Stream {
  double from, until;  ///< [years from entry]
  std::size_t treatment;
  double rate;  ///< [money per year]
  bool covered;
};
struct Loss {
  double time;  ///< [years from entry]
  std::size_t treatment;
  double qalys, days;
};
/// A late event or an endpoint, if the life lasts until then.
struct Coming {
  double time;  ///< [years from entry]
  std::size_t treatment, entry;
  double amount;  ///< [money]
};
/// What became of a treatment.
struct History {
  int courses = 0;
  double first_start = no_time;  ///< [years from entry]
  double relief_then = 0;        ///< [percent]
  std::vector<int> adverse_events;
};

class Life {
 public:
  Life(const World& world, const Pathway& pathway, const Chance& chance);
  Life(const Life&) = delete;  // relief refers to the patient

  Patient patient;
  PlainRelief relief;
  double end;  ///< death or horizon [years from entry]
  std::vector<Fate> fates;
  std::vector<Payment> payments;
  std::vector<Stream> streams;
  std::vector<Loss> losses;
  std::vector<Coming> late_events, endpoints;
  std::vector<History> histories;  ///< by treatment
  double first_surgery = no_time;  ///< [years from entry]

 private:
  Fate take(const Step& step);
  double settled(double time) const;
  void pass(double time);
  Fate give_courses();
  Fate give_course();
  void stop_what_ends_now();
  void immediate_events(int course);
  void follow_later(int course);
  double draw_late_events(const LateEvent& event, std::size_t entry, int course);
  void charge(When when, double part = 1);
  bool may_charge(const CostItem& item);
  void open_streams();
  void close_streams(std::set<Until> which);
  double amount_of(const CostItem& item) const;
  void pay(const CostItem& item, double amount);

  struct Open {
    std::size_t stream;
    Until until;
  };

  const CareModel& model_;
  const SuccessRule& success_;
  Chance chance_;
  double now_ = 0;  ///< [years from entry]
  std::vector<Open> open_;
  std::set<int> charged_once_;

  // The step being taken.
  std::size_t index_ = 0;  ///< of the treatment
  const Treatment* treatment_ = nullptr;
  double rank_ = 0;         ///< Z
  double repeat_wait_ = 0;  ///< after this course [years]
};

}  // namespace spinepath::brute
