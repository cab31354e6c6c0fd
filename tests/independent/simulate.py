#!/usr/bin/env python3
"""Independent reference simulation of the patient model, written from its specification alone (see README.md).

    python3 simulate.py scenario.toml --patients 100000 --seed 1 --out out.csv

Standard library only (numpy is not installed on the machine where this was written, and nothing here needs it).
One patient at a time, plain loops.  Random numbers are Python's own: agreement with another program is statistical.
All pathways see the same patients; every draw is kept under a name (purpose, treatment, course, event), so a patient
responds the same to the same treatment in every pathway.

Order of this file: reading values - distributions - piecewise linear functions - the scenario - curves - life table -
the patient - the walk - the reckoning at the end of a walk - statistics - main.
"""
import argparse
import csv
import math
import multiprocessing
import os
import random
import re
import sys
import tomllib
from bisect import bisect_left, bisect_right
from statistics import NormalDist

PHI = NormalDist().cdf
Z_OF = NormalDist().inv_cdf
INF = math.inf
YEAR_PER = {"day": 1 / 365.25, "week": 7 / 365.25, "month": 1 / 12, "year": 1.0}
FATES = ("not_reached", "ineligible", "declined", "ended_waiting", "unconfirmed", "ended_before_assessment", "failed",
         "ended_relieved", "relief_lost")
VIEWS = ("patient", "payer", "health_care", "societal")


# ------------------------------------------------------------------------------------------------ reading values
def number(x, default=None):
    """A number, or a parameter {value = number, source = ...}; the best estimate, never its uncertainty."""
    if x is None:
        return default
    if isinstance(x, dict):
        return number(x["value"], default)
    return float(x)


def years(x, default=None):
    """A duration as text with a unit, "6 weeks", in years."""
    if x is None:
        return default
    if isinstance(x, dict):
        return years(x["value"], default)
    if isinstance(x, (int, float)):
        if x == 0:
            return 0.0
        raise ValueError(f"duration without unit: {x}")
    m = re.fullmatch(r"\s*([0-9.eE+-]+)\s*(day|week|month|year)s?\s*", x)
    if not m:
        raise ValueError(f"not a duration: {x!r}")
    return float(m.group(1)) * YEAR_PER[m.group(2)]


# ------------------------------------------------------------------------------------------------ distributions
class Dist:
    """Variation between patients: a constant, or {dist = "normal" | "uniform" | "triangular" | "pert" | ...}.
    `min` and `max` truncate (the distribution given that it lies between them; they do not clamp)."""

    def __init__(self, spec, read=number):
        self.kind = "constant"
        if not (isinstance(spec, dict) and "dist" in spec):
            self.value = read(spec)
            return
        self.kind = spec["dist"]
        self.p = {k: float(v) if k in ("n", "shape") else read(v) for k, v in spec.items()
                  if k in ("value", "mean", "sd", "n", "min", "max", "low", "high", "mode", "median", "shape")}
        self.lo, self.hi = self.p.get("min", -INF), self.p.get("max", INF)
        if self.kind == "fixed":
            self.kind, self.value = "constant", self.p["value"]
        elif self.kind in ("uniform", "triangular", "pert") and self.p["high"] == self.p["low"]:
            self.kind, self.value = "constant", self.p["low"]
        elif self.kind not in ("normal", "uniform", "triangular", "pert", "gamma", "lognormal", "beta", "exponential",
                               "weibull", "loglogistic"):
            raise ValueError(f"distribution {self.kind}")

    def draw(self, rng, u):
        """One value.  u: the uniform that the value is a function of, where that is possible (else rng is used)."""
        if self.kind == "constant":
            return self.value
        x = self.untruncated(rng, u)
        while not self.lo <= x <= self.hi:
            x = self.untruncated(rng, rng.random())
        return x

    def untruncated(self, rng, u):
        k, p = self.kind, self.p
        u = min(max(u, 1e-16), 1 - 1e-16)
        if k == "normal":
            return p["mean"] + p["sd"] * Z_OF(u)
        if k == "uniform":
            return p["low"] + (p["high"] - p["low"]) * u
        if k == "triangular":
            a, m, b = p["low"], p["mode"], p["high"]
            if u < (m - a) / (b - a):
                return a + math.sqrt(u * (b - a) * (m - a))
            return b - math.sqrt((1 - u) * (b - a) * (b - m))
        if k == "pert":
            a, m, b = p["low"], p["mode"], p["high"]
            return a + (b - a) * rng.betavariate(1 + 4 * (m - a) / (b - a), 1 + 4 * (b - m) / (b - a))
        if k == "gamma":
            return rng.gammavariate((p["mean"] / p["sd"]) ** 2, p["sd"] ** 2 / p["mean"])
        if k == "lognormal":
            s2 = math.log1p((p["sd"] / p["mean"]) ** 2)
            return rng.lognormvariate(math.log(p["mean"]) - s2 / 2, math.sqrt(s2))
        if k == "beta":
            mean = p["mean"]
            n = p["n"] if "n" in p else mean * (1 - mean) / p["sd"] ** 2 - 1
            return rng.betavariate(mean * n, (1 - mean) * n)
        if k == "exponential":
            return -math.log(1 - u) * (p["mean"] if "mean" in p else p["median"] / math.log(2))
        if k == "weibull":
            return p["median"] * (-math.log(1 - u) / math.log(2)) ** (1 / p["shape"])
        return p["median"] * (u / (1 - u)) ** (1 / p["shape"])       # loglogistic


# ------------------------------------------------------------------------------------------------ functions of time
class Pieces:
    """A piecewise linear, right-continuous function of time with jumps; 0 before its first piece.
    Piece i holds from t[i] (included) to t[i+1]: v[i] + b[i] (time - t[i])."""
    __slots__ = ("t", "v", "b")

    def __init__(self):
        self.t, self.v, self.b = [], [], []

    def at(self, time):
        i = bisect_right(self.t, time) - 1
        return self.v[i] + self.b[i] * (time - self.t[i]) if i >= 0 else 0.0

    def left(self, time):
        """The limit from the left."""
        i = bisect_left(self.t, time) - 1
        return self.v[i] + self.b[i] * (time - self.t[i]) if i >= 0 else 0.0

    def slope(self, time):
        i = bisect_right(self.t, time) - 1
        return self.b[i] if i >= 0 else 0.0

    def cut(self, time):
        """Forget what was planned for `time` and later."""
        i = bisect_left(self.t, time)
        del self.t[i:], self.v[i:], self.b[i:]

    def constant_from(self, time, value):
        self.cut(time)
        self.t.append(time)
        self.v.append(value)
        self.b.append(0.0)

    def run_through(self, time, value, knots, values):
        """From `value` at `time` linearly through the knots (absolute times), constant after the last."""
        self.cut(time)
        for knot, end in zip(knots, values):
            self.t.append(time)
            self.v.append(value)
            self.b.append((end - value) / (knot - time))
            time, value = knot, end
        self.t.append(time)
        self.v.append(value)
        self.b.append(0.0)


