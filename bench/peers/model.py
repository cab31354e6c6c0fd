"""The numbers of small.toml as the peers use them: years, and the response's mean and sd at each knot.

Only what small.toml holds is read; another scenario needs another peer.
"""
from __future__ import annotations

import csv
import math
import tomllib
from dataclasses import dataclass
from pathlib import Path
from statistics import NormalDist

SCENARIO = Path(__file__).parent / "small.toml"
YEARS = {"day": 1 / 365.25, "week": 7 / 365.25, "month": 1 / 12, "year": 1.0}


@dataclass(frozen=True)
class TruncatedNormal:
    mean: float
    sd: float
    low: float
    high: float


@dataclass(frozen=True)
class AdverseEvent:
    name: str
    probability: float
    cost: float
    qaly_loss: float
    death: float  # probability, given the event


@dataclass(frozen=True)
class Treatment:
    """A treatment with its step of the pathway."""
    name: str
    accept: float
    wait: tuple[float, float]  # uniform between these
    assess_at: float
    assessed_knot: int  # small.toml assesses each treatment at one of its knots
    max_courses: int
    repeat_wait: float
    repeat_effect: float
    knots: tuple[float, ...]  # years after the course's start
    relief_mean: tuple[float, ...]
    relief_sd: tuple[float, ...]
    relapse_scale: float  # Weibull, from the last knot
    relapse_shape: float
    price: tuple[float, float, float]  # triangular: low, mode, high
    visit: float  # cost of the assessment
    days_off_work: float
    qaly_loss: float
    event: AdverseEvent | None


@dataclass(frozen=True)
class Model:
    horizon: float
    report_at: dict[str, float]
    discount: float  # log(1 + annual rate)
    correlation: float
    age: TruncatedNormal
    pain: TruncatedNormal
    female: float
    insured: float
    hazard: tuple[tuple[float, ...], tuple[float, ...]]  # male, female; per year of age from 0
    utility: tuple[float, float]  # at no pain, per pain point
    health_care: tuple[float, float]  # per year: base, per pain point
    lost_production: tuple[float, float]
    day_off_work: float
    coinsurance: float
    success: float
    treatments: tuple[Treatment, ...]


def years(text: str) -> float:
    number, unit = text.split()
    return float(number) * YEARS[unit.removesuffix("s")]


def mean_and_sd(relief_30: float, relief_50: float) -> tuple[float, float]:
    """The normal distribution with these probabilities of a relief of at least 30 % and 50 %."""
    z_30, z_50 = (NormalDist().inv_cdf(1 - p) for p in (relief_30, relief_50))
    sd = 20 / (z_50 - z_30)
    return 50 - sd * z_50, sd


def read_treatment(name: str, t: dict, step: dict) -> Treatment:
    response = {years(time): mean_and_sd(**rates) for time, rates in t["response"].items()}
    knots = tuple(response)
    costs = {cost["when"]: cost["amount"] for cost in t["costs"]}
    price, wait = costs["course"], step["wait"]
    shape = t["durability"]["shape"]
    return Treatment(
        name=name,
        accept=step["accept"],
        wait=(years(wait["low"]), years(wait["high"])) if isinstance(wait, dict) else (years(wait),) * 2,
        assess_at=years(t["assess_at"]),
        assessed_knot=knots.index(years(t["assess_at"])),
        max_courses=t.get("max_courses", 1),
        repeat_wait=years(t.get("repeat_wait", "0 days")),
        repeat_effect=t.get("repeat_effect", 1.0),
        knots=knots,
        relief_mean=tuple(mean for mean, _ in response.values()),
        relief_sd=tuple(sd for _, sd in response.values()),
        relapse_scale=years(t["durability"]["median"]) / math.log(2) ** (1 / shape),
        relapse_shape=shape,
        price=(price["low"], price["mode"], price["high"]) if isinstance(price, dict) else (price,) * 3,
        visit=costs["assessment"],
        days_off_work=t["recovery"]["days_off_work"],
        qaly_loss=t["recovery"]["qaly_loss"],
        event=next((AdverseEvent(**event) for event in t.get("adverse_events", [])), None))


def read_hazards(path: Path) -> tuple[tuple[float, ...], tuple[float, ...]]:
    with path.open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if float(row["qx_male"]) < 1]  # the last age dies for certain
    male, female = (tuple(-math.log1p(-float(row[q])) for row in rows) for q in ("qx_male", "qx_female"))
    return male, female


def read_model() -> Model:
    with SCENARIO.open("rb") as file:
        s = tomllib.load(file)
    simulation, cohort, background = s["simulation"], s["cohort"], s["background"]
    pathway = s["pathways"][0]

    def normal(d: dict) -> TruncatedNormal:
        return TruncatedNormal(d["mean"], d["sd"], d["min"], d["max"])

    def per_year(flow: dict) -> tuple[float, float]:
        return flow["base"], flow["per_pain_point"]

    return Model(
        horizon=years(simulation["horizon"]),
        report_at={text: years(text) for text in simulation["report_at"]},
        discount=math.log1p(simulation["discount_costs"]),  # small.toml discounts QALYs alike
        correlation=simulation["response_correlation"],
        age=normal(cohort["age"]),
        pain=normal(cohort["pain"]),
        female=cohort["female"],
        insured=cohort["flags"]["insured"],
        hazard=read_hazards(SCENARIO.parent / s["mortality"]["life_table"]),
        utility=(s["utility"]["at_no_pain"], s["utility"]["per_pain_point"]),
        health_care=per_year(background["health_care"]),
        lost_production=per_year(background["lost_production"]),
        day_off_work=background["day_off_work"],
        coinsurance=s["coverage"]["coinsurance"],
        success=pathway["success"],
        treatments=tuple(read_treatment(step["treatment"], s["treatments"][step["treatment"]], step)
                         for step in pathway["steps"]))
