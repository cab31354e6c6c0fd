"""What a peer counts and writes: sums over patients, as means with standard errors, named as in outcomes.csv."""
from __future__ import annotations

import argparse
import json
import math
import sys
import time
from collections import defaultdict
from collections.abc import Callable

from model import Model, read_model


class Sums:
    """Sum and sum of squares over patients of each outcome, keyed by (outcome, of, at)."""

    def __init__(self) -> None:
        self._sums: defaultdict[tuple[str, str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])

    def add(self, outcome: str, of: str, at: str, total: float, squares: float) -> None:
        sums = self._sums[outcome, of, at]
        sums[0] += total
        sums[1] += squares

    def rows(self, patients: int) -> list[dict[str, str | float]]:
        rows: list[dict[str, str | float]] = []
        for (outcome, of, at), (total, squares) in self._sums.items():
            n = self._sums["alive", "", at][0] if outcome == "relief_50" else patients  # relief: of the living
            mean = total / n
            variance = max(0.0, squares / n - mean * mean)
            rows.append({"outcome": outcome, "of": of, "at": at, "mean": mean, "se": math.sqrt(variance / n)})
        return rows


def run_peer(description: str, simulate: Callable[[Model, int, int], Sums]) -> None:
    """The command line of a peer: simulates, times the simulation alone, writes JSON to standard output."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--patients", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    model = read_model()
    start = time.perf_counter()
    sums = simulate(model, options.patients, options.seed)
    seconds = time.perf_counter() - start
    json.dump({"patients": options.patients, "seconds": seconds, "outcomes": sums.rows(options.patients)},
              sys.stdout, indent=1)
    print()
