"""Translations are complete, current, and used by the refusals and notices of the server."""

import ast
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from message_format import parsed, placeholders
from raveberry_contract.messages import Entry, PlaceReason
from raveberry_server.adapters.option_path_checks import CookiesFaultCode
from raveberry_server.adapters.sources.health import OnlineFault
from raveberry_server.adapters.sources.json_api import SERVICE_FAILED
from raveberry_server.adapters.sources.registry import SPECS
from raveberry_server.application.errors import Cause, FetchError, PlayerFault, ServiceFault
from raveberry_server.application.problems.missing_sound_output import SoundFault
from raveberry_server.application.problems.problems import ProblemCode, Severity
from raveberry_server.domain.model.errors import Reason, Refusal
from raveberry_server.domain.notices import NoticeCode
from raveberry_server.jobs.library.tag_parser import FileProblem
from raveberry_server.option_rows import SECRET_VALUE, OptionReasonCode, ValueUsed
from raveberry_visualizer.sinks.config.entry_fields import LightReason

from tests.architecture.tree import ROOT

SERVER = ROOT / "addon/server/raveberry_server"
ENGLISH = json.loads((ROOT / "texts/en.json").read_text())
TEXTS = ENGLISH["refusals"] | ENGLISH["notices"]
CODES = {"Refusal": Refusal, "NoticeCode": NoticeCode}
"""The enumerations of codes by their names in the source."""

MADE = {"RefusedError", "Notice"}
"""Classes with a code and the values of its text as arguments."""

FAILURES = {"SourceError", "FetchError"}
"""Classes with the code of a refusal as an argument."""

LIMITS = {"limit", "remaining", "retry_after_s"}
"""Arguments of every refusal, which a text may leave out."""

COMPILED = (
    "addon/translations/de.yaml",
    "addon/server/raveberry_server/translations/english.py",
    "custom_components/raveberry/compiled_texts.py",
    "custom_components/raveberry/translations/de.json",
    "frontend/src/shared/texts/compiled/de/refusals.ts",
)


