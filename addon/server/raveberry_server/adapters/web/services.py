"""What the handlers of every door work with."""

from dataclasses import dataclass

from raveberry_server.application.catalog import Catalog
from raveberry_server.application.chronicle import Chronicle
from raveberry_server.application.commands import Commands
from raveberry_server.application.party import Party
from raveberry_server.application.receipts import Receipts

from .live import Live


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The party and what surrounds it."""

    party: Party
    commands: Commands
    catalog: Catalog
    chronicle: Chronicle
    receipts: Receipts
    live: Live
