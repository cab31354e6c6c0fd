"""The model of small.toml in NumPy: one course at a time over arrays of patients, in chunks that stay in cache.

First the walk: who starts which course when, and what becomes of each treatment's layer of relief. Then the value:
relief as straight pieces, each integrated in closed form, those that hold a report time also up to that time.
"""
from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.random import SFC64, Generator
from numpy.typing import NDArray

from model import CRITERIA, RESPONDER_AT, SLACK, Model, Treatment, TruncatedNormal
from outcomes import Sums, run_peer

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]
CHUNK = 16_384


@dataclass
class Course:
    """One course of one treatment, of the patients who start it: `who` in the chunk; one value for each."""
    treatment: Treatment
    who: Indices
    start: Floats
    weight: Floats  # discount weight at the start
    pain_left: Floats  # share of the pain at entry that others' layers left at the start
    before: Floats  # the layer's value at the start
    relief: list[Floats]  # the layer's value at each knot
    relapse: Floats
    until: Floats  # next course's start, death or horizon, and its weight; known when the walk is over
    weight_until: Floats

    def layer(self, i: Indices, time: Floats) -> Floats:
        """Its value, for patients i of the course, at times before the next course."""
        if np.all(time >= self.start[i] + self.treatment.knots[-1]):
            return self.relief[-1][i] * (time < self.relapse[i])
        since, x, knot_before = time - self.start[i], self.before[i], 0.0
        for knot, at_knot in zip(self.treatment.knots, self.relief):
            part = np.minimum(np.maximum((since - knot_before) / (knot - knot_before), 0.0), 1.0)
            x += (at_knot[i] - x) * part
            knot_before = knot
        return x * (time < self.relapse[i])

    def below(self, i: Indices, criterion: Floats, time: Floats) -> Floats:
        """Earliest time, from `time` (the assessment or later) on, at which the layer is below the criterion."""
        t, start = self.treatment, self.start[i]
        lost = np.where(criterion > 0, np.maximum(self.relapse[i], time), np.inf)
        for k in range(len(t.knots) - 1, t.assessed_knot, -1):  # the earliest crossing wins
            x, y = self.relief[k - 1][i], self.relief[k][i]
            falls = np.flatnonzero((y < criterion) & (time < start + t.knots[k]))
            part = (criterion[falls] - y[falls]) / (x[falls] - y[falls])
            lost[falls] = start[falls] + t.knots[k] - part * (t.knots[k] - t.knots[k - 1])
        return np.where(self.layer(i, time) < criterion, time, lost)


@dataclass
class Charges:
    """Of one treatment."""
    who: Indices
    time: Floats
    amount: Floats
    weight: Floats


@dataclass
class Pieces:
    """Straight pieces of relief, in no order."""
    who: Indices
    begin: Floats
    end: Floats
    x: Floats  # at the begin
    y: Floats  # at the end
    weight_x: Floats  # discount weights there
    weight_y: Floats


def joined(kind: Callable, parts: list) -> Pieces | Charges:
    fields = [list(vars(part).values()) for part in parts]
    return kind(*(np.concatenate(column) for column in zip(*fields)))


def truncated_normal(rng: Generator, d: TruncatedNormal, n: int) -> Floats:
    x = d.mean + d.sd * rng.standard_normal(n)
    while (outside := np.flatnonzero((x < d.low) | (x > d.high))).size:
        x[outside] = d.mean + d.sd * rng.standard_normal(outside.size)
    return x


def moments(y: Floats) -> tuple[float, float]:
    return y.sum(), (y * y).sum()


