#include "sim/output/story/parts.h"

#include "sim/output/text/time.h"

namespace spinepath::output {

double relief_at(const History& history, double time) {
  double relief = 0;
  for (const ReliefPiece& piece : history.relief)
    if (piece.from <= time) relief = piece.relief + piece.slope * (time - piece.from);
  return relief;
}

std::string moment_text(double years) { return years > 0 ? time_text(years) : "at entry"; }

}  // namespace spinepath::output
