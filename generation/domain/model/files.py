"""The models directory: what may be brought in from it, and what is refused before a byte of it is read."""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from accounts.domain.errors import DomainError

from ...engines.diffusion.facts import PICKLES
from ...engines.diffusion.folder import INDEX

ARCHIVES = frozenset({".zip", ".tar", ".gz", ".tgz", ".xz", ".bz2", ".zst", ".7z", ".rar"})
CODE = frozenset({".py", ".pyc", ".so", ".dll", ".exe", ".sh", ".bat"})
FILES = frozenset({".safetensors", ".gguf"})
MOST_FILES = 5_000  # of one model
MOST_OFFERED = 200  # files and folders that a page lists
DEEPEST = 3  # folders below MODELS_DIR in which models are looked for
CHUNK = 1 << 20  # bytes


def resolved(path: str) -> Path:
    """The file or folder of that path below MODELS_DIR, links followed. Raises DomainError `model_outside` for one that leads out of it by
    any way, `model_not_found` for one that is not there."""
    root = Path(settings.MODELS_DIR).resolve()
    try:
        found = (root / path).resolve()
    except (OSError, RuntimeError, ValueError):
        raise _not_found(path, root) from None
    if not found.is_relative_to(root) or found == root:
        raise DomainError(
            "model_outside",
            f"“{path[:200]}” lies outside the models directory.",
            hint=f"Put the model below {root} and name it from there.",
        )
    if not found.exists():
        raise _not_found(path, root)
    return found


def relative(path: Path) -> str:
    return path.relative_to(Path(settings.MODELS_DIR).resolve()).as_posix()


def require_harmless(path: Path) -> None:
    """Raises DomainError for pickles and archives, which are refused unread, for programs, for links that lead out of the models directory,
    and for what is neither file nor folder."""
    for count, file in enumerate(_walk(path), 1):
        if count > MOST_FILES:
            raise DomainError("model_too_many_files", f"{path.name} holds more than {MOST_FILES:,} files: that is no model.")
        _require_inside(file)
        _require_kind(file)


def fingerprint(path: Path) -> str:
    """SHA-256 in hex of a file; of a folder, that of its files' hashes and names in order."""
    if path.is_file():
        return _hash_of(path)
    listing = "".join(f"{_hash_of(file)}  {file.relative_to(path).as_posix()}\n" for file in sorted(_walk(path)))
    return hashlib.sha256(listing.encode()).hexdigest()


def offered() -> list[str]:
    """Paths below MODELS_DIR that look like models, links that lead out of it aside."""
    root = Path(settings.MODELS_DIR).resolve()
    found = (relative(path) for path in _models_below(root, DEEPEST) if path.resolve().is_relative_to(root))
    return sorted(path for path, _ in zip(found, range(MOST_OFFERED)))


def _models_below(folder: Path, depth: int) -> Iterator[Path]:
    """Diffusers folders, and single files beside them; a model's own parts are not models."""
    entries = sorted(folder.iterdir()) if folder.is_dir() else []
    for entry in entries:
        if entry.is_dir() and (entry / INDEX).is_file():
            yield entry
        elif entry.is_dir() and depth > 1 and not entry.is_symlink():
            yield from _models_below(entry, depth - 1)
        elif entry.suffix.lower() in FILES and entry.is_file():
            yield entry


def _walk(path: Path) -> Iterator[Path]:
    """Every file of it; links to folders are not followed, so that a circle of them ends."""
    if not path.is_dir():
        yield path
        return
    for folder, names, files in os.walk(path):
        linked = [name for name in names if (Path(folder) / name).is_symlink()]
        yield from (Path(folder) / name for name in (*files, *linked))


def _require_inside(file: Path) -> None:
    root = Path(settings.MODELS_DIR).resolve()
    if file.is_symlink() and not file.resolve().is_relative_to(root):
        raise DomainError(
            "model_outside", f"{file.name} is a link that leads out of the models directory.", hint="Put the file itself there."
        )


def _require_kind(file: Path) -> None:
    suffix = file.suffix.lower()
    if suffix in PICKLES:
        raise DomainError(
            "model_pickled",
            f"{file.name} may be a pickle, and opening one runs whatever its maker put in: nothing of it was read.",
            hint="Keep the .safetensors files and take this one away.",
        )
    if suffix in ARCHIVES:
        raise DomainError("model_packed", f"{file.name} is an archive, which Troupe does not open.", hint="Unpack it yourself first.")
    if suffix in CODE:
        raise DomainError("model_with_code", f"{file.name} is a program, and models with code of their own are refused.")
    if file.is_symlink() and file.is_dir():
        raise DomainError("model_linked", f"{file.name} is a link to a folder.", hint="Put the folder itself there.")
    if not stat.S_ISREG(file.stat().st_mode):
        raise DomainError("model_not_a_file", f"{file.name} is neither a file nor a folder.")


def _hash_of(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _not_found(path: str, root: Path) -> DomainError:
    return DomainError("model_not_found", f"There is no “{path[:200]}” in the models directory.", hint=f"Models lie below {root}.")