# ------------------------------------------------------------------------------------------------ whom
class Whom:
    """conditions, severity, female, age (both ends included), requires, excludes."""

    def __init__(self, spec):
        self.conditions = spec.get("conditions")
        self.severity = spec.get("severity")
        if isinstance(self.severity, str):
            self.severity = [self.severity]
        self.female = spec.get("female")
        age = spec.get("age")
        self.age = [number(a) for a in age] if age else None
        self.requires = spec.get("requires", [])
        self.excludes = spec.get("excludes", [])

    def match(self, p):
        if self.conditions is not None and p.condition not in self.conditions:
            return False
        if self.severity is not None and p.severity not in self.severity:
            return False
        if self.female is not None and p.female != self.female:
            return False
        if self.age is not None and not self.age[0] <= p.age <= self.age[1]:
            return False
        return all(f in p.flags for f in self.requires) and not any(f in p.flags for f in self.excludes)


# ------------------------------------------------------------------------------------------------ curves
def sorted_knots(table):
    knots = sorted((years(k), v) for k, v in table.items())
    if not knots:
        raise ValueError("a curve without knots")
    return knots


def response_normal(knot):
    """mu, sd of a response's knot (or of the natural course): any two of relief_30, relief_50, mean, sd; one: sd 30."""
    g = {k: number(knot[k]) for k in ("relief_30", "relief_50", "mean", "sd") if k in knot}
    if len(g) == 1:
        if "sd" in g:
            raise ValueError("sd alone")
        g["sd"] = 30.0
    if len(g) != 2:
        raise ValueError(f"knot {knot}")
    z = {30.0: Z_OF(1 - g["relief_30"]) if "relief_30" in g else None,
         50.0: Z_OF(1 - g["relief_50"]) if "relief_50" in g else None}
    if "relief_30" in g and "relief_50" in g:
        sd = 20.0 / (z[50.0] - z[30.0])
        mu = 30.0 - sd * z[30.0]
    elif "mean" in g and "sd" in g:
        mu, sd = g["mean"], g["sd"]
    else:
        x = 30.0 if "relief_30" in g else 50.0
        if "sd" in g:
            sd = g["sd"]
            mu = x - sd * z[x]
        else:
            mu = g["mean"]
            sd = (x - mu) / z[x]
    if not 0 <= sd <= 60:
        raise ValueError(f"knot {knot}: implied sd {sd}")
    return mu, sd


class Natural:
    """One curve of the natural course, with the knots that `spacing` puts in."""

    def __init__(self, table, persistence, spacing, horizon):
        given = [(0.0, 0.0, 0.0)] + [(t, *response_normal(k)) for t, k in sorted_knots(table)]
        knots = [given[0]]
        for (t0, m0, s0), (t1, m1, s1) in zip(given, given[1:]):
            parts = 1
            if spacing:
                ratio = (t1 - t0) / spacing
                parts = round(ratio) if abs(ratio - round(ratio)) <= 1e-9 else math.ceil(ratio)
                parts = max(parts, 1)
            for i in range(1, parts):
                u = i / parts
                knots.append((t0 + u * (t1 - t0), m0 + u * (m1 - m0), s0 + u * (s1 - s0)))
            knots.append((t1, m1, s1))
        if spacing:
            last, i = knots[-1], 0
            while knots[-1][0] < horizon:
                i += 1
                knots.append((last[0] + i * spacing, last[1], last[2]))
        self.t = [k[0] for k in knots]          # t[0] = 0, where N = 0
        self.mu = [k[1] for k in knots]
        self.sd = [k[2] for k in knots]
        self.p = persistence

    def moments(self, t):
        """mu_N(t), sd_N(t)."""
        if t >= self.t[-1]:
            return self.mu[-1], self.sd[-1]
        i = bisect_right(self.t, t) - 1
        u = (t - self.t[i]) / (self.t[i + 1] - self.t[i])
        a, b = self.sd[i], self.sd[i + 1]
        mu = (1 - u) * self.mu[i] + u * self.mu[i + 1]
        var = ((1 - u) * a) ** 2 + (u * b) ** 2 + 2 * self.p * u * (1 - u) * a * b
        return mu, math.sqrt(var)

    def draw(self, rng):
        """The patient's own N."""
        lasting, passing = math.sqrt(self.p), math.sqrt(1 - self.p)
        z_n = rng.gauss(0, 1)
        values = []
        for mu, sd in zip(self.mu[1:], self.sd[1:]):
            z = lasting * z_n + (passing * rng.gauss(0, 1) if passing > 0 else 0.0)
            values.append(mu + sd * z)
        n = Pieces()
        n.run_through(0.0, 0.0, self.t[1:], values)
        return n


NO_NATURAL = None


def natural_moments(curve, t):
    return curve.moments(t) if curve else (0.0, 0.0)


class Context:
    def __init__(self, table):
        knots = sorted_knots(table)
        self.t = [k[0] for k in knots]
        self.mean = [number(k[1]["mean"]) for k in knots]
        self.sd = [number(k[1].get("sd"), 0.0) for k in knots]

    def moments(self, t):
        """mu_C(t), sd_C(t): interpolated, from 0 at 0."""
        ts, ms, ss = [0.0] + self.t, [0.0] + self.mean, [0.0] + self.sd
        if t >= ts[-1]:
            return ms[-1], ss[-1]
        i = bisect_right(ts, t) - 1
        u = (t - ts[i]) / (ts[i + 1] - ts[i])
        return (1 - u) * ms[i] + u * ms[i + 1], (1 - u) * ss[i] + u * ss[i + 1]


class Fit:
    """A treatment's own curve for one natural course: at each knot what M is in units of w g, where M is the whole
    layer L for a `response` and an `effect`, and S for a `specific_effect`: m + a Z + b Z_N(tau), or by
    `responders`."""

    def __init__(self, kind, table, context, natural):
        self.whole = kind in ("response", "effect")
        self.tau, self.knots = [], []
        for tau, k in sorted_knots(table):
            mu_n, sd_n = natural_moments(natural, tau)
            mu_c, sd_c = context.moments(tau) if context else (0.0, 0.0)
            self.tau.append(tau)
            if kind == "response":
                mu, sd = response_normal(k)
                if sd >= sd_n:
                    self.knots.append((mu - mu_n, math.sqrt(sd * sd - sd_n * sd_n), 0.0, None))
                else:
                    self.knots.append((mu - mu_n, 0.0, sd - sd_n, None))
                continue
            mean = number(k.get("mean"))
            if "responders" in k:
                self.knots.append((mean, 0.0, 0.0, Z_OF(1 - number(k["responders"]))))
                continue
            sd = number(k.get("sd"), sd_c if kind == "effect" else 0.0)
            for key, x in (("difference_30", 30.0), ("difference_50", 50.0)):
                if key in k:
                    if kind == "effect":
                        c_mean, c_var, v = mu_n, sd_n ** 2, sd_n ** 2 + sd ** 2
                    else:
                        c_mean, c_var, v = mu_n + mu_c, sd_n ** 2 + sd_c ** 2, sd_n ** 2 + (sd_c + sd) ** 2
                    p = 1 - PHI((x - c_mean) / math.sqrt(c_var)) + number(k[key])
                    mean = x - math.sqrt(v) * Z_OF(1 - p) - c_mean
            self.knots.append((mean, sd, 0.0, None))

    def values(self, z, patient):
        out = []
        for tau, (m, a, b, threshold) in zip(self.tau, self.knots):
            if threshold is not None:
                out.append(m if z >= threshold else 0.0)
            else:
                x = m + a * z
                if b:
                    x += b * patient.z_natural(tau)
                out.append(x)
        return out


