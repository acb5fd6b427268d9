"""What `make up` does before anything is installed. The whole of it runs in CI, on a machine that has nothing."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import skia

from config.headless_skia import forget_gl
from config.install import requirements

ROOT = Path(__file__).resolve().parents[2]


def test_an_extra_brings_the_extras_it_names():
    project = {"dependencies": ["django"], "optional-dependencies": {"train": ["torch==1"], "dev": ["troupe[train]", "pytest"]}}
    assert requirements(project, []) == ["django"]
    assert requirements(project, ["dev"]) == ["django", "torch==1", "pytest"]


def test_the_default_install_is_without_torch():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert not [line for line in requirements(project, []) if line.startswith(("torch", "diffusers", "onnx>"))]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Skia asks for OpenGL's libraries on Linux only")
def test_skia_draws_without_opengl_libraries(tmp_path):
    packages = tmp_path / "lib" / "python3" / "site-packages"
    packages.mkdir(parents=True)
    module = Path(shutil.copy(skia.__file__, packages))
    (packages / "skia_python.libs").symlink_to(Path(skia.__file__).parent / "skia_python.libs")
    assert forget_gl(tmp_path)
    drawn = subprocess.run(
        [sys.executable, "-c", DRAW_A_RED_PIXEL], env={"PYTHONPATH": str(packages), "LD_BIND_NOW": "1"}, capture_output=True, text=True
    )
    assert drawn.stdout.split("\n")[:3] == [str(module), "[0, 0, 255, 255]", "no OpenGL"], drawn.stderr
    assert not forget_gl(tmp_path / "lib")  # nothing there to change


DRAW_A_RED_PIXEL = """
import skia
print(skia.__file__)
surface = skia.Surface(1, 1)
surface.getCanvas().clear(0xFFFF0000)
print(surface.makeImageSnapshot().toarray()[0, 0].tolist())
print("OpenGL" if "libGL.so" in open("/proc/self/maps").read() else "no OpenGL")
"""
