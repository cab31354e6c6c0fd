// Names and units of results, the same in all files: those of models/outcomes.h, with the scenario's currency
// for money and its names for treatments, events and times.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "sim/engine/value/outcome.h"
#include "sim/output/text/style.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::output {

struct KeyText {
  std::string outcome;
  std::string of;  ///< view, class, treatment, `background` or `treatment: event`; else empty
  std::string at;  ///< report time as the scenario writes it, `horizon` or `12 months`
  std::string unit;
};
KeyText text_of(const OutcomeKey& key, const scenario::Scenario& scenario);
/// The same with amounts in another currency.
KeyText text_of(const OutcomeKey& key, const scenario::Scenario& scenario, const std::string& currency);

std::string_view name_of(View view);

/// Heading of an outcome in reports, with that currency: "QALYs", "USD per responder".
std::string label_of(Outcome outcome, const std::string& currency = {});
/// In reports: the label if there is one, else the name.
const std::string& label_of(const scenario::Treatment& treatment);
const std::string& label_of(const scenario::Pathway& pathway);
/// Mark after the names of what-ifs.
inline constexpr std::string_view what_if_mark = "†";
/// Lines on the pathways that do not use the run's evidence, `remark` after "other evidence than the run's"; empty if
/// all use it.
std::string what_if_note(const scenario::Scenario& scenario, std::string_view remark, const Style& style);
/// A pathway in tables: its name, shortened if long.
std::string short_name(const scenario::Scenario& scenario, std::size_t pathway);
/// Null if there is none of that name.
const scenario::Source* find_source(const scenario::Scenario& scenario, std::string_view name);
/// "USD of 2024"; without a price year, "USD".
std::string money_text(const scenario::Scenario& scenario);
/// "3.5 %", "3.5 %, from 30 years on 3 %"
std::string rates_text(const scenario::RateSteps& steps);
/// "discounted by 3 % (money) and 1.5 % (QALYs) a year"
std::string discounting_text(const scenario::Simulation& simulation);
/// In reports: "health care".
std::string view_text(View view);

}  // namespace spinepath::output