# ------------------------------------------------------------------------------------------------ life table
class LifeTable:
    """Columns age and qx (or mx) by sex; hazard -ln(1-q) constant within each year of age."""

    def __init__(self, path):
        text = open(path, encoding="utf-8-sig").read()
        lines = [l for l in text.splitlines() if l.strip() and not l.lstrip().startswith("#")]
        sep = max(",;\t", key=lines[0].count)
        rows = list(csv.reader(lines, delimiter=sep))
        head = [h.strip().lower() for h in rows[0]]
        age_col = next(i for i, h in enumerate(head) if h in ("age", "x"))
        sex_col = next((i for i, h in enumerate(head) if h in ("sex", "gender")), None)
        columns = {}      # sex -> (column, is a rate)
        for i, h in enumerate(head):
            if i in (age_col, sex_col):
                continue
            words = [w for w in re.split(r"[^a-z]+", h) if w]
            sex = None
            if set(words) & {"female", "females", "women", "f"}:
                sex = True
            elif set(words) & {"male", "males", "men", "m"}:
                sex = False
            if set(words) & {"q", "qx", "mx"} or sex is not None:
                columns[sex] = (i, "mx" in words)
        self.first, self.hazard, self.growth = {}, {}, {}
        for sex in (False, True):
            ages, h, opened = [], [], False
            for r in rows[1:]:
                if sex_col is not None and (r[sex_col].strip().lower()[:1] in ("f", "w")) != sex:
                    continue
                col, rate = columns.get(sex, columns.get(None, (None, None)))
                text_age = r[age_col].strip()
                ages.append(int(re.match(r"\d+", text_age).group()))
                q = float(r[col].replace(",", ".") if sep != "," else r[col])
                opened = not text_age.isdigit() or (not rate and q >= 1 and ages[-1] < 100)
                h.append(q if rate else (INF if q >= 1 else -math.log1p(-q)))
            self.first[sex] = ages[0]
            self.growth[sex] = 0.0
            if opened:            # the open last group is no rate: hazard grows on from the row before
                h.pop()
                self.growth[sex] = (math.log(h[-1]) - math.log(h[-10])) / 9
            self.hazard[sex] = h

    def death(self, age, female, ratio, e):
        """Time from entry at which the cumulative hazard reaches e."""
        h, first, growth = self.hazard[female], self.first[female], self.growth[female]
        t, a = 0.0, age
        while True:
            row = max(int(a) - first, 0)
            extra = row - (len(h) - 1)
            rate = ratio * (h[row] if extra <= 0 else h[-1] * math.exp(growth * extra))
            last = extra >= 0 and growth == 0.0
            if rate == INF:
                return t
            step = math.floor(a) + 1 - a
            if rate > 0 and (last or e <= rate * step):
                return t + e / rate
            if last:
                return INF
            e -= rate * step
            t += step
            a = math.floor(a) + 1


# ------------------------------------------------------------------------------------------------ the scenario
class Item:
    def __init__(self, spec):
        self.name = spec["item"]
        self.when = spec["when"]
        self.amount = Dist(spec["amount"])
        self.once = spec.get("once", False)
        self.covered = spec.get("covered", True)
        self.after = years(spec.get("after"), 0.0)
        self.until = spec.get("until")
        self.duration = years(spec.get("for"))
        if self.when == "per year" and self.until is None and self.duration is None:
            raise ValueError(f"{self.name}: until or for")


class Event:
    def __init__(self, spec):
        self.name = spec["name"]
        self.probability = number(spec.get("probability"), 0.0)
        self.rate = number(spec.get("rate_per_year"), 0.0)
        self.cost = Dist(spec.get("cost", 0.0))
        self.covered = spec.get("covered", True)
        self.qaly_loss = Dist(spec.get("qaly_loss", 0.0))
        self.death = number(spec.get("death"), 0.0)
        self.ends_relief = spec.get("ends_relief", False)
        self.recurs = spec.get("recurs", False)
        self.after = years(spec.get("after"), 0.0)


class Treatment:
    def __init__(self, name, spec, sc):
        self.name = name
        self.klass = spec.get("class", "")
        self.relieves = spec.get("relieves_pain", True)
        self.context = sc.contexts[spec["context"]] if "context" in spec else None
        self.stops = spec.get("stops_with_next", False)
        eligible = spec.get("eligible", {})
        self.eligible = Whom(eligible)
        self.pain_above = number(eligible.get("pain_above"))
        self.confirms = number(spec.get("workup", {}).get("confirms"), 1.0)
        self.assess_at = years(spec.get("assess_at"), 0.25)
        self.max_courses = int(number(spec.get("max_courses"), 1))
        self.repeat_wait = Dist(spec.get("repeat_wait", "0 days"), years)
        self.repeat_effect = number(spec.get("repeat_effect"), 1.0)
        self.repeat_discount = number(spec.get("repeat_discount"), 0.0)
        recovery = spec.get("recovery", {})
        self.days_off = Dist(recovery.get("days_off_work", 0.0))
        self.qaly_loss = Dist(recovery.get("qaly_loss", 0.0))
        durability = spec.get("durability")
        self.durability = None
        if durability:
            self.durability = (years(durability["median"]), number(durability.get("shape"), 1.0))
        self.items = [Item(i) for i in spec.get("costs", [])]
        self.adverse = [Event(e) for e in spec.get("adverse_events", [])]
        self.late = [Event(e) for e in spec.get("late_events", [])]
        self.endpoints = [Event(e) for e in spec.get("endpoints", [])]
        # relief: a list of (whom, kind, table), first match wins; the last one is for everybody
        evidence = spec.get("evidence", sc.evidence)
        self.relief = []
        for entry in spec.get("relief_for", []):
            if entry.get("evidence", evidence) == evidence:
                self.relief.append((Whom(entry), *self.kind_of(entry, sc)))
        own = spec.get("variants", {}).get(evidence) or spec
        if self.relieves and any(k in own for k in ("response", "effect", "specific_effect")):
            self.relief.append((Whom({}), *self.kind_of(own, sc)))
        elif self.relieves:
            raise ValueError(f"{name}: none of response, effect, specific_effect")
        self.fits = {}

    @staticmethod
    def kind_of(table, sc):
        kinds = [k for k in ("response", "effect", "specific_effect") if k in table]
        if len(kinds) != 1:
            raise ValueError(f"one of response, effect, specific_effect: {table}")
        curve = table[kinds[0]]
        return kinds[0], sc.curves[curve] if isinstance(curve, str) else curve

    def fit(self, patient):
        for i, (whom, kind, table) in enumerate(self.relief):
            if whom.match(patient):
                key = (i, id(patient.natural))
                if key not in self.fits:
                    self.fits[key] = Fit(kind, table, self.context, patient.natural)
                return self.fits[key]
        raise ValueError(self.name)


class Step:
    def __init__(self, spec, treatment):
        self.treatment = treatment
        self.accept = number(spec.get("accept"), 1.0)
        self.wait = Dist(spec.get("wait", "0 days"), years)


