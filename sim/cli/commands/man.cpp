#include "sim/cli/man_page.h"
#include "sim/cli/options/program_options.h"
#include "sim/cli/terminal/streams.h"

namespace spinepath::cli {

Action add_man(CLI::App&) {
  return [] {
    CLI::App program;
    VersionFlags flags;
    add_program_options(program, flags);
    print(man_page(program, add_commands(program)));
    return ok;
  };
}

}  // namespace spinepath::cli
