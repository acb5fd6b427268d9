"""From rows to the frozen values an engine takes."""

from ..engines.base import GenerationSpec
from ..models import GenerationRequest

STRIDE = 1_000_003  # a prime apart, so that retried seeds of one job never meet the seeds of the next


def job_seed(request_seed: int, index: int) -> int:
    return (request_seed + index) % 2**31


def retry_seed(seed: int, attempt: int) -> int:
    """The seed of the gate's n-th attempt; attempt 0 is the job's own."""
    return (seed + attempt * STRIDE) % 2**31


def build_spec(request: GenerationRequest, *, seed: int) -> GenerationSpec:
    """Everything pinned in the request, for one seed."""
    version = request.persona_version
    return GenerationSpec(
        prompt=request.composed.get("prompt", request.prompt),
        negative_prompt=request.composed.get("negative_prompt", request.negative_prompt),
        width=request.width,
        height=request.height,
        seed=seed,
        ip_adapter_scale=request.likeness,
        identity_embedding=version.identity.embedding_vector,
        character=version.identity.parameters,
        look=version.look,
        fields=request.composed.get("fields", {}),
        safe_area=tuple(request.safe_area or (0.0, 0.0, 1.0, 1.0)),
    )
