"""Licences as rules: what a workspace may not use is refused when a picture is planned, with the clause and the nearest choice."""

from datetime import date

import pytest

from accounts.domain.errors import DomainError
from accounts.domain.workspace import set_commercial
from accounts.models import AuditEntry
from generation.domain.edit import editor_state
from generation.domain.engine.permission import offers, require_permitted
from generation.domain.engine.pool import engine
from generation.domain.model.licence import Allowed, Use, licence, licences
from generation.domain.model.reading import check_model
from generation.domain.model.record import enable_model, import_model, set_licence
from generation.domain.request.create import create_request
from generation.models import GenerationRequest, Job
from personas.models import Persona
from tests.models.weights import add_identity, add_pipeline
from tests.studio.conftest import add_persona
from tests.studio.pictures import add_pictures

FLUX_DEV = "flux-1-dev-non-commercial-license"


def add_model(member, place, name: str, licence_key: str, *, pipeline: str = "StableDiffusionXLPipeline", **wish):
    """With weights that carry faces into it."""
    add_pipeline(place / name, pipeline=pipeline, licence="")
    add_identity(place / "faces.safetensors")
    wish = {"identity_path": "faces.safetensors", "identity_licence": "own"} | wish
    return enable_model(member=member, model=check_model(import_model(member=member, path=name, licence_key=licence_key, **wish)))


def refusal_of(member, name: str) -> DomainError:
    persona = add_persona(member)
    with pytest.raises(DomainError) as refused:
        create_request(member=member, persona=persona, choices=[], prompt="smiling", engine_name=name)
    assert not GenerationRequest.objects.exists() and not Job.objects.exists()
    return refused.value


def test_the_table_says_of_every_licence_where_and_when_it_was_read():
    for known in licences().values():
        assert known.checked <= date(2026, 11, 21) and known.summary, known.key
        assert known.source.startswith("https://") or known.key in ("contract", "own"), known.key
        assert all(len(term.clause) < 250 for term in known.terms.values()), known.key
        assert all(term.condition for term in known.terms.values() if term.allowed is Allowed.CONDITIONAL), known.key


def test_no_two_licences_go_by_one_name():
    names = [name for known in licences().values() for name in known.cards]
    assert len(names) == len(set(names))


def test_a_commercial_workspace_is_refused_a_non_commercial_model_with_the_clause_and_the_nearest_choice(owner, place):
    add_model(owner, place, "infinite", "cc-by-nc-4.0", title="Infinite")
    add_model(owner, place, "sdxl-free", "openrail++", title="SDXL Free")

    refused = refusal_of(owner, "infinite")

    assert refused.code == "licence_forbids"
    assert "Infinite stands under CC BY-NC 4.0, which forbids commercial use" in refused.message
    assert "“You may not use the material for commercial purposes.”" in refused.message
    assert "https://creativecommons.org/licenses/by-nc/4.0/, read on 21 November 2026" in refused.message
    assert refused.hint == "The nearest that is permitted here is SDXL Free (sdxl-free)."


def test_where_no_model_is_permitted_one_of_our_own_is_named(owner, place, settings):
    settings.ENGINES = {"atelier": settings.ENGINES["atelier"]}
    add_model(owner, place, "infinite", "cc-by-nc-4.0")
    assert refusal_of(owner, "infinite").hint == "The nearest that is permitted here is Atelier (atelier)."


def test_a_workspace_that_earns_nothing_may_use_it(owner, place):
    add_model(owner, place, "infinite", "cc-by-nc-4.0")
    set_commercial(member=owner, commercial=False)
    owner.refresh_from_db()

    made = create_request(member=owner, persona=add_persona(owner), choices=[], prompt="smiling", engine_name="infinite")

    assert (made.engine, made.width) == ("infinite", 1024)
    assert AuditEntry.objects.get(verb="workspace.use_changed").after == {"commercial": False}


def test_a_written_agreement_lifts_what_a_licence_restricts_and_stands_in_the_log(owner, place):
    model = add_model(owner, place, "dev", FLUX_DEV)
    assert refusal_of(owner, "dev").code == "licence_forbids"

    set_licence(member=owner, model=model, licence_key=FLUX_DEV, agreement="BFL contract 4711 of May 2026")

    assert create_request(member=owner, persona=add_persona(owner), choices=[], prompt="smiling", engine_name="dev").engine == "dev"
    assert AuditEntry.objects.get(verb="model.licence_set").after["agreement"] == "BFL contract 4711 of May 2026"


def test_a_licence_on_a_condition_wants_the_condition_written_down(owner, place):
    add_model(owner, place, "sd35", "stabilityai-ai-community", pipeline="StableDiffusion3Pipeline", identity_path="")
    refused = refusal_of(owner, "sd35")
    assert "on a condition: yearly revenue below 1,000,000 US dollars" in refused.message


def test_a_real_persons_face_may_not_enter_a_model_that_forbids_biometric_processing(owner, place):
    add_model(owner, place, "dev", FLUX_DEV)
    set_commercial(member=owner, commercial=False)
    workspace, artist = owner.workspace, engine("dev")
    workspace.refresh_from_db()

    nora, finn = add_persona(owner), add_persona(owner)

    require_permitted(workspace=workspace, artist=artist, people=[nora, finn])
    for finn.kind in (Persona.Kind.REAL, Persona.Kind.LICENSED):
        with pytest.raises(DomainError, match="biometric processing”") as refused:
            require_permitted(workspace=workspace, artist=artist, people=[nora, finn])
        assert refused.value.code == "licence_forbids"


def test_the_weights_that_carry_faces_count_like_the_model_itself(owner, place):
    add_model(owner, place, "sdxl-free", "openrail++", identity_licence="ip-adapter-faceid")
    assert "IP-Adapter-FaceID models are released exclusively for research purposes" in refusal_of(owner, "sdxl-free").message


def test_face_packs_and_the_checkpoints_made_with_them_are_not_for_business():
    for key in ("insightface", "ip-adapter-faceid", "instantid", "photomaker-v2"):
        assert licence(key).allows(Use.COMMERCIAL) is Allowed.NO
    assert licence("apache-2.0").allows(Use.BIOMETRIC) is Allowed.YES


def test_a_chooser_shows_the_engine_and_why_it_may_not_be_used(owner, place):
    add_model(owner, place, "infinite", "cc-by-nc-4.0", title="Infinite")
    found = {offer.engine.name: offer for offer in offers(owner.workspace)}
    assert "forbids commercial use" in found["infinite"].refusal
    assert found["atelier"].refusal == ""


def test_the_editor_says_it_too_before_the_step(owner, place):
    add_model(owner, place, "infinite", "cc-by-nc-4.0", title="Infinite")
    (picture,) = add_pictures(add_persona(owner))
    lacks = {each.name: each.lacks for each in editor_state(member=owner, asset=picture).engines}
    assert "Infinite stands under CC BY-NC 4.0, which forbids commercial use" in lacks["infinite"] and lacks["atelier"] == ""


def test_an_engine_of_one_workspace_is_unknown_in_another(owner, place, stranger):
    add_model(owner, place, "sdxl-free", "openrail++")
    refused = refusal_of(stranger, "sdxl-free")
    assert refused.code == "engine_unknown" and "sdxl-free" not in refused.hint
