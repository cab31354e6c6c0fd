#include "sim/output/files/manifest.h"

#include <fmt/format.h>

#include "sim/output/text/table.h"

namespace spinepath::output {

std::string hash_text(std::uint64_t hash) { return fmt::format("{:016x}", hash); }

std::string changes_text(const Manifest& manifest) {
  std::string text;
  const auto append = [&](const std::string& name, const std::string& value) {
    text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", name, value);
  };
  for (const auto& [key, value] : manifest.set) append(key, value);
  if (!manifest.evidence.empty()) append("evidence", manifest.evidence);
  return text;
}

std::string changes_note(const Manifest& manifest, const Style& style) {
  const std::string text = changes_text(manifest);
  if (text.empty()) return text;
  return wrapped("set on the command line: " + printable(text), style.text(), 2) + "\n";
}

}  // namespace spinepath::output
