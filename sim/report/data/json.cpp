#include "sim/report/data/json.h"

#include <cmath>

namespace spinepath::report {
namespace {

/// Null where there is none of that key.
const Json& at(const Json& object, const char* key) {
  static const Json none;
  if (!object.is_object()) return none;
  const auto found = object.find(key);
  return found == object.end() ? none : *found;
}

}  // namespace

Json parsed(const std::string& name, const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) throw Unusable(name, "is not JSON");
  return json;
}

std::string text_of(const Json& object, const char* key) {
  const Json& value = at(object, key);
  return value.is_string() ? value.get<std::string>() : std::string{};
}

std::optional<double> number_of(const Json& object, const char* key) {
  const Json& value = at(object, key);
  constexpr double largest = 1e30;  // that a result may be
  return value.is_number() && std::abs(value.get<double>()) < largest ? std::optional(value.get<double>())
                                                                      : std::nullopt;
}

std::uint64_t count_of(const Json& object, const char* key) {
  const Json& value = at(object, key);
  return value.is_number_unsigned() ? value.get<std::uint64_t>() : 0;
}

bool flag_of(const Json& object, const char* key, bool otherwise) {
  const Json& value = at(object, key);
  return value.is_boolean() ? value.get<bool>() : otherwise;
}

const Json& list_of(const Json& object, const char* key) {
  static const Json nothing = Json::array();
  const Json& value = at(object, key);
  return value.is_structured() ? value : nothing;
}

}  // namespace spinepath::report
