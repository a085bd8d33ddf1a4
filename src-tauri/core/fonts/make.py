#!/usr/bin/env python3
"""Makes the font files of this folder from the Noto fonts that Debian ships, and copies those of Liberation.

Usage: make.py        needs `fonttools` (PyPI) and fonts-noto-core, fonts-noto-extra, fonts-noto-cjk, fonts-liberation2 (Debian)

Hinting is dropped: PDF viewers and our SVG pages ignore it, and it is a third of the bytes.
The CJK face keeps the characters of the national standards that the names of institutions use, and the
regional letter forms (feature locl), so that one file writes Chinese, Japanese and Korean as each expects.
"""
import hashlib
import pathlib
import shutil
import unicodedata

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).resolve().parent
NOTO = pathlib.Path("/usr/share/fonts/truetype/noto")
LIBERATION = pathlib.Path("/usr/share/fonts/truetype/liberation2")
CJK = pathlib.Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
CJK_FACE = "NotoSansCJKsc-Regular"
SCRIPTS = ["", "Arabic", "Armenian", "Bengali", "Devanagari", "Georgian", "Hebrew", "Tamil", "Thai"]


def national_standards() -> set[int]:
    """Every character of GB 2312, Big5 level 1, JIS X 0208 and KS X 1001, with kana, hangul and full-width forms."""
    characters = {0x20, 0xA0}
    for high in range(0xA1, 0xFF):
        for low in range(0xA1, 0xFF):
            for codec in ("gb2312", "euc_jp", "euc_kr"):
                characters.update(decoded(bytes([high, low]), codec))
    for high in range(0xA1, 0xC7):
        for low in [*range(0x40, 0x7F), *range(0xA1, 0xFF)]:
            characters.update(decoded(bytes([high, low]), "big5"))
    for first, last in [(0x3000, 0x303F), (0x3041, 0x30FF), (0x3105, 0x312F), (0x3131, 0x318E), (0x31F0, 0x31FF),
                        (0x3200, 0x33FF), (0xAC00, 0xD7A3), (0xFF01, 0xFFEE), (0x2000, 0x206F), (0x2100, 0x27BF)]:
        characters.update(range(first, last + 1))
    return {c for c in characters if unicodedata.category(chr(c)) != "Co"}


def decoded(code: bytes, codec: str) -> list[int]:
    try:
        return [ord(character) for character in code.decode(codec)]
    except UnicodeDecodeError:
        return []


def make(font: TTFont, name: str, unicodes: set[int] | None, features: list[str]) -> None:
    options = subset.Options(hinting=False, layout_features=features, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
                             notdef_outline=True, glyph_names=False, desubroutinize=False, legacy_kern=False)
    options.drop_tables += ["MVAR", "STAT", "vhea", "vmtx", "VORG", "BASE", "DSIG", "meta"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=unicodes if unicodes is not None else font.getBestCmap().keys())
    subsetter.subset(font)
    # A fixed date, so that the same source gives the same bytes.
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(HERE / name)


def cjk_face() -> TTFont:
    number = 0
    while True:
        font = TTFont(CJK, fontNumber=number, lazy=True)
        if font["name"].getDebugName(6) == CJK_FACE:
            return font
        number += 1


def main() -> None:
    for script in SCRIPTS:
        for weight in ["Regular", "Bold"]:
            name = f"NotoSans{script}-{weight}.ttf"
            make(TTFont(NOTO / name), name, None, ["*"])
    make(cjk_face(), "NotoSansCJK-Regular.otf", national_standards(), ["ccmp", "locl", "ljmo", "vjmo", "tjmo", "mark", "mkmk"])
    for weight in ["Regular", "Bold"]:
        shutil.copyfile(LIBERATION / f"LiberationSans-{weight}.ttf", HERE / f"LiberationSans-{weight}.ttf")
    files = sorted(path for path in HERE.iterdir() if path.suffix in {".ttf", ".otf"})
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (HERE / "SHA256SUMS").write_text("".join(lines))


if __name__ == "__main__":
    main()
