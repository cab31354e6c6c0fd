#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/report/outcomes/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

constexpr const char* drawing =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"pathways\" role=\"img\" "
    "aria-labelledby=\"pathways-title "
    "pathways-desc\" viewBox=\"0 0 9 9\">\n<title id=\"pathways-title\">T</title>\n<desc "
    "id=\"pathways-desc\">D</desc>\n"
    "<style>.pathways{color:red}</style>\n<rect class=\"paper\"/>{}</svg>\n";

Material with_drawings(const std::string& inside, std::size_t pathways = 2) {
  TestFolder folder = small_run(pathways);
  const std::string svg = fmt::format(fmt::runtime(std::string(drawing).replace(
                                          std::string(drawing).find("{color:red}"), 11, "{{color:red}}")),
                                      inside);
  return folder.add_file("diagram.svg", svg).add_file("diagram-narrow.svg", svg).material();
}

TEST(QuestionFigure, BothDrawingsAreInThePageWithIdsOfTheirOwn) {
  const std::string body = question_figure(with_drawings(""))->body;
  for (const char* id : {"id=\"tree-wide-title\"", "id=\"tree-narrow-title\"",
                         "aria-labelledby=\"tree-wide-title tree-wide-desc\""})
    EXPECT_NE(body.find(id), std::string::npos) << body;
  for (const char* gone : {"xmlns", "<style", "\"pathways-title\""})
    EXPECT_EQ(body.find(gone), std::string::npos) << body;
}

TEST(QuestionFigure, ADrawingWithOtherElementsOrAttributesIsLeftOut) {
  EXPECT_TRUE(question_figure(with_drawings("<text x=\"1\">a = b</text>")));
  EXPECT_FALSE(question_figure(with_drawings("<script>1</script>")));
  EXPECT_FALSE(question_figure(with_drawings("<rect onclick=\"f()\"/>")));
  EXPECT_FALSE(question_figure(small_run().material()));
}

TEST(QuestionFigure, SaysWhatPathwaysShare) {
  EXPECT_EQ(question_figure(with_drawings(""))->finding,
            "2 pathways of up to 1 step; they begin with different steps");
  EXPECT_EQ(question_figure(with_drawings("", 1))->finding, "One pathway of 1 step");
  EXPECT_NE(question_figure(with_drawings("", 7))->body.find("tree-wide grey"), std::string::npos);
}

}  // namespace
}  // namespace spinepath::report
