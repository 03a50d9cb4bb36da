"""The page in a browser: it asks the network for nothing, works by keyboard and without a script, and prints whole."""

from __future__ import annotations

import importlib.util
import io
import shutil

import pytest

from html_pages import hostile, sample
from lkecheck.render.penilaian import html

pytestmark = pytest.mark.full

ARGUMENTS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
UNIT = next(satu for satu in sample().penilaian if satu.tingkat == "unit")
A4 = (595, 842)
SHOWN = "Array.from(document.querySelectorAll(selector)).filter((one) => one.checkVisibility())"


@pytest.fixture(scope="module")
def browser():
    for package in ("playwright", "axe_playwright_python"):
        if importlib.util.find_spec(package) is None:
            pytest.fail(f"{package} is missing: `make test-full` installs it")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("chromium is missing: install the system's package of that name")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The page of the sample city, and one full of hostile texts."""
    folder = tmp_path_factory.mktemp("halaman")
    for name, laporan in (("kota", sample()), ("jahat", hostile())):
        (folder / f"{name}.html").write_bytes(html.render(laporan))
    return folder


class Visit:
    """A page that is open, with what it asked for and complained of."""

    def __init__(self, browser, path, **options):
        self.address = path.as_uri()
        self.asked: list[str] = []
        self.said: list[str] = []
        self.context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        self.page = self.context.new_page()
        self.page.set_default_timeout(120_000)
        self.page.route("**/*", self._answer)
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))
        self.page.goto(self.address)

    def _answer(self, route):
        if route.request.url.partition("#")[0] == self.address:
            route.continue_()
        else:
            self.asked.append(route.request.url)
            route.abort()

    def shown(self, selector):
        """How many elements of a kind are to be seen."""
        return self.page.evaluate(f"(selector) => {SHOWN}.length", selector)

    def walk_to(self, ident):
        """Presses Tab until the element has the focus, and sees a mark of it at each stop."""
        for _ in range(80):
            self.page.keyboard.press("Tab")
            style, focused = self.page.evaluate(
                "[getComputedStyle(document.activeElement).outlineStyle, document.activeElement.id]"
            )
            assert style != "none"
            if focused == ident:
                return
        pytest.fail(f"{ident} is not reached by the keyboard")


@pytest.fixture
def visit(browser, files):
    opened = []

    def open_page(name="kota", **options):
        opened.append(Visit(browser, files / f"{name}.html", **options))
        return opened[-1]

    yield open_page
    for one in opened:
        one.context.close()


@pytest.mark.parametrize("name", ["kota", "jahat"])
def test_no_request_leaves_and_nothing_complains(visit, name):
    seen = visit(name)
    seen.page.locator("summary").first.click()
    seen.page.locator("#s-kata").fill("a")
    assert seen.asked == []
    assert seen.said == []


def test_a_request_that_would_leave_is_noticed_and_blocked(visit):
    seen = visit()
    seen.page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://contoh.invalid/x.png'}))")
    seen.page.evaluate("fetch('https://contoh.invalid/').catch(() => 0)")
    assert any("Content Security Policy" in one for one in seen.said)


def test_the_filters_work_by_keyboard(visit):
    seen = visit()
    everything = seen.page.inner_text("#jumlah")
    seen.walk_to("s-keparahan")
    seen.page.keyboard.type("Mayor")
    seen.page.wait_for_function("text => document.getElementById('jumlah').textContent !== text", arg=everything)
    major = sum(one.keparahan == "mayor" for satu in sample().penilaian for one in satu.temuan)
    assert seen.page.inner_text("#jumlah").startswith(f"Tampil {major} temuan")
    assert seen.shown(".t.mayor") == major
    assert seen.shown(".t.minor, .t.observasi") == 0
    seen.walk_to("s-kata")
    seen.page.keyboard.type("whistle")
    seen.page.wait_for_function("many => !document.getElementById('jumlah').textContent.includes(many)", arg=f"{major} temuan")
    assert seen.shown(".t.mayor") < major
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_function("text => document.getElementById('jumlah').textContent === text", arg=everything)


def test_area_and_status_leave_the_rows_and_findings_that_fit(visit):
    seen = visit()
    wanted = [(one.area, one.status) for one in UNIT.kriteria].count(("PMN.7", "belum"))
    assert wanted > 0
    seen.page.select_option("#s-opd", f"opd-{UNIT.opd.kode}")
    seen.page.select_option("#s-area", "PMN.7")
    seen.page.select_option("#s-status", "belum")
    assert seen.shown(".kriteria tbody tr:has(td)") == wanted
    assert seen.shown("section.opd") == 1
    assert seen.page.get_attribute("#jumlah", "aria-live") == "polite"


def test_an_address_shows_its_section_even_where_a_filter_hid_it(visit):
    seen = visit()
    other = next(satu for satu in sample().penilaian if satu.tingkat == "unit" and satu is not UNIT)
    seen.page.select_option("#s-opd", f"opd-{UNIT.opd.kode}")
    assert not seen.page.is_visible(f"#opd-{other.opd.kode}")
    seen.page.click(f"nav a[href='#opd-{other.opd.kode}']")
    seen.page.wait_for_selector(f"#opd-{other.opd.kode}", state="visible")
    seen.page.wait_for_function(
        "id => Math.abs(document.getElementById(id).getBoundingClientRect().top) < 300", arg=f"opd-{other.opd.kode}"
    )


def test_the_skip_link_is_first_and_leads_to_the_content(visit):
    seen = visit()
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.className") == "lompat"
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_function("document.activeElement.id === 'isi'")


def test_shared_texts_are_brought_to_where_they_are_named(visit):
    seen = visit()
    assert seen.page.locator("a.r").count() == 0
    first = UNIT.temuan[0]
    assert first.rekomendasi.uraian in seen.page.inner_text(f"#opd-{UNIT.opd.kode}")
    assert UNIT.kriteria[0].pernyataan in seen.page.text_content(f"#opd-{UNIT.opd.kode} .kriteria")


def test_without_a_script_everything_is_shown(visit):
    seen = visit(java_script_enabled=False)
    assert not seen.page.is_visible("#saringan")
    assert seen.page.locator("details:not([open])").count() == 0
    assert seen.page.locator("section.opd .t >> visible=true").count() == sum(len(satu.temuan) for satu in sample().penilaian)


@pytest.mark.parametrize("width", [1280, 390])
def test_no_serious_fault_for_those_who_cannot_see_or_point(visit, width):
    from axe_playwright_python.sync_playwright import Axe

    seen = visit(bypass_csp=True, viewport={"width": width, "height": 900})
    seen.page.select_option("#s-opd", f"opd-{UNIT.opd.kode}")
    seen.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found = Axe().run(seen.page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


@pytest.mark.parametrize("width", [1280, 390])
def test_a_picture_shows_the_page_without_a_scroll_bar_below(visit, width):
    from PIL import Image

    seen = visit(viewport={"width": width, "height": 900})
    assert seen.page.evaluate("document.documentElement.scrollWidth") == width
    picture = Image.open(io.BytesIO(seen.page.screenshot()))
    assert picture.width == width
    assert len(picture.convert("RGB").getcolors(1 << 20)) > 50


def test_print_is_whole_on_a4_and_each_opd_starts_a_page(visit):
    import pypdfium2

    seen = visit()
    document = pypdfium2.PdfDocument(seen.page.pdf(prefer_css_page_size=True, print_background=True))
    # The margin box with the page's number comes first.
    pages = [" ".join(page.get_textpage().get_text_range().partition("\n")[2].split()) for page in document]
    assert {(round(width), round(height)) for width, height in map(document.get_page_size, range(len(pages)))} == {A4}
    for satu in sample().penilaian:
        assert sum(text.startswith(f"{satu.opd.kode} {satu.opd.nama}") for text in pages) == 1
    whole = "\n".join(pages)
    assert whole.count("Jejak untuk jawaban") == sum(
        len({jejak.anak_tangga for jejak in one.jejak}) for satu in sample().penilaian for one in satu.temuan
    )
    assert "Saring" not in whole
    assert "file:" not in whole
    heads = sum("Kriteria Status Diklaim Didukung Mungkin" in text for text in pages)
    assert heads > 2 * len(sample().penilaian), "the head of a long table stands on each of its pages"
    document.close()


def test_print_of_one_opd_leaves_the_city_out(visit):
    import pypdfium2

    seen = visit()
    seen.page.select_option("#s-opd", f"opd-{UNIT.opd.kode}")
    document = pypdfium2.PdfDocument(seen.page.pdf(prefer_css_page_size=True))
    whole = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert UNIT.opd.nama in whole
    assert "Peta nilai" not in whole
