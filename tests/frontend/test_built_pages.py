"""The built pages match the sources; checked without Node."""

import gzip
import hashlib
import json
import re

import pytest

from tests.frontend.fake_web_server import ROOT, STATIC

FRONTEND = ROOT / "frontend"
NO_REQUESTS = (
    "http://www.w3.org/",
    "https://lit.dev/",
    "http://host:8000/stream",
    "http://party.local:8080",
)
"""XML namespaces, links of Lit's warnings to its manual, and examples in texts of options."""
SCRIPTS = sorted(path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*.js"))
CARD = ROOT / "custom_components/raveberry/frontend"
CARD_SCRIPTS = sorted(path.name for path in CARD.glob("*.js"))
CARD_KIB = 45
LOADER_KIB = 3
LANGUAGES = sorted(path.stem for path in (ROOT / "texts").glob("*.json"))
PAGES = {
    f"{page}.{language}.html": f"{script}.{language}.js"
    for page, script in {"index": "guest", "host": "host", "tv": "tv"}.items()
    for language in LANGUAGES
}
PAGES_WITHOUT_SCRIPT = [f"kiosk-off.{language}.html" for language in LANGUAGES]
STAMP = re.compile(r"raveberry sources sha256:([0-9a-f]{16})")


def stamp_of_sources() -> str:
    """Return the hash that build.mjs computes over the sources."""
    files = [path for path in (FRONTEND / "src").rglob("*") if path.is_file()]
    files += [FRONTEND / name for name in ("build.mjs", "package-lock.json", "tsconfig.json")]
    files += (ROOT / "texts").iterdir()
    stamp = hashlib.sha256()
    for name in sorted(path.relative_to(FRONTEND, walk_up=True).as_posix() for path in files):
        content = hashlib.sha256((FRONTEND / name).read_bytes()).hexdigest()
        stamp.update(f"{name}\0{content}\n".encode())
    return stamp.hexdigest()[:16]


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_first_line_of_a_script_is_the_source_stamp(name: str) -> None:
    first_line = (STATIC / name).read_text().partition("\n")[0]
    assert first_line == f"/* raveberry sources sha256:{stamp_of_sources()} */"


@pytest.mark.parametrize(("page", "script"), PAGES.items())
def test_a_page_carries_the_stamp_and_the_version_of_its_script(page: str, script: str) -> None:
    html = (STATIC / page).read_text()
    stamp = STAMP.search(html)
    assert stamp is not None
    assert stamp.group(1) == stamp_of_sources()
    version = hashlib.sha256((STATIC / script).read_bytes()).hexdigest()[:12]
    assert f'src="static/{script}?v={version}"' in html


@pytest.mark.parametrize("page", PAGES_WITHOUT_SCRIPT)
def test_a_page_without_a_script_is_filled_with_the_texts_of_its_language(page: str) -> None:
    html = (STATIC / page).read_text()
    assert (found := STAMP.search(html)) is not None
    assert found.group(1) == stamp_of_sources()
    english, own = (
        json.loads((ROOT / f"texts/{language}.json").read_text()).get("kiosk", {})
        for language in ("en", page.split(".")[1])
    )
    texts = {**english, **own}
    assert texts["off"] in html
    assert texts["offHint"] in html


def test_other_files_are_copies_of_the_assets() -> None:
    made = {*SCRIPTS, *PAGES, *PAGES_WITHOUT_SCRIPT, "licences.txt"}
    copies = {
        path.relative_to(STATIC).as_posix(): path.read_bytes()
        for path in STATIC.rglob("*")
        if path.is_file() and path.relative_to(STATIC).as_posix() not in made
    }
    assets = {path.name: path.read_bytes() for path in (FRONTEND / "src/assets").iterdir()}
    assert copies == assets


@pytest.mark.parametrize("name", [*SCRIPTS, *PAGES, *PAGES_WITHOUT_SCRIPT])
def test_no_file_refers_to_another_server(name: str) -> None:
    text = (STATIC / name).read_text()
    foreign = {
        url
        for url in re.findall(r"https?://[^\s\"'`\\)]+", text)
        if not url.startswith(NO_REQUESTS)
    }
    assert foreign == set()


@pytest.mark.parametrize("page", [*PAGES, *PAGES_WITHOUT_SCRIPT])
def test_pages_have_no_inline_scripts_and_only_relative_addresses(page: str) -> None:
    html = (STATIC / page).read_text()
    assert re.findall(r"<script(?![^>]* src=)", html) == []
    assert re.findall(r"\son\w+=", html) == []
    assert re.findall(r'(?:src|href)="/', html) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_load_of_the_guest_page_is_at_most_34_kib(language: str) -> None:
    page = (STATIC / f"index.{language}.html").read_text()
    named = set(re.findall(r"static/([\w/.-]+?\.js)", page))
    assert named >= {f"guest.{language}.js"}
    # A page preloads all imports of its script, so that no request waits for another.
    needed = {name for script in named for name in imports_of(script)}
    assert needed <= named
    sizes = {name: len(gzip.compress((STATIC / name).read_bytes())) for name in named}
    assert sum(sizes.values()) <= 34 * 1024


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_loads_the_texts_of_one_language(language: str) -> None:
    texts = {
        other: json.loads((ROOT / f"texts/{other}.json").read_text())
        .get("page", {})
        .get("queueEmpty")
        for other in LANGUAGES
    }
    loaded = {f"guest.{language}.js", *imports_of(f"guest.{language}.js")}
    scripts = "".join((STATIC / name).read_text() for name in loaded)
    assert {other for other, text in texts.items() if text and text in scripts} == {
        language if texts[language] else "en"
    }


def test_every_script_is_imported_or_named_by_a_page() -> None:
    imported = {name for script in SCRIPTS for name in imports_of(script, lazy=True)}
    assert imported == set(SCRIPTS) - set(PAGES.values())


def imports_of(script: str, *, lazy: bool = False) -> set[str]:
    """Return the scripts that a script imports, with dynamic imports if lazy."""
    text = (STATIC / script).read_text()
    names = re.findall(r"""(?:\bfrom|\bimport)"(\./[^"]+\.js)\"""", text)
    if lazy:
        names += re.findall(r"""\bimport\("(\./[^"]+\.js)"\)""", text)
    folder = (STATIC / script).parent
    return {(folder / name).relative_to(STATIC).as_posix() for name in names}


def test_the_types_are_generated_from_the_current_contract() -> None:
    schema = (ROOT / "addon/contract/schemas/contract.schema.json").read_bytes()
    for name in ("contract.ts", "client/commands.ts"):
        first_line = (FRONTEND / "src/shared" / name).read_text().partition("\n")[0]
        assert hashlib.sha256(schema).hexdigest() in first_line, name


# --- the card of Home Assistant's dashboards -----------------------------------------------------


@pytest.mark.parametrize("name", CARD_SCRIPTS)
def test_a_script_of_the_card_carries_the_stamp_and_names_no_server(name: str) -> None:
    text = (CARD / name).read_text()
    assert text.startswith(f"/* raveberry sources sha256:{stamp_of_sources()} */")
    urls = re.findall(r"https?://[^\s\"'`\\)]+", text)
    assert [url for url in urls if not url.startswith(NO_REQUESTS)] == []


def test_every_script_of_the_card_is_reached_from_its_loader() -> None:
    reached, new = set[str](), {"loader.js"}
    while new:
        reached |= new
        new = {name for script in new for name in card_imports(script, lazy=True)} - reached
    assert reached == set(CARD_SCRIPTS)
    (symbols,) = CARD.glob("signs-*.svg")
    assert f'"./{symbols.name}"' in "".join((CARD / name).read_text() for name in CARD_SCRIPTS)
    assert symbols.read_bytes() == (STATIC / "signs.svg").read_bytes()
    assert {path.name for path in CARD.iterdir()} == {
        *CARD_SCRIPTS,
        "licences.txt",
        symbols.name,
    }


def test_the_loader_of_the_card_has_at_most_3_kib() -> None:
    needed = {"loader.js", *card_imports("loader.js")}
    sizes = [len(gzip.compress((CARD / name).read_bytes())) for name in needed]
    assert sum(sizes) <= LOADER_KIB * 1024


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_card_loads_at_most_45_kib(language: str) -> None:
    (card,) = (
        name
        for name in CARD_SCRIPTS
        if "raveberry-card-content" in (CARD / name).read_text() and name != "loader.js"
    )
    needed, new = {"loader.js"}, {card, *texts_of_card(language)}
    while new:
        needed |= new
        new = {name for script in new for name in card_imports(script)} - needed
    sizes = [len(gzip.compress((CARD / name).read_bytes())) for name in needed]
    assert sum(sizes) <= CARD_KIB * 1024


def texts_of_card(language: str) -> set[str]:
    """Return the scripts with the texts that the card shows at first in a language."""
    texts = json.loads((ROOT / f"texts/{language}.json").read_text())
    probes = (
        texts["page"]["queueEmpty"],
        texts["card"]["noControl"],
        # Every language has it, so the English text is in no file of another one.
        texts["sheets"]["search"]["field"],
        texts["places"]["pinned"],
    )
    found = {
        name
        for name in CARD_SCRIPTS
        if any(
            json.dumps(probe, ensure_ascii=False)[1:-1] in (CARD / name).read_text()
            for probe in probes
        )
    }
    assert len(found) >= len(probes)
    return found


def card_imports(script: str, *, lazy: bool = False) -> set[str]:
    """Return the scripts that a script of the card imports, with dynamic imports if lazy."""
    text = (CARD / script).read_text()
    names = re.findall(r"""(?:\bfrom|\bimport)"\./([^"]+\.js)\"""", text)
    if lazy:
        names += re.findall(r"""\bimport\("\./([^"]+\.js)"\)""", text)
    return set(names)
