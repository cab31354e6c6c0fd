#include "sim/report/findings/parts.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

double sum_of(const PartSizes& sizes) { return std::accumulate(sizes.begin(), sizes.end(), 0.0); }

/// Whether parts can be given as shares: none is negative, and not all are 0.
bool have_shares(const PartSizes& sizes) { return std::ranges::min(sizes) >= 0 && sum_of(sizes) > 0; }

std::string share_text(double part, double whole, int decimals = 0) {
  return fixed(100 * part / whole, decimals) + " %";
}

/// "57 % natural course, 23 % context and 20 % specific effect", or in points where one is negative.
std::string shares_or_points(const PartSizes& sizes, bool signs) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const std::string points = fixed(sizes[i], 1);
    texts.push_back(fmt::format("{} {}",
                                have_shares(sizes) ? share_text(sizes[i], sum_of(sizes), 1)
                                                   : (signs ? with_sign(points) : points) + " points",
                                parts_of_relief[i].text));
  }
  return listed(texts);
}

std::size_t largest_of(const PartSizes& sizes) {
  return static_cast<std::size_t>(std::ranges::max_element(sizes) - sizes.begin());
}

const ReliefParts& highest_relief(const std::vector<ReliefParts>& rows) {
  return *std::ranges::max_element(rows, {}, [](const ReliefParts& row) { return *row.relief.relief->mean; });
}

const Estimate* relief_difference(const Material& material, const PathwayText& pathway,
                                  const TimeText& time) {
  return find(material.run->differences, {pathway.name, "relief", "", time.text});
}

/// "; of its gain over …, 78 % is context"
std::string gain_finding(const Material& material, const TimeText& time, const PathwayText& best) {
  const PathwayText& reference = material.study.reference();
  const std::string base = name_in_text(reference);
  if (&best == &reference) return "; no pathway brings more";
  const Estimate* gain = relief_difference(material, best, time);
  const auto change = parted(material.run->differences, {best.name, "relief", "", time.text});
  if (!gain || !change) return {};
  if (sign_of(*gain) != Sign::more) return fmt::format("; no clear difference to {}", base);
  const PartSizes& sizes = change->parts;
  const std::size_t most = largest_of(sizes);
  if (!have_shares(sizes))
    return fmt::format("; most of its gain over {} is {}", base, parts_of_relief[most].text);
  return fmt::format("; of its gain over {}, {} is {}", base, share_text(sizes[most], sum_of(sizes)),
                     parts_of_relief[most].text);
}

}  // namespace

std::optional<PartedRelief> parted(const Estimates& estimates, const Quantity& relief) {
  const auto size_of = [&](const std::string& suffix) {
    return find(estimates, {relief.pathway, relief.outcome + suffix, relief.of, relief.at});
  };
  PartedRelief found{{}, 0, 0, size_of("")};
  for (std::size_t i = 0; i < found.parts.size(); ++i) {
    const Estimate* size = size_of(parts_of_relief[i].suffix);
    if (!size) return {};
    found.parts[i] = *size->mean;
  }
  if (const Estimate* others = size_of("_others")) found.others = *others->mean;
  if (const Estimate* capped = size_of("_capped")) found.capped = *capped->mean;
  return found.relief ? std::optional(found) : std::nullopt;
}

bool has_natural_course(const Run& run) {
  return std::ranges::any_of(run.outcomes, [](const auto& one) {
    return one.first.outcome == "relief_natural" && one.second.mean && *one.second.mean != 0;
  });
}

std::vector<ReliefParts> relief_parts(const Material& material, const TimeText& time) {
  std::vector<ReliefParts> rows;
  if (!material.run || !has_natural_course(*material.run)) return rows;
  for (const PathwayText& pathway : material.study.pathways)
    if (const auto relief = parted(material.run->outcomes, {pathway.name, "relief", "", time.text}))
      rows.push_back({&pathway, *relief});
  return rows;
}

std::string parts_finding(const Material& material, const TimeText& time,
                          const std::vector<ReliefParts>& rows) {
  const ReliefParts& best = highest_relief(rows);
  const std::string name = name_in_text(*best.pathway);
  const std::size_t most = largest_of(best.relief.parts);
  const std::string gain = rows.size() > 1 ? gain_finding(material, time, *best.pathway) : std::string{};
  if (have_shares(best.relief.parts))
    return fmt::format("After {}, {} of the relief with {} is {}{}", time.text,
                       share_text(best.relief.parts[most], sum_of(best.relief.parts)), name,
                       parts_of_relief[most].text, gain);
  return fmt::format("After {}, relief with {} is {} % of pain: {}{}", time.text, name,
                     fixed(*best.relief.relief->mean, 1), shares_or_points(best.relief.parts, true), gain);
}

std::string parts_in_words(const Material& material, const TimeText& time,
                           const std::vector<ReliefParts>& rows) {
  const ReliefParts& best = highest_relief(rows);
  std::string text = fmt::format("The parts of the relief with {}, before the limits of pain: {}.",
                                 name_in_text(*best.pathway), shares_or_points(best.relief.parts, false));
  const PathwayText& reference = material.study.reference();
  const auto change = parted(material.run->differences, {best.pathway->name, "relief", "", time.text});
  const Estimate* gain = relief_difference(material, *best.pathway, time);
  if (best.pathway == &reference || !change || !gain) return text;
  text += fmt::format(" Its difference to {} is {} points (± Monte Carlo error):", name_in_text(reference),
                      with_sign(rounded(gain->mean, gain->se)));
  for (std::size_t i = 0; i < parts_of_relief.size(); ++i) {
    const Estimate* part =
        find(material.run->differences,
             {best.pathway->name, std::string("relief") + parts_of_relief[i].suffix, "", time.text});
    text += fmt::format("{} {} {}", i == 0 ? "" : ",", parts_of_relief[i].text,
                        with_sign(rounded(part->mean, part->se)));
  }
  return text + ".";
}

}  // namespace spinepath::report
