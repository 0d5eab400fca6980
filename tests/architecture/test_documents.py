"""The documents describe the repository correctly."""

import re
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import pytest

from tests.architecture.tree import ROOT, project_files

RULES: Final = Path("docs/rules.md")
SERVER: Final = Path("addon/server/raveberry_server")

VISUALIZER: Final = Path("addon/visualizer/raveberry_visualizer")
DESCRIBING_THE_TREE: Final = [
    Path(name)
    for name in (
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "README.md",
        "SECURITY.md",
        "docs/glossary.md",
        "docs/rules.md",
    )
]
PATH: Final = re.compile(r"`((?:[\w.-]+/)+[\w.-]*)`")
LINK: Final = re.compile(r"\]\(([^)\s]+)\)")
HEADING: Final = re.compile(r"^#{1,6} (.+)$")
RULE: Final = re.compile(r"^### (.+)$", re.MULTILINE)
ROW: Final = re.compile(r"^\| \[(.+?)\]\(#.+?\) \| (.+) \|$", re.MULTILINE)
CITATION: Final = re.compile(r'docs/rules\.md,((?:(?:,|\s|and)+"[^"]+")+)')


def read(file: Path) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def anchors(text: str) -> set[str]:
    """Return the anchors that GitHub gives to the headings of a page."""
    found: set[str] = set()
    is_code = False
    for line in text.splitlines():
        is_code ^= line.startswith("```")
        heading = HEADING.match(line)
        if heading and not is_code:
            plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading[1]).lower()
            found.add(re.sub(r"[^\w\- ]", "", plain).replace(" ", "-"))
    return found


def broken_links(file: Path, text: str) -> list[str]:
    """Return the relative links of a page that lead to no file or no heading."""
    broken = []
    for link in LINK.findall(re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = unquote(link).partition("#")
        target = (ROOT / file.parent / path) if path else ROOT / file
        is_there = target.exists()
        if is_there and anchor and target.suffix == ".md":
            is_there = anchor in anchors(target.read_text(encoding="utf-8"))
        if not is_there:
            broken.append(link)
    return broken


def pages() -> list[Path]:
    return [file for file in project_files() if file.suffix == ".md"]


@pytest.mark.parametrize("page", pages(), ids=str)
def test_every_relative_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    assert not broken_links(page, read(page))


@pytest.mark.parametrize(
    "link", ["nowhere.md", "#no-such-heading", "rules.md#no-such-heading", "../docs/nowhere.svg"]
)
def test_a_link_that_leads_nowhere_is_noticed(link: str) -> None:
    assert broken_links(Path("docs/rules.md"), f"# A heading\n\nSee [it]({link}).\n") == [link]


def test_every_rule_has_a_row_that_names_its_modules() -> None:
    text = read(RULES)
    rules, rows = RULE.findall(text), [name for name, _ in ROW.findall(text)]
    assert len(rules) > 50
    assert rows == rules


def test_every_module_that_a_rule_names_exists() -> None:
    named = {
        module for _, cell in ROW.findall(read(RULES)) for module in re.findall(r"`(.+?)`", cell)
    }
    assert named
    assert {module for module in named if not (ROOT / SERVER / module).is_file()} == set()


@pytest.mark.parametrize("page", DESCRIBING_THE_TREE, ids=str)
def test_every_path_of_a_page_about_the_tree_exists(page: Path) -> None:
    roots = [ROOT, ROOT / SERVER, ROOT / VISUALIZER, ROOT / "custom_components/raveberry"]
    named = {path for path in PATH.findall(read(page)) if not path.startswith("raveberry/")}
    assert {path for path in named if not any((root / path).exists() for root in roots)} == set()


def test_every_rule_that_code_cites_exists() -> None:
    rules = set(RULE.findall(read(RULES)))
    cited = {
        (name, str(file))
        for file in project_files()
        if file.suffix in {".py", ".ts"}
        for names in CITATION.findall(read(file))
        for name in re.findall(r'"([^"]+)"', names)
    }
    assert len(cited) > 5
    assert {(name, file) for name, file in cited if name not in rules} == set()


def test_no_file_cites_a_page_outside_of_the_repository() -> None:
    outside = re.compile(r"\b(?:RULES|CONTRACT|VOCABULARY)[.]md|\breference/\w+[.]md")
    citing = {
        str(file): found[0]
        for file in project_files()
        if file.suffix in {".py", ".pyi", ".c", ".ts", ".md", ".sh", ".yaml", ".toml"}
        and (found := outside.search(read(file)))
    }
    assert not citing
