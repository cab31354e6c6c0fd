"""The model of small.toml in SimPy: one process per patient, each patient in an environment of their own.

Patients never wait for each other. One environment for all is slower (14 000 patients/s against 24 000 when both were
measured on a busy machine: the queue is long), one for each 10 to 100 would be some 15 % faster.
"""
from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from random import Random

from simpy import Environment, Event

from model import AdverseEvent, Model, Treatment, TruncatedNormal
from outcomes import Sums, run_peer


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


class Curve:
    """Relief after a course's start: linear between points, constant after the last one, 0 from the relapse on."""

    def __init__(self, points: list[tuple[float, float]], relapse: float) -> None:
        self.points, self.relapse = points, relapse

    def at(self, time: float) -> float:
        if time >= self.relapse:
            return 0.0
        before, x = self.points[0]
        for knot, y in self.points[1:]:
            if time < knot:
                return x + (y - x) * (time - before) / (knot - before)
            before, x = knot, y
        return x

    def lost_after(self, time: float, criterion: float) -> float:
        """The earliest time from `time` on, where relief still meets the criterion, at which it no longer does."""
        before, x = time, self.at(time)
        for knot, y in self.points[1:]:
            if knot <= time:
                continue
            if y < criterion:
                return before + (x - criterion) / (x - y) * (knot - before)
            before, x = knot, y
        return self.relapse

    def discounted_integral(self, until: float, rate: float) -> float:
        """Over x + m (t - a): [(x + m/d) e^(-da) - (y + m/d) e^(-db)] / d, from x at a to y at b."""
        stop = min(until, self.relapse)
        before, x = self.points[0]
        weight, total = math.exp(-rate * before), 0.0
        for knot, y in self.points[1:]:
            if before >= stop:
                break
            slope = (y - x) / (knot - before)
            if knot > stop:
                knot, y = stop, x + slope * (stop - before)
            weight_after = math.exp(-rate * knot)
            total += (x + slope / rate) * weight - (y + slope / rate) * weight_after
            before, x, weight = knot, y, weight_after
        if before < stop:
            total += x * (weight - math.exp(-rate * stop))
        return total / rate


class Patient:
    def __init__(self, model: Model, cumulative: list[list[float]], rng: Random) -> None:
        self.model, self.rng = model, rng
        self.env = Environment()
        self.pain = truncated_normal(rng, model.pain)
        self.lowest_relief = 100 - 10_000 / self.pain  # pain stays <= 100
        self.patient_share = model.coinsurance if rng.random() < model.insured else 1.0
        self.responsiveness = rng.gauss(0, 1)
        self.end = min(time_of_death(model, cumulative, rng), model.horizon)
        self.curve: Curve | None = None
        self.spend = self.days_off = self.qaly_loss = self.relief = 0.0  # discounted
        self.courses: Counter[str] = Counter()
        self.events: Counter[str] = Counter()
        self.responds_at: list[str] = []  # report times at which relief is at least 50 %

    def live(self) -> None:
        self.env.process(self.pathway())
        self.env.run(until=self.end)
        self.leave_course(self.end)

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
            if t.event and rng.random() < t.event.probability and self.dies_of(t.event, t.name):
                self.end = env.now
                yield env.event()  # nothing follows
            yield env.timeout(t.assess_at)
            self.charge(t.visit)
            if self.curve.at(env.now) < model.success:
                return
            yield env.timeout(self.curve.lost_after(env.now, model.success) - env.now)
            if number + 1 < t.max_courses:
                yield env.timeout(t.repeat_wait)

    def start_course(self, t: Treatment, rank: float, effect: float, price: float) -> None:
        now = self.env.now
        before = self.leave_course(now)
        points = [(now, before)]
        for knot, mean, sd in zip(t.knots, t.relief_mean, t.relief_sd):
            points.append((now + knot, min(max(effect * (mean + sd * rank), self.lowest_relief), 100.0)))
        self.curve = Curve(points, points[-1][0] + self.rng.weibullvariate(t.relapse_scale, t.relapse_shape))
        self.courses[t.name] += 1
        self.charge(price)
        weight = self.weight()
        self.days_off += t.days_off_work * weight
        self.qaly_loss += t.qaly_loss * weight

    def leave_course(self, until: float) -> float:
        """Counts what the running course did to pain; returns relief as it is left."""
        if self.curve is None:
            return 0.0
        start = self.curve.points[0][0]
        self.relief += self.curve.discounted_integral(until, self.model.discount)
        for text, time in self.model.report_at.items():
            if start <= time <= until and self.curve.at(time) >= 50:
                self.responds_at.append(text)
        return self.curve.at(until)

    def dies_of(self, event: AdverseEvent, treatment: str) -> bool:
        self.events[f"{treatment}: {event.name}"] += 1
        self.charge(event.cost)
        self.qaly_loss += event.qaly_loss * self.weight()
        return self.rng.random() < event.death

    def charge(self, amount: float) -> None:
        self.spend += amount * self.weight()

    def weight(self) -> float:
        return math.exp(-self.model.discount * self.env.now)

    def add_to(self, sums: Sums) -> None:
        def add(outcome: str, y: float, of: str = "", at: str = "horizon") -> None:
            sums.add(outcome, of, at, y, y * y)

        model = self.model
        time = -math.expm1(-model.discount * self.end) / model.discount
        pain = self.pain * (time - self.relief / 100)
        health_care = self.spend + model.health_care[0] * time + model.health_care[1] * pain
        patient = health_care * self.patient_share
        add("spend", patient, "patient")
        add("spend", health_care - patient, "payer")
        add("spend", health_care, "health_care")
        add("spend", health_care + model.lost_production[0] * time + model.lost_production[1] * pain
            + model.day_off_work * self.days_off, "societal")
        add("qalys", model.utility[0] * time + model.utility[1] * pain - self.qaly_loss)
        add("life_years", self.end)
        for treatment, courses in self.courses.items():
            add("courses", courses, treatment)
            add("treated", 1, treatment)
        for event, times in self.events.items():
            add("adverse_events", times, event)
        for text in self.responds_at:
            add("relief_50", 1, at=text)
        for text, report_at in model.report_at.items():
            if self.end >= report_at:
                add("alive", 1, at=text)


def simulate(model: Model, patients: int, seed: int) -> Sums:
    rng, sums = Random(seed), Sums()
    cumulative = [list(accumulate(hazard, initial=0.0)) for hazard in model.hazard]
    for _ in range(patients):
        patient = Patient(model, cumulative, rng)
        patient.live()
        patient.add_to(sums)
    return sums


if __name__ == "__main__":
    run_peer(__doc__, simulate)
