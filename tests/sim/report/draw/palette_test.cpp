// Marks can be seen and text can be read, light and dark (WCAG 2.2, 1.4.3 and 1.4.11).
#include "sim/report/draw/palette.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace spinepath::report {
namespace {

/// WCAG 2.2, relative luminance.
double luminance(std::string_view colour) {
  const auto channel = [&](std::size_t at) {
    const double value = std::stoi(std::string(colour.substr(at, 2)), nullptr, 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

double contrast(std::string_view a, std::string_view b) {
  const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
  return (light + 0.05) / (dark + 0.05);
}

TEST(Palettes, HaveEnoughContrast) {
  EXPECT_NEAR(contrast("#000000", "#ffffff"), 21, 1e-9);
  for (const Palette& palette : {light_palette, dark_palette})
    for (const std::string_view ground : {palette.paper, palette.panel}) {
      EXPECT_GE(contrast(palette.ink, ground), 7);
      EXPECT_GE(contrast(palette.muted, ground), 4.5);
      for (const std::string_view colour : palette.pathways)
        EXPECT_GE(contrast(colour, palette.paper), 3) << colour;
    }
}

TEST(Palettes, RepeatAfterTheLastColour) {
  EXPECT_EQ(colour_of(0), colour_of(6));
  EXPECT_EQ(colour_of(29), 5u);
}

}  // namespace
}  // namespace spinepath::report
