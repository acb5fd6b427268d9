#!/usr/bin/env bash
# The run that made personas/faces/weights. Started again it goes on where it stood; training/LOG.md tells how it went.
#   training/runs/faces_v1.sh                 everything, about two hours of two cores
#   training/runs/faces_v1.sh --smoke DIR     the same chain, tiny, into DIR: proves that it runs, not that it learns
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
out=training/out weights=personas/faces/weights
people_b=12288 people_a=9216 people_val=192 looks=8 steps_b=7000 steps_a=5000 calibration=120 personas=200 probes=24 batch=32
if [ "${1:-}" = "--smoke" ]; then
  out=$2 weights=$2/weights
  people_b=8 people_a=16 people_val=8 looks=4 steps_b=3 steps_a=3 calibration=4 personas=6 probes=3 batch=8
fi

# Drawings: no identity and no picture is in two sets, and the two nets see different crops.
$python -m training.data --split scoring --identities $people_b --looks $looks --zoom 1.0 --out "$out/scoring"
$python -m training.data --split val --identities $people_val --looks $looks --zoom 1.0 --out "$out/val_scoring"
$python -m training.data --split conditioning --identities $people_a --looks $looks --zoom 1.1 --out "$out/conditioning"
$python -m training.data --split val --identities $people_val --looks $looks --zoom 1.1 --out "$out/val_conditioning"

$python -m training.train_embedder --net scoring --seed 2 --steps $steps_b --identities $batch --looks 4 \
  --data "$out/scoring" --val "$out/val_scoring" --out "$out/run_scoring"
$python -m training.train_embedder --net conditioning --seed 1 --steps $steps_a --identities $((batch * 2)) --looks 2 \
  --data "$out/conditioning" --val "$out/val_conditioning" --out "$out/run_conditioning"

$python -m training.export --net scoring --checkpoint "$out/run_scoring/checkpoint.pt" --zoom 1.0 --out "$weights"
$python -m training.export --net conditioning --checkpoint "$out/run_conditioning/checkpoint.pt" --zoom 1.1 --out "$weights"
$python -m training.evaluate --weights "$weights" --calibration $calibration --personas $personas --probes $probes