class Chunk:
    """Patients simulated together."""

    def __init__(self, model: Model, rng: Generator, n: int) -> None:
        self.model, self.rng, self.n = model, rng, n
        self.times = list(model.report_at.values())
        self.pain = truncated_normal(rng, model.pain, n)
        self.lowest_relief = 100 - 10_000 / self.pain  # pain stays <= 100
        self.patient_share = np.where(rng.random(n) < model.insured, model.coinsurance, 1.0)
        self.responsiveness = rng.standard_normal(n)
        self.end = self.deaths()  # death or horizon
        self.free = np.zeros(n)  # earliest time of the next step
        # Of each treatment so far, its layer after the last knot and when that ends.
        self.level: list[Floats] = []
        self.relapse: list[Floats] = []
        self.courses: list[list[Course]] = []
        self.charges: list[list[Charges]] = []
        self.hits: list[list[Indices]] = []  # who has an adverse event
        # Undiscounted; the discounted ones also by report time up to which they do not count, as are charges.
        self.days_off = np.zeros(n)
        self.qaly_loss = np.zeros(n)
        self.discounted_days_off = np.zeros((len(self.times) + 1, n))
        self.discounted_qaly_loss = np.zeros(n)
        # Integrals of relief, by report time up to which the piece does not count whole.
        self.discounted_relief = np.zeros((len(self.times) + 1, n))
        self.relief_years = np.zeros(n)
        self.years_above = [np.zeros(n) for _ in CRITERIA]
        self.relief_at = np.zeros((len(self.times), n))
        self.discounted_part_at = np.zeros((len(self.times), n))  # of pieces that the report time cuts

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
            dies = np.flatnonzero((sex == s) & (fatal < cumulative[s, last]))
            at = np.interp(fatal[dies], cumulative[s], np.arange(cumulative.shape[1])) - age[dies]
            end[dies] = np.minimum(at, self.model.horizon)
        return end

    def weight(self, time: Floats) -> Floats:
        return np.exp(-self.model.discount * time)

    def bins(self, time: Floats) -> Indices:
        """How many report times have come by then: what falls exactly at one does not count there yet."""
        count = np.zeros(time.size, np.uint8)
        for report_at in self.times:
            count += (time >= report_at).view(np.uint8)
        return count.astype(np.intp)

    def other_layers(self, who: Indices, time: Floats, earlier: int) -> Floats:
        """What the treatments before this one have left, all of it past its last knot."""
        x = np.zeros(who.size)
        for level, relapse in zip(self.level[:earlier], self.relapse[:earlier]):
            x += level[who] * (time < relapse[who])
        return x

    def limited(self, who: Indices, relief: Floats) -> Floats:
        return np.minimum(np.maximum(relief, self.lowest_relief[who]), 100.0)

    # ---- the walk ----

    def give(self, t: Treatment) -> None:
        """All courses of a treatment."""
        rng, model = self.rng, self.model
        who = np.flatnonzero(rng.random(self.n) < t.accept)
        start = self.free[who] + rng.uniform(*t.wait, who.size)
        self.free[who] = start
        going = np.flatnonzero(start < self.end[who])
        who, start = who[going], start[going]
        rank = (math.sqrt(model.correlation) * self.responsiveness[who]
                + math.sqrt(1 - model.correlation) * rng.standard_normal(who.size))
        low, _, high = t.price
        price = rng.triangular(*t.price, who.size) if low < high else np.full(who.size, low)
        self.level.append(np.zeros(self.n))
        self.relapse.append(np.full(self.n, -np.inf))
        self.courses.append([])
        self.charges.append([])
        self.hits.append([])
        before = np.zeros(who.size)
        for number in range(1, t.max_courses + 1):
            course = self.start(t, who, start, before, rank, number)
            self.charge(course, price, self.suffer(course))
            if number == t.max_courses and t is model.treatments[-1]:
                break
            repeats = self.wait_for_next(course, last=number == t.max_courses)
            who, rank, price = who[repeats], rank[repeats], price[repeats]
            start = self.free[who]
            before = course.layer(repeats, start)

    def start(self, t: Treatment, who: Indices, start: Floats, before: Floats, rank: Floats, number: int) -> Course:
        others = self.limited(who, self.other_layers(who, start, len(self.level) - 1))
        pain_left = 1 - others / 100
        factor = pain_left * t.repeat_effect ** (number - 1)
        relief = [factor * (mean + sd * rank) for mean, sd in zip(t.relief_mean, t.relief_sd)]
        lasting = self.rng.standard_exponential(who.size)
        if t.relapse_shape != 1:
            lasting **= 1 / t.relapse_shape
        relapse = start + t.knots[-1] + t.relapse_scale * lasting
        course = Course(t, who, start, self.weight(start), pain_left, before, relief, relapse, start, start)
        self.courses[-1].append(course)
        self.level[-1][who] = relief[-1]
        self.relapse[-1][who] = relapse
        return course

    def suffer(self, course: Course) -> Indices:
        """Adverse events and recovery; who of the course has an event. Who dies of it loses nothing more."""
        t, who = course.treatment, course.who
        hit = np.empty(0, np.intp)
        lives = np.ones(who.size)
        qaly_loss = t.qaly_loss
        if t.event:
            hit = np.flatnonzero(self.rng.random(who.size) < t.event.probability)
            qaly_loss = np.full(who.size, t.qaly_loss)
            qaly_loss[hit] += t.event.qaly_loss
            fatal = hit[self.rng.random(hit.size) < t.event.death]
            self.end[who[fatal]] = course.start[fatal]
            lives[fatal] = 0.0
            qaly_loss *= lives
            self.qaly_loss[who] += qaly_loss
            self.discounted_qaly_loss[who] += qaly_loss * course.weight
        days_off = t.days_off_work * lives
        self.days_off[who] += days_off
        self.discounted_days_off.ravel()[self.bins(course.start) * self.n + who] += days_off * course.weight
        return hit

    def charge(self, course: Course, price: Floats, hit: Indices) -> None:
        t, who, start, weight = course.treatment, course.who, course.start, course.weight
        charges = self.charges[-1]
        charges.append(Charges(who, start, price, weight))
        if t.event:
            self.hits[-1].append(who[hit])
            charges.append(Charges(who[hit], start[hit], np.full(hit.size, t.event.cost), weight[hit]))
        assessed = start + t.assess_at
        reached = np.flatnonzero(assessed < self.end[who])
        charges.append(Charges(who[reached], assessed[reached], np.full(reached.size, t.visit),
                               weight[reached] * math.exp(-self.model.discount * t.assess_at)))

    def wait_for_next(self, course: Course, last: bool) -> Indices:
        """Frees the patients for the next course or step; who of the course repeats it."""
        t, success, earlier = course.treatment, self.model.success, len(self.level) - 1
        free = course.start + t.assess_at
        relief = course.relief[t.assessed_knot] + self.other_layers(course.who, free, earlier)
        succeeds = np.flatnonzero(relief >= success - SLACK)
        free[succeeds] = self.lost(course, succeeds, free[succeeds], earlier) + (0.0 if last else t.repeat_wait)
        self.free[course.who] = free
        if last:
            return np.empty(0, np.intp)
        return succeeds[free[succeeds] < self.end[course.who[succeeds]]]

    def lost(self, course: Course, i: Indices, time: Floats, earlier: int) -> Floats:
        """When patients i of the course lose success, from `time` on: while earlier layers stay as they are then, or
        else after the next of them ends.
        """
        who = course.who[i]
        lost = course.below(i, self.model.success - SLACK - self.other_layers(who, time, earlier), time)
        if not earlier:
            return lost
        ends = np.full(i.size, np.inf)
        for relapse in self.relapse[:earlier]:
            ends = np.where(relapse[who] > time, np.minimum(ends, relapse[who]), ends)
        if (again := np.flatnonzero(ends < lost)).size:
            lost[again] = self.lost(course, i[again], ends[again], earlier)
        return lost

    # ---- the value ----

    def value(self, sums: Sums) -> None:
        self.discounted_years = (1 - self.weight(self.end)) / self.model.discount
        until, weight_until = self.end.copy(), self.weight(self.end)
        for course in reversed([course for courses in self.courses for course in courses]):
            course.until, course.weight_until = until[course.who], weight_until[course.who]
            until[course.who], weight_until[course.who] = course.start, course.weight
        for earlier, courses in enumerate(self.courses):
            pieces = joined(Pieces, [piece for course in courses for piece in self.pieces(course, earlier)])
            added = [pieces]
            for layer in range(earlier):
                added += [self.add_layer(p, layer) for p in added]
            beyond = [part for p in added for part in self.measure(p)]
            self.integrate(pieces)
            self.integrate(joined(Pieces, added[1:] + beyond))
        self.report(sums, self.add_up_charges(sums))
        self.count(sums)
        for i, text in itertools.product(range(len(self.courses)), self.model.follow_up):
            self.follow_up(sums, i, text)

    def pieces(self, course: Course, earlier: int) -> Iterator[Pieces]:
        """The layer's pieces until the next course; those cut short may have no length."""
        who, start, until = course.who, course.start, course.until
        begin, x, weight_x, knot_before = start, course.before, course.weight, 0.0
        for knot, y in zip(course.treatment.knots, course.relief):
            end, weight_y = start + knot, course.weight * math.exp(-self.model.discount * knot)
            piece = Pieces(who, begin, end, x, y, weight_x, weight_y)
            if (cut := np.flatnonzero(until < end)).size:
                piece.end, piece.y, piece.weight_y = end.copy(), y.copy(), weight_y.copy()
                piece.end[cut] = np.maximum(until[cut], begin[cut])
                piece.y[cut] += (x[cut] - y[cut]) * (end[cut] - piece.end[cut]) / (knot - knot_before)
                piece.weight_y[cut] = np.minimum(course.weight_until[cut], weight_x[cut])
            yield piece
            begin, x, weight_x, knot_before = end, y, weight_y, knot
        end = np.maximum(np.minimum(course.relapse, until), begin)
        weight_y = self.weight(end)
        yield Pieces(who, begin, end, x, x, weight_x, weight_y)
        if earlier:  # only others' layers are left
            last = np.maximum.reduce([relapse[who] for relapse in self.relapse[:earlier]])
            i = np.flatnonzero(course.relapse < np.minimum(last, until))
            nothing = np.zeros(i.size)
            yield Pieces(who[i], end[i], until[i], nothing, nothing, weight_y[i], course.weight_until[i])

    def add_layer(self, p: Pieces, layer: int) -> Pieces:
        """Adds an earlier treatment's layer, which is level until it ends; returns the pieces from then on."""
        relapse = self.relapse[layer][p.who]
        i = np.flatnonzero(p.begin < relapse)
        level = self.level[layer][p.who[i]]
        p.x[i] += level
        p.y[i] += level
        relapse = relapse[i]
        ends = np.flatnonzero(relapse < p.end[i])
        i, time, level = i[ends], relapse[ends], level[ends]
        begin, end, x, y = p.begin[i], p.end[i], p.x[i], p.y[i]
        at_end = x + (y - x) * (time - begin) / (end - begin)
        weight = self.weight(time)
        after = Pieces(p.who[i], time, end, at_end - level, y - level, weight, p.weight_y[i])
        p.end[i], p.y[i], p.weight_y[i] = time, at_end, weight
        return after

    def measure(self, p: Pieces) -> tuple[Pieces, Pieces]:
        """Adds years above the criteria; returns what takes relief back to its limits."""
        highest, lowest = np.maximum(p.x, p.y), np.minimum(p.x, p.y)
        for criterion, years in zip(CRITERIA, self.years_above):
            i = np.flatnonzero(highest >= criterion)
            above = p.end[i] - p.begin[i]
            falls = np.flatnonzero(lowest[i] < criterion)
            j = i[falls]
            above[falls] *= (highest[j] - criterion) / (highest[j] - lowest[j])
            years += np.bincount(p.who[i], above, self.n)
        high = np.flatnonzero(highest > 100)
        low = np.flatnonzero(lowest < 0)
        low = low[lowest[low] < self.lowest_relief[p.who[low]]]
        limit = self.lowest_relief[p.who[low]]
        return (self.beyond(p, high, p.x[high] - 100, p.y[high] - 100, -1.0),
                self.beyond(p, low, limit - p.x[low], limit - p.y[low], 1.0))

    def beyond(self, p: Pieces, i: Indices, x: Floats, y: Floats, sign: float) -> Pieces:
        """What takes pieces i back to a limit; x and y: how far they are beyond it at the begin and at the end."""
        q = Pieces(p.who[i], p.begin[i], p.end[i], x, y, p.weight_x[i], p.weight_y[i])
        enters, leaves = np.flatnonzero(x < 0), np.flatnonzero(y < 0)
        crosses = np.concatenate([enters, leaves])
        begin, x_crosses = q.begin[crosses], x[crosses]
        time = begin + (q.end[crosses] - begin) * x_crosses / (x_crosses - y[crosses])
        weight = self.weight(time)
        k = enters.size
        x[enters], q.begin[enters], q.weight_x[enters] = 0.0, time[:k], weight[:k]
        y[leaves], q.end[leaves], q.weight_y[leaves] = 0.0, time[k:], weight[k:]
        x *= sign
        y *= sign
        return q

    def integrate(self, p: Pieces) -> None:
        """With discounting at the rate d the integral of x + m (t - a) is [(x + m/d) e^(-da) - (y + m/d) e^(-db)] / d,
        from x at a to y at b.
        """
        d, n = self.model.discount, self.n
        length = p.end - p.begin
        slope = (p.y - p.x) / np.maximum(length, 1e-12)  # 0 where there is no length
        per_d = slope / d
        at_begin = (p.x + per_d) * p.weight_x
        whole = at_begin - (p.y + per_d) * p.weight_y
        self.discounted_relief += self.by_bin(p.who, p.end, whole)
        self.relief_years += np.bincount(p.who, (p.x + p.y) * length, n)
        for k, time in enumerate(self.times):
            i = np.flatnonzero((p.begin < time) & (time <= p.end))
            who, x = p.who[i], p.x[i] + slope[i] * (time - p.begin[i])
            self.relief_at[k] += np.bincount(who, x, n)
            self.discounted_part_at[k] += np.bincount(who, at_begin[i] - (x + per_d[i]) * math.exp(-d * time), n)

    def by_bin(self, who: Indices, time: Floats, amount: Floats) -> Floats:
        bins = len(self.times) + 1
        return np.bincount(self.bins(time) * self.n + who, amount, bins * self.n).reshape(bins, self.n)

    # ---- the outcomes ----

    def add_up_charges(self, sums: Sums) -> Floats:
        """Health care's discounted spend of the courses, by report time."""
        spent = np.zeros((len(self.times) + 1, self.n))
        self.undiscounted_spend = np.zeros(self.n)
        for t, parts in zip(self.model.treatments, self.charges):
            charges = joined(Charges, parts)
            amounts = self.by_bin(charges.who, charges.time, charges.amount * charges.weight)
            self.undiscounted_spend += np.bincount(charges.who, charges.amount, self.n)
            spent += amounts
            moments_of_treatment = moments(amounts.sum(axis=0))
            for outcome, of in ("spend_by_treatment", t.name), ("spend_by_class", t.class_name):
                sums.add(outcome, of, "horizon", *moments_of_treatment, self.n)
        return spent

    def report(self, sums: Sums, spent: Floats) -> None:
        """Outcomes at report times and over the horizon."""
        model, d, n = self.model, self.model.discount, self.n
        days_off, relief = self.discounted_days_off, self.discounted_relief
        for amounts in (spent, days_off, relief):  # from amounts of each bin to those up to each report time
            for k in range(len(self.times)):
                amounts[k + 1] += amounts[k]
        surgery = np.full(n, np.inf)
        for t, (first, *_) in zip(model.treatments, self.courses):
            if t.is_surgery:
                surgery[first.who] = np.minimum(surgery[first.who], first.start)
        for k, (text, time) in enumerate(model.report_at.items()):
            responds = self.report_relief(sums, k, text)
            had_surgery = np.count_nonzero(surgery < time)
            sums.add("had_surgery", "", text, had_surgery, had_surgery, n)
            years = np.minimum(self.discounted_years, (1 - math.exp(-d * time)) / d)
            pain = self.pain * (years - (relief[k] + self.discounted_part_at[k]) / (100 * d))
            for view, y in self.spend(spent[k], years, pain, days_off[k]).items():
                sums.add("spend", view, text, *moments(y), n)
                if text == RESPONDER_AT:
                    sums.add_spend_of_responders(view, y[responds].sum())
        horizon = {"days_off_work": self.days_off, "life_years": self.end}
        for criterion, above in zip(CRITERIA, self.years_above):
            horizon[f"years_relief_{criterion:.0f}"] = above
        discounted = (self.discounted_years, self.pain * (self.discounted_years - relief[-1] / (100 * d)))
        undiscounted = (self.end, self.pain * (self.end - self.relief_years / 200))
        horizon["qalys"] = self.qalys(*discounted, self.discounted_qaly_loss)
        horizon["qalys_undiscounted"] = self.qalys(*undiscounted, self.qaly_loss)
        for outcome, y in horizon.items():
            sums.add(outcome, "", "horizon", *moments(y), n)
        sums.add("spend_by_treatment", "background", "horizon", *moments(self.background(*discounted)), n)
        for view, y in self.spend(spent[-1], *discounted, days_off[-1]).items():
            sums.add("spend", view, "horizon", *moments(y), n)
        for view, y in self.spend(self.undiscounted_spend, *undiscounted, self.days_off).items():
            sums.add("spend_undiscounted", view, "horizon", *moments(y), n)

    def report_relief(self, sums: Sums, k: int, text: str) -> NDArray[np.bool_]:
        """Of the living; who has at least 50 % relief. The dead have no piece, so their relief is 0."""
        relief, alive = self.relief_at[k], self.end >= self.times[k]
        living = np.count_nonzero(alive)
        sums.add("alive", "", text, living, living, self.n)
        for criterion in CRITERIA:
            responds = relief >= criterion - SLACK
            self.add_share(sums, f"relief_{criterion:.0f}", "", text, responds, living)
        self.add_share(sums, "worse", "", text, relief < -SLACK, living)
        sums.add("relief", "", text, *moments(relief), living)
        sums.add("pain", "", text, *moments(self.pain * alive * (1 - relief / 100)), living)
        return responds

    def add_share(self, sums: Sums, outcome: str, of: str, at: str, true: NDArray[np.bool_], patients: int) -> None:
        count = np.count_nonzero(true)
        sums.add(outcome, of, at, count, count, patients)

    def background(self, years: Floats, pain: Floats) -> Floats:
        base, per_pain_point = self.model.health_care
        return base * years + per_pain_point * pain

    def spend(self, spent: Floats, years: Floats, pain: Floats, days_off: Floats) -> dict[str, Floats]:
        model = self.model
        health_care = spent + self.background(years, pain)
        patient = health_care * self.patient_share
        base, per_pain_point = model.lost_production
        societal = health_care + base * years + per_pain_point * pain + model.day_off_work * days_off
        return {"patient": patient, "payer": health_care - patient, "health_care": health_care, "societal": societal}

    def qalys(self, years: Floats, pain: Floats, loss: Floats) -> Floats:
        at_no_pain, per_pain_point = self.model.utility
        return at_no_pain * years + per_pain_point * pain - loss

    def count(self, sums: Sums) -> None:
        """Courses, patients treated and adverse events."""
        for t, courses, hits in zip(self.model.treatments, self.courses, self.hits):
            sizes = [course.who.size for course in courses]
            squares = sum((2 * k + 1) * size for k, size in enumerate(sizes))  # (k+1)^2 - k^2 = 2k + 1
            sums.add("courses", t.name, "horizon", sum(sizes), squares, self.n)
            sums.add("treated", t.name, "horizon", sizes[0], sizes[0], self.n)
            if t.event:
                _, events = np.unique(np.concatenate(hits), return_counts=True)
                sums.add("adverse_events", f"{t.name}: {t.event.name}", "horizon", *moments(events), self.n)

    def follow_up(self, sums: Sums, treatment: int, text: str) -> None:
        """Relief of those treated, of the pain at their first course, if alive so long after it."""
        t, first = self.model.treatments[treatment], self.courses[treatment][0]
        time = first.start + self.model.follow_up[text]
        group = np.flatnonzero(time <= self.end[first.who])
        who, time, until = first.who[group], time[group], first.until[group]
        relief = np.empty(group.size)
        now = np.flatnonzero(time <= until)
        relief[now] = first.layer(group[now], time[now]) + self.other_layers(who[now], time[now], treatment)
        later = np.flatnonzero(time > until)
        relief[later] = self.later_relief(treatment, who[later], time[later])
        pain_left = first.pain_left[group]
        pain = 1 - self.limited(who, relief) / 100
        no_pain = pain_left * self.pain[who] < 1e-6
        relief = np.where(no_pain, 0.0, np.maximum(100 * (1 - pain / np.where(no_pain, 1.0, pain_left)), -100.0))
        for criterion in CRITERIA:
            responds = relief >= criterion - SLACK
            self.add_share(sums, f"treated_relief_{criterion:.0f}", t.name, text, responds, group.size)
        sums.add("treated_relief", t.name, text, *moments(relief), group.size)

    def later_relief(self, treatment: int, who: Indices, time: Floats) -> Floats:
        """Sum of layers at times after this treatment's first course; each time falls into one later course."""
        if not who.size:
            return np.empty(0)
        wanted, relief = np.zeros(self.n), np.empty(self.n)
        wanted[who] = time
        for later in range(treatment, len(self.courses)):
            for course in self.courses[later][later == treatment:]:
                at = wanted[course.who]
                i = np.flatnonzero((course.start < at) & (at <= course.until))
                relief[course.who[i]] = course.layer(i, at[i]) + self.other_layers(course.who[i], at[i], later)
        return relief[who]


def simulate(model: Model, patients: int, seed: int) -> Sums:
    rng, sums = Generator(SFC64(seed)), Sums()
    for first in range(0, patients, CHUNK):
        chunk = Chunk(model, rng, min(CHUNK, patients - first))
        for treatment in model.treatments:
            chunk.give(treatment)
        chunk.value(sums)
    return sums


if __name__ == "__main__":
    run_peer(__doc__, simulate)
