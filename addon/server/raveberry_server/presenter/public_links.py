"""Public links of the party."""

from collections.abc import Callable
from dataclasses import dataclass, field

from raveberry_server.domain.model.state import PartyState


@dataclass(slots=True, kw_only=True)
class ServerAddresses:
    """The addresses of the server; in an app, Home Assistant may provide one later.

    Attributes:
        guest_url: the URL from the options or Home Assistant, if any.
        lan_address: the address of this machine in the network.
        guest_port: the port of the guest page.
        host_url: the URL of the host page, unless it is opened through Home Assistant.
        screen_key: returns the key in the link for screens by its number, empty for none.
        kiosk_key: the same for the link that makes a page a kiosk.
        version: rises with every change.
    """

    guest_url: str | None
    lan_address: str
    guest_port: int
    host_url: str | None = None
    screen_key: Callable[[int], str] = field(default=lambda _number: "", repr=False)
    kiosk_key: Callable[[int], str] = field(default=lambda _number: "", repr=False)
    version: int = 0
    _listeners: list[Callable[[], None]] = field(default_factory=list, repr=False)

    def move(self, guest_url: str) -> None:
        """Change the URL of the guest page."""
        if guest_url == self.guest_url:
            return
        self.guest_url = guest_url
        self.version += 1
        for listener in tuple(self._listeners):
            listener()

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call the listener after every change, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicLinks:
    """The links that are shown to people.

    Attributes:
        guest_url: the guest page.
        join_url: the link of the QR code, which contains the join code.
        code_url: the link that joins by code, even if none is needed.
        host_url: the host page, unless it is opened through Home Assistant.
        stream_url: the stream of the music, if the host allows it.
        screen_url: the page for a screen in the room, which shows the join code.
        kiosk_url: the page for guests without a phone, if the host allows it.
    """

    guest_url: str
    join_url: str
    code_url: str
    host_url: str | None
    stream_url: str | None
    screen_url: str
    kiosk_url: str | None


def public_links(state: PartyState, known: ServerAddresses) -> PublicLinks:
    """Return the current links, by the setting, else the options, else the LAN address."""
    settings, code = state.settings, state.join_code
    lan = f"[{known.lan_address}]" if ":" in known.lan_address else known.lan_address
    chosen = settings.guest_url or known.guest_url or f"http://{lan}:{known.guest_port}"
    guest_url = chosen.rstrip("/") + "/"
    code_url = f"{guest_url}p/{code.text}" if code else guest_url
    screen_key = known.screen_key(state.screen_links_made)
    kiosk_key = known.kiosk_key(state.screen_links_made) if settings.kiosk else ""
    return PublicLinks(
        guest_url=guest_url,
        join_url=code_url,
        code_url=code_url,
        host_url=known.host_url,
        stream_url=f"{guest_url}stream.mp3" if settings.listen_along else None,
        screen_url=f"{guest_url}tv?key={screen_key}" if screen_key else f"{guest_url}tv",
        kiosk_url=f"{guest_url}kiosk?key={kiosk_key}" if kiosk_key else None,
    )