class Pathway:
    def __init__(self, spec, sc):
        self.name = spec["name"]
        self.success = number(spec.get("success"), 50.0)
        self.lost_below = number(spec.get("lost_below"), self.success)
        self.since_course = spec.get("success_since", "entry") == "course"
        self.steps = [Step(s, sc.treatments[s["treatment"]]) for s in spec["steps"]]
        self.treatments = []
        for s in self.steps:
            if s.treatment not in self.treatments:
                self.treatments.append(s.treatment)


SAME_TIME = 1e-9      # years
SAME_RELIEF = 1e-9    # percent: relief this near to a criterion meets it, so that rounding does not decide


class Scenario:
    def settled(self, t):
        """2 months and then 3 months are 5 months, whatever the rounding: a time that differs from a report time or
        the horizon by rounding only is that time."""
        return next((m for m in self.moments if abs(t - m) < SAME_TIME), t)

    def __init__(self, path):
        raw = tomllib.load(open(path, "rb"))
        if raw.get("schema") != 2:
            raise ValueError("schema = 2 expected")
        sim = raw["simulation"]
        self.horizon = years(sim["horizon"])
        self.report = [(years(t), t) for t in sim.get("report_at", [])]
        self.moments = [t for t, _ in self.report] + [1.0, self.horizon]
        self.follow_up = [(years(t), t) for t in sim.get("follow_up", ["3 months", "12 months"])
                          if years(t) <= self.horizon]
        self.d_cost = Discounting(sim.get("discount_costs", 0.0))
        self.d_qaly = Discounting(sim.get("discount_qalys", 0.0))
        self.view = raw.get("decision", {}).get("view", "health_care")
        self.rho = number(sim.get("response_correlation"), 0.0)
        names = list(raw.get("evidence", {}))
        self.evidence = sim.get("evidence", names[0] if names else None)
        # cohort
        cohort = raw["cohort"]
        self.size = number(cohort.get("size"), 1.0)
        self.conditions = [(c, number(p)) for c, p in cohort["conditions"].items()]
        severity = cohort.get("severity", {"moderate": 1.0})
        by = cohort.get("severity_of", {})
        self.severity = {c: [(s, number(p)) for s, p in by.get(c, severity).items()] for c, _ in self.conditions}
        self.age = Dist(cohort.get("age", 50.0))
        self.female = number(cohort.get("female"), 0.5)
        self.pain = Dist(cohort["pain"])
        self.flags = [(f, number(p)) for f, p in cohort.get("flags", {}).items()]
        self.insured_flag = any(f == "insured" for f, _ in self.flags)
        # utility and background
        utility = raw["utility"]
        self.u0, self.u_pain = number(utility["at_no_pain"]), number(utility["per_pain_point"])
        self.coinsurance = number(raw.get("coverage", {}).get("coinsurance"), 0.0)
        background = raw.get("background", {})
        care, lost = background.get("health_care", {}), background.get("lost_production", {})
        self.care_covered = care.get("covered", True)
        self.care = (number(care.get("base"), 0.0), number(care.get("per_pain_point"), 0.0))
        self.lost = (number(lost.get("base"), 0.0), number(lost.get("per_pain_point"), 0.0))
        self.day_off = number(background.get("day_off_work"), 0.0)
        # mortality
        mortality = raw.get("mortality", {})
        self.table = None
        if "life_table" in mortality:
            self.table = LifeTable(os.path.join(os.path.dirname(os.path.abspath(path)), mortality["life_table"]))
        self.hazard_ratio = number(mortality.get("hazard_ratio"), 1.0)
        self.ratio_for = [(Whom(e), number(e["hazard_ratio"])) for e in mortality.get("ratio_for", [])]
        # curves
        self.curves = raw.get("curves", {})
        self.contexts = {n: Context(t) for n, t in raw.get("contexts", {}).items()}
        self.naturals = []
        nature = raw.get("natural_course")
        if nature:
            p, spacing = number(nature.get("persistence"), 1.0), years(nature.get("spacing"))

            def natural(c):
                return Natural(self.curves[c] if isinstance(c, str) else c, p, spacing, self.horizon)
            for e in nature.get("curve_for", []):
                self.naturals.append((Whom(e), natural(e["curve"])))
            if "curve" in nature:
                self.naturals.append((Whom({}), natural(nature["curve"])))
        # treatments and pathways
        self.treatments = {n: Treatment(n, s, self) for n, s in raw.get("treatments", {}).items()}
        self.pathways = [Pathway(s, self) for s in raw["pathways"]]
        self.parts = bool(nature) or any(t.context for p in self.pathways for t in p.treatments)
        for p in self.pathways:
            p.rows = Rows(self, p)


# ------------------------------------------------------------------------------------------------ the patient
class Patient:
    def __init__(self, sc, rng):
        self.sc, self.rng, self.drawn = sc, rng, {}
        self.condition = choose(sc.conditions, rng)
        self.severity = choose(sc.severity[self.condition], rng)
        self.female = rng.random() < sc.female
        self.age = sc.age.draw(rng, rng.random())
        self.pain0 = sc.pain.draw(rng, rng.random())
        self.flags = {f for f, p in sc.flags if rng.random() < p}
        self.insured = "insured" in self.flags or not sc.insured_flag
        self.f = rng.gauss(0, 1)
        self.lowest = -100.0 * (100.0 - self.pain0) / self.pain0
        self.natural = next((c for whom, c in sc.naturals if whom.match(self)), None)
        self.n = self.natural.draw(rng) if self.natural else Pieces()
        self.death = INF
        if sc.table:
            ratio = next((r for whom, r in sc.ratio_for if whom.match(self)), sc.hazard_ratio)
            self.death = sc.table.death(self.age, self.female, ratio, rng.expovariate(1.0))

    def z_natural(self, t):
        """Z_N(t), t since entry."""
        mu, sd = natural_moments(self.natural, t)
        return (self.n.at(t) - mu) / sd if sd > 0 else 0.0

    # Draws under a name: the same in every pathway.
    def uniform(self, *name):
        if name not in self.drawn:
            self.drawn[name] = self.rng.random()
        return self.drawn[name]

    def exponential(self, *name):
        if name not in self.drawn:
            self.drawn[name] = self.rng.expovariate(1.0)
        return self.drawn[name]

    def z(self, treatment):
        name = ("Z", treatment)
        if name not in self.drawn:
            rho = self.sc.rho
            self.drawn[name] = math.sqrt(rho) * self.f + math.sqrt(1 - rho) * self.rng.gauss(0, 1)
        return self.drawn[name]

    def value(self, dist, *name):
        """A quantity that may vary between patients: one draw per name."""
        if dist.kind == "constant":
            return dist.value
        key = (dist, name)
        if key not in self.drawn:
            self.drawn[key] = dist.draw(self.rng, self.uniform(*name))
        return self.drawn[key]


def choose(shares, rng):
    u = rng.random()
    for name, share in shares:
        u -= share
        if u < 0:
            return name
    return shares[-1][0]


