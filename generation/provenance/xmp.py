"""A small XMP packet that says the source type in the words of IPTC, for readers that know nothing of C2PA.

Unlike the C2PA manifest it is not signed by itself; it is written before signing, so inside one of our files the signature covers it.
"""

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from .manifest import ManifestSpec
from .vocabulary import DigitalSourceType, describe_source_type

_MAX_PACKET = 64 * 1024
# Every repeat is bounded: a stranger chooses the text these run over.
_SOURCE_TYPE = re.compile(
    rb"""DigitalSourceType(?:\s{0,40}=\s{0,40}["']|\s{1,40}rdf:resource=["']|>)\s{0,40}(https?://[\x21-\x7e]{1,200}?)\s{0,40}["'<]"""
)
_CREATOR_TOOL = re.compile(rb"""CreatorTool(?:\s{0,40}=\s{0,40}["']|>)([^"'<]{1,200})""")


@dataclass(frozen=True)
class XmpNote:
    """What an XMP packet says: unsigned words anyone can write. `words` is the source type in plain English, "" when none."""

    digital_source_type: str
    creator_tool: str

    @property
    def words(self) -> str:
        return describe_source_type(self.digital_source_type) if self.digital_source_type else ""


def packet(source: DigitalSourceType | None, *, creator_tool: str) -> bytes:
    """An XMP packet with Iptc4xmpExt:DigitalSourceType, where it is known, and xmp:CreatorTool; the same bytes for the same values."""
    said = f"<Iptc4xmpExt:DigitalSourceType>{escape(source)}</Iptc4xmpExt:DigitalSourceType>" if source else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
        f" xmp:CreatorTool={quoteattr(creator_tool)}>"
        f"{said}"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def packet_for(spec: ManifestSpec) -> bytes:
    """The packet that goes with a manifest."""
    return packet(spec.digital_source_type, creator_tool=f"{spec.generator} {spec.generator_version}")


def read(data: bytes) -> XmpNote | None:
    """The first uncompressed XMP packet in any file, found by scanning (XMP part 3, "packet scanning"): no parser meets hostile XML."""
    start = data.find(b"<x:xmpmeta")
    end = data.find(b"</x:xmpmeta>", start, start + _MAX_PACKET)
    if start < 0 or end < 0:
        return None
    text = data[start:end]
    source, tool = _SOURCE_TYPE.search(text), _CREATOR_TOOL.search(text)
    return XmpNote(
        digital_source_type=source[1].decode("ascii") if source else "",
        creator_tool=tool[1].decode("utf-8", "replace").strip() if tool else "",
    )
