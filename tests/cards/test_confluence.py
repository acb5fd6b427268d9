"""Confluence takes the page: the cloud's document by Atlassian's schema, the server's storage format by an XML reader."""

import json
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from generation.cards import adf, storage
from tests.cards.golden import assert_golden

NAMES = {"ac": "http://www.atlassian.com/schema/confluence/4/ac/", "ri": "http://www.atlassian.com/schema/confluence/4/ri/"}
AC, RI = ("{" + uri + "}" for uri in NAMES.values())
VALIDATE = """
    import { readFileSync } from "node:fs"
    import Ajv from "ajv-draft-04"
    const schema = JSON.parse(readFileSync("node_modules/@atlaskit/adf-schema/dist/json-schema/v1/full.json", "utf8"))
    const check = new Ajv({ strict: false, allErrors: true }).compile(schema)
    const wrong = process.argv.slice(1).map((file) => check(JSON.parse(readFileSync(file, "utf8"))) ? [] : check.errors)
    console.log(JSON.stringify(wrong))
"""


def page(card) -> Element:
    """Confluence wraps a body in the same two namespaces."""
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
    return fromstring(f"<page {names}>{storage.render(card)}</page>")


def tags(element: Element) -> set[str]:
    return {child.tag.removeprefix(AC).removeprefix(RI) for child in element.iter()}


def test_the_cloud_document_is_as_it_was_read(card):
    assert_golden("nora.adf.json", adf.render(card))


def test_the_storage_page_is_as_it_was_read(card):
    assert_golden("nora.storage.xml", storage.render(card))


@pytest.mark.long
def test_atlassians_schema_takes_every_document_and_refuses_a_wrong_one(node, tmp_path, request):
    documents = {who: adf.render(request.getfixturevalue(who)) for who in ("card", "bare", "hostile", "worldly")}
    documents["wrong"] = documents["card"].replace('"level": 2', '"level": 9')
    files = []
    for who, document in documents.items():
        files.append(tmp_path / f"{who}.json")
        files[-1].write_text(document)
    *right, wrong = json.loads(node(VALIDATE, *files))
    assert right == [[], [], [], []]
    assert wrong != []


def test_no_text_of_a_cloud_document_is_empty(card):
    story = "One\n\n\n\n \n\ntwo\n\n"
    content = json.loads(adf.render(replace(card, story=story)))["content"]
    paragraphs = [node["content"] for node in content if node["type"] == "paragraph"]
    assert [[part.get("text") for part in parts] for parts in paragraphs] == [[card.role], ["One"], ["two"]]


def test_line_breaks_stay_line_breaks(card):
    card = replace(card, story="One\ntwo")
    story = json.loads(adf.render(card))["content"][4]["content"]
    assert [part["type"] for part in story] == ["text", "hardBreak", "text"]
    assert "<p>One<br />two</p>" in storage.render(card)


def test_markup_that_was_typed_is_words_in_the_storage_page(hostile):
    read = page(hostile)
    assert read.findtext("h2") == hostile.name
    assert read.findtext("p/strong") == hostile.role
    assert tags(read) == {
        "page", "p", "image", "url", "h2", "h3", "strong", "blockquote", "ul", "li", "structured-macro", "rich-text-body", "a"
    }  # fmt: skip
    assert [macro.get(f"{AC}name") for macro in read.iter(f"{AC}structured-macro")] == ["info"]


def test_an_address_cannot_leave_its_attribute(card):
    read = page(replace(card, url='https://troupe.example.com/"><script>'))
    assert read.find(".//a").get("href") == 'https://troupe.example.com/"><script>'
    assert "script" not in tags(read)


def test_characters_no_xml_can_hold_are_left_out(card):
    assert page(replace(card, name="No\x00ra\x0b")).findtext("h2") == "Nora"


def test_names_of_other_scripts_and_emoji_stay_as_they_are(worldly):
    assert page(worldly).findtext("h2") == worldly.name
    assert page(worldly).findtext("p/strong") == worldly.role
    assert json.loads(adf.render(worldly))["content"][1]["content"][0]["text"] == worldly.name


def test_a_persona_without_a_picture_has_no_image(bare):
    assert tags(page(bare)) == {"page", "h2", "p", "structured-macro", "rich-text-body", "a"}
    assert [node["type"] for node in json.loads(adf.render(bare))["content"]] == ["heading", "panel"]
