"""A batch as one zip: signed pictures, a credential report beside each, and a manifest of all cells."""

import dataclasses
import json
import zipfile
from collections.abc import AsyncIterator, Iterator

from asgiref.sync import sync_to_async

from ...models import Asset, Batch, BatchCell
from ...provenance.verify import verify
from ..picture import blob
from ..picture.signing import credentials
from .standing import BLOCKED, cells_in, standing_of

PAGE = 50  # cells read at a time


async def zip_of(batch: Batch) -> AsyncIterator[bytes]:
    """The zip in pieces of about a picture, so that no more than one is ever in memory."""
    pieces = _pieces(batch)
    while piece := await sync_to_async(next)(pieces, b""):
        yield piece


def _pieces(batch: Batch) -> Iterator[bytes]:
    sink, listed = _Sink(), []
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as folder:  # pictures do not compress further
        for cell in cells_in(batch).iterator(chunk_size=PAGE):
            told = _told(cell)
            asset = getattr(cell.job, "asset", None) if cell.job else None
            if asset and asset.delivered:
                told |= _put(folder, cell.name, asset)
            listed.append(told)
            if piece := sink.take():
                yield piece
        folder.writestr("manifest.json", json.dumps(_manifest(batch, listed), indent=1, ensure_ascii=False))
    yield sink.take()


def _put(folder: zipfile.ZipFile, name: str, asset: Asset) -> dict:
    """The original, which carries its own credentials, and what a check of them finds."""
    data = blob.get(asset.file)
    report = dataclasses.asdict(verify(data, own_root=credentials().anchor)) | {"sha256": asset.file_hash}
    file, sidecar = f"{name}.webp", f"{name}.credentials.json"
    folder.writestr(file, data)
    folder.writestr(sidecar, json.dumps(report, indent=1, ensure_ascii=False, default=str))
    return {"file": file, "credentials": sidecar, "sha256": asset.file_hash}


def _told(cell: BatchCell) -> dict:
    job = cell.job
    told = {"name": cell.name, "state": job.state if job else BLOCKED, "wish": cell.wish, "address": cell.address, "reused": cell.reused}
    if code := cell.error_code or (job.error_code if job else ""):
        told["failure"] = {"code": code, "message": cell.error or job.error}
    if job:
        told |= {"generation": job.request_id, "seed": job.seed, "cost": str(job.cost.amount) if hasattr(job, "cost") else None}
    if asset := getattr(job, "asset", None):
        told |= {"asset": asset.pk, "verdict": asset.verdict, "score": asset.likeness, "threshold": asset.threshold}
    return {name: value for name, value in told.items() if value is not None}


def _manifest(batch: Batch, cells: list[dict]) -> dict:
    standing = standing_of(batch)
    said = {"batch": batch.pk, "name": batch.name, "created_at": batch.created_at.isoformat(), "state": standing.state}
    return said | {"states": standing.states, "held_back": standing.held_back, "cells": cells}


class _Sink:
    """Where the zip is written: it only ever goes on, so what is there can be sent."""

    def __init__(self):
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        pass

    def take(self) -> bytes:
        parts, self._parts = self._parts, []
        return b"".join(parts)
