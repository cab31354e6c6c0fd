"""What a peer counts and writes: sums over patients, as means with standard errors, named as in outcomes.csv."""
from __future__ import annotations

import argparse
import json
import math
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from model import RESPONDER_AT, Model, read_model

VIEWS = ("patient", "payer", "health_care", "societal")
Row = dict[str, str | float]


@dataclass
class Moments:
    total: float = 0.0
    squares: float = 0.0
    patients: int = 0  # that the mean is over


class Sums:
    """Sum and sum of squares over patients of each outcome, keyed by (outcome, of, at)."""

    def __init__(self) -> None:
        self._sums: dict[tuple[str, str, str], Moments] = {}
        self._with_responders = dict.fromkeys(VIEWS, 0.0)  # sums of spend times (1 of a responder, 0 of others)

    def add(self, outcome: str, of: str, at: str, total: float, squares: float, patients: int) -> None:
        """Of so many patients: all, or those that the mean is over."""
        sums = self._sums.setdefault((outcome, of, at), Moments())
        sums.total += float(total)
        sums.squares += float(squares)
        sums.patients += int(patients)

    def add_spend_of_responders(self, view: str, total: float) -> None:
        self._with_responders[view] += float(total)

    def rows(self, model: Model) -> list[Row]:
        return [*self._means(), *self._per_responder(), *self._cohort(model.cohort_size)]

    def _means(self) -> Iterator[Row]:
        for (outcome, of, at), s in self._sums.items():
            mean = s.total / s.patients
            variance = max(0.0, s.squares / s.patients - mean * mean)
            yield row(outcome, of, at, mean, math.sqrt(variance / s.patients))

    def _per_responder(self) -> Iterator[Row]:
        """Ratio of two means, its error by the delta method."""
        responders = self._sums["relief_50", "", RESPONDER_AT].total
        for view, product in self._with_responders.items():
            spend = self._sums["spend", view, RESPONDER_AT]
            ratio = spend.total / responders
            squares = spend.squares - 2 * ratio * product + ratio * ratio * responders
            yield row("cost_per_responder", view, RESPONDER_AT, ratio, math.sqrt(squares) / responders)

    def _cohort(self, size: int) -> Iterator[Row]:
        for r in list(self._means()):
            if (r["outcome"], r["at"]) == ("spend", "horizon"):
                yield row("cohort_spend", r["of"], "horizon", r["mean"] * size, r["se"] * size)


def row(outcome: str, of: str, at: str, mean: float, se: float) -> Row:
    return {"outcome": outcome, "of": of, "at": at, "mean": mean, "se": se}


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
    json.dump({"patients": options.patients, "seconds": seconds, "outcomes": sums.rows(model)}, sys.stdout, indent=1)
    print()
