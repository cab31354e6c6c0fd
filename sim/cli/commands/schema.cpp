#include "sim/scenario/format/schema.h"

#include <memory>

#include "sim/cli/commands.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/terminal/streams.h"
#include "sim/scenario/format/keys_page.h"

namespace spinepath::cli {
namespace {

enum class SchemaFormat { json, markdown };

}  // namespace

Action add_schema(CLI::App& app) {
  const auto format = std::make_shared<SchemaFormat>(SchemaFormat::json);
  add_choice(app, "--format", *format, {{"json", SchemaFormat::json}, {"markdown", SchemaFormat::markdown}},
             "json (default), or markdown: all keys");
  return [format] {
    print(*format == SchemaFormat::json ? scenario::json_schema() : scenario::keys_page());
    return ok;
  };
}

}  // namespace spinepath::cli
