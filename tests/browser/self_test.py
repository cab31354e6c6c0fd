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

import report_test
from chromium import Browser, BrowserError
from report_test import AXE_CLEAN, BOUNDS, CUT, MESSAGES, OVERLAP, PAGES, REQUESTS, SCROLL, VECTOR

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


VIEWS = [(1400, "light"), (400, "dark")]  # enough to see what is wrong

FAINT = '<p style="color:#888;background:#999">Who can read this?</p>'

# What is wrong, the page, the checks that must fail.
BROKEN = [
    ("a script that the policy refuses", at_end("<script>console.log(1)</script>"), {MESSAGES}),
    ("a script that writes to the console", without_policy(at_end("<script>console.log(1)</script>")),
     {MESSAGES}),
    ("a script that throws", without_policy(at_end("<script>throw new Error('no')</script>")), {MESSAGES}),
    ("a request", without_policy(at_start('<img alt="A picture" src="http://spinepath.example/a.png">')),
     {REQUESTS, MESSAGES, VECTOR}),  # the sign for a picture that did not load is a raster image
    ("a request in dark colours only",
     without_policy(PAGE.replace("--paper: #111 }", "--paper: #111 } "
                                 "main { background-image: url(http://spinepath.example/a.png) }")),
     {REQUESTS, MESSAGES}),
    ("text of low contrast", at_start(FAINT), {AXE_CLEAN}),
    ("text of low contrast in closed details", at_end(FAINT), {AXE_CLEAN}),
    ("text of low contrast in dark colours only", PAGE.replace("--ink: #eee", "--ink: #333"), {AXE_CLEAN}),
    ("a picture without a text alternative",
     PAGE.replace(' role="img" aria-label="Two labels"', ' role="img"'), {AXE_CLEAN}),
    ("something wide", at_start('<div style="width:1500px;height:9px"></div>'), {SCROLL}),
    ("something too wide for a telephone", at_start('<div style="width:500px;height:9px"></div>'), {SCROLL}),
    ("a label to the left of its figure", in_chart('<text x="-12" y="90">-100</text>'), {BOUNDS}),
    ("a label below its figure", in_chart('<text x="0" y="120">below</text>'), {BOUNDS}),
    ("a label to the left of a part that scrolls", PAGE.replace('<text x="1900"', '<text x="-12"'), {BOUNDS}),
    ("labels that overlap", in_chart('<text x="50%" y="65" dx="20">overlap</text>'), {OVERLAP}),
    ("labels that overlap in another tab", in_chart('<text class="second" x="40" y="24">one</text>'),
     {OVERLAP}),
    ("text cut by a narrow box", at_start('<div style="width:50px;overflow:hidden;white-space:nowrap">'
                                          'much too long</div>'), {CUT}),
    ("text cut by a low box", at_start('<div style="height:12px;overflow:hidden">high<br>enough</div>'),
     {CUT}),
    ("a label cut by a picture within", in_chart(
        '<svg x="9" y="70" width="20" height="20" style="overflow:hidden"><text y="14">cut off</text></svg>'),
     {CUT}),
    ("a label cut by its picture", PAGE.replace("overflow: visible", "").replace(
        'svg width="100%"', 'svg width="200"').replace(LABEL, '<text x="180" y="60">cut off</text>'), {CUT}),
    ("a raster image", without_policy(at_start(f'<img alt="A picture" src="{png()}">')), {VECTOR}),
    ("many pages", at_start('<div style="height:20000px"></div>'), {PAGES}),
]


def complaint(wrong, expected, found):
    """What report_test.py missed, or found where nothing was wrong."""
    failed = {name for name, problems in found.items() if problems}
    lines = [f"{wrong}: not found by \"{name}\"" for name in sorted(expected - failed)]
    for name in sorted(failed - expected):
        lines += [f"{wrong}: \"{name}\" found: {problem}" for problem in found[name]]
    return lines


def main():
    if missing := report_test.missing_program():
        print(f"skipped: {missing} is not installed")
        return report_test.SKIPPED
    lines = []
    with tempfile.TemporaryDirectory() as folder, Browser() as browser:
        report = pathlib.Path(folder) / "page with a space.html"
        for wrong, page, expected in [("nothing is wrong", PAGE, set()), *BROKEN]:
            report.write_text(page, encoding="utf-8")
            found = report_test.check(browser, report, most_pages=15, views=VIEWS)
            lines += complaint(wrong, expected, found)
    print("\n".join(lines) if lines else f"all {len(BROKEN)} broken pages were found")
    return 1 if lines else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrowserError as error:
        sys.exit(f"error: {error}")