# ------------------------------------------------------------------------------------------------ the walk
class Layer:
    """A treatment's layer. `main` is L where the layer was given as a whole (response, effect), else S."""
    __slots__ = ("whole", "main", "context")

    def __init__(self, whole):
        self.whole, self.main, self.context = whole, Pieces(), Pieces()

    def at(self, t):
        return self.main.at(t) if self.whole else self.main.at(t) + self.context.at(t)

    def left(self, t):
        return self.main.left(t) if self.whole else self.main.left(t) + self.context.left(t)

    def slope(self, t):
        return self.main.slope(t) if self.whole else self.main.slope(t) + self.context.slope(t)

    def end(self, t):
        self.main.constant_from(t, 0.0)
        self.context.constant_from(t, 0.0)


class Course:
    __slots__ = ("treatment", "s", "n", "x", "fatal", "failure", "late")


class Walk:
    """One patient on one pathway."""

    def __init__(self, patient, pathway, sc):
        self.p, self.pathway, self.sc = patient, pathway, sc
        self.end = min(patient.death, sc.horizon)
        self.death = patient.death
        self.layers = {}           # Treatment -> Layer
        self.courses = []          # in order of time
        self.given = {}            # Treatment -> courses so far
        self.lumps = []            # (time, health care money, covered, treatment)
        self.flows = []            # (item, amount, course)
        self.losses = []           # (time, QALYs)
        self.days = []             # (time, days off work, treatment)
        self.once = set()
        self.adverse = []          # "treatment: name"
        self.flow = []             # (step number, fate)
        self.go()

    # -------- relief
    def raw(self, t):
        x = self.p.n.at(t)
        for layer in self.layers.values():
            x += layer.at(t)
        return x

    def clamp(self, x):
        return min(max(x, self.p.lowest), 100.0)

    def relief(self, t):
        return self.clamp(self.raw(t))

    def relief_left(self, t):
        x = self.p.n.left(t)
        for layer in self.layers.values():
            x += layer.left(t)
        return self.clamp(x)

    def breaks(self):
        times = set(self.p.n.t)
        for layer in self.layers.values():
            times.update(layer.main.t)
            if not layer.whole:
                times.update(layer.context.t)
        return times

    def first_below(self, t, d):
        """The infimum of the times from t on with X < d; infinite where that is not before the end of the walk."""
        limit = d - SAME_RELIEF
        if limit <= self.p.lowest:
            return INF
        functions = [self.p.n] + list(self.layers.values())
        times = sorted(b for b in self.breaks() if t < b < self.end)
        for a, b in zip([t] + times, times + [self.end]):
            x = slope = 0.0
            for f in functions:
                x += f.at(a)
                slope += f.slope(a)
            if x < limit:
                return a
            if x + slope * (b - a) < limit:
                return a + max(0.0, (x - d) / -slope)
        return INF

    # -------- money
    def charge(self, t, treatment, when, course=None):
        for item in treatment.items:
            if item.when != when:
                continue
            if item.once:
                if item.name in self.once:
                    continue
                self.once.add(item.name)
            amount = self.p.value(item.amount, "amount", treatment.name, item.name)
            if when == "per year":
                self.flows.append((item, amount, course))
                continue
            if when == "course" and course.n > 1:
                amount *= 1 - treatment.repeat_discount
            self.lumps.append((t, amount, item.covered, treatment))

    # -------- the steps
    def go(self):
        t = 0.0
        for number_, step in enumerate(self.pathway.steps):
            if t is None:
                self.flow.append((number_, "not_reached"))
            else:
                t = self.step(t, number_, step)

    def step(self, t, number_, step):
        """What happens at one step that is reached at t; the time at which the next one is reached, or None."""
        p, tr = self.p, step.treatment

        def fate(name):
            self.flow.append((number_, name))
        if not tr.eligible.match(p):
            fate("ineligible")
            return t
        if p.uniform("accept", tr.name) >= step.accept:
            fate("declined")
            return t
        if tr.pain_above is not None:
            t = self.first_below(t, 100.0 * (1.0 - tr.pain_above / p.pain0))
            if t == INF:
                fate("ended_waiting")
                return None
        t = self.sc.settled(t + max(p.value(step.wait, "wait", tr.name), 0.0))
        if t >= self.end:
            fate("ended_waiting")
            return None
        self.charge(t, tr, "workup")
        if p.uniform("confirm", tr.name) >= tr.confirms:
            fate("unconfirmed")
            return t
        courses = 0
        while True:
            course = self.start(t, tr)
            courses += 1
            if course.fatal:
                fate("ended_before_assessment")
                return None
            share = (100.0 - course.x) / 100.0 if self.pathway.since_course else 1.0
            c = 100.0 - (100.0 - self.pathway.success) * share
            d = 100.0 - (100.0 - self.pathway.lost_below) * share
            t = self.sc.settled(course.s + tr.assess_at)
            if t >= self.end:
                fate("ended_before_assessment")
                return None
            self.charge(t, tr, "assessment")
            if self.relief(t) < c - SAME_RELIEF:
                course.failure = t
                fate("failed")
                return t
            t = self.first_below(t, d)
            if t == INF:
                fate("ended_relieved")
                return None
            course.failure = t
            if courses >= tr.max_courses:
                fate("relief_lost")
                return t
            t = self.sc.settled(t + max(p.value(tr.repeat_wait, "repeat_wait", tr.name, course.n), 0.0))
            if t >= self.end:
                fate("ended_relieved")
                return None

    def start(self, s, tr):
        """A course of treatment tr at s."""
        p = self.p
        n = self.given[tr] = self.given.get(tr, 0) + 1
        for other, layer in self.layers.items():
            if other is not tr and other.stops:
                layer.end(s)
        course = Course()
        course.treatment, course.s, course.n, course.failure = tr, s, n, INF
        course.x, course.fatal, course.late = self.relief(s), False, []
        self.courses.append(course)
        self.charge(s, tr, "course", course)
        if n == 1:
            self.charge(s, tr, "first course", course)
        losses, days = [p.value(tr.qaly_loss, "qaly_loss", tr.name)], [p.value(tr.days_off, "days_off", tr.name)]
        for event in tr.adverse:
            if p.uniform("adverse", tr.name, n, event.name) >= event.probability:
                continue
            self.adverse.append(f"{tr.name}: {event.name}")
            self.lumps.append((s, p.value(event.cost, "event_cost", tr.name, event.name), event.covered, tr))
            losses.append(p.value(event.qaly_loss, "event_loss", tr.name, event.name))
            if event.death > 0 and p.uniform("adverse_death", tr.name, n, event.name) < event.death:
                course.fatal = True
                self.death = self.end = s
                return course
        self.losses.append((s, sum(losses)))
        self.days.append((s, sum(days), tr))
        self.charge(s, tr, "per year", course)
        ends_relief = INF
        for event in tr.late:
            times = self.late_times(event, tr, s, n)
            course.late.append((event, times))
            if event.ends_relief and times:
                ends_relief = min(ends_relief, times[0])
        if tr.relieves:
            self.turn(tr, s, n, ends_relief)
        return course

    def late_times(self, event, tr, s, n):
        times, t = [], s
        if event.rate > 0:
            while len(times) < (64 if event.recurs else 1):
                t += p_exp(self.p, tr, n, event, len(times)) / event.rate
                if t >= self.end:
                    break
                times.append(t)
        return times

    def turn(self, tr, s, n, ends_relief):
        """The layer of tr takes a new turn at s."""
        p = self.p
        fit = tr.fit(p)
        layer = self.layers.get(tr)
        if layer is None:
            layer = Layer(fit.whole)
        others = p.n.at(s) + sum(l.at(s) for t, l in self.layers.items() if t is not tr)
        w = 1.0 - self.clamp(others) / 100.0
        wg = w * tr.repeat_effect ** (n - 1)
        z = p.z(tr.name)
        main0, context0 = layer.main.at(s), layer.context.at(s)
        layer.main.run_through(s, main0, [s + tau for tau in fit.tau], [wg * x for x in fit.values(z, p)])
        if tr.context:
            c = tr.context
            values = [wg * (m + sd * z) for m, sd in zip(c.mean, c.sd)]
            layer.context.run_through(s, context0, [s + k for k in c.t], values)
        relapse = INF
        if tr.durability:
            median, shape = tr.durability
            relapse = s + fit.tau[-1] + median * (p.exponential("relapse", tr.name, n) / math.log(2)) ** (1 / shape)
        # the first of the two decides: after a relapse min(., 0) of 0 is 0, after ends_relief a relapse changes nothing
        if relapse < ends_relief:
            layer.main.constant_from(relapse, 0.0)
            if layer.whole:
                layer.context.constant_from(relapse, 0.0)
        elif ends_relief < INF:
            layer.main.constant_from(ends_relief, min(layer.main.at(ends_relief), 0.0))
            if layer.whole:
                layer.context.constant_from(ends_relief, 0.0)
        self.layers[tr] = layer


