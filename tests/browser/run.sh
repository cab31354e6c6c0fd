#!/bin/sh
# The HTML reports of a run and of a decision on its exports, in a browser: run.sh SPINEPATH REPOSITORY. Exit code 77: skipped, no browser.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 143' TERM
"$1" run "$2/scenarios/four_ways.toml" --patients 5000 --draws 200 --patients-per-draw 100 --by condition \
  --out "$folder" -q
/usr/bin/python3 "$2/tests/browser/report_test.py" "$folder/report.html" --most-pages 16 # one for decisions by subgroup
"$1" decide --cost "$folder/export/cost.csv" --effect "$folder/export/effect.csv" --param "$folder/export/param.csv" \
  --out "$folder/decided" -q
/usr/bin/python3 "$2/tests/browser/report_test.py" "$folder/decided/report.html"
