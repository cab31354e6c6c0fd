#!/usr/bin/env python3
"""A scenario with many pathways, or with many uncertain parameters, to measure analyses on: four_ways.toml with other
pathways.

--pathways N: physiotherapy, then a subset of the eight further steps of four_ways.toml, in its order; beyond 256
pathways, in the opposite order. --treatments N: as many treatments of their own, each with 19 uncertain numbers (17
bars of a tornado, as a curve is one), ten in each pathway after physiotherapy.

  bench/many.py --pathways 200 > scenarios/many.toml
  bench/many.py --treatments 300 > scenarios/each.toml
"""
import argparse
import itertools
import pathlib
import re

STEPS = ["epidural_steroid", "epidural_steroid_axial", "facet_radiofrequency", "sacroiliac_injection",
         "marrow_cells_disc", "discectomy", "fusion", "sacroiliac_fusion"]
SOURCE = 'source = "assumption_accept"'
FOUR_WAYS = pathlib.Path(__file__).resolve().parent.parent / "scenarios" / "four_ways.toml"


def head():
    """What comes before the pathways, without correlations, which name pathways, and trials."""
    text = FOUR_WAYS.read_text().split("# ---------------------------------------------------------------- pathways")[0]
    text = re.sub(r"\[\[uncertainty\.correlation\]\].*?(?=\n# Thresholds)", "", text, flags=re.S)
    return re.sub(r'acceptance = \[.*\]\n', "", text)


def orders(count):
    subsets = [chosen for size in range(len(STEPS) + 1) for chosen in itertools.combinations(STEPS, size)]
    turned = [chosen[::-1] for chosen in subsets if len(chosen) > 1]
    if count > len(subsets) + len(turned):
        raise SystemExit(f"at most {len(subsets) + len(turned)} pathways")
    return (subsets + turned)[:count]


def uncertain(value):
    low, high = 0.8 * value, 1.25 * value
    return f"{{ value = {value:.6g}, uncertainty = {{ low = {low:.6g}, high = {high:.6g} }}, {SOURCE} }}"


def step(treatment):
    return (f'\n[[pathways.steps]]\ntreatment = "{treatment}"\naccept = {{ value = 0.48, {SOURCE} }}\n'
            f'wait = {{ dist = "uniform", low = "2 weeks", high = "6 weeks", {SOURCE} }}\n')


def pathway(index, steps):
    return (f'\n[[pathways]]\nname = "p{index}"\nlabel = "Pathway {index}"\n'
            'success = { value = 50, source = "assumption_success" }\n'
            'lost_below = { value = 30, source = "assumption_lost_below" }\n'
            '\n[[pathways.steps]]\ntreatment = "physiotherapy"\n' + "".join(step(name) for name in steps))


def treatment(index):
    text = (f'\n[treatments.t{index}]\nlabel = "Treatment {index}"\nclass = "conservative"\ncontext = "attention"\n'
            f'assess_at = {{ value = "3 months", {SOURCE} }}\nmax_courses = 1\neffect = {{ ')
    effects = zip(("3 months", "12 months", "24 months"), (10 + index % 7, 6 + index % 5, 3 + index % 3))
    text += ", ".join(f'"{at}".mean = {uncertain(mean)}' for at, mean in effects) + " }\n"
    for item in range(4):
        text += (f'\n[[treatments.t{index}.costs]]\nitem = "item {item}"\nwhen = "course"\n'
                 f'amount = {uncertain(100 * (item + 1) + index)}\n')
    for event in range(3):
        text += (f'\n[[treatments.t{index}.adverse_events]]\nname = "event {event}"\n'
                 f'probability = {uncertain(0.01 * (event + 1))}\ncost = {uncertain(1000)}\n'
                 f'qaly_loss = {uncertain(0.01)}\ndeath = {uncertain(0.001)}\n')
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--pathways", type=int)
    which.add_argument("--treatments", type=int)
    arguments = parser.parse_args()
    print(head(), end="")
    if arguments.pathways:
        print("".join(pathway(index, steps) for index, steps in enumerate(orders(arguments.pathways))), end="")
    else:
        print("".join(treatment(index) for index in range(arguments.treatments)), end="")
        for first in range(0, arguments.treatments, 10):
            last = min(first + 10, arguments.treatments)
            print(pathway(first // 10, [f"t{index}" for index in range(first, last)]), end="")


if __name__ == "__main__":
    main()
