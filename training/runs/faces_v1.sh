#!/usr/bin/env bash
# The run that made version 1 of the embedders, on the illustrator's first seven styles; faces_v2.sh goes on from its checkpoints.
# Started again it goes on where it stood; training/LOG.md tells how it went.
#   training/runs/faces_v1.sh                 everything, about two and a half hours of two cores
#   training/runs/faces_v1.sh --smoke DIR     the same chain, tiny, into DIR: proves that it runs, not that it learns
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
out=training/out weights=training/out/weights_v1
people_8=1536 people_b=8192 people_a1=4096 people_a2=6656 people_val=96 looks_val=8
steps_b=2000 steps_a1=1400 steps_a2=3000 batch=32 calibration=120 personas=200 probes=24 enrolment=6
if [ "${1:-}" = "--smoke" ]; then
  out=$2 weights=$2/weights
  people_8=1 people_b=4 people_a1=8 people_a2=9 people_val=3 looks_val=2
  steps_b=2 steps_a1=1 steps_a2=2 batch=4 calibration=3 personas=4 probes=2 enrolment=2
fi

draw() { $python -m training.data --split "$1" --identities "$2" --looks "$3" --zoom "$4" --recipe first --out "$out/$5"; }
train() { net=$1; shift; $python -m training.train_embedder --net "$net" --threads 1 --val "$out/val_$net" --out "$out/run_$net" "$@"; }

# Drawings: no identity and no picture is in two sets, and the two nets see different crops.
draw scoring $people_8 8 1.0 scoring
draw scoring-more $people_b 4 1.0 scoring_more
draw val $people_val $looks_val 1.0 val_scoring
train scoring --seed 2 --steps $steps_b --identities $batch --looks 4 --data "$out/scoring" "$out/scoring_more"

# Conditioning: a first schedule to its end, then a longer one from there on more faces.
draw conditioning $people_a1 4 1.1 conditioning
draw val $people_val $looks_val 1.1 val_conditioning
train conditioning --seed 1 --steps $steps_a1 --identities $((batch * 2)) --looks 2 --data "$out/conditioning"
draw conditioning $people_a2 4 1.1 conditioning
train conditioning --seed 1 --steps $steps_a2 --identities $((batch * 2)) --looks 2 --data "$out/conditioning"

$python -m training.export --net scoring --checkpoint "$out/run_scoring/checkpoint.pt" --zoom 1.0 --out "$weights"
$python -m training.export --net conditioning --checkpoint "$out/run_conditioning/checkpoint.pt" --zoom 1.1 --out "$weights"
$python -m training.evaluate --weights "$weights" --calibration $calibration --personas $personas --probes $probes --enrolment $enrolment
