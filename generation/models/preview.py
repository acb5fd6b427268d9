from django.db import models


class Preview(models.Model):
    """What a picture looks like so far, from an engine whose pictures appear little by little. Gone when its job ends."""

    job = models.OneToOneField("Job", models.CASCADE, related_name="preview", primary_key=True)
    image = models.BinaryField(help_text="a signed WebP of at most 256 px")
    step = models.PositiveIntegerField()

    def __str__(self):
        return self.job_id
