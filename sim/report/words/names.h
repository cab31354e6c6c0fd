// Pathways in sentences and where there is little room.
#pragma once
#include <string>

#include "sim/report/data/study.h"

namespace spinepath::report {

/// With spaces for underscores.
std::string spaced(std::string name);
/// With a capital first letter.
std::string with_capital(std::string text);

/// "ladder with cells"
std::string short_name(const PathwayText& pathway);
/// The short name, at most as long as the room at the end of a line allows.
std::string end_name(const PathwayText& pathway);
/// "③", "(21)"
std::string number_sign(const PathwayText& pathway);
/// Within a sentence, with its number: "③ conservative care, then injections".
std::string name_in_text(const PathwayText& pathway);
/// The same without the number: the label with a small first letter, or the short name if the label is long.
std::string plain_name(const PathwayText& pathway);

}  // namespace spinepath::report
