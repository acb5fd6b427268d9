#!/usr/bin/env bash
# Trains the two nets that read pictures: landmarks.onnx (personas/faces/weights) and parts.onnx (generation/editing/weights). The shipped ones came
# to be in several shorter goes, which training/LOG.md tells; this is the same from the start. Started again it goes on where it stood.
#   training/runs/reading.sh                 everything, about an hour of two cores
#   training/runs/reading.sh --smoke DIR     the same chain, tiny, into DIR
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
out=training/out faces=personas/faces/weights editing=generation/editing/weights
pictures=8192 unseen=512 landmarks=3000 parts=6000 batch=32 people=40
if [ "${1:-}" = "--smoke" ]; then
  out=$2 faces=$2/faces editing=$2/editing
  pictures=6 unseen=6 landmarks=2 parts=2 batch=4 people=2
fi

$python -m training.parts_data --split parts --pictures $pictures --out "$out/parts_drawn"
$python -m training.parts_data --split parts-unseen --pictures $unseen --out "$out/parts_unseen"
train() {
  $python -m training.train_parts --net "$1" --data "$out/parts_drawn" --val "$out/parts_unseen" --steps "$2" --batch "$3" --lr "$4" --out "$out/$1"
}
train landmarks $landmarks $batch 1.2e-3
train parts $parts $((batch / 4)) 2e-3
$python -m training.export_parts --net landmarks --run "$out/landmarks" --out "$faces"
$python -m training.export_parts --net parts --run "$out/parts" --out "$editing"
$python -m training.evaluate_parts --data "$out/parts_unseen" --people $people --faces "$faces" --editing "$editing"
