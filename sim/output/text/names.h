// The words of a result, the same in all files: those of models/outcomes.h, with the scenario's currency for money
// and its names for treatments, events and times.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "sim/engine/value/outcome.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::output {

struct KeyText {
  std::string outcome;
  std::string of;  ///< view, class, treatment, `background` or `treatment: event`; else empty
  std::string at;  ///< report time as the scenario writes it, `horizon` or `12 months`
  std::string unit;
};
KeyText text_of(const OutcomeKey& key, const scenario::Scenario& scenario);
/// With money in another currency than the scenario's.
KeyText text_of(const OutcomeKey& key, const scenario::Scenario& scenario, const std::string& currency);

std::string_view name_of(View view);

/// Heading of an outcome for people, with that currency: "QALYs", "USD per responder".
std::string label_of(Outcome outcome, const std::string& currency = {});
/// For people: the label where there is one, else the name.
const std::string& label_of(const scenario::Treatment& treatment);
const std::string& label_of(const scenario::Pathway& pathway);
/// Follows the names of what-ifs.
inline constexpr std::string_view what_if_mark = "†";
/// A pathway in tables: its name, shortened where it is long.
std::string short_name(const scenario::Scenario& scenario, std::size_t pathway);
/// "USD of 2024"
std::string money_text(const scenario::Scenario& scenario);
/// For people: "health care".
std::string view_text(View view);

}  // namespace spinepath::output
