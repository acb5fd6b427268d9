#!/usr/bin/env bash
# The run that made version 2 of personas/faces/weights, from where faces_v1.sh ended: five more styles, styles mixed, near-profile turns,
# speaking mouths. Started again it goes on where it stood; training/LOG.md tells how it went.
#   training/runs/faces_v2.sh                 everything, about two hours of two cores on top of faces_v1.sh
#   training/runs/faces_v2.sh --smoke DIR     the same chain, tiny, from the tiny faces_v1.sh in DIR: proves that it runs, not that it learns
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
out=training/out weights=personas/faces/weights
first_b=1920 second_b=2560 people_b=3584 first_a=1536 people_a=2560 people_val=64 looks_val=8
steps_b="600 1800 2350 3600" steps_a="800 2000 3200" batch=32 calibration=120 personas=200 probes=24 enrolment=6
if [ "${1:-}" = "--smoke" ]; then
  out=$2 weights=$2/weights_v2
  first_b=4 second_b=5 people_b=6 first_a=8 people_a=9 people_val=3 looks_val=2
  steps_b="1 2 3 4" steps_a="1 2 3" batch=4 calibration=3 personas=4 probes=2 enrolment=2
fi

draw() { $python -m training.data --split "$1" --identities "$2" --looks "$3" --zoom "$4" --recipe "$5" --out "$out/$6"; }
train() {
  net=$1; shift
  $python -m training.train_embedder --net "$net" --threads 1 --lr 1e-3 --init "$out/run_$net/checkpoint.pt" --val "$out/val_${net}_v2" \
    --out "$out/run_${net}_v2" "$@"
}
scoring() { train scoring --seed 4 --steps "$b4" --identities $batch --looks 4 "$@"; }
conditioning() { train conditioning --seed 3 --steps "$a3" --identities $((batch * 2)) --looks 2 "$@"; }
read -r b1 b2 b3 b4 <<<"$steps_b"
read -r a1 a2 a3 <<<"$steps_a"

draw val-2 $people_val $looks_val 1.0 even val_scoring_v2
draw val-2 $people_val $looks_val 1.1 even val_conditioning_v2

# Both first learn on with the pictures of version 1; the new ones then fill two thirds of every batch and more, so that nothing is forgotten.
first="$out/scoring $out/scoring_more"
scoring --stop-at "$b1" --data $first
draw scoring-2 $first_b 4 1.0 new scoring_v2
scoring --stop-at "$b2" --data $first "$out/scoring_v2" --share 0.1 0.25 0.65
draw scoring-2 $second_b 4 1.0 new scoring_v2
scoring --stop-at "$b3" --data $first "$out/scoring_v2" --share 0.1 0.2 0.7
draw scoring-2 $people_b 4 1.0 new scoring_v2
scoring --data $first "$out/scoring_v2" --share 0.1 0.2 0.7

conditioning --stop-at "$a1" --data "$out/conditioning"
draw conditioning-2 $first_a 4 1.1 new conditioning_v2
conditioning --stop-at "$a2" --data "$out/conditioning" "$out/conditioning_v2" --share 0.35 0.65
draw conditioning-2 $people_a 4 1.1 new conditioning_v2
conditioning --data "$out/conditioning" "$out/conditioning_v2" --share 0.3 0.7

$python -m training.export --version 2 --net scoring --checkpoint "$out/run_scoring_v2/checkpoint.pt" --zoom 1.0 --out "$weights"
$python -m training.export --version 2 --net conditioning --checkpoint "$out/run_conditioning_v2/checkpoint.pt" --zoom 1.1 --out "$weights"
$python -m training.evaluate --weights "$weights" --calibration $calibration --personas $personas --probes $probes --enrolment $enrolment
