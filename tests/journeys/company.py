"""Fills a Troupe with what stories stumble over, through the domain functions, and prints the addresses as JSON.

Run by the `company` fixture as a process of its own: the settings, and with them the data folder, are those of the running Troupe.
"""

import json
import time
from datetime import date
from unittest import mock

import django

django.setup()

from accounts.domain.invitation import invite  # noqa: E402
from accounts.domain.workspace import create_workspace  # noqa: E402
from accounts.models import Member, Role, User  # noqa: E402
from generation.domain.face.casting import choose_candidate, start_casting  # noqa: E402
from generation.domain.people.paper import Paper, add_consent  # noqa: E402
from generation.domain.picture.rendition import LIFE, ROUNDED, signed_url  # noqa: E402
from generation.domain.request.choice import Choice  # noqa: E402
from generation.domain.request.create import create_request  # noqa: E402
from generation.domain.share.link import create_share_link  # noqa: E402
from generation.domain.webhook.endpoint import create_endpoint  # noqa: E402
from generation.domain.work.job import cancel_job  # noqa: E402
from generation.domain.work.run import work_on  # noqa: E402
from generation.models import Asset, GenerationRequest  # noqa: E402
from personas.access import preset_for  # noqa: E402
from personas.domain.consent import Term, declare_kind  # noqa: E402
from personas.models import Persona  # noqa: E402

SECOND = "second@example.com"


def cast(member: Member, name: str, brief: str, *, seed: int, faces: int = 1) -> Persona:
    casting = start_casting(member=member, brief=brief, seed=seed, count=faces)
    return choose_candidate(member=member, candidate=casting.candidates.first(), name=name, role="Head of stories")[0]


def ask(member: Member, persona: Persona, **wishes) -> GenerationRequest:
    choices = [Choice(preset_for(member, "headshot"), 1.0)]
    return create_request(member=member, persona=persona, choices=choices, prompt="laughing in a kitchen", seed=3, **wishes)


def real_person(member: Member) -> Persona:
    persona = declare_kind(member=member, persona=cast(member, "Zora Real", "an old woman, white braids", seed=10), kind="real")
    term = Term("Zora Example", "Our website", date(2026, 1, 1), date(2099, 12, 31), adult=True)
    add_consent(member=member, persona=persona, term=term, paper=Paper(b"%PDF-1.7", "consent.pdf"))
    return persona


def finished(request: GenerationRequest) -> list[Asset]:
    """Drawn by the worker or by us, whoever takes a job first."""
    while waiting := [job.pk for job in request.jobs.all() if not job.ended]:
        work_on(waiting)
        time.sleep(0.1)
    return list(Asset.objects.filter(job__request=request).order_by("job__index"))


def expired_link(asset: Asset) -> str:
    """As it was given out longer ago than such an address lives."""
    with mock.patch("time.time", return_value=time.time() - LIFE - ROUNDED):
        return signed_url(asset=asset, spec="w480.webp")


def tell() -> dict:
    owner = Member.objects.get(workspace__slug="demo", role=Role.OWNER)
    nora = cast(owner, "Nora Lind", "a smiling woman in her thirties, auburn bob", seed=7, faces=4)
    cast(owner, "Amadou Diallo", "a dark-skinned man in his fifties, short grey curls, round glasses", seed=8)
    asked = ask(owner, nora, placement_key="app_avatar", count=3)
    passed, doubtful, _ = finished(asked)
    Asset.objects.filter(pk=passed.pk).update(verdict=Asset.Verdict.PASS)
    Asset.objects.filter(pk=doubtful.pk).update(verdict=Asset.Verdict.REVIEW)
    canceled = ask(owner, nora, placement_key="app_avatar", count=1)
    cancel_job(member=owner, job=canceled.jobs.get())
    endpoint = create_endpoint(member=owner, url="https://hooks.example.com/troupe", types=["generation.*"])
    invite(by=owner, email="colleague@example.com", role=Role.CREATOR)

    Member.objects.create(workspace=owner.workspace, user=User.objects.create_user(email=SECOND), role=Role.CREATOR)
    stranger = create_workspace(name="Globex", owner=User.objects.create_user(email="stranger@example.com")).members.get()
    theirs = cast(stranger, "Somebody Else", "an old man with a white beard", seed=9)
    casting = nora.workspace.castings.order_by("created_at").first()
    return {
        "persona": nora.slug,
        "real": real_person(owner).slug,
        "casting": casting.pk,
        "request": asked.pk,
        "asset": passed.pk,
        "doubtful": doubtful.pk,
        "canceled": canceled.pk,
        "endpoint": endpoint.pk,
        "shared": create_share_link(member=owner, persona=nora, embed_hosts=["*"]).slug,
        "second": SECOND,
        "theirs": theirs.slug,
        "expired": expired_link(passed),
    }


if __name__ == "__main__":
    print(json.dumps(tell()))
