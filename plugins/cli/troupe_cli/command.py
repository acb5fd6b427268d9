"""troupe plan | apply | status | download

TROUPE_URL and TROUPE_TOKEN say which server and who asks. Exit codes:
  0  all is well                     4  pictures failed, were canceled or expired
  1  refused, or not readable        5  money: over the budget or the cap, or held for approval
  2  wrong use of the command        6  the server cannot be reached, or does not know the token
  3  a gate: a picture was held back by the likeness gate, or a cell is blocked
"""

import argparse
import json
import os
import shutil
import sys
import time
import uuid
from pathlib import Path

from .server import Server, ServerError

FINE, REFUSED, USAGE, GATE, FAILED, MONEY, UNREACHABLE = range(7)
FORMATS = {".json": "json", ".csv": "csv", ".yaml": "yaml", ".yml": "yaml"}
POLL = 2.0  # seconds between looks at a batch that is being made


def main(arguments: list[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    url, token = os.environ.get("TROUPE_URL", ""), os.environ.get("TROUPE_TOKEN", "")
    if not (url and token):
        print("Set TROUPE_URL (https://troupe.example.com) and TROUPE_TOKEN (trp_pat_...).", file=sys.stderr)
        return USAGE
    try:
        return asked.run(Server(url, token), asked)
    except ServerError as problem:
        return _refused(problem, asked)
    except (OSError, UnicodeDecodeError) as problem:
        print(f"troupe: {problem}", file=sys.stderr)
        return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="troupe", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(required=True, metavar="plan|apply|status|download")
    told = argparse.ArgumentParser(add_help=False)
    told.add_argument("--json", action="store_true", help="the server's answer on standard output, for programs")
    document = argparse.ArgumentParser(add_help=False)
    document.add_argument("file", type=Path, help="a batch: .yaml, .csv or .json")
    document.add_argument("--cap", metavar="MONEY", help="refuse when it may cost more")
    one = argparse.ArgumentParser(add_help=False)
    one.add_argument("batch", help="bat_...")
    plan = verbs.add_parser("plan", parents=[document, told], help="what would be made, what it costs, what is blocked; makes nothing")
    plan.set_defaults(run=_plan)
    apply = verbs.add_parser("apply", parents=[document, told], help="make what is missing, and wait for it")
    apply.add_argument("--no-wait", action="store_true", help="return as soon as it is asked for")
    apply.add_argument("--key", default="", help="Idempotency-Key; the same key never makes a second batch")
    apply.set_defaults(run=_apply)
    status = verbs.add_parser("status", parents=[one, told], help="how it stands")
    status.add_argument("--wait", action="store_true", help="until it has ended")
    status.set_defaults(run=_status)
    download = verbs.add_parser("download", parents=[one, told], help="pictures, credential reports and manifest as one zip")
    download.add_argument("--to", type=Path, help="file to write (default: <batch>.zip)")
    download.set_defaults(run=_download)
    return parser


def _plan(server: Server, asked) -> int:
    plan = server.post("/batches", _wish(asked) | {"dry_run": True})
    counts, verdict = plan["counts"], plan["verdict"]
    _say(
        asked,
        plan,
        f"{counts['make']} to make, {counts['reuse']} there already, {counts['blocked']} blocked; about {_money(plan['cost'])}, "
        f"at most {_money(plan['most'])}; done in about {plan['eta_seconds']:.0f} s",
        *(f"blocked: {item['name']}: {item['failure']['message']}" for item in plan["items"] if item["action"] == "blocked"),
        *([f"{verdict['outcome']}: {verdict['message']}"] if verdict["outcome"] != "allowed" else []),
    )
    return GATE if counts["blocked"] else FINE if verdict["outcome"] == "allowed" else MONEY


def _apply(server: Server, asked) -> int:
    batch = server.post("/batches", _wish(asked), key=asked.key or str(uuid.uuid4()))
    print(f"{batch['id']}: {batch['progress']['total']} pictures, {batch['reused']} of them there already", file=sys.stderr)
    return _report(server, batch["id"], asked, wait=not asked.no_wait)


def _status(server: Server, asked) -> int:
    return _report(server, asked.batch, asked, wait=asked.wait)


def _download(server: Server, asked) -> int:
    to = asked.to or Path(f"{asked.batch}.zip")
    part = to.with_name(to.name + ".part")  # a broken line leaves no file that looks whole
    with server.open(f"/batches/{asked.batch}/export") as answer, part.open("wb") as file:
        shutil.copyfileobj(answer, file)
    part.replace(to)
    _say(asked, {"file": str(to), "bytes": to.stat().st_size}, f"{to}: {to.stat().st_size:,} bytes")
    return FINE


def _report(server: Server, key: str, asked, *, wait: bool) -> int:
    batch = server.get(f"/batches/{key}")
    while wait and _open(batch):
        time.sleep(POLL)
        batch = server.get(f"/batches/{key}")
    states = ", ".join(f"{count} {state}" for state, count in batch["states"].items())
    kept = f"; {batch['held_back']} held back by the gate or a reviewer" if batch["held_back"] else ""
    _say(asked, batch, f"{batch['id']} {batch['state']}: {states}{kept}; {_money(batch['cost'])}", *_troubles(server, batch))
    return _code(batch)


def _open(batch: dict) -> bool:
    """Whether waiting helps: what is held waits for a person, and that may take days."""
    return any(batch["states"].get(state) for state in ("queued", "running"))


def _troubles(server: Server, batch: dict):
    """A line for each cell that did not end well, a page at a time."""
    for state in ("blocked", "failed", "expired"):
        cursor = ""
        while batch["states"].get(state) and cursor is not None:
            found = server.get(f"/batches/{batch['id']}/items?state={state}&limit=200{cursor}")
            yield from (f"{state}: {item['name']}: {item['failure']['message']}" for item in found["data"])
            cursor = f"&cursor={found['next_cursor']}" if found["has_more"] else None


def _code(batch: dict) -> int:
    states = batch["states"]
    if states.get("held"):
        return MONEY
    if batch["held_back"] or states.get("blocked"):
        return GATE
    return FAILED if any(states.get(state) for state in ("failed", "canceled", "expired")) else FINE


def _wish(asked) -> dict:
    kind = FORMATS.get(asked.file.suffix.lower())
    if kind is None:
        raise ServerError(422, "batch_format_unknown", f"{asked.file} is not .yaml, .csv or .json.")
    wish = {"document": asked.file.read_text(encoding="utf-8"), "format": kind}
    return wish | ({"budget_cap": asked.cap} if asked.cap else {})


def _say(asked, answer: dict, *lines: str) -> None:
    print(json.dumps(answer, indent=1, ensure_ascii=False) if asked.json else "\n".join(lines))


def _money(amount: dict) -> str:
    return f"{float(amount['amount']):.4f} {amount['currency']}"


def _refused(problem: ServerError, asked) -> int:
    print(f"troupe: {problem.code}: {problem}", file=sys.stderr)
    if problem.status in (0, 401) or problem.status >= 500:
        return UNREACHABLE
    return MONEY if problem.status == 402 else GATE if problem.code == "batch_blocked" else REFUSED
