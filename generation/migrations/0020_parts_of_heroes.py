from django.db import migrations

# The legend of part maps as it was when these heroes were drawn; pictures that were asked for have always kept theirs.
PARTS = [
    "background", "hair", "skin", "eyes", "brows", "nose", "mouth", "beard", "glasses", "clothes", "headwear", "accessories",
    "hands", "prop", "wheelchair",
]  # fmt: skip


def tell_their_parts(apps, schema_editor):
    heroes = apps.get_model("generation", "Asset").objects.filter(kind="hero", quarantined_at=None).exclude(parts="")
    for hero in heroes.only("spec").iterator():
        if "part_names" not in hero.spec:
            hero.spec["part_names"] = PARTS
            hero.save(update_fields=["spec"])


class Migration(migrations.Migration):
    dependencies = [("generation", "0019_own_pictures")]
    operations = [migrations.RunPython(tell_their_parts, migrations.RunPython.noop)]
