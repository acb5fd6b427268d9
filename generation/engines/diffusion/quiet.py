"""diffusers and transformers, told once to keep off the network and to keep their notices to themselves. Import this before them."""

import contextlib
import os
from collections.abc import Iterator

os.environ.setdefault("HF_HUB_OFFLINE", "1")  # a wrong path is an error, never a download
os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")  # at import it tells of what is not installed and not needed

from diffusers.utils import logging
from transformers.utils import logging as transformers_logging


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """diffusers tells at every load that there is no safety checker (the gates are Troupe's own), and draws progress bars into the log."""
    level = logging.get_verbosity()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    transformers_logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(level)
