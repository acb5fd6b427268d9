#!/usr/bin/env bash
# The run that made training/weights: the attribute probe, about an hour of one core.
#   training/runs/probe.sh                 everything
#   training/runs/probe.sh --smoke DIR     the same chain, tiny, into DIR
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
out=training/out weights=training/weights pictures=12032 unseen=2048 steps=4000 batch=64
if [ "${1:-}" = "--smoke" ]; then out=$2 weights=$2/weights pictures=12 unseen=4 steps=2 batch=4; fi

$python -m training.pictures --split probe --pictures $pictures --out "$out/probe"
$python -m training.pictures --split probe-unseen --pictures $unseen --out "$out/probe_unseen"
$python -m training.train_probe --data "$out/probe" --val "$out/probe_unseen" --steps $steps --batch $batch --out "$out/run_probe" --weights "$weights"
