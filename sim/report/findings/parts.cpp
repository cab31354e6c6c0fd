#include "sim/report/findings/parts.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

using PartSizes = std::array<double, parts_of_relief.size()>;

bool has_natural_course(const Run& run) {
  return std::ranges::any_of(run.outcomes, [](const auto& one) {
    return one.first.outcome == parts_of_relief[0].outcome && one.second.mean && *one.second.mean != 0;
  });
}

/// The three parts, if the estimates have them all.
std::optional<PartSizes> sizes_in(const Estimates& estimates, const PathwayText& pathway,
                                  const TimeText& time) {
  PartSizes sizes{};
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const Estimate* size = find(estimates, {pathway.name, parts_of_relief[i].outcome, "", time.text});
    if (!size) return {};
    sizes[i] = *size->mean;
  }
  return sizes;
}

double sum_of(const PartSizes& sizes) { return std::accumulate(sizes.begin(), sizes.end(), 0.0); }

/// Whether parts can be said as shares: none is negative, and not all are 0.
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

const ReliefParts& highest_relief(const std::vector<ReliefParts>& rows) {
  return *std::ranges::max_element(rows, {}, [](const ReliefParts& row) { return *row.relief->mean; });
}

std::size_t largest_of(const PartSizes& sizes) {
  return static_cast<std::size_t>(std::ranges::max_element(sizes) - sizes.begin());
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
  const auto sizes = sizes_in(material.run->differences, best, time);
  if (!gain || !sizes) return {};
  if (sign_of(*gain) != Sign::more) return fmt::format("; no clear difference to {}", base);
  const std::size_t most = largest_of(*sizes);
  if (!have_shares(*sizes))
    return fmt::format("; most of its gain over {} is {}", base, parts_of_relief[most].text);
  return fmt::format("; of its gain over {}, {} is {}", base, share_text((*sizes)[most], sum_of(*sizes)),
                     parts_of_relief[most].text);
}

}  // namespace

std::vector<ReliefParts> relief_parts(const Material& material, const TimeText& time) {
  std::vector<ReliefParts> rows;
  if (!material.run || !has_natural_course(*material.run)) return rows;
  const Estimates& outcomes = material.run->outcomes;
  for (const PathwayText& pathway : material.study.pathways) {
    const auto sizes = sizes_in(outcomes, pathway, time);
    const Estimate* relief = find(outcomes, {pathway.name, "relief", "", time.text});
    const Estimate* capped = find(outcomes, {pathway.name, "relief_capped", "", time.text});
    if (sizes && relief) rows.push_back({&pathway, *sizes, capped ? *capped->mean : 0, relief});
  }
  return rows;
}

std::string parts_finding(const Material& material, const TimeText& time,
                          const std::vector<ReliefParts>& rows) {
  const ReliefParts& best = highest_relief(rows);
  const std::string name = name_in_text(*best.pathway);
  const std::size_t most = largest_of(best.parts);
  const std::string gain = rows.size() > 1 ? gain_finding(material, time, *best.pathway) : std::string{};
  if (have_shares(best.parts))
    return fmt::format("After {}, {} of the relief with {} is {}{}", time.text,
                       share_text(best.parts[most], sum_of(best.parts)), name, parts_of_relief[most].text,
                       gain);
  return fmt::format("After {}, relief with {} is {} % of pain: {}{}", time.text, name,
                     fixed(*best.relief->mean, 1), shares_or_points(best.parts, true), gain);
}

std::string parts_in_words(const Material& material, const TimeText& time,
                           const std::vector<ReliefParts>& rows) {
  const ReliefParts& best = highest_relief(rows);
  std::string text = fmt::format("The parts of the relief with {}, before the limits of pain: {}.",
                                 name_in_text(*best.pathway), shares_or_points(best.parts, false));
  const PathwayText& reference = material.study.reference();
  const auto sizes = sizes_in(material.run->differences, *best.pathway, time);
  const Estimate* gain = relief_difference(material, *best.pathway, time);
  if (best.pathway == &reference || !sizes || !gain) return text;
  text += fmt::format(" Its difference to {} is {} points (± Monte Carlo error):", name_in_text(reference),
                      with_sign(rounded(gain->mean, gain->se)));
  for (std::size_t i = 0; i < sizes->size(); ++i) {
    const Estimate* part =
        find(material.run->differences, {best.pathway->name, parts_of_relief[i].outcome, "", time.text});
    text += fmt::format("{} {} {}", i == 0 ? "" : ",", parts_of_relief[i].text,
                        with_sign(rounded(part->mean, part->se)));
  }
  return text + ".";
}

}  // namespace spinepath::report
