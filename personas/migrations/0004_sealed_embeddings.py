from django.db import migrations

import numpy as np

from personas.models.sealed_vector import seal_vector, unseal_vector

VECTORS = ("embedding", "centroid")


def seal(apps, _):
    """Faces that stood in clear are sealed."""
    each(apps, lambda plain: seal_vector(np.frombuffer(plain, "<f4")))


def unseal(apps, _):
    each(apps, lambda sealed: unseal_vector(sealed).tobytes())


def each(apps, change):
    identities = apps.get_model("personas", "Identity").objects
    for identity in identities.only(*VECTORS).iterator(chunk_size=500):
        new = {name: change(bytes(getattr(identity, name))) for name in VECTORS if getattr(identity, name)}
        identities.filter(pk=identity.pk).update(**new)


class Migration(migrations.Migration):
    dependencies = [("personas", "0003_people_in_photographs")]
    operations = [migrations.RunPython(seal, unseal)]
