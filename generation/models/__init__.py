from .adapter import Adapter
from .appearance import Appearance
from .asset import Asset
from .batch import Batch, BatchCell
from .budget import Budget
from .canary import Canary
from .casting import Candidate, Casting
from .cost import CostEntry, Saving
from .edit import EditDraft
from .engine_policy import EnginePolicy
from .event import Event
from .image_model import ImageModel
from .job import Job
from .preview import Preview
from .pulse import Pulse
from .rendition import Rendition
from .request import GenerationRequest
from .share import ShareLink
from .upload import Upload
from .webhook import WebhookDelivery, WebhookEndpoint

__all__ = [
    "Adapter",
    "Appearance",
    "Asset",
    "Batch",
    "BatchCell",
    "Budget",
    "Canary",
    "Candidate",
    "Casting",
    "CostEntry",
    "EditDraft",
    "EnginePolicy",
    "Event",
    "GenerationRequest",
    "ImageModel",
    "Job",
    "Preview",
    "Pulse",
    "Rendition",
    "Saving",
    "ShareLink",
    "Upload",
    "WebhookDelivery",
    "WebhookEndpoint",
]
