"""Writes prompts for drawn pictures, in several wordings each, as token numbers: the denoiser draws lots among them.

    python -m training.compact_words --text training/out/text --data training/out/compact

Writes `words-<first>.npy`, uint16 (personas, looks, WORDINGS, TOKENS), beside the pictures of each shard; an existing one is kept.
"""

import argparse
import json
import os
import random
from pathlib import Path

import numpy as np
from transformers import CLIPTokenizer

from generation.atelier.character import Identity, Look
from generation.engines.compact.wording import TOKENS, told_by_chance
from training import shards

WORDINGS = 8


def tokens(tokenizer: CLIPTokenizer, prompts: list[str]) -> np.ndarray:
    """uint16 (prompts, TOKENS)."""
    ids = tokenizer(prompts, padding="max_length", truncation=True, max_length=TOKENS, return_tensors="np").input_ids
    return ids.astype(np.uint16)


def write_shard(task: tuple[Path, Path]) -> None:
    text, people = task
    path = shards.beside(people, "words")
    if path.exists():
        return
    rng, told = random.Random(people.stem), json.loads(people.read_text())
    known = [(Identity.from_dict(face), Look.from_dict(look)) for face, looks in told for look in looks]
    prompts = [", ".join(told_by_chance(identity, look, rng).values()) for identity, look in known for _ in range(WORDINGS)]
    tokenizer = CLIPTokenizer.from_pretrained(text / "tokenizer", local_files_only=True)
    shards.save_whole(path, tokens(tokenizer, prompts).reshape(len(told), -1, WORDINGS, TOKENS))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--text", type=Path, required=True, help="the folder train_text wrote")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    args = parser.parse_args()
    tasks = [(args.text, people) for people in sorted(args.data.glob("people-*.json"))]
    for _ in shards.in_processes(write_shard, tasks, args.workers):
        pass


if __name__ == "__main__":
    main()