def p_exp(patient, tr, n, event, k):
    return patient.exponential("late", tr.name, n, event.name, k)


# ------------------------------------------------------------------------------------------------ integrals
def discounted(d, t, h, x, slope):
    """Integral from 0 to h of (x + slope u) e^(-d (t + u)) du, exact."""
    if d == 0.0:
        return h * (x + 0.5 * slope * h)
    y = d * h
    if abs(y) < 1e-4:
        a0 = h * (1 - y / 2 + y * y / 6 - y * y * y / 24)
        a1 = h * h * (0.5 - y / 3 + y * y / 8 - y * y * y / 30)
    else:
        a0 = -math.expm1(-y) / d
        a1 = (a0 - h * math.exp(-y)) / d
    return math.exp(-d * t) * (x * a0 + slope * a1)


class Discounting:
    """Rates that apply from a time on each; a number: one rate."""

    def __init__(self, rates):
        steps = rates if isinstance(rates, list) else [{"rate": rates}]
        self.steps = [(years(s["from"]) if "from" in s else 0.0, math.log1p(number(s["rate"]))) for s in steps]

    def stretches(self, a, b):
        """Those of constant rate between two times: begin, end, d."""
        for (start, d), (stop, _) in zip(self.steps, self.steps[1:] + [(INF, 0.0)]):
            if max(a, start) < min(b, stop):
                yield max(a, start), min(b, stop), d

    def weight(self, t):
        return math.exp(-sum(d * (b - a) for a, b, d in self.stretches(0.0, t)))

    def integral(self, t, h, x, slope):
        """From 0 to h of (x + slope u) weight(t + u) du."""
        if h <= 0:
            return 0.0
        if len(self.steps) == 1:
            return discounted(self.steps[0][1], t, h, x, slope)
        return sum(self.weight(a) * discounted(d, 0.0, b - a, x + slope * (a - t), slope)
                   for a, b, d in self.stretches(t, t + h))


UNDISCOUNTED = Discounting(0.0)


def linear_parts(x, slope, h, lowest):
    """A raw linear stretch of relief as clamped ones: (start, length, x at start, slope)."""
    cuts = [0.0, h]
    if slope != 0.0:
        for level in (lowest, 100.0):
            u = (level - x) / slope
            if 0.0 < u < h:
                cuts.append(u)
        cuts.sort()
    for a, b in zip(cuts, cuts[1:]):
        if b <= a:
            continue
        middle = x + slope * 0.5 * (a + b)
        if middle <= lowest:
            yield a, b - a, lowest, 0.0
        elif middle >= 100.0:
            yield a, b - a, 100.0, 0.0
        else:
            yield a, b - a, x + slope * a, slope


def time_at_least(x, slope, h, level):
    """How long a linear stretch lies at or above a level."""
    y = x + slope * h
    if x >= level and y >= level:
        return h
    if x < level and y < level:
        return 0.0
    u = (level - x) / slope
    return u if x >= level else h - u


# ------------------------------------------------------------------------------------------------ outcomes
class Rows:
    """The outcomes of a pathway, in the order of the output: name -> index; a row is a mean, or a ratio of two."""

    def __init__(self, sc, pathway):
        self.names, self.index, self.ratio = [], {}, []

        def add(outcome, of, at, ratio=False):
            self.index[(outcome, of, at)] = len(self.names)
            self.names.append((outcome, of, at))
            self.ratio.append(ratio)
        for _, at in sc.report:
            for o in ("relief_30", "relief_50", "pain", "relief", "worse"):
                add(o, "", at, True)
            if sc.parts:
                for o in ("relief_natural", "relief_context", "relief_specific", "relief_capped"):
                    add(o, "", at, True)
            add("alive", "", at)
            add("had_surgery", "", at)
            for v in VIEWS:
                add("spend", v, at)
        for tr in pathway.treatments:
            for _, at in sc.follow_up:
                for o in ("treated_relief_30", "treated_relief_50", "treated_relief"):
                    add(o, tr.name, at, True)
                for part in ("natural", "context", "specific", "others", "capped") if sc.parts else ():
                    add(f"treated_relief_{part}", tr.name, at, True)
        for o in ("spend", "spend_undiscounted"):
            for v in VIEWS:
                add(o, v, "horizon")
        self.classes = []
        for tr in pathway.treatments:
            if tr.klass not in self.classes:
                self.classes.append(tr.klass)
                add("spend_by_class", tr.klass, "horizon")
        also = () if sc.view == "health_care" else (f"spend_by_treatment_{sc.view}",)
        for o in ("spend_by_treatment", *also):
            for tr in pathway.treatments:
                add(o, tr.name, "horizon")
            add(o, "background", "horizon")
        for o in ("qalys", "qalys_undiscounted", "life_years", "life_years_discounted", "years_relief_30",
                  "years_relief_50", "days_off_work"):
            add(o, "", "horizon")
        for tr in pathway.treatments:
            add("courses", tr.name, "horizon")
            add("treated", tr.name, "horizon")
            for o, events in (("adverse_events", tr.adverse), ("late_events", tr.late), ("endpoints", tr.endpoints)):
                for e in events:
                    add(o, f"{tr.name}: {e.name}", "horizon")
        if sc.horizon >= 1.0:
            for v in VIEWS:
                add("cost_per_responder", v, "12 months", True)
        self.ratios = [i for i, r in enumerate(self.ratio) if r]


