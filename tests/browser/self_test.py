#!/usr/bin/env python3
"""Does report_test.py find what it is for? A small page that passes, and the page broken in one way each.

    python3 self_test.py

Each broken page must fail the check meant for it, and no other one, except where one follows from the other.
"""
import base64
import pathlib
import struct
import sys
import tempfile
import zlib
from typing import NamedTuple

import report_test
from chromium import Browser, BrowserError
from report_test import AXE_CLEAN, BOUNDS, CUT, FAINT, MESSAGES, OVERLAP, PAGES, REQUESTS, SCROLL, VECTOR

POLICY = ('<meta http-equiv="Content-Security-Policy" '
          """content="default-src 'none'; style-src 'unsafe-inline'">""")
LABEL = '<text x="50%" y="60">middle</text>'

PAGE = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{POLICY}
<title>A small page</title>
<style>
:root {{ color-scheme: light dark; --ink: #111; --paper: #fff }}
@media (prefers-color-scheme: dark) {{ :root {{ --ink: #eee; --paper: #111 }} }}
body {{ margin: 16px; background: var(--paper); color: var(--ink); font: 16px sans-serif }}
svg {{ display: block; overflow: visible }}
svg text {{ font-size: 13px; fill: var(--ink) }}
figure {{ margin: 0 }}
.scroll {{ overflow-x: auto }}
.ellipsis {{ width: 60px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis }}
figure:has(#second:checked) .first, figure:has(#first:checked) .second {{ display: none }}
.tipg {{ visibility: hidden }}
.hit:hover .tipg {{ visibility: visible }}
</style>
</head>
<body>
<main>
<h1>A small page</h1>
<figure id="chart">
<figcaption>A chart</figcaption>
<fieldset><legend>Part</legend>
<input type="radio" name="part" id="first" checked><label for="first">first</label>
<input type="radio" name="part" id="second"><label for="second">second</label></fieldset>
<svg width="100%" height="100" role="img" aria-label="Two labels">
<text class="first" x="0" y="20">left</text><text class="second" x="0" y="20">another</text>
{LABEL}
<g class="hit"><rect width="9" height="9"/><g class="tipg"><text x="50%" y="62">readout</text></g></g>
<rect x="80%" y="70" width="60" height="20" fill="#222"/>
<text x="80%" y="84" style="fill:#fff">bar</text>
</svg>
</figure>
<div class="ellipsis">words that are too long</div>
<details><summary>More</summary>
<div class="scroll" tabindex="0" role="region" aria-label="A wide table">
<svg width="2000" height="30" role="img" aria-label="A label"><text x="1900" y="20">far right</text></svg>
</div>
<p id="last">That was all.</p>
</details>
</main>
</body>
</html>
"""


def png():
    """A picture of 2 × 2 pixels, as an address."""
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    rows = b"\0\xff\0\0\0\xff\0" b"\0\0\0\xff\0\0\0"
    data = (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    return "data:image/png;base64," + base64.b64encode(data).decode()


def in_chart(svg):
    return PAGE.replace(LABEL, LABEL + svg)


def at_end(html):
    """In the details, which are closed at first."""
    return PAGE.replace("That was all.</p>", "That was all.</p>" + html)


def at_start(html):
    return PAGE.replace("<figure id", html + "<figure id")


def without_policy(page):
    return page.replace(POLICY, "")


DESKTOP, DARK, TELEPHONE = (1400, "light"), (1400, "dark"), (400, "light")


class Broken(NamedTuple):
    """A page, what is wrong with it, the checks that must fail, and a view in which it can be seen."""
    wrong: str
    page: str
    expected: set
    view: tuple = DESKTOP


SCRIPT = "<script>console.log(1)</script>"
THROWS = "<script>throw new Error('no')</script>"
FAINT_TEXT = '<p style="color:#888;background:#999">Who can read this?</p>'
ELSEWHERE = "http://spinepath.example/a.png"
DARK_PICTURE = f"--paper: #111 }} main {{ background-image: url({ELSEWHERE}) }}"
PRINTED_PICTURE = f"@media print {{ main {{ background-image: url({ELSEWHERE}) }} }}"
FAINT_ON_BAR = ('<rect y="75" width="99" height="20" fill="#777"/>'
                '<text x="5" y="90" style="fill:#333">bar</text>')
NARROW_BOX = '<div style="width:50px;overflow:hidden;white-space:nowrap">much too long</div>'
LOW_BOX = '<div style="height:12px;overflow:hidden">high<br>enough</div>'
INNER_PICTURE = ('<svg x="9" y="70" width="20" height="20" style="overflow:hidden">'
                 '<text y="14">cut off</text></svg>')
NARROW_PICTURE = PAGE.replace("overflow: visible", "").replace('svg width="100%"', 'svg width="200"')

BROKEN = [
    Broken("a script that the policy refuses", at_end(SCRIPT), {MESSAGES}),
    Broken("a script that writes to the console", without_policy(at_end(SCRIPT)), {MESSAGES}),
    Broken("a script that throws", without_policy(at_end(THROWS)), {MESSAGES}),
    Broken("a request", without_policy(at_start(f'<img alt="A picture" src="{ELSEWHERE}">')),
           {REQUESTS, MESSAGES, VECTOR}),  # the sign for a picture that did not load is a raster image
    Broken("a request in dark colours only", without_policy(PAGE.replace("--paper: #111 }", DARK_PICTURE)),
           {REQUESTS, MESSAGES}, DARK),
    Broken("a request when printed", without_policy(PAGE.replace("</style>", PRINTED_PICTURE + "</style>")),
           {REQUESTS, MESSAGES}),
    Broken("text of low contrast", at_start(FAINT_TEXT), {AXE_CLEAN}),
    Broken("text of low contrast in closed details", at_end(FAINT_TEXT), {AXE_CLEAN}),
    Broken("low contrast in dark colours only", PAGE.replace("--ink: #eee", "--ink: #333"),
           {AXE_CLEAN, FAINT}, DARK),
    Broken("a faint label", in_chart('<text x="0" y="90" style="fill:#999">faint</text>'), {FAINT}),
    Broken("a label on a bar of its colour", in_chart(FAINT_ON_BAR), {FAINT}),
    Broken("a picture without a text alternative", PAGE.replace(' aria-label="Two labels"', ""), {AXE_CLEAN}),
    Broken("something wide", at_start('<div style="width:1500px;height:9px"></div>'), {SCROLL}),
    Broken("something too wide for a telephone", at_start('<div style="width:500px;height:9px"></div>'),
           {SCROLL}, TELEPHONE),
    Broken("a label to the left of its figure", in_chart('<text x="-12" y="90">-100</text>'), {BOUNDS}),
    Broken("a label below its figure", in_chart('<text x="0" y="120">below</text>'), {BOUNDS}),
    Broken("a label to the left of what scrolls", PAGE.replace('<text x="1900"', '<text x="-12"'), {BOUNDS}),
    Broken("labels that overlap", in_chart('<text x="50%" y="65" dx="20">overlap</text>'), {OVERLAP}),
    Broken("labels that overlap in another tab", in_chart('<text class="second" x="40" y="24">one</text>'),
           {OVERLAP}),
    Broken("text cut by a narrow box", at_start(NARROW_BOX), {CUT}),
    Broken("text cut by a low box", at_start(LOW_BOX), {CUT}),
    Broken("a label cut by a picture within", in_chart(INNER_PICTURE), {CUT}),
    Broken("a label cut by its picture",
           NARROW_PICTURE.replace(LABEL, '<text x="180" y="60">cut off</text>'), {CUT}),
    Broken("a raster image", without_policy(at_start(f'<img alt="A picture" src="{png()}">')), {VECTOR}),
    Broken("many pages", at_start('<div style="height:20000px"></div>'), {PAGES}),
]


def complaints(browser, folder, case, views):
    """What report_test.py misses in a page, or finds where nothing is wrong."""
    report = folder / "page with a space.html"
    report.write_text(case.page, encoding="utf-8")
    found = report_test.check(browser, report, most_pages=15, views=views)
    failed = {name for name, problems in found.items() if problems}
    yield from (f'{case.wrong}: not found by "{name}"' for name in sorted(case.expected - failed))
    for name in sorted(failed - case.expected):
        yield from (f'{case.wrong}: "{name}" found: {problem}' for problem in found[name])


def main():
    if missing := report_test.missing_program():
        print(f"skipped: {missing} is not installed")
        return report_test.SKIPPED
    with tempfile.TemporaryDirectory() as name, Browser() as browser:
        folder = pathlib.Path(name)
        whole = Broken("nothing is wrong", PAGE, set())
        lines = list(complaints(browser, folder, whole, report_test.VIEWS))
        for case in BROKEN:
            lines += complaints(browser, folder, case, [case.view])
    print("\n".join(lines) if lines else f"all {len(BROKEN)} broken pages were found")
    return 1 if lines else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrowserError as error:
        sys.exit(f"error: {error}")