def translations(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, root / "scripts/translations", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A tree with the files that scripts/translations reads and writes."""
    folders = (
        "texts",
        "custom_components/raveberry/translations",
        "frontend/src/shared/texts/compiled",
        "addon/server/raveberry_server/translations",
        "addon/translations",
        "addon/visualizer/raveberry_visualizer/sinks/config",
    )
    for folder in folders:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "scripts").mkdir()
    scripts = ("scripts/translations", "scripts/message_format.py", "scripts/text_catalogue.py")
    for name in (*scripts, COMPILED[2]):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def change(root: Path, language: str, code: str, text: object, section: str = "refusals") -> None:
    path = root / f"texts/{language}.json"
    texts = json.loads(path.read_text())
    table = texts
    for name in section.split("."):
        table = table[name]
    if text is None:
        del table[code]
    else:
        table[code] = text
    path.write_text(json.dumps(texts))


def test_each_lasting_problem_and_each_fault_has_the_title_of_a_repair() -> None:
    """Problems that are only worth a notice are no repairs."""
    titles = ENGLISH["integration"]["issue_titles"]
    lasting = {code.value for code in ProblemCode if code.severity is not Severity.INFO}
    assert titles["problems"].keys() == lasting
    assert titles["faults"].keys() == ENGLISH["faults"].keys()


def test_everything_compiled_is_current() -> None:
    checked = translations(ROOT, "--check")
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


@pytest.mark.parametrize("name", COMPILED)
def test_an_outdated_file_is_found_and_written(copy: Path, name: str) -> None:
    current = (copy / name).read_text()
    (copy / name).write_text(f"{current} ")
    found = translations(copy, "--check")
    assert found.returncode == 1
    assert f"{name} is not current; run scripts/translations" in found.stderr
    assert translations(copy).returncode == 0
    assert (copy / name).read_text() == current


@pytest.mark.parametrize(
    ("code", "text", "problem"),
    [
        ("banned", None, "de.json lacks banned"),
        ("made_up", "Nein.", "de.json: made_up is not in English"),
        ("muted", "Später.", "muted must have the placeholders {retry_after_s, duration}"),
        ("banned", "Nein, {name}.", "banned must have the placeholders of English"),
        ("setting_not_whole", "{name}: {low} bis {high}", "{high, number}"),
        ("banned", "Nein, {name", "de.json: banned: a closing brace is missing"),
    ],
)
def test_a_text_that_is_missing_or_lacks_a_placeholder_is_reported(
    copy: Path, code: str, text: str | None, problem: str
) -> None:
    change(copy, "de", code, text)
    found = translations(copy)
    assert found.returncode == 1
    assert problem in found.stderr


def test_a_notice_is_checked_like_a_refusal(copy: Path) -> None:
    change(copy, "de", "played_ago", "Lief vorhin", "notices")
    found = translations(copy)
    assert found.returncode == 1
    assert "played_ago must have the placeholders {passed_s, duration}" in found.stderr


def test_texts_of_the_integration_have_the_same_placeholders_in_all_languages(copy: Path) -> None:
    """Home Assistant shows English instead of a translation that lacks a placeholder."""
    for language in ("en", "de"):
        change(copy, language, "file_gone", "It is gone", "notices")
    change(copy, "en", "file_gone", "It is gone: {detail}", "notices")
    assert translations(copy).returncode == 0
    for language in ("en", "de"):
        made = json.loads(
            (copy / f"custom_components/raveberry/translations/{language}.json").read_text()
        )
        assert made["exceptions"]["notice_file_gone"]["message"].startswith("It is gone")
        assert "{detail}" not in str(made)


def test_other_languages_may_leave_out_details_in_english(copy: Path) -> None:
    change(copy, "de", "not_saved", "Nicht gespeichert: {detail}")
    assert translations(copy).returncode == 0


def test_a_language_is_added_with_one_file(copy: Path) -> None:
    texts = {"language": {"name": "Nederlands"}, "refusals": {"banned": "Nee."}}
    (copy / "texts/nl.json").write_text(json.dumps(texts))
    assert translations(copy).returncode == 0
    made = copy / "frontend/src/shared/texts/compiled"
    english = (made / "en/refusals.ts").read_text()
    # What it lacks is English.
    assert (made / "nl/refusals.ts").read_text() == english.replace(
        f'banned: "{ENGLISH["refusals"]["banned"]}"', 'banned: "Nee."'
    ).replace('"en"', '"nl"').replace("en.json", "nl.json")
    assert not (made / "nl/notices.ts").exists()
    assert 'import("./nl/refusals.js")' in (made / "loaders.ts").read_text()
    assert 'language: "nl"' in (made / "nl/page.ts").read_text()


def test_the_texts_of_the_integration_are_in_the_file_of_the_language(copy: Path) -> None:
    change(copy, "de", "abort", {**ENGLISH["integration"]["config"]["abort"]}, "integration.config")
    texts = {"integration": {"entity": {"button": {"undo": {"name": "Ongedaan maken"}}}}}
    (copy / "texts/nl.json").write_text(json.dumps(texts))
    assert translations(copy).returncode == 0
    folder = copy / "custom_components/raveberry/translations"
    german, dutch = (json.loads((folder / f"{code}.json").read_text()) for code in ("de", "nl"))
    assert german["config"]["abort"] == ENGLISH["integration"]["config"]["abort"]
    assert dutch["entity"]["button"]["undo"] == {"name": "Ongedaan maken"}
    assert dutch["config"] == ENGLISH["integration"]["config"], "what it lacks is English"


def test_an_entity_that_has_no_text_any_more_leaves_home_assistants_translation(
    copy: Path,
) -> None:
    path = copy / "custom_components/raveberry/translations/de.json"
    made = path.read_text()
    content = json.loads(made)
    content["entity"]["button"]["undo"]["state"] = {"gone": "Weg"}
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")
    assert translations(copy, "--check").returncode == 1
    assert translations(copy).returncode == 0
    assert path.read_text() == made


def test_the_missing_texts_of_a_language_are_listed(copy: Path) -> None:
    texts = {"refusals": {**ENGLISH["refusals"]}, "page": {"close": "Sluiten"}}
    del texts["refusals"]["banned"]
    (copy / "texts/nl.json").write_text(json.dumps(texts))
    done = translations(copy, "--missing")
    lines = done.stdout.splitlines()
    listed = lines[lines.index(next(line for line in lines if line.startswith("nl.json"))) :]
    assert "  refusals.banned" in listed
    assert "  page.loading" in listed
    assert "  refusals.muted" not in listed
    assert "  page.close" not in listed


def test_a_table_of_the_pages_is_checked_in_every_language(copy: Path) -> None:
    change(copy, "de", "toast", {"back": "weg"}, "page")
    found = translations(copy)
    assert "de.json: toast.back must have the placeholders {title, }" in found.stderr
    assert "de.json lacks toast.unreachable" in found.stderr


# --- server --------------------------------------------------------------------------------------


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield every construction of a refusal or notice in the server, with its place."""
    for path in sorted(SERVER.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MADE:
                yield f"{path.relative_to(SERVER)}:{node.lineno}", node


def codes_of(node: ast.AST) -> set[Refusal | NoticeCode]:
    return {
        CODES[name.value.id][name.attr]
        for name in ast.walk(node)
        if isinstance(name, ast.Attribute)
        and isinstance(name.value, ast.Name)
        and name.value.id in CODES
    }


def names_in(code: str) -> set[str]:
    return {name for name, _kind in placeholders(parsed(TEXTS[code]))}


def test_every_refusal_and_every_notice_has_a_text() -> None:
    assert {str(code) for code in Refusal} == ENGLISH["refusals"].keys()
    assert {str(code) for code in NoticeCode} == ENGLISH["notices"].keys()


def test_every_place_has_a_text_with_values_of_its_entry() -> None:
    assert {str(code) for code in PlaceReason} == ENGLISH["places"].keys()
    values = {name for text in ENGLISH["places"].values() for name, _ in placeholders(parsed(text))}
    assert values <= {field.name for field in fields(Entry)}


def test_a_notice_and_a_refusal_have_different_codes() -> None:
    assert ENGLISH["refusals"].keys() & ENGLISH["notices"].keys() == set()


def test_every_problem_has_a_text() -> None:
    reasons = (CookiesFaultCode, SoundFault, OptionReasonCode, ValueUsed, LightReason)
    codes = {str(code) for kind in (ProblemCode, *reasons) for code in kind}
    others = {"one_device", "mosquitto_logins", "mqtt_credentials", "reason_unknown", SECRET_VALUE}
    assert codes | others == ENGLISH["problems"].keys()


def test_every_text_of_the_command_line_is_used_and_has_no_second_one() -> None:
    compiled = {"english", *(path.stem for path in (ROOT / "texts").glob("*.json"))}
    paths = (path for path in SERVER.rglob("*.py") if path.stem not in compiled)
    sources = "".join(path.read_text() for path in paths)
    codes = ENGLISH["command_line"].keys()
    composed = {code for code in codes if code.startswith(("part_", "verdict_", "help_"))}
    assert [code for code in codes - composed if f'"{code}"' not in sources] == []
    others = (ENGLISH[name].keys() for name in ("refusals", "notices", "problems", "faults"))
    assert all(codes.isdisjoint(other) for other in others)


def test_every_fault_has_a_text() -> None:
    assert {f"player_{fault}" for fault in PlayerFault} == ENGLISH["faults"].keys()


def test_every_fault_of_sources_and_files_has_a_text() -> None:
    codes = {str(code) for kind in (FileProblem, OnlineFault, ServiceFault) for code in kind}
    others = {SERVICE_FAILED, "set_option", "check_option"}
    assert codes | {cause.code for cause in Cause} | others == ENGLISH["health"].keys()
    assert not ENGLISH["health"].keys() & (ENGLISH["notices"].keys() | ENGLISH["refusals"].keys())


def test_the_name_of_an_option_is_no_code_of_a_text_that_names_it() -> None:
    options = ENGLISH["app"]["configuration"].keys()
    assert not options & {code for section in ("health", "problems") for code in ENGLISH[section]}


def test_every_source_has_a_name_that_is_no_other_code() -> None:
    assert SPECS.keys() == ENGLISH["sources"].keys()
    others = (ENGLISH[section].keys() for section in ("notices", "refusals", "health"))
    assert not ENGLISH["sources"].keys() & set().union(*others)


def test_failures_of_sources_need_no_values() -> None:
    """A failure passes its code on, and its details to the log only."""
    failures = {
        code
        for path in SERVER.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in FAILURES
        for code in codes_of(node)
    }
    assert len(failures) > 10
    for code in failures | {FetchError(cause).refusal for cause in Cause}:
        assert code.reason is Reason.SOURCE_FAILED
        assert names_in(code) == set()


def test_every_refusal_and_every_notice_is_used() -> None:
    used = set[Refusal | NoticeCode]()
    for path in SERVER.rglob("*.py"):
        used |= codes_of(ast.parse(path.read_text()))
    assert {*Refusal, *NoticeCode} - used == set()


def test_every_refusal_and_notice_is_made_with_the_values_of_its_text() -> None:
    checked = 0
    for place, call in calls():
        given = {keyword.arg for keyword in call.keywords}
        for code in codes_of(call.args[0]):
            wanted = names_in(code)
            assert wanted <= given, f"{place}: {code} lacks {wanted - given}"
            assert given - LIMITS <= wanted, f"{place}: {code} has no {given - LIMITS - wanted}"
            checked += 1
    assert checked > 120


def test_texts_of_passed_codes_need_limits_only() -> None:
    """A function that gets a code as an argument can only add the limits."""
    dynamic = [place for place, call in calls() if not codes_of(call.args[0])]
    assert {place.partition(":")[0] for place in dynamic} == {
        "adapters/nats/refusals.py",
        "adapters/persistence/rows.py",
        "adapters/processes/bluetooth_speakers.py",
        "adapters/processes/child_process.py",
        "adapters/sources/health.py",
        "adapters/sources/json_api.py",
        "adapters/sources/local/scan_report.py",
        "adapters/sources/subsonic/source.py",
        "application/errors.py",
        "application/replication/values.py",
        "commands/idempotency.py",
        "domain/guests/limits.py",
        "domain/model/errors.py",
        "domain/setting_changes.py",
        "application/catalog/role_url_policy.py",
    }
    limits = ast.parse((SERVER / "domain/guests/limits.py").read_text())
    for code in codes_of(limits):
        assert names_in(code) <= LIMITS
