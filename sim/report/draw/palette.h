// The colours of pages and drawings, light and dark. A pathway has one number and one colour everywhere; beyond six
// pathways colours repeat, so the number is always written, too. Found by search: the least distance (OKLab x 100) of
// two colours as seen with normal, protan, deutan and tritan vision is 11.7 (light) and 12.7 (dark), and each has a
// contrast of at least 3:1 to the paper. Text is in ink, never in these colours.
#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace spinepath::report {

struct Palette {
  std::string_view paper, panel, rule, ink,
      muted;  ///< background, boxes, their edges, text, less important text
  std::array<std::string_view, 6> pathways, on_pathways;  ///< and what is legible on them
};

inline constexpr Palette light_palette{
    .paper = "#ffffff",
    .panel = "#f5f6f8",
    .rule = "#d3d8df",
    .ink = "#171b21",
    .muted = "#535a65",
    .pathways = {"#6a6e77", "#0c4594", "#e76012", "#36a580", "#771556", "#3a3100"},
    .on_pathways = {"#fff", "#fff", "#000", "#000", "#fff", "#fff"}};

inline constexpr Palette dark_palette{
    .paper = "#14181d",
    .panel = "#1c2127",
    .rule = "#363d47",
    .ink = "#e9edf2",
    .muted = "#a9b1bc",
    .pathways = {"#a9adb2", "#4c86f1", "#ed8037", "#55f0ed", "#aa6b9e", "#f1cc69"},
    .on_pathways = {"#000", "#000", "#000", "#000", "#000", "#000"}};

/// Which of the colours a pathway has.
constexpr std::size_t colour_of(std::size_t pathway) { return pathway % light_palette.pathways.size(); }

}  // namespace spinepath::report
