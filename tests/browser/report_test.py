#!/usr/bin/env python3
"""An HTML report in a browser: does it look right, print right, and keep to itself?

    python3 report_test.py REPORT.html [--screenshots DIR] [--most-pages 15]

Needs chromium, and pdfinfo and pdfimages of poppler-utils; without them the test is skipped (exit code 77).
Prints a line for each check, and below it what is wrong, with the views where it is (no views: in all). Exit
code 1: a check failed; 2: the browser or a file failed.
"""
import argparse
import contextlib
import functools
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
from urllib.parse import unquote

from chromium import PROGRAM, Browser, BrowserError

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77

AXE = HERE / "axe.min.js"
AXE_SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"  # of axe-core 4.14.1
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

WINDOW_HEIGHT = 900
# Width [px] and colour scheme.
VIEWS = [(1400, "light"), (1400, "dark"), (768, "light"), (400, "light"), (400, "dark")]
VIEWS_FOR_AXE = {(width, scheme) for width, scheme in VIEWS if width != 768}

REQUESTS = "no requests apart from the file itself"
MESSAGES = "no console messages"
AXE_CLEAN = "axe-core finds no violations"
SCROLL = "no sideways scroll"
BOUNDS = "labels are inside their figures"
OVERLAP = "labels do not overlap"
CUT = "no text is cut"
FAINT = "labels have enough contrast"
VECTOR = "the PDF has no raster image"
PAGES = "the PDF is short"
CHECKS = [REQUESTS, MESSAGES, AXE_CLEAN, SCROLL, BOUNDS, OVERLAP, CUT, FAINT, VECTOR, PAGES]
LAYOUT_CHECKS = {"scroll": SCROLL, "bounds": BOUNDS, "overlap": OVERLAP, "cut": CUT, "faint": FAINT}

OPEN_DETAILS = "document.querySelectorAll('details').forEach(part => { part.open = true; })"
MOST_LINES = 25  # of a check's problems that are printed


def missing_program():
    """The package to install, or None."""
    if not shutil.which(PROGRAM):
        return "chromium"
    if not (shutil.which("pdfinfo") and shutil.which("pdfimages")):
        return "poppler-utils"
    return None


@functools.cache
def axe_source():
    """axe-core, if it is the version that the tests were written for."""
    source = AXE.read_bytes()
    found = hashlib.sha256(source).hexdigest()
    if found != AXE_SHA256:
        raise BrowserError(f"{AXE}: sha256 is {found}, expected {AXE_SHA256}")
    return source.decode()


def requests_apart_from(page, report):
    """Addresses that were asked for; what a data: address holds is in the file itself."""
    own = report.resolve().as_uri()
    return [address[:200] for address in page.requests
            if unquote(address) != unquote(own) and not address.startswith("data:")]


def violations(page):
    """A line for each element that breaks a rule of axe-core, which is left in the page."""
    page.evaluate(axe_source() + ";0")
    options = {"resultTypes": ["violations"], "runOnly": AXE_RULES}
    found = page.evaluate(
        f"axe.run(document, {json.dumps(options)}).then(result => result.violations.flatMap(rule => "
        "rule.nodes.map(node => ({id: rule.id, impact: node.impact, target: node.target.join(' '), "
        "html: node.html, reason: node.failureSummary}))))")
    return [f"{one['id']} ({one['impact']}): {one['target']}: {' '.join(one['reason'].split())}; "
            f"{one['html'][:120]}" for one in found]


def check_view(page, report, with_axe):
    """Yields (check, problem) of a page in one width and colour scheme, its details closed and open."""
    layout, contrast = ((HERE / name).read_text(encoding="utf-8") for name in ("layout.js", "contrast.js"))
    for is_open in (False, True):
        if is_open:
            page.evaluate(OPEN_DETAILS)
        for kind, problems in page.evaluate(f"({layout})({contrast})").items():
            for problem in problems:
                yield LAYOUT_CHECKS[kind], problem
    for address in requests_apart_from(page, report):
        yield REQUESTS, address
    for message in page.messages:
        yield MESSAGES, message
    if with_axe:
        for problem in violations(page):
            yield AXE_CLEAN, problem


def poppler(program, *arguments):
    """Lines that a program of poppler-utils prints."""
    done = subprocess.run([program, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.splitlines()


def check_pdf(pdf, most_pages):
    """Yields (check, problem) of the printed page."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        for row in poppler("pdfimages", "-list", file.name)[2:]:  # after two lines of headings
            page, _, kind, width, height, *_ = row.split()
            yield VECTOR, f"page {page}: {kind} of {width} × {height} pixels"
        facts = dict(line.split(":", 1) for line in poppler("pdfinfo", file.name))
        pages = int(facts["Pages"])
        if pages > most_pages:
            yield PAGES, f"{pages} pages, at most {most_pages} are allowed"


@contextlib.contextmanager
def opened(browser, report, width, scheme):
    """The report in a page of its own."""
    page = browser.page(width, WINDOW_HEIGHT, scheme)
    page.open(report)
    yield page
    page.close()


def by_check(seen, views):
    """{check: [lines]} of {(check, problem): [views]}."""
    found = {name: [] for name in CHECKS}
    for (name, problem), seen_in in seen.items():
        where = "" if len(seen_in) == len(views) else f" ({', '.join(seen_in)})"
        found[name].append(problem + where)
    return found


def check_views(browser, report, views, screenshots):
    """{(check, problem): ["1400 px light", …]} of the page on screen, and the PDF of its first view."""
    seen = {}
    pdf = None
    for width, scheme in views:
        view = f"{width} px {scheme}"
        with opened(browser, report, width, scheme) as page:
            if screenshots:
                (screenshots / f"{width}_{scheme}.png").write_bytes(page.screenshot())
            pdf = pdf or page.pdf()
            for problem in dict.fromkeys(check_view(page, report, (width, scheme) in VIEWS_FOR_AXE)):
                seen.setdefault(problem, []).append(view)
    return seen, pdf


def check(browser, report, most_pages, screenshots=None, views=VIEWS):
    """Problems by check, with the views in which they are, unless these are all."""
    seen, pdf = check_views(browser, report, views, screenshots)
    found = by_check(seen, views)
    if screenshots:
        (screenshots / "report.pdf").write_bytes(pdf)
    for name, problem in check_pdf(pdf, most_pages):
        found[name].append(problem)
    return found


def print_result(found):
    for name, problems in found.items():
        print(f"{'FAILED' if problems else 'ok':8}{name}")
        for problem in problems[:MOST_LINES]:
            print(f"        {problem}")
        if len(problems) > MOST_LINES:
            print(f"        and {len(problems) - MOST_LINES} more")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", type=pathlib.Path)
    parser.add_argument("--screenshots", type=pathlib.Path, metavar="DIR",
                        help="folder for pictures of all views, and the PDF")
    parser.add_argument("--most-pages", type=int, default=15, help="pages that the PDF may have")
    options = parser.parse_args()
    if missing := missing_program():
        print(f"skipped: {missing} is not installed")
        return SKIPPED
    if options.screenshots:
        options.screenshots.mkdir(parents=True, exist_ok=True)
    try:
        with Browser() as browser:
            found = check(browser, options.report, options.most_pages, options.screenshots)
    except (BrowserError, OSError, subprocess.CalledProcessError) as error:
        print(f"error: {error}")
        return 2
    print_result(found)
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
