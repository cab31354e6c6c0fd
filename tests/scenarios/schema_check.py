#!/usr/bin/env python3
"""Checks the JSON Schema that `spinepath schema` prints against the scenarios of the repository.

    schema_check.py SCHEMA_FILE REPOSITORY_ROOT

Every scenario under scenarios/ and tests/scenarios/good must pass. Of those under tests/scenarios/bad, the ones
whose mistake a schema can tell, marked by the comment line `# schema: catches`, must fail; the others must pass,
so that the schema never refuses what the program reads. Libraries are no scenarios and are left out.
"""

import json
import sys
import tomllib
from pathlib import Path

from jsonschema import Draft202012Validator


def scenarios(folder):
    return sorted(path for path in folder.glob("*.toml"))


def problems(validator, path):
    """What the schema says of a file; None where it is no TOML."""
    try:
        document = tomllib.loads(path.read_bytes().decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return None
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(document)]


def is_marked(path):
    return b"\n# schema: catches" in path.read_bytes()[:2000]


def check_good(validator, path):
    found = problems(validator, path)
    if found is None:
        return [f"{path}: not valid TOML"]
    return [f"{path}: {problem}" for problem in found]


def check_bad(validator, path):
    found = problems(validator, path)
    if found is None:
        return []
    if is_marked(path) and not found:
        return [f"{path}: the schema should catch this"]
    if not is_marked(path) and found:
        return [f"{path}: not marked `# schema: catches`, but: {found[0]}"]
    return []


def main(schema_file, root):
    schema = json.loads(schema_file.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    good = scenarios(root / "scenarios") + scenarios(root / "tests/scenarios/good")
    bad = scenarios(root / "tests/scenarios/bad")
    failures = [line for path in good for line in check_good(validator, path)]
    failures += [line for path in bad for line in check_bad(validator, path)]
    print("\n".join(failures) if failures else f"{len(good)} good and {len(bad)} bad scenarios as expected")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
