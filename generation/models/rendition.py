from django.db import models


class Rendition(models.Model):
    """An original in another size, crop or format: original + spec = one row, made on demand once, signed again."""

    asset = models.ForeignKey("Asset", models.CASCADE, related_name="renditions")
    spec = models.CharField(max_length=80)
    file = models.CharField(max_length=200)
    mime = models.CharField(max_length=20)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    bytes = models.PositiveIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["asset", "spec"], name="rendition_once_per_spec")]
