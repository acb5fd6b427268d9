"""Many pictures from one document: planned, made, watched, stopped, tried again, taken along."""

from django.http import StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from accounts.access import Permission
from accounts.models import Scope
from generation.access import batch_for, batches_of
from generation.domain.batch.create import cancel_batch, create_batch, read_plan, retry_batch
from generation.domain.batch.document import read_document
from generation.domain.batch.export import zip_of
from generation.domain.batch.standing import cells_in, standings_of
from generation.models import BatchCell

from ..limits import Bucket
from ..links import link
from ..pagination import ListInput, list_of, page
from ..view import ApiView
from .batch_output import BatchInput, BatchOutput, CellListInput, CellOutput, PlanOutput
from .generation import KEY_HEADER


class BatchesView(ApiView):
    scope, permission = Scope.GENERATE, Permission.CREATE

    @extend_schema(operation_id="list_batches", summary="Batches, newest first", parameters=[ListInput], responses=list_of(BatchOutput))
    def get(self, request):
        query = self.read(ListInput, request.query_params)

        def tell(rows: list) -> list[dict]:
            return BatchOutput(rows, many=True, context={"request": request, "standings": standings_of(rows)}).data

        return Response(page(batches_of(self.member), query, tell))

    @extend_schema(
        operation_id="create_batch",
        summary="Ask for many pictures",
        description="A matrix, rows, or a whole document in JSON, CSV or YAML. Pictures that an earlier batch made are not made again. "
        "With `dry_run` the answer is the plan.",
        parameters=[KEY_HEADER],
        request=BatchInput,
        responses={202: BatchOutput, 200: PlanOutput},
    )
    def post(self, request):
        wish = self.read(BatchInput, request.data)
        asked = {"member": self.member, "token": request.auth, "document": document_of(wish), "budget_cap": wish.get("budget_cap")}
        if wish["dry_run"]:
            return Response(PlanOutput(read_plan(**asked)).data)
        batch = create_batch(**asked)
        headers = {"Location": link(request, "api-batch", batch.pk)}
        return Response(BatchOutput(batch, context={"request": request}).data, status=202, headers=headers)


class BatchView(ApiView):
    @extend_schema(operation_id="get_batch", summary="One batch as it stands now", responses=BatchOutput)
    def get(self, request, key: str):
        return Response(BatchOutput(batch_for(self.member, key), context={"request": request}).data)


class BatchItemsView(ApiView):
    @extend_schema(
        operation_id="list_batch_items",
        summary="The cells of a batch, in the order of the document",
        parameters=[CellListInput],
        responses=list_of(CellOutput),
    )
    def get(self, request, key: str):
        query = self.read(CellListInput, request.query_params)
        cells = cells_in(batch_for(self.member, key), query.get("state", ""))
        after = query.get("after", -1)
        rows: list[BatchCell] = list(cells.filter(position__gt=after)[: query["limit"] + 1])
        shown, more = rows[: query["limit"]], len(rows) > query["limit"]
        told = CellOutput(shown, many=True, context={"request": request}).data
        return Response({"object": "list", "data": told, "has_more": more} | ({"next_cursor": str(shown[-1].position)} if more else {}))


class BatchCancelView(ApiView):
    """Never kept from stopping by how much was created."""

    scope, permission, bucket = Scope.GENERATE, Permission.CREATE, Bucket.READS

    @extend_schema(operation_id="cancel_batch", summary="Stop what is not done yet", request=None, responses={200: BatchOutput})
    def post(self, request, key: str):
        batch = batch_for(self.member, key)
        cancel_batch(by=self.member, batch=batch)
        return Response(BatchOutput(batch, context={"request": request}).data)


class BatchRetryView(ApiView):
    scope, permission = Scope.GENERATE, Permission.CREATE

    @extend_schema(
        operation_id="retry_batch", summary="Try failed, expired and canceled pictures again", request=None, responses={202: BatchOutput}
    )
    def post(self, request, key: str):
        batch = batch_for(self.member, key)
        retry_batch(by=self.member, batch=batch)
        return Response(BatchOutput(batch, context={"request": request}).data, status=202)


class BatchExportView(ApiView):
    bucket = Bucket.RENDITIONS

    @extend_schema(
        operation_id="export_batch",
        summary="Delivered pictures, a credential report beside each, and manifest.json, as one zip",
        responses={(200, "application/zip"): OpenApiTypes.BINARY},
    )
    def get(self, request, key: str):
        batch = batch_for(self.member, key)
        headers = {"Content-Disposition": f'attachment; filename="{batch.pk}.zip"'}
        return StreamingHttpResponse(zip_of(batch), content_type="application/zip", headers=headers)


def document_of(wish: dict) -> dict:
    """What the domain plans from, of clean `BatchInput`. Raises DomainError for text that cannot be read."""
    if "document" in wish:
        found = read_document(wish["document"], wish["format"])
        return found | {name: wish[name] for name in ("name",) if name in wish}
    return {name: wish[name] for name in ("name", "defaults", "matrix", "rows") if name in wish}
