"""The model of small.toml in NumPy: one course at a time over arrays of patients, in chunks that stay in cache.

First the walk: who starts which course when, and what it does to relief. Then the value: each course's relief
over the time until the patient's next course, discounted in closed form.
"""
from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.random import SFC64, Generator
from numpy.typing import NDArray

from model import Model, Treatment, TruncatedNormal
from outcomes import Sums, run_peer

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]
CHUNK = 32_768


@dataclass
class Course:
    """One course of one treatment, of the patients who start it: `who` in the chunk; one value for each."""
    treatment: Treatment
    who: Indices
    start: Floats
    weight: Floats  # discount weight at the start
    relief: list[Floats]  # at each knot
    relapse: Floats
    until: Floats  # next course's start, death or horizon; known when the walk is over


def truncated_normal(rng: Generator, d: TruncatedNormal, n: int) -> Floats:
    x = d.mean + d.sd * rng.standard_normal(n)
    while (outside := np.flatnonzero((x < d.low) | (x > d.high))).size:
        x[outside] = d.mean + d.sd * rng.standard_normal(outside.size)
    return x


class Chunk:
    """Patients simulated together."""

    def __init__(self, model: Model, rng: Generator, n: int) -> None:
        self.model, self.rng, self.n = model, rng, n
        self.pain = truncated_normal(rng, model.pain, n)
        self.lowest_relief = 100 - 10_000 / self.pain  # pain stays <= 100
        self.patient_share = np.where(rng.random(n) < model.insured, model.coinsurance, 1.0)
        self.responsiveness = rng.standard_normal(n)
        self.end = self.deaths()  # death or horizon
        self.free = np.zeros(n)  # earliest time of the next step
        self.spend = np.zeros(n)  # health care, discounted
        self.days_off = np.zeros(n)  # discounted
        self.qaly_loss = np.zeros(n)  # discounted
        self.relief = np.zeros(n)  # its discounted integral
        self.courses: list[Course] = []

    def deaths(self) -> Floats:
        """Constant hazard within each year of age, so the cumulative hazard is linear between birthdays."""
        age = truncated_normal(self.rng, self.model.age, self.n)
        sex = (self.rng.random(self.n) < self.model.female).astype(np.intp)
        hazard = np.array(self.model.hazard)
        cumulative = np.concatenate([np.zeros((2, 1)), hazard.cumsum(axis=1)], axis=1)
        year = age.astype(np.intp)
        part = age - year
        fatal = cumulative[sex, year] + part * hazard[sex, year] + self.rng.standard_exponential(self.n)
        end = np.full(self.n, self.model.horizon)
        last = year + math.ceil(self.model.horizon) + 1
        for s in (0, 1):  # only those who die soon need the exact age
            dies = np.flatnonzero((sex == s) & (fatal < cumulative[sex, last]))
            at = np.interp(fatal[dies], cumulative[s], np.arange(cumulative.shape[1])) - age[dies]
            end[dies] = np.minimum(at, self.model.horizon)
        return end

    # ---- the walk ----

    def give(self, t: Treatment, sums: Sums) -> None:
        """All courses of a treatment."""
        rng, model = self.rng, self.model
        who = np.flatnonzero(rng.random(self.n) < t.accept)
        start = self.free[who] + rng.uniform(*t.wait, who.size)
        self.free[who] = start
        going = start < self.end[who]
        who, start = who[going], start[going]
        rank = (math.sqrt(model.correlation) * self.responsiveness[who]
                + math.sqrt(1 - model.correlation) * rng.standard_normal(who.size))
        low, _, high = t.price
        price = rng.triangular(*t.price, who.size) if low < high else np.full(who.size, low)
        events = np.zeros(self.n)
        for number in range(1, t.max_courses + 1):
            sums.add("courses", t.name, "horizon", who.size, (2 * number - 1) * who.size)  # k^2 - (k-1)^2 = 2k - 1
            if number == 1:
                sums.add("treated", t.name, "horizon", who.size, who.size)
            course = self.start(t, who, start, rank, number, price)
            self.suffer(course, events)
            self.charge_assessment(course)
            repeats, start = self.next_start(course, last=number == t.max_courses)
            who, rank, price = who[repeats], rank[repeats], price[repeats]
        if t.event:
            sums.add("adverse_events", f"{t.name}: {t.event.name}", "horizon", events.sum(), events @ events)

    def start(self, t: Treatment, who: Indices, start: Floats, rank: Floats, number: int, price: Floats) -> Course:
        effect = t.repeat_effect ** (number - 1)
        lowest = self.lowest_relief[who]
        relief = [np.minimum(np.maximum(effect * mean + effect * sd * rank, lowest), 100.0)
                  for mean, sd in zip(t.relief_mean, t.relief_sd)]
        lasting = self.rng.standard_exponential(who.size)
        if t.relapse_shape != 1:
            lasting **= 1 / t.relapse_shape
        weight = np.exp(-self.model.discount * start)
        self.spend[who] += price * weight
        self.days_off[who] += t.days_off_work * weight
        if t.qaly_loss:
            self.qaly_loss[who] += t.qaly_loss * weight
        course = Course(t, who, start, weight, relief, start + t.knots[-1] + t.relapse_scale * lasting, start)
        self.courses.append(course)
        return course

    def suffer(self, course: Course, events: Floats) -> None:
        if not (event := course.treatment.event):
            return
        hit = np.flatnonzero(self.rng.random(course.who.size) < event.probability)
        who, weight = course.who[hit], course.weight[hit]
        events[who] += 1
        self.spend[who] += event.cost * weight
        self.qaly_loss[who] += event.qaly_loss * weight
        fatal = hit[self.rng.random(hit.size) < event.death]
        self.end[course.who[fatal]] = course.start[fatal]

    def charge_assessment(self, course: Course) -> None:
        t = course.treatment
        reached = np.flatnonzero(course.start + t.assess_at < self.end[course.who])
        visit = t.visit * math.exp(-self.model.discount * t.assess_at)
        self.spend[course.who[reached]] += visit * course.weight[reached]

    def next_start(self, course: Course, last: bool) -> tuple[Indices, Floats]:
        """Frees the patients for the next step; who of the course repeats it, and when."""
        t, success = course.treatment, self.model.success
        lost = course.relapse
        for k in range(len(t.knots) - 1, t.assessed_knot, -1):  # the earliest crossing wins
            before, after = course.relief[k - 1], course.relief[k]
            falls = np.flatnonzero((before >= success) & (after < success))
            part = (before[falls] - success) / (before[falls] - after[falls])
            lost = lost.copy()
            lost[falls] = course.start[falls] + t.knots[k - 1] + part * (t.knots[k] - t.knots[k - 1])
        succeeds = course.relief[t.assessed_knot] >= success
        free = np.where(succeeds, lost, course.start + t.assess_at)
        if last:
            self.free[course.who] = free
            return np.empty(0, np.intp), np.empty(0)
        free += t.repeat_wait * succeeds
        self.free[course.who] = free
        repeats = np.flatnonzero(succeeds & (free < self.end[course.who]))
        return repeats, free[repeats]

    # ---- the value ----

    def value(self, sums: Sums) -> None:
        following = self.end.copy()
        for course in reversed(self.courses):
            course.until = following[course.who]
            following[course.who] = course.start
        relief = np.zeros(self.n)
        for course in self.courses:
            before = relief[course.who]
            self.report(course, before, sums)
            relief[course.who] = self.integrate(course, before)
        self.add_up(sums)

    def report(self, course: Course, before: Floats, sums: Sums) -> None:
        """P(X >= 50) at the report times that fall into the course."""
        knots = course.treatment.knots
        settled = course.start + knots[-1]
        stop = np.minimum(course.until, course.relapse)
        lasting_success = course.relief[-1] >= 50
        for text, time in self.model.report_at.items():
            inside = (course.start <= time) & (time <= stop)
            late = settled <= time
            responders = np.count_nonzero(inside & late & lasting_success)
            early = np.flatnonzero(inside & ~late)
            since = time - course.start[early]
            x, knot_before = before[early], 0.0
            for knot, at_knot in zip(knots, course.relief):
                part = np.minimum(np.maximum((since - knot_before) / (knot - knot_before), 0.0), 1.0)
                x += (at_knot[early] - x) * part
                knot_before = knot
            responders += np.count_nonzero(x >= 50)
            sums.add("relief_50", "", text, responders, responders)

    def integrate(self, course: Course, before: Floats) -> Floats:
        """Adds the discounted integral of relief; returns relief at the course's end.

        Of x + m (t - a) the integral is [(x + m/d) e^(-da) - (y + m/d) e^(-db)] / d, from x at a to y at b.
        """
        d, knots = self.model.discount, course.treatment.knots
        stop = np.minimum(course.until, course.relapse)
        lasts = stop - course.start
        weight_at_stop = np.exp(-d * stop)
        total, x, weight, knot_before = np.zeros(lasts.size), before, course.weight, 0.0
        for knot, at_knot in zip(knots, course.relief):
            slope = (at_knot - x) / (knot - knot_before)
            y = x + slope * np.minimum(np.maximum(lasts - knot_before, 0.0), knot - knot_before)
            weight_after = np.maximum(course.weight * math.exp(-d * knot), weight_at_stop)
            slope /= d
            total += (x + slope) * weight - (y + slope) * weight_after
            x, weight, knot_before = y, weight_after, knot
        total += x * (weight - weight_at_stop)
        self.relief[course.who] += total / d
        return np.where(course.relapse < course.until, 0.0, x)

    def add_up(self, sums: Sums) -> None:
        model = self.model
        time = -np.expm1(-model.discount * self.end) / model.discount
        pain = self.pain * (time - self.relief / 100)
        health_care = self.spend + model.health_care[0] * time + model.health_care[1] * pain
        patient = health_care * self.patient_share
        societal = (health_care + model.lost_production[0] * time + model.lost_production[1] * pain
                    + model.day_off_work * self.days_off)
        qalys = model.utility[0] * time + model.utility[1] * pain - self.qaly_loss
        views = {"patient": patient, "payer": health_care - patient, "health_care": health_care, "societal": societal}
        for view, y in views.items():
            sums.add("spend", view, "horizon", y.sum(), y @ y)
        for outcome, y in {"qalys": qalys, "life_years": self.end}.items():
            sums.add(outcome, "", "horizon", y.sum(), y @ y)
        for text, time_of_report in model.report_at.items():
            alive = np.count_nonzero(self.end >= time_of_report)
            sums.add("alive", "", text, alive, alive)


def simulate(model: Model, patients: int, seed: int) -> Sums:
    rng, sums = Generator(SFC64(seed)), Sums()
    for first in range(0, patients, CHUNK):
        chunk = Chunk(model, rng, min(CHUNK, patients - first))
        for treatment in model.treatments:
            chunk.give(treatment, sums)
        chunk.value(sums)
    return sums


if __name__ == "__main__":
    run_peer(__doc__, simulate)
