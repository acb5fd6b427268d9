import json
from pathlib import Path

import pytest

pytestmark = pytest.mark.long
HERE = Path(__file__).parent


def test_packages_are_those_of_the_lock_file(node):
    printed = node("""
        import { readFileSync } from "node:fs"
        import OpenAI from "openai"
        const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version
        console.log(JSON.stringify({ client: typeof OpenAI, versions: process.argv.slice(1).map(version) }))
    """, "openai", "typescript")  # fmt: skip
    wanted = json.loads((HERE / "package.json").read_text())["dependencies"]
    assert json.loads(printed) == {"client": "function", "versions": [wanted["openai"], wanted["typescript"]]}


def test_a_script_that_fails_says_why(node):
    with pytest.raises(AssertionError, match="no such persona"):
        node("throw new Error('no such persona')")
