#!/usr/bin/env bash
# Tries inputs made of changed ones for so many seconds each, of which any crash, endless work or excess of memory is
# an error: run.sh SECONDS FOLDER SPINEPATH, with the programs of `cmake --build --preset fuzz` (FOLDER: build/fuzz) and any
# spinepath. Inputs that fail are left in FOLDER/found/, the corpus in FOLDER/corpus/ for the next time.
set -euo pipefail
seconds=$1
folder=$(cd "$2" && pwd)
spinepath=$(realpath "$3")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
corpus=$folder/corpus
mkdir -p "$corpus"/{scenario,life_table,partial} "$folder/found"

# The words of the format, from its schema.
"$spinepath" schema | grep -oE '"[a-z_0-9]+"' | sort -u >"$folder/scenario.dict"
printf '%s\n' '"age"' '"qx"' '"mx"' '"qx_male"' '"qx_female"' '"sex"' '"year"' '"and over"' >"$folder/life_table.dict"
printf '%s\n' '"records"' '"shard"' '"scenario"' '"question"' '"patients"' '"runs"' >"$folder/partial.dict"
if [ -z "$(ls "$corpus/partial")" ]; then
  "$spinepath" run "$here/scenarios/four_ways.toml" --patients 100 --save "$folder/partial" --out - --format csv -q >/dev/null
  head -c -9 "$folder/partial/saved.spx" >"$corpus/partial/run" # without its checksum
  head -c 4000 "$folder/partial/saved.spx" >"$corpus/partial/begin"
  rm -r "$folder/partial"
fi
find "$here/scenarios" "$here/tests/scenarios" -name '*.toml' -size -40k -exec cp {} "$corpus/scenario/" \;
find "$here/scenarios" "$here/tests/scenarios" -name '*.csv' -size -40k -exec cp {} "$corpus/life_table/" \;

for input in partial scenario life_table; do
  echo "fuzzing $input for $seconds s"
  if ! "$folder/tests/fuzz/fuzz_$input" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -max_len=65536 -print_final_stats=1 \
    -dict="$folder/$input.dict" -artifact_prefix="$folder/found/$input-" "$corpus/$input" >"$folder/$input.log" 2>&1; then
    tail -40 "$folder/$input.log" >&2
    exit 1
  fi
  grep -E 'number_of_executed_units|average_exec_per_sec' "$folder/$input.log"
done
