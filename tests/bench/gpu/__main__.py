"""The figures that want a graphics card. Each script is one command of under ten minutes, and a JSON line per figure:

    python -m tests.bench.gpu sdxl          # a picture of 1024 px, 30 steps: the bare pipeline, the engine, the engine tuned
    python -m tests.bench.gpu micro_batch   # eight pictures in one call, eight-bit weights, over the bare pipeline one by one
    python -m tests.bench.gpu flux          # 12 billion parameters, 28 steps: bare, tuned, fp8
    python -m tests.bench.gpu adapters      # 200 switches of LoRA: milliseconds, and graphs compiled anew
    python -m tests.bench.gpu memory        # the forecast of memory against the peak

Weights are random, made from configuration objects on the card: speed and memory do not depend on what a model learned. `--smoke` runs the
same code on a processor with models of some thousand weights; its figures mean nothing.
"""

import argparse
import os
import sys
import tempfile
from importlib import import_module

SCRIPTS = {"sdxl": "speed", "micro_batch": "speed", "flux": "speed", "adapters": "adapters", "memory": "memory"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("script", choices=SCRIPTS)
    parser.add_argument("--smoke", action="store_true", help="tiny models on the processor")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="troupe-gpu-") as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": folder, "LOG_LEVEL": "ERROR"}
        from .bench import Bench

        bench = Bench(asked.script, smoke=asked.smoke, seed=asked.seed)
        if missing := bench.missing():
            print(missing, file=sys.stderr)
            return 1
        getattr(import_module(f"tests.bench.gpu.{SCRIPTS[asked.script]}"), asked.script)(bench)
    return 0


if __name__ == "__main__":
    sys.exit(main())
