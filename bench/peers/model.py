"""The numbers of small.toml as the peers use them: years, and the response's mean and sd at each knot.

The peers implement what small.toml uses of the model and refuse everything else: reading fails at any other key,
and where the peers rely on numbers of small.toml that another scenario might not have (check_order).
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
FOLLOW_UP = ("3 months", "12 months")  # the default of [simulation]
RESPONDER_AT = "12 months"  # of cost_per_responder
CRITERIA = (30.0, 50.0)  # percent of relief, for shares and years
SLACK = 1e-9  # percent; relief this close to a criterion meets it


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
    class_name: str
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

    @property
    def is_surgery(self) -> bool:
        return self.class_name == "surgery"


@dataclass(frozen=True)
class Model:
    horizon: float
    report_at: dict[str, float]
    follow_up: dict[str, float]
    discount: float  # log(1 + annual rate)
    correlation: float
    cohort_size: int
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


def only(table: dict, *keys: str) -> dict:
    """The table, if it has no key but these."""
    if unknown := table.keys() - set(keys):
        raise NotImplementedError(f"the peers do not implement {', '.join(sorted(unknown))}")
    return table


def require(condition: bool, what: str) -> None:
    if not condition:
        raise NotImplementedError(f"the peers rely on this: {what}")


def years(text: str) -> float:
    number, unit = text.split()
    return float(number) * YEARS[unit.removesuffix("s")]


def mean_and_sd(relief_30: float, relief_50: float) -> tuple[float, float]:
    """The normal distribution with these probabilities of a relief of at least 30 % and 50 %."""
    z_30, z_50 = (NormalDist().inv_cdf(1 - p) for p in (relief_30, relief_50))
    sd = 20 / (z_50 - z_30)
    return 50 - sd * z_50, sd


def read_price(amount: float | dict) -> tuple[float, float, float]:
    if not isinstance(amount, dict):
        return (amount,) * 3
    require(amount["dist"] == "triangular", "prices are triangular")
    return tuple(only(amount, "dist", "low", "mode", "high")[key] for key in ("low", "mode", "high"))


def read_wait(wait: str | dict) -> tuple[float, float]:
    if not isinstance(wait, dict):
        return (years(wait),) * 2
    require(wait["dist"] == "uniform", "waits are uniform")
    return tuple(years(only(wait, "dist", "low", "high")[key]) for key in ("low", "high"))


def read_treatment(name: str, t: dict, step: dict) -> Treatment:
    only(t, "label", "class", "assess_at", "max_courses", "repeat_wait", "repeat_effect", "durability", "recovery",
         "response", "costs", "adverse_events")
    only(step, "treatment", "accept", "wait")
    response = {years(time): mean_and_sd(**rates) for time, rates in t["response"].items()}
    knots = tuple(response)
    costs = {cost["when"]: only(cost, "item", "amount", "when")["amount"] for cost in t["costs"]}
    events = [AdverseEvent(**event) for event in t.get("adverse_events", [])]
    shape = only(t["durability"], "median", "shape")["shape"]
    recovery = only(t["recovery"], "days_off_work", "qaly_loss")
    require(set(costs) == {"course", "assessment"} and len(t["costs"]) == 2, "one price and one visit")
    require(len(events) <= 1, "at most one adverse event")
    require(list(knots) == sorted(knots) and years(t["assess_at"]) in knots, "assessed at a knot")
    return Treatment(
        name=name,
        class_name=t["class"],
        accept=step["accept"],
        wait=read_wait(step["wait"]),
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
        price=read_price(costs["course"]),
        visit=costs["assessment"],
        days_off_work=recovery["days_off_work"],
        qaly_loss=recovery["qaly_loss"],
        event=events[0] if events else None)


def check_order(treatments: tuple[Treatment, ...]) -> None:
    """The peers rely on this: when a treatment begins, the layers of the earlier ones have passed their last knots."""
    require(len({t.name for t in treatments}) == len(treatments), "each treatment stands at one step")
    require(len({t.class_name for t in treatments}) == len(treatments), "one treatment of a class")
    for i, t in enumerate(treatments):
        for later in treatments[i + 1:]:
            require(t.assess_at + later.wait[0] >= t.knots[-1], "no treatment begins before earlier layers are level")


def read_hazards(path: Path, oldest: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    with path.open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if float(row["qx_male"]) < 1]  # the last age dies for certain
    require(len(rows) > oldest + 1, "nobody outlives the life table")
    male, female = (tuple(-math.log1p(-float(row[q])) for row in rows) for q in ("qx_male", "qx_female"))
    return male, female


def read_model() -> Model:
    with SCENARIO.open("rb") as file:
        s = tomllib.load(file)
    only(s, "schema", "title", "description", "currency", "price_year", "simulation", "cohort", "mortality", "utility",
         "background", "coverage", "treatments", "pathways")
    simulation = only(s["simulation"], "patients", "horizon", "seed", "report_at", "discount_costs", "discount_qalys",
                      "response_correlation")
    cohort = only(s["cohort"], "size", "age", "female", "pain", "conditions", "severity", "flags")
    background = only(s["background"], "health_care", "lost_production", "day_off_work")
    pathway = only(s["pathways"][0], "name", "label", "success", "steps")
    require(s["schema"] == 2 and len(s["pathways"]) == 1, "schema 2, one pathway")
    require(simulation["discount_costs"] == simulation["discount_qalys"] > 0, "one discount rate")
    require(len(cohort["conditions"]) == len(cohort["severity"]) == 1, "one condition, one severity")
    require(RESPONDER_AT in simulation["report_at"], "a report at 12 months")
    horizon = years(simulation["horizon"])
    treatments = tuple(read_treatment(step["treatment"], s["treatments"][step["treatment"]], step)
                       for step in pathway["steps"])
    check_order(treatments)

    def normal(d: dict) -> TruncatedNormal:
        require(only(d, "dist", "mean", "sd", "min", "max")["dist"] == "normal", "age and pain are normal")
        return TruncatedNormal(d["mean"], d["sd"], d["min"], d["max"])

    def per_year(flow: dict) -> tuple[float, float]:
        return only(flow, "base", "per_pain_point")["base"], flow["per_pain_point"]

    return Model(
        horizon=horizon,
        report_at={text: years(text) for text in simulation["report_at"]},
        follow_up={text: years(text) for text in FOLLOW_UP},
        discount=math.log1p(simulation["discount_costs"]),
        correlation=simulation["response_correlation"],
        cohort_size=cohort["size"],
        age=normal(cohort["age"]),
        pain=normal(cohort["pain"]),
        female=cohort["female"],
        insured=only(cohort["flags"], "insured")["insured"],
        hazard=read_hazards(SCENARIO.parent / only(s["mortality"], "life_table")["life_table"],
                            cohort["age"]["max"] + horizon),
        utility=(only(s["utility"], "at_no_pain", "per_pain_point")["at_no_pain"], s["utility"]["per_pain_point"]),
        health_care=per_year(background["health_care"]),
        lost_production=per_year(background["lost_production"]),
        day_off_work=background["day_off_work"],
        coinsurance=only(s["coverage"], "coinsurance")["coinsurance"],
        success=pathway["success"],
        treatments=treatments)
