"""The rules of the C2PA conformance programme 0.2 for spec 2.4, asked of the reader's own crJSON.

Each assert is one rule of the published asset rubric, said in Python; the rubric's other rules are about things we never write.
"""

import pytest

from generation.provenance.encode import encode, finish
from generation.provenance.formats import WRITABLE
from generation.provenance.manifest import Action, ManifestSpec
from generation.provenance.vocabulary import NON_EDITORIAL, ActionName, DigitalSourceType

INCEPTION = {"c2pa.created", "c2pa.opened"}


def _files(mime, pixels, new_spec, crop_spec, signer):
    """A new picture, a rendition of it, and an edit of somebody's upload."""
    composite = DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA
    edit = ManifestSpec("Nora at the sea", composite, (Action(ActionName.EDITED, composite),))
    new = finish(pixels, mime, spec=new_spec, signer=signer)
    return [
        new,
        finish(pixels[:, :48], mime, spec=crop_spec, signer=signer, parent=new),
        finish(pixels, mime, spec=edit, signer=signer, parent=encode(pixels, mime)),
    ]


@pytest.mark.parametrize("mime", WRITABLE)
def test_the_claim_is_well_formed(mime, pixels, new_spec, crop_spec, signer, told):
    for file in _files(mime, pixels, new_spec, crop_spec, signer):
        manifest = told(file, mime)["manifests"][0]
        claim = manifest["claim.v2"]
        assert manifest["label"].startswith("urn:c2pa:")
        assert claim["claim_generator_info"]["specVersion"] == "2.4.0"
        assert claim["claim_generator_info"]["name"] == "Troupe"
        assert "specVersion" not in claim
        assert manifest["validationResults"]["failure"] == []
        assert claim["gathered_assertions"] == []
        urls = [assertion["url"].rsplit("/")[-1] for assertion in claim["created_assertions"]]
        assert "c2pa.actions.v2" in urls
        assert set(urls) <= {"c2pa.actions.v2", "c2pa.ingredient.v3", "c2pa.hash.data", "c2pa.hash.bmff.v3"}
        assert set(manifest["assertions"]) == set(urls)


@pytest.mark.parametrize("mime", WRITABLE)
def test_the_actions_are_complete_and_unambiguous(mime, pixels, new_spec, crop_spec, signer, told):
    for file in _files(mime, pixels, new_spec, crop_spec, signer):
        assertion = told(file, mime)["manifests"][0]["assertions"]["c2pa.actions.v2"]
        assert assertion["allActionsIncluded"] is True
        first, *others = assertion["actions"]
        assert first["action"] in INCEPTION
        assert not INCEPTION & {action["action"] for action in others}
        for action in assertion["actions"]:
            needs_source = action["action"] != "c2pa.opened" and action["action"] not in NON_EDITORIAL
            assert ("digitalSourceType" in action) == needs_source
        if first["action"] == "c2pa.opened":
            assert len(first["parameters"]["ingredients"]) == 1


@pytest.mark.parametrize("mime", WRITABLE)
def test_ingredients_carry_what_was_found_in_them_and_nothing_else(mime, pixels, new_spec, crop_spec, signer, told):
    new, rendition, edit = [told(file, mime)["manifests"][0]["assertions"] for file in _files(mime, pixels, new_spec, crop_spec, signer)]
    assert "c2pa.ingredient.v3" not in new
    assert {"activeManifest", "validationResults"} <= set(rendition["c2pa.ingredient.v3"])
    assert not {"activeManifest", "validationResults", "digitalSourceType"} & set(edit["c2pa.ingredient.v3"])
