"""The guidance library, as anybody reads it: without signing in, on a phone, on paper, and as a copy on another host."""

import functools
import http.server
import json
import pathlib
import re
import subprocess
import threading

import checks
import pytest
from conftest import PHONE

PAGES = [
    "/guidance", "/guidance/editions/WT2018", "/guidance/editions/WT2020", "/guidance/editions/WT2023",
    "/guidance/editions/WT2026", "/guidance/compare", "/guidance/compare/WT2018/WT2020/for/school",
    "/guidance/compare/WT2018/WT2023", "/guidance/compare/WT2020/WT2023/chapter/arrangements",
    "/guidance/compare?from=WT2018&to=WT2023&topic=homelessness&audience=&chapter=&kind=", "/guidance/for",
    "/guidance/for/school", "/guidance/for/supervisor", "/guidance/for/strategic-lead", "/guidance/provisions",
    "/guidance/provisions/support.harmOutside", "/guidance/provisions/law.familyGroupDecision",
    "/guidance/chapters/arrangements", "/guidance/topics", "/guidance/topics/information", "/guidance/not-in-force",
    "/guidance/glossary", "/guidance/glossary/by-letter/c", "/guidance/glossary?edition=WT2018", "/guidance/glossary/lead-practitioner",
    "/guidance/a-to-z", "/guidance/a-to-z/e", "/guidance/search?q=domestic+abuse", "/guidance/search?q=xylophone", "/guidance/duties",
    "/guidance/duties/referral.decision", "/guidance/duties/assessment.completion", "/guidance/coverage",
    "/guidance/coverage/duties", "/guidance/coverage/support", "/guidance/provisions/learning.panel",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_the_library_stands_every_check_without_signing_in(open_page, path):
    page = open_page(path)
    assert "/sign-in" not in page.url
    checks.stands_all(page)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_the_library_is_within_its_budget(open_page, path):
    checks.is_within_budget(open_page(), path)


def test_from_the_front_page_two_clicks_lead_to_what_changed_for_schools_in_december_2020(open_page):
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("link", name="Guidance", exact=True).first.click()
    page.get_by_role("link", name="Schools and colleges in December 2020").click()
    main = page.locator("main")
    assert main.locator("h1").inner_text() == "What changed from July 2018 to December 2020: schools and colleges"
    assert "do not diagnose" in main.inner_text().lower()


def test_from_the_front_page_one_click_leads_to_who_chairs_the_partnership_and_what_they_may_decide(open_page):
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("link", name="Partnership", exact=True).first.click()
    words = page.locator("main").inner_text()
    for told in ["Who is the partnership chair?", "Chairs since", "What the chair may decide and do"]:
        assert told in words, told


def test_the_words_of_the_glossary_are_links_in_a_forms_hints_once_and_in_no_label(sign_in_as):
    page = sign_in_as("miriam.calder@larkshire.example", "/act/person.register")
    links = page.locator("main a[href^='/guidance/glossary/']").all()
    targets = [link.get_attribute("href") for link in links]
    assert len(targets) == len(set(targets))
    assert page.locator("label a, legend a, h1 a, h2 a, button a").count() == 0


def test_a_newcomer_learns_in_two_clicks_what_changed_for_schools_in_december_2020(open_page):
    page = open_page("/guidance", java_script_enabled=False)
    page.get_by_role("link", name="What changed in December 2020").click()
    page.get_by_role("link", name="Schools and colleges", exact=True).click()
    main = page.locator("main")
    assert "December 2020" in main.locator("h1").inner_text()
    words = main.inner_text()
    for told in ["do not diagnose", "mental and physical", "A parent or carer in custody", "Why it matters"]:
        assert told.lower() in words.lower(), told
    assert "British Transport Police" not in words


def test_the_words_before_and_after_stand_side_by_side_and_under_each_other_on_a_phone(open_page):
    page = open_page("/guidance/compare/WT2020/WT2023/for/police/chapter/arrangements")
    pair = page.locator(".kith-pair").first
    first, second = (pair.locator(".kith-pair__side").nth(place).bounding_box() for place in (0, 1))
    assert first["y"] == second["y"] and first["x"] < second["x"]
    page.set_viewport_size(PHONE)
    first, second = (pair.locator(".kith-pair__side").nth(place).bounding_box() for place in (0, 1))
    assert first["y"] < second["y"] and first["x"] == second["x"]


def test_searching_forgives_a_slip_and_says_so(open_page):
    page = open_page("/guidance", java_script_enabled=False)
    page.get_by_label("Search the guidance and the glossary").fill("brereaved")
    page.get_by_role("button", name="Search").click()
    assert "“bereaved” instead of “brereaved”" in page.locator("main").inner_text()
    page.get_by_role("link", name="Early help sign: bereavement").click()
    assert page.url.endswith("/guidance/provisions/earlyHelp.signBereaved")


def test_an_abbreviation_is_given_in_full_where_it_stands_first(open_page):
    page = open_page("/guidance/for/school")
    for short in page.locator("main abbr").all():
        assert short.get_attribute("title")
    firsts = {}
    for short in page.locator("main abbr").all():
        firsts.setdefault(short.inner_text(), short)
    for text, short in firsts.items():
        after = short.evaluate("one => one.nextSibling?.textContent ?? ''")
        assert after.startswith(" ("), f"{text} is not given in full: {after[:40]!r}"


def test_the_comparison_prints_without_what_only_a_screen_needs(open_page):
    page = open_page("/guidance/compare/WT2018/WT2020/for/school")
    page.emulate_media(media="print")
    assert not page.locator("form").first.is_visible()
    assert not page.get_by_text("The same for").is_visible()
    assert page.locator(".kith-change").first.is_visible()


def test_a_worker_sees_no_count_of_open_episodes_and_a_supervisor_does(sign_in_as):
    path = "/guidance/editions/WT2026"
    assert sign_in_as("niamh.corrigan@larkshire.example", path).get_by_text("episodes open today").count() == 1
    assert sign_in_as("miriam.calder@larkshire.example", path).get_by_text("episodes open today").count() == 0


@pytest.fixture(scope="module")
def copy(kith, tmp_path_factory):
    """The copy that any partnership can host, served by a host that knows nothing of Kith, below a path of its own."""
    root = tmp_path_factory.mktemp("host")
    folder = root / "safeguarding" / "guidance"
    subprocess.run(
        [str(kith.binary), "guidance", "site", str(folder)], check=True, capture_output=True, timeout=120,
        stdin=subprocess.DEVNULL)
    handler = functools.partial(Quiet, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/safeguarding/guidance", folder
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        pass

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


COPIED = [
    "index.html", "editions/WT2020.html", "compare/WT2018/WT2020/for/school.html", "for/school.html",
    "provisions/support.harmOutside.html", "chapters/arrangements.html", "glossary.html", "glossary/by-letter/c.html",
    "not-in-force.html", "duties.html", "a-to-z.html", "a-to-z/e.html", "search.html",
]
# What a careful host allows its pages.
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"


@pytest.mark.parametrize("path", COPIED)
def test_a_page_of_the_copy_stands_the_same_checks(open_page, copy, path):
    page = open_page()
    page.goto(f"{copy[0]}/{path}")
    checks.stands_all(page)
    assert page.locator("script").count() == (1 if path == "search.html" else 0)
    assert page.locator("form").count() == (1 if path in ("search.html", "index.html") else 0)
    assert page.evaluate("getComputedStyle(document.querySelector('.kith-header')).backgroundColor") == "rgb(31, 58, 77)"


def test_two_clicks_suffice_in_the_copy_too(open_page, copy):
    page = open_page()
    page.goto(f"{copy[0]}/index.html")
    page.get_by_role("link", name="What changed in December 2020").click()
    page.get_by_role("link", name="Schools and colleges", exact=True).click()
    assert "do not diagnose" in page.locator("main").inner_text().lower()


@pytest.mark.parametrize(
    "words", ["bereaved", "county lines", "brereaved", "LADO", "domestic abuse school", "who may lead an assessment",
              "organizations", "supervis", "xylophone", "DSP", "child's voice"])
def test_the_search_of_the_copy_finds_what_kith_finds(open_page, copy, kith, words):
    page = open_page()
    page.goto(f"{copy[0]}/index.html")
    page.get_by_label("Search the guidance and the glossary").fill(words)
    page.get_by_role("button", name="Search").click()
    page.locator("#search-says", has_text=re.compile("result|Nothing")).wait_for()
    found = page.locator("#search-results > li > a").all_inner_texts()
    said = subprocess.run(
        [str(kith.binary), "guidance", "search", *words.split(), "--json"], check=True, capture_output=True, text=True)
    expected = json.loads(said.stdout)[:40]
    shown = page.locator("#search-results > li > a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert shown == [address(one) for one in expected]
    says = page.locator("#search-says").inner_text()
    assert (says.startswith("Nothing") or "Nothing in" in says) == (expected == [])
    assert page.get_by_label("Search the guidance and the glossary").input_value() == words
    if words == "brereaved":
        assert "“bereaved” instead of “brereaved”" in says
    if expected:
        page.locator("#search-results > li > a").first.click()
        assert page.locator("h1").count() == 1 and found
    assert page.told == []


def address(found):
    """Where the copy has something that was found."""
    return {"provision": f"provisions/{found['key']}.html", "word": f"glossary/{found['key']}.html"}.get(
        found["kind"], "glossary.html#abbreviations")


def test_the_results_of_the_copys_search_stand_the_same_checks_and_what_is_typed_stays_text(open_page, copy):
    page = open_page()
    page.goto(f"{copy[0]}/search.html?q=domestic+abuse")
    page.locator("#search-results > li").first.wait_for()
    checks.stands_all(page)
    page.goto(f"{copy[0]}/search.html?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
    page.locator("#search-says", has_text=re.compile("result|Nothing")).wait_for()
    assert page.locator("main img").count() == 0


def test_without_a_script_the_copys_search_says_so_and_leads_to_the_lists(open_page, copy):
    page = open_page(java_script_enabled=False)
    page.goto(f"{copy[0]}/index.html")
    page.get_by_label("Search the guidance and the glossary").fill("bereaved")
    page.get_by_role("button", name="Search").click()
    assert "Searching needs a script, and none runs here" in page.locator("main").inner_text()
    page.get_by_role("link", name="Provisions in alphabetical order").click()
    page.get_by_role("link", name="E provisions", exact=True).click()
    page.get_by_role("link", name="Early help sign: bereavement").click()
    assert page.locator("h1").inner_text().endswith("Early help sign: bereavement")


def test_where_the_list_of_words_cannot_be_read_the_copys_search_says_so(open_page, copy):
    page = open_page()
    page.route("**/search.json", lambda route: route.abort())
    page.goto(f"{copy[0]}/search.html?q=bereaved")
    page.get_by_text("The list of words could not be read here").wait_for()


def test_every_link_of_the_copy_leads_to_one_of_its_files(copy):
    folder = copy[1]
    pages = list(folder.rglob("*.html"))
    assert len(pages) > 500
    for page in pages:
        for part in page.read_text(encoding="utf-8").split('href="')[1:]:
            target = part.split('"')[0].split("#")[0]
            assert not target.startswith("/"), f"{page}: {target}"
            if target:
                assert pathlib.Path(page.parent / target).resolve().is_file(), f"{page}: {target}"
