#include <memory>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/terminal/streams.h"
#include "sim/output/files/file.h"
#include "sim/scenario/format/new_scenario.h"

namespace spinepath::cli {
namespace {

ExitCode write_starter(const std::string& file) {
  const std::string text(scenario::starter_scenario());
  if (file == "-") {
    print(text);
    return ok;
  }
  output::create_file(file, text, file);  // refuses one that exists
  print_message(fmt::format("wrote {}; try: spinepath run {}\n", file, file));
  return ok;
}

}  // namespace

Action add_new(CLI::App& app) {
  const auto file = std::make_shared<std::string>("-");
  app.add_option("FILE", *file, "new file; left out, or -: stdout\nA file that exists is never overwritten.")
      ->type_name("FILE.toml");
  return [file] { return write_starter(*file); };
}

}  // namespace spinepath::cli
