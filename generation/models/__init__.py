from .asset import Asset
from .casting import Candidate, Casting
from .cost import CostEntry
from .event import Event
from .job import Job
from .pulse import Pulse
from .rendition import Rendition
from .request import GenerationRequest
from .webhook import WebhookDelivery, WebhookEndpoint

__all__ = ["Asset", "Candidate", "Casting", "CostEntry", "Event", "GenerationRequest", "Job", "Pulse", "Rendition", "WebhookDelivery", "WebhookEndpoint"]
