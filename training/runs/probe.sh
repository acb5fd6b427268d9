#!/usr/bin/env bash
# The run that made training/weights: version 3 of the attribute probe. It goes on from version 2's trunks, which this script made as it stood in
# commit b31d9b6 (there and here run_probe_v2), with drawings that show age and with a third view.
#   training/runs/probe.sh                 everything, about two hours of one core
#   training/runs/probe.sh --smoke DIR     the same chain, tiny, from scratch, into DIR
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
out=training/out weights=training/weights pictures=10240 more=13184 unseen=1280 steps=4600 batch=32
init="--init training/out/run_probe_v2/checkpoint.pt"
if [ "${1:-}" = "--smoke" ]; then out=$2 weights=$2/weights pictures=12 more=6 unseen=4 steps=2 batch=4 init=""; fi

$python -m training.pictures --split probe-3 --pictures $pictures --out "$out/probe_v3"
$python -m training.pictures --split probe-4 --pictures $more --out "$out/probe_v4"
$python -m training.pictures --split probe-unseen --pictures $unseen --out "$out/probe_unseen_v3"
$python -m training.train_probe --data "$out/probe_v3" "$out/probe_v4" --val "$out/probe_unseen_v3" $init --steps $steps --batch $batch --lr 1.5e-3 --out "$out/run_probe_v3" --weights "$weights"
