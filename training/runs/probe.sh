#!/usr/bin/env bash
# The run that made training/weights: the attribute probe, about an hour of two cores after faces_v2.sh. Its trunks start from the conditioning
# embedder and from version 1 of the probe, which this script made as it stood in commit 270d223 (there run_probe, here run_probe_v1).
#   training/runs/probe.sh                 everything
#   training/runs/probe.sh --smoke DIR     the same chain, tiny, from scratch, into DIR
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
out=training/out weights=training/weights pictures=16896 unseen=1280 steps=5000 batch=32
init="--init training/out/run_probe_v1/checkpoint.pt training/out/run_conditioning_v2/checkpoint.pt"
if [ "${1:-}" = "--smoke" ]; then out=$2 weights=$2/weights pictures=12 unseen=4 steps=2 batch=4 init=""; fi

$python -m training.pictures --split probe --pictures $pictures --out "$out/probe_v2"
$python -m training.pictures --split probe-unseen --pictures $unseen --out "$out/probe_unseen_v2"
$python -m training.train_probe --data "$out/probe_v2" --val "$out/probe_unseen_v2" $init --steps $steps --batch $batch --lr 1.5e-3 --out "$out/run_probe_v2" --weights "$weights"
