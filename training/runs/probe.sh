#!/usr/bin/env bash
# The run that made training/weights: version 4 of the attribute probe. It goes on from version 3's exported weights, which the history of
# this repository holds (how those were made: this script as it stood in commit dea4e5b), with a fourth view and larger drawings.
#   training/runs/probe.sh                 everything, about two hours of two cores
#   training/runs/probe.sh --smoke DIR     the same chain, tiny, from scratch, into DIR
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
out=training/out weights=training/weights pictures=18560 unseen=1280 steps=10000 batch=32
init="--init $out/probe_v3.onnx"
if [ "${1:-}" = "--smoke" ]; then out=$2 weights=$2/weights pictures=12 unseen=4 steps=2 batch=4 init=""; fi

mkdir -p "$out"
[ -z "$init" ] || git show dea4e5b:training/weights/probe.onnx > "$out/probe_v3.onnx"
$python -m training.pictures --split probe-5 --pictures $pictures --out "$out/probe_v5"
$python -m training.pictures --split probe-unseen --pictures $unseen --out "$out/probe_unseen_v5"
$python -m training.train_probe --data "$out/probe_v5" --val "$out/probe_unseen_v5" $init --steps $steps --batch $batch --lr 1.5e-3 --out "$out/run_probe_v4" --weights "$weights"
