"""The tests of the domain notice deliberate faults in it."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import raveberry_server

PACKAGE = Path(raveberry_server.__file__).parent
ROOT = Path(__file__).parents[2]
TESTS_FAILED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A replacement in one file of the domain that breaks a rule."""

    name: str
    file: str
    right: str
    wrong: str


FAULTS = (
    Fault(
        name="votes are added instead of set",
        file="model/ballot.py",
        right="up, down = up - (before > 0), down - (before < 0)",
        wrong="up, down = up, down",
    ),
    Fault(
        name="a late end is believed",
        file="playback/current_song.py",
        right="if entry is None or epoch != state.playback.epoch:",
        wrong="if entry is None:",
    ),
    Fault(
        name="a late skip is carried out",
        file="playback/control_steps.py",
        right="if epoch is not None and epoch != playback.epoch:",
        wrong="if epoch is None:",
    ),
    Fault(
        name="a lost player eats the song",
        file="playback/faults.py",
        right="stopped = replace(playback, fault=fault,",
        wrong="stopped = replace(playback, entry=None, fault=fault,",
    ),
    Fault(
        name="a song that is not ready is picked",
        file="queue/order.py",
        right="next((entry for entry in state.waiting.public.values() if entry.is_ready), None)",
        wrong="next(state.waiting.public.values(), None)",
    ),
    Fault(
        name="a late start revives a song that was not ready",
        file="playback/current_song.py",
        right="if song is None or not song.is_ready:",
        wrong="if song is None:",
    ),
    Fault(
        name="a late position moves the next song",
        file="playback/current_song.py",
        right="if playback.entry is None or epoch != playback.epoch or",
        wrong="if playback.entry is None or",
    ),
    Fault(
        name="sequences are used again",
        file="requests/song_requests.py",
        right="sequence=state.entries_made,",
        wrong="sequence=len(state.waiting),",
    ),
    Fault(
        name="a seek goes past the end",
        file="playback/control_steps.py",
        right="target_s = position_s if duration_s is None else min(position_s, duration_s)",
        wrong="target_s = position_s",
    ),
    Fault(
        name="a vote that is sent again counts again",
        file="model/ballot.py",
        right="if before == value:",
        wrong="if before == value == 0:",
    ),
    Fault(
        name="the limit of waiting songs is off",
        file="guests/limits.py",
        right="if waiting is not None and not waiting.remaining:",
        wrong="if waiting is not None and waiting.remaining < 0:",
    ),
    Fault(
        name="a failed song is never tried again",
        file="queue/undo.py",
        right="EndReason.FAILED, EndReason.REJECTED",
        wrong="EndReason.REJECTED",
    ),
    Fault(
        name="a vote that raises a song kicks it",
        file="requests/voting.py",
        right="is_low = ballot.score < before.score and ",
        wrong="is_low = ",
    ),
    Fault(
        name="the kick comes one vote late",
        file="requests/voting.py",
        right="now)) <= -needed",
        wrong="now)) < -needed",
    ),
    Fault(
        name="a song is kicked in its last bars",
        file="requests/voting.py",
        right=" or _is_nearly_over(step, now, entry):",
        wrong=":",
    ),
    Fault(
        name="a device has a vote for each of its identities",
        file="model/ballot.py",
        right="return min(up, VOTES_PER_VOICE), ",
        wrong="return up, ",
    ),
    Fault(
        name="a device kicks with each of its identities",
        file="model/ballot.py",
        right="return max(-KICK_VOTES_PER_VOICE, min(KICK_VOTES_PER_VOICE, net))",
        wrong="return net",
    ),
    Fault(
        name="guests who have only just come kick as many",
        file="model/ballot.py",
        right="return score - young + _as_one_voice(young)",
        wrong="return score",
    ),
    Fault(
        name="guests by code are never too young to kick",
        file="guests/shared_voices.py",
        right="< MIN_AGE_TO_KICK_S\n",
        wrong="< 0\n",
    ),
    Fault(
        name="any number of guests by code count singly",
        file="guests/shared_voices.py",
        right="has_own_voice = level >= 1",
        wrong="has_own_voice = True",
    ),
    Fault(
        name="the crowd by code never refills",
        file="guests/shared_voices.py",
        right="bucket.level + elapsed_s(bucket.at, now.at) / CODE_VOICES_REFILL_S",
        wrong="bucket.level",
    ),
    Fault(
        name="a router is taken for the device of one person",
        file="guests/shared_voices.py",
        right="if len(others) >= MIN_OTHER_DEVICES:",
        wrong="if others:",
    ),
    Fault(
        name="a device keeps the voices that it had while it was alone",
        file="guests/shared_voices.py",
        right="    if is_single:\n",
        wrong="    if is_single and changed is None:\n",
    ),
    Fault(
        name="guests who never acted make codes the way to join",
        file="guests/shared_voices.py",
        right="guest.joined_by_code and guest.has_acted for",
        wrong="guest.came_by_code for",
    ),
    Fault(
        name="an address makes identities without end",
        file="guests/identity_limits.py",
        right="bucket = TokenBucket(level=level - 1, at=now.at)",
        wrong="bucket = TokenBucket(level=level, at=now.at)",
    ),
    Fault(
        name="identities with an open page are forgotten",
        file="guests/identity_limits.py",
        right="and name not in present",
        wrong="and name not in ()",
    ),
    Fault(
        name="guests who have taken part are forgotten",
        file="model/guest.py",
        right="return self.has_acted or is_marked or",
        wrong="return is_marked or",
    ),
    Fault(
        name="the host is counted as a guest",
        file="guests/identity_limits.py",
        right="== state.openings and guest.voice != HOST",
        wrong="== state.openings",
    ),
    Fault(
        name="a loss in the round under way moves songs",
        file="queue/turns.py",
        right="lost.turn <= started_turn or",
        wrong="lost.turn < started_turn or",
    ),
    Fault(
        name="a pinned start raises the round",
        file="queue/turns.py",
        right="if entry.pin is None:",
        wrong="if entry.turn:",
    ),
    Fault(
        name="newcomers jump into the round under way",
        file="queue/turns.py",
        right="1 + max(state.started_turn, ",
        wrong="1 + max(state.started_turn - 1, ",
    ),
    Fault(
        name="votes move songs across turns",
        file="model/waiting_entries.py",
        right="entry.turn or 0,\n                    -entry.score,",
        wrong="-entry.score,\n                    entry.turn or 0,",
    ),
    Fault(
        name="a moved song stays where its neighbour was",
        file="model/waiting_entries.py",
        right="for other in self._followers_of(name)]",
        wrong="for other in self._followers_of(name) if other is None]",
    ),
    Fault(
        name="a ring of moved songs is let through",
        file="requests/queue_management.py",
        right="if neighbour.id == entry:",
        wrong="if neighbour.id is None:",
    ),
    Fault(
        name="a pause moves the position when it is repeated",
        file="playback/control_steps.py",
        right="if playback.is_held == is_held:",
        wrong="if playback.is_held is None:",
    ),
    Fault(
        name="a kicked song repeats",
        file="playback/current_song.py",
        right="if is_repeated and reason is EndReason.FINISHED:",
        wrong="if is_repeated:",
    ),
    Fault(
        name="requests refill at once",
        file="guests/limits.py",
        right="refilled = elapsed_s(bucket.at, at) / self.refill_s",
        wrong="refilled = elapsed_s(bucket.at, at)",
    ),
)


def outcome(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the tests of the domain on the package in that folder."""
    return subprocess.run(  # noqa: S603 - our own interpreter
        [
            *(sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"),
            *("-p", "no:randomly", "--no-header", "tests/server/domain"),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_each_fault_has_one_place_in_the_code_of_today(fault: Fault) -> None:
    source = (PACKAGE / "domain" / fault.file).read_text(encoding="utf-8")
    assert source.count(fault.right) == 1, "the code has changed; plant the fault anew"


@pytest.mark.long
@pytest.mark.timeout(600)
def test_without_a_fault_the_tests_pass(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / PACKAGE.name, ignore=shutil.ignore_patterns("static"))
    run = outcome(tmp_path)
    assert run.returncode == 0, run.stdout


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_the_fault_is_caught(fault: Fault, tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / PACKAGE.name, ignore=shutil.ignore_patterns("static"))
    file = tmp_path / PACKAGE.name / "domain" / fault.file
    source = file.read_text(encoding="utf-8")
    file.write_text(source.replace(fault.right, fault.wrong), encoding="utf-8")
    run = outcome(tmp_path)
    assert run.returncode == TESTS_FAILED, run.stdout
