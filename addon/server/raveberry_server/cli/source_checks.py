"""Checks of the music sources: what each declares, and their health in the running server."""

from collections.abc import Iterator

from raveberry_server.adapters.check_result import Finding, Verdict
from raveberry_server.adapters.sources.registry import SPECS, is_chosen
from raveberry_server.adapters.terminal_texts import Sentence
from raveberry_server.domain.model.errors import RaveberryError
from raveberry_server.options import Options

from .server_client import ServerClient


def source_findings(options: Options) -> Iterator[Finding]:
    """Run the checks that the selected sources declare."""
    for spec in SPECS.values():
        if spec.examine is not None and is_chosen(spec, options.sources or None):
            yield from spec.examine(options.of_sources, options.data)


def health_findings(options: Options) -> Iterator[Finding]:
    """Report the health of the sources as the running server knows it; nothing without one."""
    try:
        said = ServerClient(path=options.command_socket).command("sources", {})
    except RaveberryError:
        return
    sources = said.get("sources") if isinstance(said, dict) else None
    for source in sources if isinstance(sources, list) else ():
        name, reason, version = source["name"], source["reason"], source["version"]
        if source.get("set_up") is False:
            described, remedy = Sentence("source_not_set_up", source=name), None
        elif reason:
            values = {**reason["params"], "source": name, "reason": reason["code"]}
            described = Sentence("source_fails", **values)
            remedy = Sentence("see_source_settings")
        elif version:
            described = Sentence("source_works_with", source=name, version=version)
            remedy = None
        else:
            described, remedy = Sentence("source_works", source=name), None
        verdict = Verdict.WARN if remedy else Verdict.OK
        yield Finding(part="sources", verdict=verdict, description=described, remedy=remedy)
