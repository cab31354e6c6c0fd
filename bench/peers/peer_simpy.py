"""The model of small.toml in SimPy: one process per patient, each patient in an environment of their own.

Patients never wait for each other. One environment for all is slower (14 000 patients/s against 24 000 when both were
measured with the first edition's program on a busy machine: the queue is long).
"""
from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from random import Random

import numpy as np
from simpy import Environment, Event

from model import CRITERIA, RESPONDER_AT, SLACK, AdverseEvent, Model, Treatment, TruncatedNormal
from outcomes import VIEWS, Sums, run_peer

Key = tuple[str, str, str]  # outcome, of, at
BLOCK = 1000  # patients added up at once


def truncated_normal(rng: Random, d: TruncatedNormal) -> float:
    while not d.low <= (x := rng.gauss(d.mean, d.sd)) <= d.high:
        pass
    return x


def time_of_death(model: Model, cumulative: list[list[float]], rng: Random) -> float:
    """Constant hazard within each year of age; `cumulative` holds each birthday's cumulative hazard, by sex."""
    age = truncated_normal(rng, model.age)
    sex = int(rng.random() < model.female)
    hazard, until = model.hazard[sex], cumulative[sex]
    year = int(age)
    fatal = until[year] + (age - year) * hazard[year] + rng.expovariate(1)
    last = min(bisect_right(until, fatal), len(hazard)) - 1
    return last + (fatal - until[last]) / hazard[last] - age


class Layer:
    """What a treatment adds to relief: straight pieces (begin, value there, slope), the last one without an end."""

    def __init__(self) -> None:
        self.pieces = [(0.0, 0.0, 0.0)]

    def at(self, time: float) -> float:
        for begin, x, slope in reversed(self.pieces):
            if begin <= time:
                return x + slope * (time - begin)
        return 0.0

    def turn(self, start: float, knots: tuple[float, ...], relief: list[float], relapse: float) -> None:
        """A course takes the layer from where it is through the knots; the relapse ends it."""
        begin, x = start, self.at(start)
        while self.pieces[-1][0] >= start:
            self.pieces.pop()
        for knot, y in zip(knots, relief):
            self.pieces.append((begin, x, (y - x) / (start + knot - begin)))
            begin, x = start + knot, y
        self.pieces += [(begin, x, 0.0), (relapse, 0.0, 0.0)]

    def kinks(self) -> Iterator[tuple[float, float, float]]:
        """Time, jump and change of slope."""
        before, x, slope = self.pieces[0]
        for begin, y, next_slope in self.pieces[1:]:
            yield begin, y - (x + slope * (begin - before)), next_slope - slope
            before, x, slope = begin, y, next_slope


class Relief:
    """Measures relief from entry to the end, piece by piece."""

    def __init__(self, model: Model, lowest: float) -> None:
        self.rate, self.lowest = model.discount, lowest
        self.report_at = list(model.report_at.values())
        self.discounted = self.undiscounted = 0.0  # integrals so far
        self.years_above = [0.0 for _ in CRITERIA]
        self.at_report: list[tuple[float, float]] = []  # relief and its discounted integral, at each report time so far

    def limited(self, x: float) -> float:
        return min(max(x, self.lowest), 100.0)

    def follow(self, layers: list[Layer], end: float) -> None:
        begin = x = slope = 0.0
        kinks = sorted(kink for layer in layers for kink in layer.kinks())
        for time, jump, change in [*kinks, (end, 0.0, 0.0)]:
            time = min(time, end)
            while len(self.at_report) < len(self.report_at) and self.report_at[len(self.at_report)] <= time:
                report_at = self.report_at[len(self.at_report)]
                x = self.add(begin, report_at, x, slope)
                begin = report_at
                self.at_report.append((self.limited(x), self.discounted))
            x = self.add(begin, time, x, slope)
            begin = time
            if time >= end:
                return
            x += jump
            slope += change

    def add(self, begin: float, end: float, x: float, slope: float) -> float:
        """A straight piece; returns relief at its end, without the limits."""
        length = end - begin
        y = x + slope * length
        if length <= 0 or max(abs(x), abs(y)) < SLACK:  # nothing there but rounding
            return y
        for i, criterion in enumerate(CRITERIA):
            if x >= criterion and y >= criterion:
                self.years_above[i] += length
            elif x >= criterion or y >= criterion:
                self.years_above[i] += length * (max(x, y) - criterion) / abs(x - y)
        if self.lowest <= min(x, y) and max(x, y) <= 100:
            self.integrate(begin, end, x, y)
            return y
        crossings = ((limit - x) / (y - x) for limit in (self.lowest, 100.0) if (x < limit) != (y < limit))
        parts = [0.0, *sorted(crossings), 1.0]
        for a, b in zip(parts, parts[1:]):
            self.integrate(begin + a * length, begin + b * length,
                           self.limited(x + a * (y - x)), self.limited(x + b * (y - x)))
        return y

    def integrate(self, begin: float, end: float, x: float, y: float) -> None:
        """With discounting at the rate d the integral of x + m (t - a) is [(x + m/d) e^(-da) - (y + m/d) e^(-db)] / d,
        from x at a to y at b.
        """
        if end <= begin:
            return
        d = self.rate
        self.undiscounted += (x + y) / 2 * (end - begin)
        per_d = (y - x) / (end - begin) / d
        self.discounted += ((x + per_d) * math.exp(-d * begin) - (y + per_d) * math.exp(-d * end)) / d


