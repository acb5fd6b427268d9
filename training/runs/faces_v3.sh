#!/usr/bin/env bash
# The run that made version 3 of personas/faces/weights, from where faces_v2.sh ended: age that is drawn. Of the older pictures it takes only
# faces whose drawing is still the same. Started again it goes on where it stood; training/LOG.md tells how it went.
#   training/runs/faces_v3.sh                 everything, about an hour of two cores on top of faces_v2.sh
#   training/runs/faces_v3.sh --smoke DIR     the same chain, tiny, from the tiny faces_v1.sh and faces_v2.sh in DIR
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
out=training/out weights=personas/faces/weights
few_b=896 people_b=2944 people_a=2944 people_val=64 looks_val=8
steps_b=1300 steps_a=700 batch=32 calibration=120 personas=200 probes=24 enrolment=6
if [ "${1:-}" = "--smoke" ]; then
  out=$2 weights=$2/weights_v3
  few_b=2 people_b=5 people_a=9 people_val=3 looks_val=2
  steps_b=2 steps_a=2 batch=4 calibration=3 personas=4 probes=2 enrolment=2
fi

draw() { $python -m training.data --split "$1" --identities "$2" --looks "$3" --zoom "$4" --recipe "$5" --out "$out/$6"; }
train() {
  net=$1; shift
  $python -m training.train_embedder --net "$net" --threads 1 --lr 1e-3 --init "$out/run_${net}_v2/checkpoint.pt" --val "$out/val_${net}_v3" \
    --out "$out/run_${net}_v3" "$@"
}

draw val-3 $people_val $looks_val 1.0 even val_scoring_v3
draw val-3 $people_val $looks_val 1.1 even val_conditioning_v3
draw scoring-3 $few_b 4 1.0 new scoring_v3
draw scoring-4 $people_b 4 1.0 aged scoring_v4
draw conditioning-3 $people_a 4 1.1 aged conditioning_v3

train scoring --seed 5 --steps $steps_b --identities $batch --looks 4 --outdated 3 \
  --data "$out/scoring" "$out/scoring_more" "$out/scoring_v2" "$out/scoring_v3" "$out/scoring_v4" --share 0.05 0.15 0.22 0.14 0.44
train conditioning --seed 4 --steps $steps_a --identities $((batch * 2)) --looks 2 --outdated 2 \
  --data "$out/conditioning" "$out/conditioning_v2" "$out/conditioning_v3" --share 0.2 0.25 0.55

for net in "scoring 1.0" "conditioning 1.1"; do
  read -r name zoom <<<"$net"
  $python -m training.export --version 3 --net "$name" --checkpoint "$out/run_${name}_v3/checkpoint.pt" --zoom "$zoom" --out "$weights"
done
$python -m training.evaluate --weights "$weights" --calibration $calibration --personas $personas --probes $probes --enrolment $enrolment
