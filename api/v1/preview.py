from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema

from generation.domain.picture.preview import preview
from generation.models import Job

from ..limits import Bucket
from ..view import ApiView


class PreviewView(ApiView):
    bucket = Bucket.RENDITIONS

    @extend_schema(
        operation_id="get_preview",
        summary="A picture that is being drawn, small",
        description="At most 256 px, until the picture ends; 404 from then on, and for engines that draw only whole pictures.",
        responses={(200, "image/webp"): OpenApiTypes.BINARY},
    )
    def get(self, request, key: str, index: int):
        jobs = Job.objects.filter(workspace=self.member.workspace, request=key).select_related("request__persona_version__identity")
        drawn = preview(get_object_or_404(jobs, index=index))
        if drawn is None:
            raise Http404
        return HttpResponse(drawn, content_type="image/webp")