class Patient:
    def __init__(self, model: Model, cumulative: list[list[float]], rng: Random) -> None:
        self.model, self.rng = model, rng
        self.env = Environment()
        self.pain = truncated_normal(rng, model.pain)
        self.relief = Relief(model, lowest=100 - 10_000 / self.pain)  # pain stays <= 100
        self.patient_share = model.coinsurance if rng.random() < model.insured else 1.0
        self.responsiveness = rng.gauss(0, 1)
        self.end = min(time_of_death(model, cumulative, rng), model.horizon)
        self.layers = {t.name: Layer() for t in model.treatments}
        self.first: dict[str, tuple[float, float]] = {}  # start of the first course, share of pain left then
        self.courses: Counter[str] = Counter()
        self.events: Counter[str] = Counter()
        self.surgery = math.inf  # its time
        bins = len(model.report_at) + 1  # amounts by how many report times have come: at these they do not count
        self.spent, self.discounted_days_off = [0.0] * bins, [0.0] * bins  # discounted
        self.spent_on: Counter[str] = Counter()  # discounted
        self.undiscounted_spend = self.days_off = self.qaly_loss = self.discounted_qaly_loss = 0.0

    def live(self) -> None:
        self.env.process(self.pathway())
        self.env.run(until=self.end)
        self.relief.follow(list(self.layers.values()), self.end)

    def pathway(self) -> Iterator[Event]:
        for treatment in self.model.treatments:
            if self.rng.random() >= treatment.accept:
                continue
            yield self.env.timeout(self.rng.uniform(*treatment.wait))
            yield from self.give(treatment)

    def give(self, t: Treatment) -> Iterator[Event]:
        env, rng, model = self.env, self.rng, self.model
        rank = (math.sqrt(model.correlation) * self.responsiveness
                + math.sqrt(1 - model.correlation) * rng.gauss(0, 1))
        low, mode, high = t.price
        price = rng.triangular(low, high, mode)
        for number in range(t.max_courses):
            self.start_course(t, rank, t.repeat_effect ** number, price)
            if t.event and rng.random() < t.event.probability:
                self.suffer(t, t.event)
                if rng.random() < t.event.death:
                    self.end = env.now
                    yield env.event()  # nothing follows
                self.lose_qalys(t.event.qaly_loss)
            self.recover(t)
            yield env.timeout(t.assess_at)
            self.charge(t, t.visit)
            if self.relief_at(env.now) < model.success - SLACK:
                return
            lost = self.lost_after(env.now, model.success - SLACK)
            if lost == math.inf:
                yield env.event()  # success for ever
            yield env.timeout(lost - env.now)
            if number + 1 < t.max_courses:
                yield env.timeout(t.repeat_wait)

    def start_course(self, t: Treatment, rank: float, effect: float, price: float) -> None:
        now = self.env.now
        others = sum(layer.at(now) for name, layer in self.layers.items() if name != t.name)
        pain_left = 1 - self.relief.limited(others) / 100
        relief = [pain_left * effect * (mean + sd * rank) for mean, sd in zip(t.relief_mean, t.relief_sd)]
        relapse = now + t.knots[-1] + self.rng.weibullvariate(t.relapse_scale, t.relapse_shape)
        self.layers[t.name].turn(now, t.knots, relief, relapse)
        self.courses[t.name] += 1
        self.first.setdefault(t.name, (now, pain_left))
        if t.is_surgery:
            self.surgery = min(self.surgery, now)
        self.charge(t, price)

    def suffer(self, t: Treatment, event: AdverseEvent) -> None:
        self.events[t.name] += 1
        self.charge(t, event.cost)

    def recover(self, t: Treatment) -> None:
        self.lose_qalys(t.qaly_loss)
        self.days_off += t.days_off_work
        self.discounted_days_off[self.bin()] += t.days_off_work * self.weight()

    def lose_qalys(self, loss: float) -> None:
        self.qaly_loss += loss
        self.discounted_qaly_loss += loss * self.weight()

    def charge(self, t: Treatment, amount: float) -> None:
        discounted = amount * self.weight()
        self.spent[self.bin()] += discounted
        self.spent_on[t.name] += discounted
        self.undiscounted_spend += amount

    def weight(self) -> float:
        return math.exp(-self.model.discount * self.env.now)

    def bin(self) -> int:
        return bisect_right(self.relief.report_at, self.env.now)

    def relief_at(self, time: float) -> float:
        return self.relief.limited(sum(layer.at(time) for layer in self.layers.values()))

    def lost_after(self, time: float, criterion: float) -> float:
        """The earliest time from `time` on at which relief is below the criterion."""
        layers = self.layers.values()
        slope = sum(next(m for begin, _, m in reversed(layer.pieces) if begin <= time) for layer in layers)
        x = sum(layer.at(time) for layer in layers)
        for kink, jump, change in sorted(kink for layer in layers for kink in layer.kinks() if kink[0] > time):
            if x < criterion:
                return time
            y = x + slope * (kink - time)
            if y < criterion:
                return time + (x - criterion) / (x - y) * (kink - time)
            time, x, slope = kink, y + jump, slope + change
        return time if x < criterion else math.inf

    # ---- the outcomes ----

    def values(self) -> list[float]:
        """In the order of columns()."""
        model, d, end = self.model, self.model.discount, self.end
        values: list[float] = []
        discounted_years = -math.expm1(-d * end) / d
        spent, days_off = list(accumulate(self.spent)), list(accumulate(self.discounted_days_off))
        reports = self.relief.at_report
        for k, (text, report_at) in enumerate(model.report_at.items()):
            alive = k < len(reports)
            relief, integral = reports[k] if alive else (0.0, self.relief.discounted)
            responds = relief >= 50 - SLACK
            years = -math.expm1(-d * report_at) / d if alive else discounted_years
            spend = self.spend(spent[k], years, self.pain * (years - integral / 100), days_off[k])
            values += [alive, relief >= 30 - SLACK, responds, relief < -SLACK, relief,
                       self.pain * (1 - relief / 100) if alive else 0.0, self.surgery < report_at, *spend]
            if text == RESPONDER_AT:
                values += [y * responds for y in spend]
        pain_years = self.pain * (discounted_years - self.relief.discounted / 100)
        undiscounted_pain_years = self.pain * (end - self.relief.undiscounted / 100)
        values += self.spend(spent[-1], discounted_years, pain_years, days_off[-1])
        values += self.spend(self.undiscounted_spend, end, undiscounted_pain_years, self.days_off)
        values += [self.background(discounted_years, pain_years),
                   self.qalys(discounted_years, pain_years, self.discounted_qaly_loss),
                   self.qalys(end, undiscounted_pain_years, self.qaly_loss),
                   end, *self.relief.years_above, self.days_off]
        for t in model.treatments:
            values += [self.spent_on[t.name], self.spent_on[t.name], self.courses[t.name], t.name in self.first,
                       self.events[t.name]]
            for after in model.follow_up.values():
                values += self.followed(t, after)
        return values

    def followed(self, t: Treatment, after: float) -> tuple[float, ...]:
        """Whether seen that long after the first course, and relief since then."""
        start, pain_left = self.first.get(t.name, (math.inf, 1.0))
        if start + after > self.end:
            return 0, 0, 0, 0
        if pain_left * self.pain < 1e-6:
            return 1, 0, 0, 0
        relief = max(100 * (1 - (1 - self.relief_at(start + after) / 100) / pain_left), -100.0)
        return 1, relief >= 30 - SLACK, relief >= 50 - SLACK, relief

    def background(self, years: float, pain: float) -> float:
        base, per_pain_point = self.model.health_care
        return base * years + per_pain_point * pain

    def spend(self, spent: float, years: float, pain: float, days_off: float) -> tuple[float, float, float, float]:
        """By view."""
        health_care = spent + self.background(years, pain)
        patient = health_care * self.patient_share
        base, per_pain_point = self.model.lost_production
        lost = base * years + per_pain_point * pain + self.model.day_off_work * days_off
        return patient, health_care - patient, health_care, health_care + lost

    def qalys(self, years: float, pain: float, loss: float) -> float:
        at_no_pain, per_pain_point = self.model.utility
        return at_no_pain * years + per_pain_point * pain - loss


