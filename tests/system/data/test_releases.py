"""The data folder and the options of every released version keep their meaning."""

import json
import shutil
from collections.abc import Mapping
from typing import Any

import pytest
from raveberry_server.options import SOURCE_OPTIONS, load

from tests.system.support.party_system import a_system, until
from tests.system.support.release_fixture import FOLDER, me_name, seen, votes

pytestmark = [pytest.mark.system, pytest.mark.timeout(120)]

RELEASES = sorted(path.name for path in FOLDER.iterdir() if (path / "expected.json").exists())


def expected(release: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((FOLDER / release / "expected.json").read_text())
    return found


def test_the_first_release_is_among_them() -> None:
    assert "0.1.0" in RELEASES


@pytest.mark.parametrize("release", RELEASES)
def test_a_data_folder_of_a_release_opens_to_the_same_party(release: str) -> None:
    known = expected(release)
    # Without a player nothing changes, so the state is the one in the folder.
    with a_system(held_back=("sound", "broker", "mpd", "visualizer")) as system:
        shutil.copytree(FOLDER / release / "data", system.folder / "data")
        with system.running():
            until(system.is_stored, within_s=30, what="the server has opened it")
            host = system.host()
            state: Any = host.state()
            assert seen(state) == known["party"]
            changed = {
                name: (value, state["settings"].get(name))
                for name, value in known["settings"].items()
                if state["settings"].get(name) != value
            }
            assert not changed, "as it was, and as it is"
            for name, cookie in known["cookies"].items():
                guest = system.guest()
                guest.cookie = cookie
                mine: Any = guest.state()
                assert me_name(mine) == known["names"][name]
                assert votes(mine) == known["votes"][name]
            history: Any = host.done("history")
            titles = [one["song"]["title"] for one in history["plays"]]
            assert set(known["played"]) <= set(titles)
            host.done("set_setting", name="crossfade_s", value=4)


@pytest.mark.parametrize("release", RELEASES)
def test_the_options_of_a_release_keep_their_meaning(release: str) -> None:
    options = load({"SUPERVISOR_TOKEN": "-"}, addon_options=FOLDER / release / "options.json")
    known = expected(release)["options"]
    of_sources = {row.env: options.of_sources[row] for row in SOURCE_OPTIONS}
    now = {
        name: str(getattr(options, name, of_sources.get(f"RAVEBERRY_{name.upper()}")))
        for name in known
    }
    assert now == known
