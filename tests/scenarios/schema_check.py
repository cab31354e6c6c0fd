#!/usr/bin/env python3
"""Checks the JSON Schema that `spinepath schema` prints against the scenarios of the repository.

    schema_check.py SCHEMA_FILE REPOSITORY_ROOT

Every scenario under scenarios/ and tests/scenarios/good must pass. Of those under tests/scenarios/bad, the ones
whose mistake a schema can tell, marked by the comment line `# schema: catches`, must fail; the others must pass,
so that the schema never refuses what the program reads. Libraries are no scenarios and are left out. The edits of
good/everything.toml in broken_variants.txt are marked likewise; those in good_variants.txt must pass.
"""

import json
import sys
import tomllib
from pathlib import Path

from jsonschema import Draft202012Validator


def scenarios(folder):
    return sorted(path for path in folder.glob("*.toml"))


class Scenario:
    """A text, and whether it is marked."""

    def __init__(self, name, text, marked):
        self.name, self.text, self.marked = name, text, marked


def from_file(path):
    text = path.read_bytes()
    return Scenario(path, text, b"\n# schema: catches" in text[:2000])


def edits(path, original):
    """The scenarios that the edits of a file make of the original."""
    original = original.read_text(encoding="utf-8")
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        if not lines:
            continue
        old, new = ("\n".join(line[2:] for line in lines[1:] if line.startswith(sign)) for sign in "-+")
        assert original.count(old) == 1, f"{lines[0]}: {old}"
        yield Scenario(lines[0], original.replace(old, new).encode(), "\n# schema: catches" in "\n" + block)


def problems(validator, scenario):
    """What the schema says of a scenario; None where it is no TOML."""
    try:
        document = tomllib.loads(scenario.text.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return None
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(document)]


def check_good(validator, scenario):
    found = problems(validator, scenario)
    if found is None:
        return [f"{scenario.name}: not valid TOML"]
    return [f"{scenario.name}: {problem}" for problem in found]


def check_bad(validator, scenario):
    found = problems(validator, scenario)
    if found is None:
        return []
    if scenario.marked and not found:
        return [f"{scenario.name}: the schema should catch this"]
    if not scenario.marked and found:
        return [f"{scenario.name}: not marked `# schema: catches`, but: {found[0]}"]
    return []


def main(schema_file, root):
    schema = json.loads(schema_file.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    tests = root / "tests/scenarios"
    everything = tests / "good/everything.toml"
    good = [from_file(path) for path in scenarios(root / "scenarios") + scenarios(tests / "good")]
    good += edits(tests / "good_variants.txt", everything)
    bad = [from_file(path) for path in scenarios(tests / "bad")]
    bad += edits(tests / "broken_variants.txt", everything)
    failures = [line for scenario in good for line in check_good(validator, scenario)]
    failures += [line for scenario in bad for line in check_bad(validator, scenario)]
    print("\n".join(failures) if failures else f"{len(good)} good and {len(bad)} bad scenarios as expected")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
