#include "sim/cli/man_page.h"

#include <fmt/format.h>

#include "build_info.h"
#include "sim/cli/entries.h"
#include "sim/cli/terminal/exit_codes.h"

namespace spinepath::cli {
namespace {

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// A character beyond ASCII by its number: \[u2026]. `text` begins with it, in UTF-8.
std::string by_number(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  unsigned code = first < 0xE0 ? first & 0x1Fu : first < 0xF0 ? first & 0x0Fu : first & 0x07u;
  for (std::size_t i = 1; i < text.size() && continues_character(text[i]); ++i)
    code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3Fu);
  return fmt::format("\\[u{:04X}]", code);
}

/// Escapes backslashes and hyphens, and lines that would begin with a request.
std::string roff(std::string_view text) {
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins_line = i == 0 || text[i - 1] == '\n';
    if (begins_line && (text[i] == '.' || text[i] == '\'')) escaped += "\\&";
    if (continues_character(text[i])) continue;
    if (static_cast<unsigned char>(text[i]) >= 0xC0)
      escaped += by_number(text.substr(i));
    else if (text[i] == '\\')
      escaped += "\\e";
    else if (text[i] == '-')
      escaped += "\\-";
    else
      escaped += text[i];
  }
  return escaped;
}

std::string label_of(const OptionEntry& entry) {
  std::string text;
  for (const std::string& name : entry.names)
    text += fmt::format("{}\\fB{}\\fR", text.empty() ? "" : ", ", roff(name));
  if (entry.value.empty()) return text;
  return fmt::format("{}{}\\fI{}\\fR", text, text.empty() ? "" : " ", roff(entry.value));
}

std::string entries_text(const std::vector<OptionEntry>& entries) {
  std::string text;
  for (const bool arguments : {true, false})
    for (const OptionEntry& entry : entries) {
      if (entry.is_argument() != arguments) continue;
      text += fmt::format(".TP\n{}\n{}.\n", label_of(entry), roff(entry.summary));
      if (!entry.more.empty()) text += roff(entry.more) + "\n";
    }
  return text;
}

/// Verbatim lines in a monospaced font.
std::string example_text(std::string_view example) {
  return fmt::format(".PP\n.EX\n{}\n.EE\n", roff(example));
}

std::string command_text(const Subcommand& subcommand) {
  const Command& row = *subcommand.command;
  const std::vector<OptionEntry> entries = entries_of(*subcommand.app);
  std::string text = fmt::format(".SS {}\n{}.\n", row.name, roff(row.summary));
  text += fmt::format(".PP\n\\fB{}\\fR\n", roff(usage_line(*subcommand.app, entries)));
  if (!row.details.empty()) text += fmt::format(".PP\n{}\n", roff(row.details));
  return text + entries_text(entries) + example_text(row.example);
}

}  // namespace

std::string man_page(const CLI::App& program, std::span<const Subcommand> subcommands) {
  std::string text =
      fmt::format(".TH SPINEPATH 1 \"\" \"spinepath {}\" \"User Commands\"\n", build_info::version);
  text += fmt::format(".SH NAME\nspinepath \\- {}\n", roff(program.get_description()));
  text +=
      ".SH SYNOPSIS\n\\fBspinepath\\fR \\fICOMMAND\\fR [\\fIoptions\\fR]\n.br\n"
      "\\fBspinepath\\fR \\fIFILE.toml\\fR [\\fIoptions\\fR]\n";
  text +=
      ".SH DESCRIPTION\nA scenario file holds one question: who enters, which pathways of treatment are "
      "compared, what is known of each treatment and its price. \\fBspinepath schema\\fR prints its "
      "format; \\fBspinepath new\\fR writes one to start from. A scenario alone is run.\n";
  text += ".SH OPTIONS\n" + entries_text(entries_of(program));
  text += ".SH COMMANDS\n";
  for (const Subcommand& subcommand : subcommands) text += command_text(subcommand);
  text += ".SH EXIT STATUS\n";
  for (const ExitCodeInfo& row : exit_codes)
    text += fmt::format(".TP\n{}\n{}\n", static_cast<int>(row.code), roff(row.text));
  text +=
      ".SH ENVIRONMENT\n.TP\nCOLUMNS\nWidth of the page that tables and text fit; otherwise the "
      "terminal's.\n.TP\nNO_COLOR\nIf set and not empty: no colours, unless \\-\\-color asks for them.\n";
  return text;
}

}  // namespace spinepath::cli
