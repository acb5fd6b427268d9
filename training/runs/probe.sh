#!/usr/bin/env bash
# The run that made training/weights: the attribute probe, about half an hour of two cores after faces_v2.sh.
#   training/runs/probe.sh                 everything
#   training/runs/probe.sh --smoke DIR     the same chain, tiny, from scratch, into DIR
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
out=training/out weights=training/weights pictures=25000 unseen=2048 steps=5000 batch=64
init="--init training/out/run_probe_v1/checkpoint.pt training/out/run_conditioning_v2/checkpoint.pt"
if [ "${1:-}" = "--smoke" ]; then out=$2 weights=$2/weights pictures=12 unseen=4 steps=2 batch=4 init=""; fi

$python -m training.pictures --split probe --pictures $pictures --out "$out/probe"
$python -m training.pictures --split probe-unseen --pictures $unseen --out "$out/probe_unseen"
$python -m training.train_probe --data "$out/probe" --val "$out/probe_unseen" $init --steps $steps --batch $batch --out "$out/run_probe" --weights "$weights"
