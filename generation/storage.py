"""Files on this machine's disk: complete or absent, never half written."""

import os
import uuid
from pathlib import Path

from django.core.files.storage import FileSystemStorage


class DurableFileSystemStorage(FileSystemStorage):
    """Writes to a temporary name beside the target, syncs, then renames: a kill or a full disk leaves no half file."""

    def _save(self, name, content):
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{target.name}.{uuid.uuid4().hex}")
        try:
            with open(draft, "wb") as out:
                out.writelines(content.chunks())
                out.flush()
                os.fsync(out.fileno())
            os.replace(draft, target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        return name
