#include "sim/cli/completions.h"

#include <memory>

#include "sim/cli/options/commands.h"
#include "sim/cli/options/program_options.h"
#include "sim/cli/terminal/streams.h"

namespace spinepath::cli {

Action add_completions(CLI::App& app) {
  const auto shell = std::make_shared<Shell>(Shell::bash);
  add_choice(app, "SHELL", *shell, {{"bash", Shell::bash}, {"zsh", Shell::zsh}, {"fish", Shell::fish}},
             "for which shell");
  app.get_option("SHELL")->required();
  return [shell] {
    CLI::App program;
    VersionFlags flags;
    add_program_options(program, flags);
    print(completions(*shell, program, add_commands(program)));
    return ok;
  };
}

}  // namespace spinepath::cli
