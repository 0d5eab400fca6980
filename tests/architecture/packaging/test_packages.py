"""The lists of Debian packages of the image are complete and sorted."""

from scripts import debian
from tests.architecture.tree import ROOT

FOLDER = ROOT / "addon/packages"


def packages(name: str) -> dict[str, str]:
    """Return the packages of a list with their comments."""
    lines = [line for line in (FOLDER / name).read_text().splitlines() if line[:1] not in {"", "#"}]
    parts = [line.partition("#") for line in lines]
    return {package.strip(): remark.strip() for package, _, remark in parts}


def test_every_package_that_is_left_out_has_its_reason() -> None:
    unused = packages("unused.txt")
    assert unused
    assert [package for package, reason in unused.items() if not reason] == []


def test_no_package_is_both_installed_and_left_out() -> None:
    assert not packages("installed.txt").keys() & packages("unused.txt").keys()


def test_the_image_has_the_programs_that_every_party_needs() -> None:
    needed = debian.BASE | debian.ONLINE | debian.PULSE_CLIENT
    assert needed.keys() <= packages("installed.txt").keys()


def test_the_lists_are_sorted() -> None:
    for name in ("installed.txt", "unused.txt"):
        assert list(packages(name)) == sorted(packages(name))
