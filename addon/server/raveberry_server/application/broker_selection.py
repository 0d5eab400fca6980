"""Choice between the available MQTT brokers."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from raveberry_server.application.problems.problems import Param, ProblemCode, Problems


class BrokerOrigin(StrEnum):
    """Origin of a broker's address."""

    OPTION = "option"
    SUPERVISOR = "supervisor"
    EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokerAddress:
    """Address and credentials of a broker; `ca` is a file of trusted certificates."""

    host: str
    port: int
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    uses_tls: bool = False
    ca: Path | None = None
    origin: BrokerOrigin = BrokerOrigin.OPTION


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedNotice:
    """Notice for the host while the embedded broker is the preferred one."""

    code: ProblemCode
    params: Mapping[str, Param] = field(default_factory=dict)


_FAULTS: Final = (ProblemCode.BROKER_AWAY, ProblemCode.BROKER_REFUSED)
_MOSQUITTO_LOGINS: Final = "mosquitto_logins"
"""Code of the text in place of an option."""

_NOTICES: Final = (
    ProblemCode.BROKER_EMBEDDED,
    ProblemCode.BROKER_PRIVATE,
    ProblemCode.BROKER_OPEN,
)


class BrokerSelection:
    """The preferred MQTT broker, its fallback, and the one in use.

    A broker from the options is the only candidate. Otherwise the broker of Home Assistant is
    preferred, and the embedded one serves until it is known and whenever it cannot be used.
    """

    def __init__(
        self,
        *,
        broker: BrokerAddress,
        problems: Problems,
        credentials: str = "",
        notice: EmbeddedNotice | None = None,
    ) -> None:
        """Initialize with the broker of the options or the embedded broker.

        Args:
            broker: broker to start with.
            problems: receives broker failures.
            credentials: the options that hold name and password, as shown to the host.
            notice: reported while the embedded broker is preferred.
        """
        self._first = broker
        self._named: BrokerAddress | None = None
        self._problems = problems
        self._credentials = credentials
        self._notice = notice
        self._used: BrokerAddress | None = None
        self._changed = asyncio.Event()
        self._attention = asyncio.Event()

    @property
    def preferred(self) -> BrokerAddress:
        """Broker to try first."""
        return self._named or self._first

    @property
    def fallback(self) -> BrokerAddress | None:
        """Embedded broker, where another one is preferred."""
        return self._first if self._named is not None else None

    @property
    def is_settled(self) -> bool:
        """True if the broker of Home Assistant, or of the options, is in use."""
        is_final = self.preferred.origin is not BrokerOrigin.EMBEDDED
        return is_final and self._used == self.preferred

    def offer(self, broker: BrokerAddress | None) -> None:
        """Prefer the broker that Home Assistant announces; None withdraws it."""
        if self._first.origin is BrokerOrigin.OPTION or broker == self._named:
            return
        self._named = broker
        self._problems.clear(*_FAULTS)
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    async def until_changed(self) -> None:
        """Wait until another broker is preferred."""
        await self._changed.wait()

    async def until_attention(self) -> None:
        """Wait until the preferred broker fails: Home Assistant may know a better address."""
        self._attention.clear()
        await self._attention.wait()

    def note_use(self, broker: BrokerAddress) -> None:
        """Record the broker in use."""
        self._used = broker
        if broker != self.preferred:
            return
        self._problems.clear(*_FAULTS)
        if broker.origin is BrokerOrigin.EMBEDDED and self._notice is not None:
            self._problems.report(self._notice.code, **self._notice.params)
        else:
            self._problems.clear(*_NOTICES)

    def note_loss(self) -> None:
        """Record that no broker is in use."""
        self._used = None
        self._attention.set()

    def note_failure(self, broker: BrokerAddress, reason: str, *, is_refused: bool) -> None:
        """Record a failed connection; report it if the broker is the preferred one."""
        self._attention.set()
        if broker != self.preferred:
            return
        where: dict[str, Param] = {"host": broker.host, "port": broker.port, "detail": reason}
        if is_refused:
            self._problems.clear(ProblemCode.BROKER_AWAY)
            self._problems.report(ProblemCode.BROKER_REFUSED, option=self._remedy(broker), **where)
        else:
            self._problems.clear(ProblemCode.BROKER_REFUSED)
            self._problems.report(ProblemCode.BROKER_AWAY, **where)

    def _remedy(self, broker: BrokerAddress) -> str:
        if broker.origin is BrokerOrigin.SUPERVISOR:
            return _MOSQUITTO_LOGINS
        return self._credentials
