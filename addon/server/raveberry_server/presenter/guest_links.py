"""Where the party is reached from outside."""

from collections.abc import Callable
from dataclasses import dataclass, field

from raveberry_server.domain.model.state import PartyState


@dataclass(slots=True, kw_only=True)
class ServerAddresses:
    """What is known of the server's address; in an app, Home Assistant may name it later.

    Attributes:
        guest_url: the address that the options or Home Assistant give, if they do.
        lan_address: this machine's own address in the network.
        guest_port: the port of the guests' pages.
        host_url: where the host's page is reached, if not through Home Assistant.
        version: grows whenever the address is another one.
    """

    guest_url: str | None
    lan_address: str
    guest_port: int
    host_url: str | None = None
    version: int = 0
    _listeners: list[Callable[[], None]] = field(default_factory=list, repr=False)

    def move(self, guest_url: str) -> None:
        """Guests reach their page at another address from now on."""
        if guest_url == self.guest_url:
            return
        self.guest_url = guest_url
        self.version += 1
        for listener in tuple(self._listeners):
            listener()

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call the listener after every move, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicLinks:
    """The addresses that are told to people.

    Attributes:
        guest_url: the guests' page.
        join_url: what the QR code says; it holds the code, which shows who has been there.
        code_url: what lets in by the code, whether it is needed or not.
        host_url: the host's page, if not through Home Assistant.
        stream_url: where the music can be heard, if the host lets it.
    """

    guest_url: str
    join_url: str
    code_url: str
    host_url: str | None
    stream_url: str | None


def public_links(state: PartyState, known: ServerAddresses) -> PublicLinks:
    """The addresses now: the host's setting goes before the options, and they before a guess."""
    settings, code = state.settings, state.join_code
    lan = f"[{known.lan_address}]" if ":" in known.lan_address else known.lan_address
    chosen = settings.guest_url or known.guest_url or f"http://{lan}:{known.guest_port}"
    guest_url = chosen.rstrip("/") + "/"
    code_url = f"{guest_url}p/{code.text}" if code else guest_url
    return PublicLinks(
        guest_url=guest_url,
        join_url=code_url,
        code_url=code_url,
        host_url=known.host_url,
        stream_url=f"{guest_url}stream.mp3" if settings.listen_along else None,
    )