def reckon(walk, sc, pathway):
    """All outcomes of one walk: lists of numerators and of denominators (only of ratios)."""
    p, rows = walk.p, pathway.rows
    ix = rows.index
    num, den = [0.0] * len(rows.names), [0.0] * len(rows.names)
    end, pain0 = walk.end, p.pain0
    one_year = 1.0 if sc.horizon >= 1.0 else None
    times = [t for t, _ in sc.report] + ([1.0] if one_year else [])
    checkpoints = sorted({min(t, end) for t in times} | {end})    # where running totals are needed

    # ---- background: pain, utility, years of relief
    grid = sorted({t for t in walk.breaks() if 0.0 < t < end} | {0.0} | set(checkpoints))
    functions = [p.n] + list(walk.layers.values())
    pain_cost = pain_qaly = pain_flat = y30 = y50 = 0.0
    at_cost, at_flat = {0.0: 0.0}, {}
    for a, b in zip(grid, grid[1:]):
        x = slope = 0.0
        for f in functions:
            x += f.at(a)
            slope += f.slope(a)
        for u, h, xx, ss in linear_parts(x, slope, b - a, p.lowest):
            pain, dpain = pain0 * (1 - xx / 100), -pain0 * ss / 100
            pain_flat += h * (pain + 0.5 * dpain * h)
            pain_cost += sc.d_cost.integral(a + u, h, pain, dpain)
            pain_qaly += sc.d_qaly.integral(a + u, h, pain, dpain)
            y30 += time_at_least(xx, ss, h, 30.0)
            y50 += time_at_least(xx, ss, h, 50.0)
        at_cost[b] = pain_cost
    years_qaly = sc.d_qaly.integral(0.0, end, 1.0, 0.0)

    # ---- health care money by time: lumps and flows as (start, end or None, amount or rate, covered, treatment)
    lumps = list(walk.lumps)
    losses = sum(q * sc.d_qaly.weight(t) for t, q in walk.losses)
    losses_flat = sum(q for _, q in walk.losses)
    for i, course in enumerate(walk.courses):
        tr = course.treatment
        next_own = next((c.s for c in walk.courses[i + 1:] if c.treatment is tr), INF)
        for event, late in course.late:
            for t in late:
                if t <= next_own and t < end:
                    num[ix["late_events", f"{tr.name}: {event.name}", "horizon"]] += 1
                    lumps.append((t, p.value(event.cost, "event_cost", tr.name, event.name), event.covered, tr))
                    loss = p.value(event.qaly_loss, "event_loss", tr.name, event.name)
                    losses += loss * sc.d_qaly.weight(t)
                    losses_flat += loss
    next_any = {c: n.s for c, n in zip(walk.courses, walk.courses[1:])}
    flows = []
    for item, amount, course in walk.flows:
        t0 = course.s + item.after
        t1 = end
        if item.until in ("next course", "failure"):
            t1 = min(t1, next_any.get(course, INF))
        if item.until == "failure":
            t1 = min(t1, course.failure)
        if item.duration is not None:
            t1 = min(t1, t0 + item.duration)
        if t0 < t1:
            flows.append((t0, t1, amount, item.covered, course.treatment))

    def payer_share(covered):
        return 1 - sc.coinsurance if covered and p.insured else 0.0

    def spend_until(t, d):
        """patient, payer, societal extra: what fell before t (t <= end, or anything beyond: all), at rate d."""
        payer = patient = 0.0
        for when, amount, covered, _ in lumps:
            if when < t:
                x = amount * d.weight(when)
                share = payer_share(covered)
                payer += share * x
                patient += x - share * x
        for t0, t1, rate, covered, _ in flows:
            if t0 < t:
                x = d.integral(t0, min(t1, t) - t0, rate, 0.0)
                share = payer_share(covered)
                payer += share * x
                patient += x - share * x
        upto = min(t, end)
        alive_years = d.integral(0.0, upto, 1.0, 0.0)
        pain = at_cost[upto] if d is sc.d_cost else pain_flat
        background = sc.care[0] * alive_years + sc.care[1] * pain
        share = payer_share(sc.care_covered)
        payer += share * background
        patient += background - share * background
        extra = sc.lost[0] * alive_years + sc.lost[1] * pain
        extra += sum(sc.day_off * n * d.weight(when) for when, n, _ in walk.days if when < t)
        return {"patient": patient, "payer": payer, "health_care": patient + payer, "societal": patient + payer + extra}

    # ---- report times
    surgery = next((c.s for c in walk.courses if c.treatment.klass == "surgery"), INF)
    for t, at in sc.report:
        alive = walk.death >= t
        num[ix["alive", "", at]] = float(alive)
        num[ix["had_surgery", "", at]] = float(surgery < t)
        for view, money in spend_until(t, sc.d_cost).items():
            num[ix["spend", view, at]] = money
        if not alive:
            continue
        x = walk.relief_left(t)
        values = {"relief_30": x >= 30, "relief_50": x >= 50, "pain": pain0 * (1 - x / 100), "relief": x,
                  "worse": x < 0}
        if sc.parts:
            natural = p.n.left(t)
            context = sum(l.context.left(t) for l in walk.layers.values())
            specific = sum(l.left(t) - l.context.left(t) for l in walk.layers.values())
            values.update(relief_natural=natural, relief_context=context, relief_specific=specific,
                          relief_capped=x - (natural + context + specific))
        for outcome, v in values.items():
            i = ix[outcome, "", at]
            num[i], den[i] = float(v), 1.0

    # ---- of those treated
    for course in walk.courses:
        if course.n > 1:
            continue
        for f, at in sc.follow_up:
            t = sc.settled(course.s + f)
            if walk.death >= t and t <= sc.horizon:
                pain_s = pain0 * (1 - course.x / 100)
                r = 0.0
                if pain_s >= 1e-6:
                    r = max(100 * (1 - pain0 * (1 - walk.relief_left(t) / 100) / pain_s), -100.0)
                values = {"treated_relief_30": r >= 30, "treated_relief_50": r >= 50, "treated_relief": r}
                if sc.parts:
                    layers = walk.layers.values()
                    own = walk.layers.get(course.treatment)
                    context = own.context.left(t) if own else 0.0
                    changes = {"natural": p.n.left(t) - p.n.at(course.s), "context": context,
                               "specific": own.left(t) - context if own else 0.0,
                               "others": sum(l.left(t) - l.at(course.s) for l in layers if l is not own)}
                    parts = {k: pain0 * v / pain_s if pain_s >= 1e-6 else 0.0 for k, v in changes.items()}
                    parts["capped"] = r - sum(parts.values())
                    values.update({f"treated_relief_{k}": v for k, v in parts.items()})
                for o, v in values.items():
                    i = ix[o, course.treatment.name, at]
                    num[i], den[i] = float(v), 1.0

    # ---- horizon
    for view, money in spend_until(INF, sc.d_cost).items():
        num[ix["spend", view, "horizon"]] = money
    for view, money in spend_until(INF, UNDISCOUNTED).items():
        num[ix["spend_undiscounted", view, "horizon"]] = money

    def spend_by_treatment(name, x, covered):
        num[ix["spend_by_treatment", name, "horizon"]] += x
        payer = payer_share(covered) * x
        if sc.view != "health_care":
            in_view = {"patient": x - payer, "payer": payer, "societal": x}[sc.view]
            num[ix[f"spend_by_treatment_{sc.view}", name, "horizon"]] += in_view

    charges = [(tr, amount * sc.d_cost.weight(when), covered) for when, amount, covered, tr in lumps]
    charges += [(tr, sc.d_cost.integral(t0, t1 - t0, rate, 0.0), covered) for t0, t1, rate, covered, tr in flows]
    for tr, x, covered in charges:
        num[ix["spend_by_class", tr.klass, "horizon"]] += x
        spend_by_treatment(tr.name, x, covered)
    years_cost = sc.d_cost.integral(0.0, end, 1.0, 0.0)
    spend_by_treatment("background", sc.care[0] * years_cost + sc.care[1] * pain_cost, sc.care_covered)
    if sc.view == "societal":
        for when, n, tr in walk.days:
            num[ix["spend_by_treatment_societal", tr.name, "horizon"]] += sc.day_off * n * sc.d_cost.weight(when)
        num[ix["spend_by_treatment_societal", "background", "horizon"]] += \
            sc.lost[0] * years_cost + sc.lost[1] * pain_cost
    num[ix["qalys", "", "horizon"]] = sc.u0 * years_qaly + sc.u_pain * pain_qaly - losses
    num[ix["qalys_undiscounted", "", "horizon"]] = sc.u0 * end + sc.u_pain * pain_flat - losses_flat
    num[ix["life_years", "", "horizon"]] = end
    num[ix["life_years_discounted", "", "horizon"]] = years_qaly
    num[ix["years_relief_30", "", "horizon"]] = y30
    num[ix["years_relief_50", "", "horizon"]] = y50
    num[ix["days_off_work", "", "horizon"]] = sum(n for _, n, _ in walk.days)
    for course in walk.courses:
        name = course.treatment.name
        num[ix["courses", name, "horizon"]] += 1
        if course.n == 1:
            num[ix["treated", name, "horizon"]] = 1.0
            if not course.fatal:
                for e in course.treatment.endpoints:
                    if sc.settled(course.s + e.after) < end and p.uniform("endpoint", name, e.name) < e.probability:
                        num[ix["endpoints", f"{name}: {e.name}", "horizon"]] = 1.0
    for name in walk.adverse:
        num[ix["adverse_events", name, "horizon"]] += 1
    if one_year:
        responds = walk.death >= 1.0 and walk.relief_left(1.0) >= 50
        for view, money in spend_until(1.0, sc.d_cost).items():
            i = ix["cost_per_responder", view, "12 months"]
            num[i], den[i] = money, float(responds)
    return num, den


