#include "sim/engine/run/pathways.h"

#include <gtest/gtest.h>

namespace spinepath {
namespace {

/// Pathways through treatments by their numbers.
std::vector<Pathway> through(const std::vector<std::vector<int>>& all) {
  std::vector<Pathway> pathways;
  for (const std::vector<int>& treatments : all) {
    Pathway& pathway = pathways.emplace_back();
    for (const int treatment : treatments) pathway.steps.push_back({.treatment = treatment, .wait = {}});
  }
  return pathways;
}

/// As text: a node's pathways that end there, then the branches, each with its treatment.
std::string text_of(const PathwayNode& node) {
  std::string text;
  for (const std::size_t p : node.ends) text += "#" + std::to_string(p);
  for (const PathwayNode& next : node.then)
    text += "(" + std::to_string(next.step.treatment) + text_of(next) + ")";
  return text;
}
std::string tree(const std::vector<Pathway>& pathways) { return text_of(tree_of(pathways)); }

TEST(TreeOfPathways, SharesTheStepsThatTheyBeginWith) {
  EXPECT_EQ(tree(through({{0, 1}, {0, 2}, {0, 1, 3}, {4}})), "(0(1#0(3#2))(2#1))(4#3)");
}

TEST(TreeOfPathways, EndsPathwaysWithoutStepsAtTheRoot) {
  EXPECT_EQ(tree(through({{}, {0}, {}})), "#0#2(0#1)");
}

TEST(TreeOfPathways, EndsTheSamePathwaysTogether) {
  EXPECT_EQ(tree(through({{0, 1}, {0, 1}})), "(0(1#0#1))");
}

TEST(TreeOfPathways, DoesNotShareStepsAfterADifference) {
  EXPECT_EQ(tree(through({{0, 2}, {1, 2}})), "(0(2#0))(1(2#1))");
}

TEST(TreeOfPathways, SharesOnlyStepsThatAreTheSameUnderTheSameRuleOfSuccess) {
  std::vector<Pathway> pathways = through({{0}, {0}, {0}, {0}, {0}, {0}});
  pathways[1].steps[0].accept = 0.5;
  pathways[2].steps[0].wait = Fixed(0.1);
  pathways[3].success.success = 30;
  pathways[4].success.lost_below = 40;
  pathways[5].success.since_course = true;
  EXPECT_EQ(tree(pathways), "(0#0)(0#1)(0#2)(0#3)(0#4)(0#5)");
}

TEST(Forks, AreTheCopiesHeldAtOnce) {
  EXPECT_EQ(forks(tree_of(through({{0, 1, 2}}))), 0u);
  EXPECT_EQ(forks(tree_of(through({{0}, {1}, {2}}))), 1u);        // the last branch needs none
  EXPECT_EQ(forks(tree_of(through({{0, 1}, {0, 2}, {3}}))), 2u);  // a copy, and in it another one
  EXPECT_EQ(forks(tree_of(through({{3}, {0, 1}, {0, 2}}))), 1u);
}

}  // namespace
}  // namespace spinepath
