"""Topics are spelled in their table only, and mypy checks each message against its row.

Tests may spell them, to check the table from outside.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from raveberry_contract import topics
from raveberry_contract.topics import TOPICS, Peer, received_by

from tests.architecture.tree import ROOT, project_files

PEERS = ("addon", "bench", "custom_components", "scripts")
TABLE = "contract/topics.py"

PLANTED = """
from raveberry_contract import Topics, messages, topics
from raveberry_contract.topics import Address, Encoded

NODE = Topics("party")
WATCH = messages.LightsWatch(for_s=3.0)


def publish[Message](address: Address[Message], message: Encoded[Message]) -> None: ...


publish(NODE.address(topics.LIGHTS_WATCH), topics.LIGHTS_WATCH.encode(WATCH))
publish(NODE.address(topics.ARTWORK), topics.ARTWORK.encode(b""))
watch: messages.LightsWatch = topics.LIGHTS_WATCH.decode(b"{}")
settings: messages.Settings = topics.SETTINGS.decode(b"{}")

topics.LIGHTS_INFO.encode(WATCH)  # wrong
topics.ARTWORK.encode("cover")  # wrong
player: messages.Player = topics.LIGHTS_WATCH.decode(b"{}")  # wrong
event: messages.Player = topics.EVENT.decode(b"{}")  # wrong
publish(NODE.address(topics.LIGHTS_INFO), topics.LIGHTS_WATCH.encode(WATCH))  # wrong
"""


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and text of each string in a module, parts of f-strings included."""
    for node in ast.walk(ast.parse((ROOT / path).read_text())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def test_no_topic_is_spelled_outside_the_table() -> None:
    paths = {path for path in TOPICS if "/" in path}
    modules = [
        path
        for path in project_files()
        if path.suffix == ".py" and path.parts[0] in PEERS and not str(path).endswith(TABLE)
    ]
    assert len(modules) > 400
    assert [
        f"{path}:{line}: {text}"
        for path in modules
        for line, text in literals(path)
        if re.fullmatch(r"raveberry/\S*", text) or text in paths
    ] == []


def test_the_integration_uses_the_topics_that_its_rows_declare() -> None:
    sources = (ROOT / "custom_components/raveberry").glob("*.py")
    used = {name for file in sources for name in re.findall(r"topics\.([A-Z_]+)", file.read_text())}
    declared = {name for name, row in vars(topics).items() if row in received_by(Peer.INTEGRATION)}
    # The client itself uses these two: before an entry exists, and for answers.
    assert used == declared - {"INFO", "REPLY"}


def test_another_message_than_that_of_the_topic_is_a_type_error(tmp_path: Path) -> None:
    planted = tmp_path / "planted_topics.py"
    planted.write_text(PLANTED)
    checked = subprocess.run(  # noqa: S603 - our own tool
        [sys.executable, "-m", "mypy", "--config-file=pyproject.toml", str(planted)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    found = {int(line) for line in re.findall(r"planted_topics\.py:(\d+): error", checked.stdout)}
    lines = enumerate(PLANTED.splitlines(), start=1)
    assert found == {number for number, line in lines if "# wrong" in line}, checked.stdout
