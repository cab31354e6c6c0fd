#!/bin/sh
# A run, budget, sensitivity analysis or comparison in parts on a cluster with Slurm; the results have the same bytes
# as those of one machine. Submit from the folder in which the scenario's path is right:
#
#   bench/cluster/slurm.sh 64 shards/mine results/mine run scenarios/four_ways.toml --patients 1e9 --draws 10000
#                          N  DIR         OUT          COMMAND…
#
# 1. An array of N jobs, each of which computes shard K/N into DIR (a folder that all nodes see).
# 2. A job after all of them, whether they succeeded or not: it merges, and where a shard is missing it submits the
#    array again, for these shards only. A job that was stopped goes on from its last save.
#
# SPINEPATH is the program (default: spinepath), SPINEPATH_TRIES how often a shard is tried (default: 5),
# SBATCH_OPTIONS further options for sbatch, such as "-p short -t 4:00:00 -c 16".
# Without Slurm the same works by hand or with GNU parallel:
#
#   parallel -j 4 spinepath run FILE --shard {}/16 --save DIR -j 4 ::: $(seq 16); spinepath merge DIR --out OUT
set -eu

spinepath=${SPINEPATH:-spinepath}
if [ $# -lt 4 ]; then
  sed -n '2,18s/^# \{0,1\}//p' "$0"
  exit 2
fi
shards=$1 folder=$2 out=$3
shift 3

# Quoted for the shell of a job.
quoted() { for word; do printf " '%s'" "$(printf %s "$word" | sed "s/'/'\\\\''/g")"; done; }
command=$(quoted "$spinepath" "$@")
mkdir -p "$folder"

# submit SHARDS COMMAND...: the shards as Slurm writes them: 1-64, or 3,17
submit() {
  list=$1
  shift
  # TERM a minute before the time limit: the job saves and ends.
  array=$(sbatch --parsable ${SBATCH_OPTIONS:-} --array="$list" --signal=B:TERM@60 --job-name=spinepath \
    --output="$folder/%a.log" \
    --wrap "exec$command --save$(quoted "$folder") --shard \$SLURM_ARRAY_TASK_ID/$shards --quiet")
  sbatch --parsable ${SBATCH_OPTIONS:-} --dependency="afterany:$array" --job-name=spinepath-merge \
    --output="$folder/merge.log" \
    --wrap "$(quoted env "SPINEPATH=$spinepath" "SPINEPATH_TRY=$((try + 1))" "$0" "$shards" "$folder" "$out" "$@")"
}

try=${SPINEPATH_TRY:-0} # arrays submitted so far, set by the merging job
if [ "$try" -eq 0 ]; then
  submit "1-$shards" "$@"
  exit
fi
missing=
k=1
while [ "$k" -le "$shards" ]; do
  number=$(printf "%0${#shards}d" "$k")
  [ -e "$folder/shard-$number-of-$shards.spx" ] || missing=$missing,$k
  k=$((k + 1))
done
if [ -z "$missing" ]; then
  exec "$spinepath" merge "$folder" --out "$out"
elif [ "$try" -lt "${SPINEPATH_TRIES:-5}" ]; then
  submit "${missing#,}" "$@"
else
  echo "after $try tries these shards are missing: ${missing#,}; see their logs in $folder" >&2
  exit 1
fi
