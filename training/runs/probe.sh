#!/usr/bin/env bash
# The run that made training/weights: version 5 of the attribute probe. It goes on from version 4's exported weights with pictures as the
# illustrator draws today and, for the heads that are drawn as before, with those that version 4 learnt from: commit $before drew them
# and holds those weights (how they were made: this script as it stood there).
#   training/runs/probe.sh                 everything, about three hours of two cores
#   training/runs/probe.sh --smoke DIR     the same chain, tiny, from scratch, into DIR
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-$PWD/.venv/bin/python} before=abb2a32
out=$PWD/training/out weights=training/weights pictures=17664 older=18560 unseen=1280 batch=32 steps=9400 more=11200
init=(--init "$out/probe_v4.onnx") data=("$out/probe_v6" "$out/probe_v5")
if [ "${1:-}" = "--smoke" ]; then out=$2 weights=$2/weights pictures=12 older=0 unseen=4 batch=4 steps=2 more=4 init=() data=("$2/probe_v6"); fi

mkdir -p "$out"
if [ $older -gt 0 ]; then
    git show $before:training/weights/probe.onnx > "$out/probe_v4.onnx"
    [ -d "$out/before" ] || git worktree add --detach "$out/before" $before
    (cd "$out/before" && $python -m training.pictures --split probe-5 --pictures $older --out "$out/probe_v5")
    printf '%s\n' hair_colour age build presentation beard expression > "$out/probe_v5/stale.txt"
fi
$python -m training.pictures --split probe-6 --pictures $pictures --out "$out/probe_v6"
$python -m training.pictures --split probe-unseen --pictures $unseen --out "$out/probe_unseen_v6"
learn() { $python -m training.train_probe --data "${data[@]}" --val "$out/probe_unseen_v6" "${init[@]}" --batch $batch --out "$out/run_probe_v5" --weights "$weights" "$@"; }
learn --steps $steps --lr 1.5e-3
learn --steps $more --lr 4e-3  # goes on from its checkpoint, at a sixth of the first rate and down to nothing once more
