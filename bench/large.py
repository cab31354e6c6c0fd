#!/usr/bin/env python3
"""Time and memory of a large PSA, stage by stage.

Runs `spinepath run` on a scenario with so many draws of so many patients, follows its progress and its resident memory,
and writes what it found as JSON: the plan of --dry-run, and of each stage its seconds and its largest memory. The
results themselves go to a temporary folder and are removed.

  bench/large.py                                                 # 10,000 draws of 10,000 patients: hours
  bench/large.py --draws 500 --patients-per-draw 2000            # a trial of a minute or two
"""
import argparse
import datetime
import json
import os
import pathlib
import platform
import subprocess
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
POLL = 0.02  # seconds between two looks at the memory


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--spinepath", default=str(ROOT / "build/release/spinepath"), help="the program")
    parser.add_argument("--scenario", default=str(ROOT / "scenarios/four_ways.toml"))
    parser.add_argument("--draws", type=int, default=10_000)
    parser.add_argument("--patients-per-draw", type=int, default=10_000)
    parser.add_argument("--patients", type=int, default=1_000_000, help="at the parameters' values")
    parser.add_argument("--threads", type=int, default=0, help="0: all")
    today = datetime.date.today().isoformat()
    parser.add_argument("--json", default=str(ROOT / f"results/bench/large_{today}.json"), help="file to write")
    return parser.parse_args()


def command(asked, *more):
    return [asked.spinepath, "run", asked.scenario, "--patients", str(asked.patients), "--draws", str(asked.draws),
            "--patients-per-draw", str(asked.patients_per_draw), "--threads", str(asked.threads), *more]


def resident(pid):
    """[bytes]; 0 once the process has ended."""
    try:
        with open(f"/proc/{pid}/statm") as sizes:
            return int(sizes.read().split()[1]) * os.sysconf("SC_PAGESIZE")
    except (FileNotFoundError, ProcessLookupError, IndexError):
        return 0


class Stages:
    """Seconds and largest memory of what happens one after the other."""

    def __init__(self):
        self.done = []
        self.begin("read")

    def begin(self, name):
        self.done.append({"stage": name, "seconds": 0.0, "peak_bytes": 0})
        self.since = time.monotonic()

    def look(self, memory):
        now = self.done[-1]
        now["peak_bytes"] = max(now["peak_bytes"], memory)
        now["seconds"] = round(time.monotonic() - self.since, 3)

    def hear(self, line):
        """A line of progress. What follows the last stage of the program is the writing of its files."""
        if line["stage"] != self.done[-1]["stage"]:
            self.begin(line["stage"])
        elif line["stage"] == "analysis" and line["done"] == line["total"]:
            self.begin("files")


def measure(asked):
    """The stages, and what wait4 says of the whole."""
    stages, lock = Stages(), threading.Lock()
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(command(asked, "--progress", "json", "--out", folder + "/results"), text=True,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

        def hear():
            for line in process.stderr:
                if line.startswith("{"):
                    with lock:
                        stages.hear(json.loads(line))

        listener = threading.Thread(target=hear)
        listener.start()
        begin = time.monotonic()
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            with lock:
                stages.look(resident(process.pid))
            time.sleep(POLL)
        listener.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"{asked.spinepath} ended with exit code {process.returncode}")
        size = sum(file.stat().st_size for file in pathlib.Path(folder).rglob("*") if file.is_file())
    return stages.done, {"seconds": round(time.monotonic() - begin, 3), "result_bytes": size,
                         "peak_bytes": usage.ru_maxrss * 1024,
                         "processor_seconds": round(usage.ru_utime + usage.ru_stime, 3)}


def processor():
    facts = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.split(": ", 1)[1] for line in facts if line.startswith("model name")]
    return names[0] if names else platform.machine()


def main():
    asked = arguments()
    plan = subprocess.run(command(asked, "--dry-run"), text=True, stdout=subprocess.PIPE)
    if plan.returncode != 0:
        raise SystemExit(plan.returncode)
    print(plan.stdout, end="", flush=True)
    version = subprocess.run([asked.spinepath, "--version", "--json"], text=True, stdout=subprocess.PIPE, check=True)
    load = os.getloadavg()[0]
    stages, whole = measure(asked)
    for stage in stages:
        print(f'{stage["stage"]:<10}{stage["seconds"]:10.1f} s{stage["peak_bytes"] / 1e6:10.1f} MB')
    found = {"scenario": os.path.relpath(asked.scenario, ROOT), "patients": asked.patients, "draws": asked.draws,
             "patients_per_draw": asked.patients_per_draw, "threads": asked.threads, "processor": processor(),
             "cores": len(os.sched_getaffinity(0)), "load_before": load, "program": json.loads(version.stdout),
             "plan": plan.stdout.splitlines(), "stages": stages, "whole": whole}
    path = pathlib.Path(asked.json)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(found, indent=2) + "\n")
    print(f"written: {path}")


if __name__ == "__main__":
    main()