def columns(model: Model) -> list[tuple[Key, Key | None]]:
    """The outcomes of Patient.values(), each with the outcome that counts the patients whose mean it is (None: all)."""
    keys: list[tuple[Key, Key | None]] = []

    def add(outcomes: tuple[str, ...], of: str = "", at: str = "horizon", among: Key | None = None) -> None:
        keys.extend(((outcome, of, at), among) for outcome in outcomes)

    def add_views(outcome: str, at: str = "horizon") -> None:
        keys.extend(((outcome, view, at), None) for view in VIEWS)

    for text in model.report_at:
        add(("alive",), at=text)
        add(("relief_30", "relief_50", "worse", "relief", "pain"), at=text, among=("alive", "", text))
        add(("had_surgery",), at=text)
        add_views("spend", text)
        if text == RESPONDER_AT:
            add_views("spend_of_responders", text)
    add_views("spend")
    add_views("spend_undiscounted")
    add(("spend_by_treatment",), "background")
    add(("qalys", "qalys_undiscounted", "life_years", "years_relief_30", "years_relief_50", "days_off_work"))
    for t in model.treatments:
        add(("spend_by_treatment",), t.name)
        add(("spend_by_class",), t.class_name)
        add(("courses", "treated"), t.name)
        add(("adverse_events",), f"{t.name}: {t.event.name}" if t.event else "")
        for text in model.follow_up:
            add(("followed",), t.name, text)
            add(("treated_relief_30", "treated_relief_50", "treated_relief"), t.name, text, ("followed", t.name, text))
    return keys


def simulate(model: Model, patients: int, seed: int) -> Sums:
    rng, sums, names = Random(seed), Sums(), columns(model)
    cumulative = [list(accumulate(hazard, initial=0.0)) for hazard in model.hazard]
    totals, squares = np.zeros(len(names)), np.zeros(len(names))
    for first in range(0, patients, BLOCK):
        rows = []
        for _ in range(min(BLOCK, patients - first)):
            patient = Patient(model, cumulative, rng)
            patient.live()
            rows.append(patient.values())
        table = np.array(rows, dtype=float)
        totals += table.sum(axis=0)
        squares += (table * table).sum(axis=0)
    total_of = {key: total for (key, _), total in zip(names, totals)}
    for (key, among), total, square in zip(names, totals, squares, strict=True):
        outcome, of, _ = key
        if outcome == "spend_of_responders":
            sums.add_spend_of_responders(of, total)
        elif outcome != "followed" and (outcome, of) != ("adverse_events", ""):
            sums.add(*key, total, square, total_of[among] if among else patients)
    return sums


if __name__ == "__main__":
    run_peer(__doc__, simulate)