# ------------------------------------------------------------------------------------------------ statistics
class Sums:
    def __init__(self, rows):
        k = len(rows.names)
        self.n = 0
        self.x, self.xx = [0.0] * k, [0.0] * k
        self.d, self.dd, self.xd = [0.0] * k, [0.0] * k, [0.0] * k
        self.flow = {}

    def add(self, num, den, rows, flow):
        self.n += 1
        xs, xxs = self.x, self.xx
        for i, v in enumerate(num):
            if v:
                xs[i] += v
                xxs[i] += v * v
        for i in rows.ratios:
            if den[i]:
                self.d[i] += den[i]
                self.dd[i] += den[i] * den[i]
                self.xd[i] += num[i] * den[i]
        for key in flow:
            self.flow[key] = self.flow.get(key, 0) + 1

    def merge(self, o):
        self.n += o.n
        for name in ("x", "xx", "d", "dd", "xd"):
            mine, other = getattr(self, name), getattr(o, name)
            for i, v in enumerate(other):
                mine[i] += v
        for k, v in o.flow.items():
            self.flow[k] = self.flow.get(k, 0) + v

    def result(self, i, ratio):
        """mean and standard error."""
        n, x = self.n, self.x[i]
        if not ratio:
            mean = x / n
            var = max(self.xx[i] / n - mean * mean, 0.0) * n / max(n - 1, 1)
            if var < 1e-13 * mean * mean:
                var = 0.0
            return mean, math.sqrt(var / n)
        if self.d[i] == 0:
            return math.nan, math.nan
        r, d = x / self.d[i], self.d[i] / n
        var = max((self.xx[i] - 2 * r * self.xd[i] + r * r * self.dd[i]) / n, 0.0) * n / max(n - 1, 1)
        if var < 1e-13 * r * r * d:
            var = 0.0
        return r, math.sqrt(var / n) / d


CHUNK = 1000
SC = None


def run_chunk(job):
    seed, chunk, count = job
    rng = random.Random(f"{seed}/{chunk}")
    sums = [Sums(p.rows) for p in SC.pathways]
    for _ in range(count):
        patient = Patient(SC, rng)
        for pathway, s in zip(SC.pathways, sums):
            walk = Walk(patient, pathway, SC)
            num, den = reckon(walk, SC, pathway)
            s.add(num, den, pathway.rows, walk.flow)
    return sums


def start_worker(path):
    global SC
    SC = Scenario(path)


def simulate(path, patients, seed=1, processes=2):
    """(scenario, {(pathway, outcome, of, at): (mean, se)}, flow: [(pathway, step, treatment, fate, share, se)])"""
    start_worker(path)
    jobs = [(seed, c, min(CHUNK, patients - c * CHUNK)) for c in range((patients + CHUNK - 1) // CHUNK)]
    total = [Sums(p.rows) for p in SC.pathways]
    if processes > 1 and len(jobs) > 1:
        with multiprocessing.Pool(processes, start_worker, (path,)) as pool:
            results = pool.map(run_chunk, jobs, chunksize=1)      # in order: the sums do not depend on the processes
    else:
        results = map(run_chunk, jobs)
    for sums in results:
        for a, b in zip(total, sums):
            a.merge(b)
    out, flow = {}, []
    for pathway, s in zip(SC.pathways, total):
        for i, name in enumerate(pathway.rows.names):
            out[(pathway.name, *name)] = s.result(i, pathway.rows.ratio[i])
            if name[0] == "spend" and name[2] == "horizon":
                m, se = s.result(i, False)
                out[(pathway.name, "cohort_spend", name[1], "horizon")] = (m * SC.size, se * SC.size)
        for k, step in enumerate(pathway.steps):
            for fate in FATES:
                q = s.flow.get((k, fate), 0) / s.n
                flow.append((pathway.name, k + 1, step.treatment.name, fate, q, math.sqrt(q * (1 - q) / s.n)))
    return SC, out, flow


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("scenario")
    a.add_argument("--patients", type=int, default=10000)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--out", default="-")
    a.add_argument("--flow", help="a second file for the flow; left out: rows `flow` at the end of --out")
    a.add_argument("--processes", type=int, default=2)
    o = a.parse_args()
    _, out, flow = simulate(o.scenario, o.patients, o.seed, o.processes)
    f = sys.stdout if o.out == "-" else open(o.out, "w", newline="")
    w = csv.writer(f, lineterminator="\n")
    w.writerow(["pathway", "outcome", "of", "at", "mean", "se"])
    for key, (mean, se) in out.items():
        w.writerow([*key, repr(mean), repr(se)])
    if o.flow:
        with open(o.flow, "w", newline="") as g:
            h = csv.writer(g, lineterminator="\n")
            h.writerow(["pathway", "step", "treatment", "fate", "probability", "se"])
            h.writerows(flow)
    else:
        for pathway, k, treatment, fate, q, se in flow:
            w.writerow([pathway, "flow", f"{k} {treatment}: {fate}", "horizon", repr(q), repr(se)])
    if f is not sys.stdout:
        f.close()


if __name__ == "__main__":
    main()
