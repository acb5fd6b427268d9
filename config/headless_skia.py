"""Lets skia-python load on a machine without OpenGL.

Its extension module is linked to libGL and libEGL, which a bare server does not have, though drawing in memory never calls them.
Here the two libraries are struck from the list of those needed, and the symbols wanted from them are made weak: the loader then
leaves them empty in place of refusing. Only the copy inside our own .venv is touched, and only where loading it has failed.

ELF, 64 bit, little endian; field names as in elf(5).
"""

import struct
from pathlib import Path

GL_LIBRARIES = (b"libGL.so.1", b"libEGL.so.1")
GL_PREFIXES = (b"gl", b"egl")
SHT_DYNAMIC, SHT_DYNSYM = 6, 11
DT_NEEDED = 1
DT_IGNORED = 0x60000000  # in the range left to operating systems; the loader passes over what it does not know
STB_WEAK = 2
DYNAMIC, SECTION, SYMBOL = struct.Struct("<qQ"), struct.Struct("<IIQQQQIIQQ"), struct.Struct("<IBBHQQ")


def forget_gl(venv: Path) -> bool:
    """True when Skia was found in `venv` and changed."""
    modules = list(venv.glob("lib/python*/site-packages/skia.*.so"))
    for module in modules:
        image = bytearray(module.read_bytes())
        if image[:6] != b"\x7fELF\x02\x01":
            return False
        _strike_out(image)
        # Replaced as a whole: a module that is in use must not change under its user.
        fresh = module.with_suffix(".new")
        fresh.write_bytes(image)
        fresh.chmod(module.stat().st_mode)
        fresh.replace(module)
    return bool(modules)


def _strike_out(image: bytearray) -> None:
    sections = _sections(image)
    for _, kind, _, _, start, size, link, *_ in sections:
        strings = sections[link][4]
        if kind == SHT_DYNAMIC:
            _strike_libraries(image, range(start, start + size, DYNAMIC.size), strings)
        if kind == SHT_DYNSYM:
            _weaken_symbols(image, range(start, start + size, SYMBOL.size), strings)


def _sections(image: bytearray) -> list[tuple]:
    offset, count = struct.unpack_from("<Q", image, 40)[0], struct.unpack_from("<H", image, 60)[0]
    return [SECTION.unpack_from(image, offset + SECTION.size * index) for index in range(count)]


def _strike_libraries(image: bytearray, offsets: range, strings: int) -> None:
    for offset in offsets:
        tag, value = DYNAMIC.unpack_from(image, offset)
        if tag == DT_NEEDED and _name(image, strings + value) in GL_LIBRARIES:
            DYNAMIC.pack_into(image, offset, DT_IGNORED, value)


def _weaken_symbols(image: bytearray, offsets: range, strings: int) -> None:
    for offset in offsets:
        st_name, st_info, _, st_shndx, _, _ = SYMBOL.unpack_from(image, offset)
        if st_shndx == 0 and _name(image, strings + st_name).startswith(GL_PREFIXES):
            image[offset + 4] = STB_WEAK << 4 | st_info & 0xF


def _name(image: bytearray, offset: int) -> bytes:
    return bytes(image[offset : image.index(b"\0", offset)])
