#include "sim/scenario/format/schema.h"

#include "sim/cli/options/commands.h"
#include "sim/cli/terminal/streams.h"

namespace spinepath::cli {

Command add_schema(CLI::App& program) {
  CLI::App* app = program.add_subcommand("schema", "print the JSON Schema of scenario files");
  app->footer("Example:\n  spinepath schema > scenario.schema.json");
  return {app, [] {
            print(scenario::json_schema());
            return ok;
          }};
}

}  // namespace spinepath::cli
