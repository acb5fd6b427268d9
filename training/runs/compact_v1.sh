#!/usr/bin/env bash
# Trains the large Compact, of all words and styles, on one graphics card: four steps of under ten minutes each on an H100 with 16 cores.
# Each goes on where it stood when it is called again. Not run yet: compact_cpu.sh proves the same chain on processors.
#   training/runs/compact_v1.sh draw | codec | denoiser | ship
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
out=training/out/compact_v1 weights=generation/engines/weights/compact shape="--shape large"

draw() { $python -m training.compact_data --split "$1" --personas "$2" --looks 4 --recipe wide --out "$out/$3" --workers "$(($(nproc) - 1))"; }

case "${1:?draw, codec, denoiser or ship}" in
  draw) # 128,000 pictures, 25 GB
    draw compact-val 128 unseen
    draw compact 32000 drawn
    ;;
  codec)
    $python -m training.train_text $shape --steps 3000 --batch 256 --out "$out/text" &
    $python -m training.train_autoencoder $shape --data "$out/drawn" --val "$out/unseen" --steps 8000 --batch 64 --out "$out/codec"
    wait
    for set in unseen drawn; do
      $python -m training.compact_words --text "$out/text" --data "$out/$set" &
      $python -m training.compact_latents $shape --codec "$out/codec/checkpoint.pt" --data "$out/$set"
      wait
    done
    $python -m training.train_latent_teacher --data "$out/drawn" --val "$out/unseen" --steps 3000 --batch 256 --out "$out/latent_teacher"
    ;;
  denoiser)
    $python -m training.train_denoiser $shape --data "$out/drawn" --val "$out/unseen" --text "$out/text" \
      --teacher "$out/latent_teacher/checkpoint.pt" --samples 8000000 --batch 1024 --lr 1e-3 --checkpoint-minutes 2 --out "$out/denoiser"
    ;;
  ship)
    $python -m training.export_compact $shape --recipe wide --codec "$out/codec/checkpoint.pt" --text "$out/text" \
      --denoiser "$out/denoiser/checkpoint.pt" --out "$weights"
    $python -m training.evaluate_compact --weights "$weights" --json "$weights/figures.json"
    ;;
esac
