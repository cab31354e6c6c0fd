#!/usr/bin/env python3
"""The program and the independent one (simulate.py) on the same scenarios: do all results agree?

    python3 check.py SPINEPATH [scenario.toml ...] [--program-patients 100000] [--patients 3000] [--limit 4.5]

Without scenarios: all of scenarios/. Compares each row of outcomes.csv and of flow.csv; prints the largest |z| of each
scenario and all rows from 4 on. Fails where |z| reaches the limit, or where one program has a row that the other one
lacks. Both programs draw random numbers of their own, from fixed seeds: the result is the same each time.
"""
import argparse
import multiprocessing
import pathlib
import subprocess
import sys
import tempfile

import compare
import simulate

HERE = pathlib.Path(__file__).resolve().parent


def run_program(program, scenario, patients, folder):
    """Rows {key: (mean, se)} of outcomes.csv and flow.csv."""
    command = [program, "run", scenario, "--patients", str(patients), "--seed", "1", "-q", "--out", folder]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return compare.read(f"{folder}/outcomes.csv") | compare.read(f"{folder}/flow.csv")


def run_independent(scenario, patients, seed):
    _, rows, flow = simulate.simulate(scenario, patients, seed, multiprocessing.cpu_count())
    fates = {(pathway, "flow", f"{step} {treatment}: {fate}", ""): (share, se)
             for pathway, step, treatment, fate, share, se in flow}
    return rows | fates


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("scenarios", nargs="*", default=sorted(str(f) for f in (HERE / "scenarios").glob("*.toml")))
    parser.add_argument("--program-patients", type=int, default=100_000)
    parser.add_argument("--patients", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=4.5)
    options = parser.parse_args()
    failures = 0
    for scenario in options.scenarios:
        with tempfile.TemporaryDirectory() as folder:
            program = run_program(options.program, scenario, options.program_patients, folder)
        independent = run_independent(scenario, options.patients, options.seed)
        result = compare.compare(independent, program, options.patients, options.program_patients)
        failures += result.report(pathlib.Path(scenario).name, options.limit)
        sys.stdout.flush()
    print("all agree" if failures == 0 else f"{failures} failures")
    return 0 if failures == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
