"""A record on paper: numbered pages, who printed it and when, and nothing that only a screen needs."""

import re

import checks
import pikepdf
import pytest
from test_family_pages import LEAD, a_child
from test_protection_pages import an_episode


def letters_of(font):
    """What each glyph of a font stands for."""
    known = {}
    table = font.ToUnicode.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for glyph, letter in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            known[int(glyph, 16)] = bytes.fromhex(letter).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.S):
        for first, last, letter in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for glyph in range(int(first, 16), int(last, 16) + 1):
                known[glyph] = chr(int(letter, 16) + glyph - int(first, 16))
    return known


def words_of(sheet):
    """The letters of a page of a PDF in the order in which they are set."""
    fonts = {name: letters_of(font) for name, font in sheet.resources.Font.items()}
    font, words = {}, []
    for operands, operator in pikepdf.parse_content_stream(sheet):
        if str(operator) == "Tf":
            font = fonts[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            for part in [operands[0]] if str(operator) == "Tj" else operands[0]:
                if isinstance(part, pikepdf.String):
                    glyphs = bytes(part)
                    pairs = range(0, len(glyphs), 2)
                    words += [font.get(int.from_bytes(glyphs[place:place + 2], "big"), "?") for place in pairs]
    return "".join(words)


SHEET = 642  # the width in px of an A4 sheet between margins of 20 mm

RECORDS = [
    ("chronology", lambda page: a_child(page) + "/chronology?all=1", "Chronology"),
    ("genogram", lambda page: a_child(page) + "/genogram", "Family"),
    ("conference", lambda page: an_episode(page, "/conference"), "Whoisasked"),
    ("plan", lambda page: an_episode(page, "/plan"), "Childprotectionplan"),
]


@pytest.mark.parametrize("name, address, title", RECORDS, ids=[name for name, _, _ in RECORDS])
def test_a_record_on_paper_has_numbered_pages_and_says_who_printed_it(sign_in_as, tmp_path, name, address, title):
    page = sign_in_as(LEAD, "/")
    page.goto(address(page))
    file = tmp_path / f"{name}.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    with pikepdf.open(file) as pdf:
        sheets = [words_of(sheet) for sheet in pdf.pages]
    assert sheets
    for number, words in enumerate(sheets, start=1):
        assert f"Page{number}of{len(sheets)}" in words.replace(" ", ""), words[:80]
    first = sheets[0].replace(" ", "")
    assert "JeromeBaptiste" in first
    whole = "".join(sheets).replace(" ", "")
    assert title in whole, whole[:400]
    for menu in ["Signout", "Skiptomaincontent", "Saveasafile", "foraspreadsheet", "Showthem", "Challengeadecision"]:
        assert menu not in whole, menu
    page.emulate_media(media="print")
    checks.no_sideways_scroll(page, width=SHEET)
