#!/usr/bin/env python3
"""Compares results row by row: z = (a - b) / sqrt(se_a² + se_b²).

    python3 compare.py A.csv PATIENTS_A B.csv PATIENTS_B [--limit 4.5]

Reads outcomes.csv (pathway,outcome,of,at,mean,se) and flow.csv (pathway,step,treatment,fate,probability,se).
A rare event that one of the two samples happens to have never or once has no usable standard error there. So the spread
between patients that the other sample shows counts as well: the larger error of the two is used. Equal within 1e-9 of
the value is equal whatever the errors are.
"""
import argparse
import csv
import math
import sys


def value(text):
    return float(text) if text else math.nan


def read(path):
    """Rows {(pathway, outcome, of, at): (mean, se)}."""
    rows = {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if "fate" in row:
                key = (row["pathway"], "flow", f"{row['step']} {row['treatment']}: {row['fate']}", "")
                mean = row["probability"]
            else:
                key = (row["pathway"], row["outcome"], row["of"], row["at"])
                mean = row["mean"]
            if key in rows:
                raise ValueError(f"{path}: twice: {' | '.join(key)}")
            rows[key] = (value(mean), value(row["se"]))
    return rows


def distance(a, b, patients_a, patients_b):
    """z of two (mean, se)."""
    (mean_a, se_a), (mean_b, se_b) = a, b
    if math.isnan(mean_a) or math.isnan(mean_b):
        return 0.0 if math.isnan(mean_a) and math.isnan(mean_b) else math.inf
    if abs(mean_a - mean_b) <= 1e-9 * max(abs(mean_a), abs(mean_b)) + 1e-12:
        return 0.0
    ratio = math.sqrt(patients_b / patients_a)  # of the errors, for the same spread between patients
    known_a, known_b = (0.0 if math.isnan(se) else se for se in (se_a, se_b))
    error = math.hypot(max(known_a, known_b * ratio), max(known_b, known_a / ratio))
    return (mean_a - mean_b) / error if error > 0 else math.copysign(math.inf, mean_a - mean_b)


class Comparison:
    def __init__(self):
        self.rows = []     # (key, mean of a, mean of b, z)
        self.lonely = []   # (key, "A" or "B")

    def report(self, name, limit):
        """Prints what matters; the number of failures."""
        for key, mean_a, mean_b, z in self.rows:
            if abs(z) >= min(4.0, limit):
                print(f"  {' | '.join(key)}: {mean_a:.8g}, {mean_b:.8g}, z {z:.2f}")
        for key, where in self.lonely:
            print(f"  only in {where}: {' | '.join(key)}")
        key, _, _, worst = max(self.rows, key=lambda row: abs(row[3]))
        drawn = [z for _, _, _, z in self.rows if z != 0 and math.isfinite(z)]
        spread = math.sqrt(sum(z * z for z in drawn) / max(len(drawn), 1))
        print(f"{name}: {len(self.rows)} rows, largest |z| {abs(worst):.2f} ({' | '.join(key)}), "
              f"root mean square {spread:.2f}")
        return sum(abs(row[3]) >= limit for row in self.rows) + len(self.lonely)


def compare(a, b, patients_a, patients_b):
    result = Comparison()
    for key in a:
        if key in b:
            result.rows.append((key, a[key][0], b[key][0], distance(a[key], b[key], patients_a, patients_b)))
    result.lonely = [(key, "A") for key in a if key not in b] + [(key, "B") for key in b if key not in a]
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("a")
    parser.add_argument("patients_a", type=int)
    parser.add_argument("b")
    parser.add_argument("patients_b", type=int)
    parser.add_argument("--limit", type=float, default=4.5)
    options = parser.parse_args()
    result = compare(read(options.a), read(options.b), options.patients_a, options.patients_b)
    return 1 if result.report(f"{options.a}, {options.b}", options.limit) else 0


if __name__ == "__main__":
    sys.exit(main())
