"""`python3 -m config.install [extra ...]`: makes .venv and installs what pyproject.toml names, at the versions of constraints.txt.

Standard library only: it runs before anything is installed. A second call finds the stamp of the first and returns at once.
TORCH_INDEX, when set, is given to pip as one more index: the way to PyTorch's CPU or CUDA builds. TORCH_CUDA=1 takes the CUDA build on a
machine without a card, such as the one that builds the image for one that has it.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from config import headless_skia

if sys.version_info < (3, 11):  # noqa: UP036 - this file is what tells people
    sys.exit(f"Troupe needs Python 3.11 or newer, and this is {sys.version.split()[0]}.")
import tomllib

HERE = Path(__file__).resolve().parent.parent
VENV = HERE / ".venv"
PYTHON = VENV / "bin" / "python"
CONSTRAINTS = HERE / "constraints.txt"
PYPROJECT = HERE / "pyproject.toml"
TORCH = "torch=="
NEED_TORCH = ("torch", "accelerate", "peft")  # any of them would bring it back


class InstallError(Exception):
    """What is wrong with this machine, and the line that mends it."""


def main(extras: list[str]) -> int:
    try:
        install(extras)
    except InstallError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    return 0


def install(extras: list[str]) -> None:
    stamps, wanted = [VENV / f"installed-{name}" for name in ("core", *extras)], _fingerprint()
    if PYTHON.exists() and all(stamp.exists() and stamp.read_text() == wanted for stamp in stamps):
        return
    started = time.monotonic()
    make_venv()
    install_packages(requirements(tomllib.loads(PYPROJECT.read_text())["project"], extras))
    make_skia_load()
    for stamp in stamps:
        stamp.write_text(wanted)
    print(f"Installed in {time.monotonic() - started:.0f} s.", flush=True)


def _fingerprint() -> str:
    return hashlib.sha256(PYPROJECT.read_bytes() + CONSTRAINTS.read_bytes() + sys.version.encode()).hexdigest()


def make_venv() -> None:
    if PYTHON.exists() and subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True).returncode == 0:
        return
    print("Making .venv ...", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise InstallError(f"Python cannot make a virtual environment here. Run: apt install python3-venv\n{made.stdout}{made.stderr}")


def requirements(project: dict, extras: list[str]) -> list[str]:
    """The project's dependencies and those of `extras`; an extra may name others as "troupe[other]"."""
    found = list(project["dependencies"])
    for extra in extras:
        for line in project["optional-dependencies"][extra]:
            if line.startswith("troupe["):
                found += requirements(project | {"dependencies": []}, line[len("troupe[") : -1].split(","))
            else:
                found.append(line)
    return found


def install_packages(lines: list[str]) -> None:
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--constraint", CONSTRAINTS]
    if os.environ.get("TORCH_INDEX"):
        pip += ["--extra-index-url", os.environ["TORCH_INDEX"]]
    torch = next((line for line in lines if line.startswith(TORCH)), None)
    if torch and os.environ.get("TROUPE_REQUIRE_ALL") != "1" and _would_bring_cuda(pip, torch):
        print(
            f"Leaving {torch} out: pip would take the build for NVIDIA cards (several GB), and this machine has none.\n"
            "  Set TORCH_INDEX to the address of PyTorch's CPU wheels to have it. Training needs it, and the engines that paint.",
            flush=True,
        )
        lines = [line for line in lines if not line.startswith(NEED_TORCH)]
    print(f"Installing {len(lines)} packages and what they need into .venv ...", flush=True)
    _show_progress([*pip, "--progress-bar", "off", *lines])


def _would_bring_cuda(pip: list, torch: str) -> bool:
    if not sys.platform.startswith("linux") or shutil.which("nvidia-smi") or os.environ.get("TORCH_CUDA") == "1":
        return False
    question = [*pip, "--quiet", "--dry-run", "--no-deps", "--ignore-installed", "--report", "-", torch]
    asked = subprocess.run(question, capture_output=True, text=True)
    if asked.returncode:
        return False  # pip will say why when it installs in earnest
    return not any("+cpu" in item["metadata"]["version"] for item in json.loads(asked.stdout)["install"])


def _show_progress(command: list) -> None:
    """pip's own words shortened to one line per download; all of them when it fails."""
    said = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as pip:
        for line in pip.stdout:
            said.append(line)
            if line.strip().startswith(("Downloading", "Using cached", "Installing collected")):
                print(f"  {line.strip()[:100]}", flush=True)
    if pip.returncode:
        last_words = "".join(said[-30:])
        raise InstallError(f"{last_words}\npip could not install the packages; its last words stand above. Mend that and try again.")


def make_skia_load() -> None:
    """The illustrator draws in memory, without OpenGL. On a machine that lacks its libraries Skia is taught to load all the same."""
    if _skia_error() and headless_skia.forget_gl(VENV):
        print("This machine has no OpenGL libraries; Skia goes without them.", flush=True)
    if error := _skia_error():
        raise InstallError(f"The illustrator's drawing library does not load. Run: apt install libgl1 libegl1 libstdc++6\n{error}")


def _skia_error() -> str:
    return subprocess.run([PYTHON, "-c", "import skia"], capture_output=True, text=True).stderr.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
