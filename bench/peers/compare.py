#!/usr/bin/env python3
"""Compares spinepath's speed with NumPy and SimPy programs of the same model (small.toml), on one core.

First the three must agree in every row of outcomes.csv that has a standard error; then spinepath and each peer take
turns, and each pair of runs gives ratios of times, of which that of processor times is the least disturbed by others.
Installs python3-numpy and python3-simpy3 with apt where they are missing.
"""
from __future__ import annotations

import argparse
import csv
import importlib.util
import itertools
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
PACKAGES = ("python3-numpy", "python3-simpy3")  # Debian 12's python3-simpy is SimPy 2, another interface
LIMIT = 3.5  # standard errors of a difference
ENVIRONMENT = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
EXAMPLE = "example: ./compare.py --pairs 9 --json ../../results/bench/peers.json"

Key = tuple[str, str, str]  # outcome, of, at
Outcomes = dict[Key, tuple[float, float]]  # mean, standard error


@dataclass(frozen=True)
class Times:
    """In seconds."""
    processor: float  # user and system, the whole process
    whole: float  # by the clock, the whole process
    inner: float  # by the clock, the simulation alone, by the program's own timer


@dataclass(frozen=True)
class Run:
    times: Times
    outcomes: Outcomes


@dataclass(frozen=True)
class Pair:
    spinepath: Times
    peer: Times

    def ratio(self, kind: str) -> float:
        return getattr(self.peer, kind) / getattr(self.spinepath, kind)


@dataclass(frozen=True)
class Bench:
    """How to run each program, pinned to one core."""
    python: str
    spinepath: str
    core: int

    def version(self) -> dict[str, str]:
        lines = subprocess.check_output([self.spinepath, "--version"], text=True).splitlines()
        return dict(words for line in lines if len(words := line.split(maxsplit=1)) == 2)

    def run(self, program: str, patients: int, seed: int) -> Run:
        return self.run_spinepath(patients, seed) if program == "spinepath" else self.run_peer(program, patients, seed)

    def run_spinepath(self, patients: int, seed: int) -> Run:
        with tempfile.TemporaryDirectory() as out:
            _, processor, whole = self.timed([self.spinepath, "run", str(HERE / "small.toml"), "--patients",
                                              str(patients), "--seed", str(seed), "--threads", "1", "--out", out,
                                              "--quiet"])
            manifest = json.loads(Path(out, "summary.json").read_text())["manifest"]
            with Path(out, "outcomes.csv").open(newline="") as file:
                rows = [row for row in csv.DictReader(file) if row["se"]]
            outcomes = {key(row): (float(row["mean"]), float(row["se"])) for row in rows}
        return Run(Times(processor, whole, manifest["wall_seconds"]), outcomes)

    def run_peer(self, program: str, patients: int, seed: int) -> Run:
        text, processor, whole = self.timed([self.python, str(HERE / f"peer_{program}.py"), "--patients", str(patients),
                                             "--seed", str(seed)])
        result = json.loads(text)
        outcomes = {key(row): (row["mean"], row["se"]) for row in result["outcomes"]}
        return Run(Times(processor, whole, result["seconds"]), outcomes)

    def timed(self, command: list[str]) -> tuple[str, float, float]:
        """What it writes, processor time, time by the clock."""
        start = time.perf_counter()
        process = subprocess.Popen(["taskset", "-c", str(self.core), *command], env=os.environ | ENVIRONMENT, text=True,
                                   stdout=subprocess.PIPE)
        with process.stdout:
            text = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"compare.py: failed with exit code {process.returncode}: {' '.join(command)}")
        return text, used.ru_utime + used.ru_stime, seconds


def key(row: dict[str, str]) -> Key:
    return row["outcome"], row["of"], row["at"]


# ---- what it takes ----

def find_python() -> str:
    """An interpreter with NumPy and SimPy: this one, or Debian's, for which they are installed if missing."""
    if all(importlib.util.find_spec(module) for module in ("numpy", "simpy", "tomllib")):
        return sys.executable
    debian = "/usr/bin/python3"
    test = [debian, "-c", "import numpy, simpy; simpy.Environment"]
    if subprocess.run(test, stderr=subprocess.DEVNULL).returncode != 0:
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES]
        if os.geteuid() != 0:
            sys.exit(f"compare.py: only root may install; ask an administrator for: {' '.join(install)}")
        print("installing:", *PACKAGES, file=sys.stderr)
        subprocess.run(["apt-get", "update", "-qq"], stdout=sys.stderr)
        if subprocess.run(install, stdout=sys.stderr).returncode != 0 or subprocess.run(test).returncode != 0:
            sys.exit(f"compare.py: could not install (see above): {' '.join(PACKAGES)}")
    return debian


def build_spinepath() -> str:
    if subprocess.run([REPOSITORY / "run", "--version"], stdout=subprocess.DEVNULL).returncode != 0:
        sys.exit("compare.py: could not build spinepath (see above)")
    return str(REPOSITORY / "build/release/spinepath")


def machine(bench: Bench) -> dict[str, str | int]:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    versions = "import sys, numpy, simpy; print(sys.version.split()[0], numpy.__version__, simpy.__version__)"
    python, numpy, simpy = subprocess.check_output([bench.python, "-c", versions], text=True).split()
    models = (line.split(": ")[1] for line in lines if line.startswith("model name"))
    return {"processor": next(models, platform.machine()), "cores": os.cpu_count() or 1, "core": bench.core,
            "python": python, "numpy": numpy, "simpy": simpy, "spinepath": bench.version()}


