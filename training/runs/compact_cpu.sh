#!/usr/bin/env bash
# Trains Compact on processors: few words, two styles, a head that holds still, a small U-Net. About five hours of two quiet cores; it may be
# stopped at any time and goes on where it stood. training/LOG.md tells how far the shipped weights came.
#   training/runs/compact_cpu.sh                 everything
#   training/runs/compact_cpu.sh --smoke DIR     the same chain, tiny, into DIR: proves that it runs, not that it learns
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
out=training/out weights=generation/engines/weights/compact threads=2 shape=attending captions=20000
personas=9984 unseen=64 looks=3 codec_steps=8000 text_steps=850 teacher_steps=1800 samples=1000000 batch=16 pictures=500 extras=100
processes=2 quick="--compile" decoder_steps=1000 doubler_steps=1600 doubled=832
if [ "${1:-}" = "--smoke" ]; then
  out=$2 weights=$2/weights threads=1 shape=tiny captions=200
  personas=3 unseen=2 looks=2 codec_steps=2 text_steps=2 teacher_steps=2 samples=8 batch=4 pictures=2 extras=1
  processes=1 quick="" decoder_steps=2 doubler_steps=2 doubled=3
fi

draw() { $python -m training.compact_data --split "$1" --personas "$2" --looks $looks --recipe posed --out "$out/$3"; }
draw compact $personas compact
draw compact-val $unseen compact_val
$python -m training.train_autoencoder --data "$out/compact" --val "$out/compact_val" --steps $codec_steps --batch $((batch / 2)) \
  --threads $threads --shape $shape --out "$out/codec"
$python -m training.train_text --steps $text_steps --captions $captions --batch $((batch * 4)) --threads $threads --shape $shape \
  --out "$out/text"
for set in compact compact_val; do
  $python -m training.compact_latents --codec "$out/codec/checkpoint.pt" --data "$out/$set" --threads $threads --shape $shape
  $python -m training.compact_words --text "$out/text" --data "$out/$set"
done
# Whole pictures, now that latents stay as they are; then those of twice the side.
$python -m training.train_decoder --codec "$out/codec/checkpoint.pt" --data "$out/compact" --val "$out/compact_val" \
  --steps $decoder_steps --threads $threads --shape $shape --out "$out/decoder"
$python -m training.compact_doubled --data "$out/compact" --personas $doubled
$python -m training.compact_doubled --data "$out/compact_val"
$python -m training.train_decoder --doubler --codec "$out/decoder/checkpoint.pt" --data "$out/compact" --personas $doubled \
  --val "$out/compact_val" --steps $doubler_steps --batch 2 --lr 1.5e-3 --threads $threads --shape $shape --out "$out/doubler"
$python -m training.train_latent_teacher --data "$out/compact" --val "$out/compact_val" --steps $teacher_steps --batch $((batch * 4)) \
  --out "$out/latent_teacher"
# Processes of one thread do not wait for each other in every operation, as the threads of one do.
$python -m torch.distributed.run --standalone --nproc-per-node $processes -m training.train_denoiser --data "$out/compact" \
  --val "$out/compact_val" --text "$out/text" --teacher "$out/latent_teacher/checkpoint.pt" --samples $samples --batch $batch --lr 8e-4 \
  --shape $shape $quick --out "$out/denoiser"
$python -m training.export_compact --recipe posed --codec "$out/doubler/checkpoint.pt" --text "$out/text" \
  --denoiser "$out/denoiser/checkpoint.pt" --shape $shape --out "$weights"
$python -m training.evaluate_compact --weights "$weights" --pictures $pictures --extras $extras --threads $threads --json "$weights/figures.json"
