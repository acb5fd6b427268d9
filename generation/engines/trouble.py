"""Which of an engine's exceptions are the machine's and not the picture's. Torch is asked only where somebody else has loaded it."""

import enum
import sys

# What torch says when the context of a graphics card is broken: every later answer of this process may be wrong.
BROKEN = ("CUDA error", "device-side assert", "an illegal memory access", "CUBLAS_STATUS", "CUDNN_STATUS")


class Trouble(enum.Enum):
    MEMORY = "memory"  # there was not enough; with less it may go
    DEVICE = "device"  # nothing that this process computes can be trusted any more


def trouble_in(problem: BaseException | None) -> Trouble | None:
    """Looks through to what an exception was raised from. None for anything that is the picture's own trouble."""
    while problem is not None:
        if found := _of_one(problem):
            return found
        problem = problem.__cause__
    return None


def _of_one(problem: BaseException) -> Trouble | None:
    torch = sys.modules.get("torch")
    if isinstance(problem, MemoryError) or (torch and isinstance(problem, torch.OutOfMemoryError)):
        return Trouble.MEMORY
    broken = torch and isinstance(problem, torch.AcceleratorError)
    if broken or (isinstance(problem, RuntimeError) and any(sign in str(problem) for sign in BROKEN)):
        return Trouble.DEVICE
    return None