# ---- agreement ----

def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Difference of two means in standard errors of the difference."""
    difference, error = a[0] - b[0], (a[1] ** 2 + b[1] ** 2) ** 0.5
    return difference / error if error > 0 else (0.0 if difference == 0 else float("inf"))


def compare_outcomes(runs: dict[str, Run]) -> dict[tuple[str, Key], float]:
    rows = runs["spinepath"].outcomes.keys()
    for name, run in runs.items():
        if differing := rows ^ run.outcomes.keys():
            sys.exit(f"compare.py: only one of spinepath and {name} reports {sorted(differing)}")
    return {(f"{a} - {b}", k): distance(runs[a].outcomes[k], runs[b].outcomes[k])
            for a, b in itertools.combinations(runs, 2) for k in rows}


def check_agreement(bench: Bench, patients: dict[str, int]) -> dict[str, object]:
    """Stops where programs differ. Of some 360 distances one passes the limit by chance in up to one of six runs: such
    a pair of programs gets a second chance on new seeds, and fails where the same outcome is beyond the limit again.
    """
    beyond: set[tuple[str, Key]] | None = None
    for attempt in (1, 2):
        runs = {name: bench.run(name, n, seed=10 * attempt + i) for i, (name, n) in enumerate(patients.items())}
        z = compare_outcomes(runs)
        (between, where), worst = max(z.items(), key=lambda item: abs(item[1]))
        rows = len(runs["spinepath"].outcomes)
        print(f"agreement: {rows} rows, {len(z)} distances, the largest {worst:+.2f} standard errors ({between}: "
              f"{' '.join(filter(None, where))})")
        far = {k for k, value in z.items() if abs(value) > LIMIT}
        beyond = far if beyond is None else beyond & far
        if not beyond:
            return {"patients": patients, "rows": rows, "distances": len(z), "largest": worst, "attempts": attempt}
    differing = (f"{between}: {' '.join(filter(None, where))}" for between, where in sorted(beyond))
    sys.exit(f"compare.py: these do not agree: {'; '.join(differing)}")


# ---- speed ----

def take_turns(bench: Bench, peer: str, patients: int, pairs: int) -> list[Pair]:
    done = []
    for i in range(pairs):
        ours, theirs = (bench.run(program, patients, seed=100 + i).times for program in ("spinepath", peer))
        done.append(Pair(ours, theirs))
        print(f"  {peer} {i + 1}/{pairs}: {theirs.processor:.3f} s against {ours.processor:.3f} s", file=sys.stderr)
    return done


def spread(values: list[float]) -> dict[str, float]:
    return {"median": median(values), "min": min(values), "max": max(values)}


def summarise(peer: str, patients: int, pairs: list[Pair]) -> dict[str, object]:
    return {"peer": peer, "patients": patients,
            "ratio": spread([p.ratio("processor") for p in pairs]),
            "ratio_whole_process_clock": spread([p.ratio("whole") for p in pairs]),
            "ratio_simulation_clock": spread([p.ratio("inner") for p in pairs]),
            "peer_patients_per_second": spread([patients / p.peer.processor for p in pairs]),
            "spinepath_patients_per_second": spread([patients / p.spinepath.processor for p in pairs]),
            "pairs": [asdict(pair) for pair in pairs]}


def print_table(results: list[dict]) -> None:
    print("time over spinepath's: processor time, time by the clock of whole processes and of the simulation alone;")
    print("patients per second of processor time")
    print(f"{'peer':6} {'patients':>9}   {'processor time':22} {'whole, clock':22} {'simulation, clock':22} "
          "patients/s, peer and spinepath")
    for r in results:
        ratios = (f"{r[name]['median']:.2f} [{r[name]['min']:.2f} - {r[name]['max']:.2f}]"
                  for name in ("ratio", "ratio_whole_process_clock", "ratio_simulation_clock"))
        ours, theirs = (r[f"{program}_patients_per_second"]["median"] for program in ("spinepath", "peer"))
        print(f"{r['peer']:6} {r['patients']:9}   {' '.join(f'{ratio:22}' for ratio in ratios)} "
              f"{theirs:,.0f} and {ours:,.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, epilog=EXAMPLE,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=7, help="runs of each program (default 7, at least 5 to quote)")
    parser.add_argument("--quick", action="store_true", help="a tenth of the patients, to try it out")
    parser.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)), help="to run on (default: the last)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all times there")
    parser.add_argument("--spinepath", metavar="FILE", help="program to compare with (default: built by ./run)")
    options = parser.parse_args()
    bench = Bench(find_python(), options.spinepath or build_spinepath(), options.core)
    scale = 10 if options.quick else 1
    sizes = {"numpy": 1_000_000 // scale, "simpy": 100_000 // scale}
    agreement = check_agreement(bench, {"spinepath": 1_000_000 // scale, **sizes})
    results = [summarise(peer, n, take_turns(bench, peer, n, options.pairs)) for peer, n in sizes.items()]
    print_table(results)
    if options.json:
        record = {"machine": machine(bench), "agreement": agreement, "peers": results}
        options.json.write_text(json.dumps(record, indent=1) + "\n")


if __name__ == "__main__":
    main()
