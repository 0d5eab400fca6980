"""Licences of what is shipped."""

import json
import re
import subprocess

from tests.architecture.tree import ROOT

STATIC = ROOT / "addon/server/raveberry_server/adapters/web/static"


def test_every_locked_dependency_has_a_known_permissive_licence_or_the_lgpl_and_is_listed() -> None:
    checked = subprocess.run(
        [ROOT / "scripts/licences", "--check"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr


def test_the_pages_come_with_the_licence_text_of_every_package_in_them() -> None:
    texts = (STATIC / "licences.txt").read_text()
    locked = json.loads((ROOT / "frontend/package-lock.json").read_text())["packages"]
    named = set(re.findall(r"^(\S+) \S+ \(\S+\)$", texts, re.MULTILINE))
    # Server-side rendering and declarations of types leave nothing in a bundle.
    unbundled = {"@lit-labs/ssr-dom-shim", "@types/trusted-types"}
    shipped = {
        path.removeprefix("node_modules/") for path, info in locked.items()
        if path and not info.get("dev")
    }  # fmt: skip
    assert named == shipped - unbundled
    assert texts.count("Redistribution and use in source and binary forms") == len(named)


def test_every_script_says_where_the_licences_are() -> None:
    scripts = list(STATIC.rglob("*.js"))
    assert scripts
    for script in scripts:
        assert script.read_text().splitlines()[1] == "/* licences: licences.txt */", script.name


def test_the_addon_has_copies_of_licence_and_notice() -> None:
    # Its folder is the whole build context of the image.
    for name in ("LICENSE", "NOTICE"):
        assert (ROOT / "addon" / name).read_bytes() == (ROOT / name).read_bytes(), name
