"""NKEYs of the servers, gateways and search workers, and what each of them may do at NATS.

The NATS server has public keys only. A process proves that it has the secret one.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from raveberry_server.application.replication.subjects import (
    INBOX,
    SEARCHERS,
    SERVERS,
    SUBJECTS,
    Replicating,
)
from raveberry_server.domain.model.errors import RaveberryError

from .jetstream.storage_names import StorageNames

AUTHORIZATION_FILE: Final = "authorization.conf"
SEED_SUFFIX: Final = ".seed"
_SEED_BYTES: Final = 32
_ANSWER_WITHIN: Final = "2m"
_PARTS_OF_SEARCH: Final = 64
"""Messages with which a search worker may answer one search: parts, and a sign every second."""


class NatsKeyError(RaveberryError):
    """A key cannot be read or written; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NatsKey:
    """The key of one process.

    Attributes:
        seed: the secret part.
        public: the public part, by which the NATS server knows the process.
    """

    seed: str
    public: str

    @property
    def inbox(self) -> str:
        """First part of the subjects of its answers, which no other gateway may read."""
        return f"{INBOX}_{self.public}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Permissions:
    """The subjects that a process may use; those with a space end with their queue group.

    Attributes:
        answers: the number of answers to each request.
    """

    publish: Sequence[str]
    subscribe: Sequence[str]
    answers: int = 0


def server_permissions(node: str) -> Permissions:
    """Return what the server of a party needs: to publish the feed, and to answer requests."""
    return Permissions(publish=_feeds(node), subscribe=_requests_of_group(node, SERVERS), answers=1)


def replicated_permissions(node: str, key: NatsKey) -> Permissions:
    """Return what each server of a replicated party needs, as each of them may lead it."""
    leading, storage = server_permissions(node), StorageNames(node)
    return Permissions(
        publish=[*leading.publish, *storage.written, *storage.requests],
        subscribe=[*leading.subscribe, f"{key.inbox}.>"],
        answers=leading.answers,
    )


def gateway_permissions(node: str, key: NatsKey) -> Permissions:
    """Return what a gateway needs: to read the feed, and to send requests."""
    return Permissions(
        publish=_requests_by(node, Replicating.GATEWAY),
        subscribe=[*_feeds(node), f"{key.inbox}.>"],
    )


def searcher_permissions(node: str, key: NatsKey) -> Permissions:
    """Return what a search worker needs: as a gateway, and to answer searches."""
    return Permissions(
        publish=_requests_by(node, Replicating.SEARCHER),
        subscribe=[*_feeds(node), f"{key.inbox}.>", *_requests_of_group(node, SEARCHERS)],
        answers=_PARTS_OF_SEARCH,
    )


def _feeds(node: str) -> Sequence[str]:
    return [subject.of(node) for subject in SUBJECTS if subject.is_feed]


def _requests_by(node: str, sender: Replicating) -> Sequence[str]:
    return [one.of(node) for one in SUBJECTS if not one.is_feed and sender in one.senders]


def _requests_of_group(node: str, group: str) -> Sequence[str]:
    return [f"{one.of(node)} {group}" for one in SUBJECTS if not one.is_feed and one.group == group]


def read_key(path: Path) -> NatsKey:
    """Return the key in a file.

    Raises:
        NatsKeyError: there is none.
    """
    try:
        return key_of(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as err:
        raise NatsKeyError(f"{path} cannot be used as an NKEY: {err}") from err


def key_of(seed: str) -> NatsKey:
    """Return the key of a seed.

    Raises:
        ValueError: it is no seed of a user.
    """
    import nkeys  # noqa: PLC0415 - only processes with keys need it

    try:
        public = nkeys.from_seed(bytearray(seed.encode())).public_key.decode()
    except nkeys.NkeysError as err:
        raise ValueError("it is no seed") from err
    if not public.startswith("U"):
        raise ValueError("it is the seed of no user, which begins with SU")
    return NatsKey(seed=seed, public=public)


def drawn_key() -> NatsKey:
    """Return a new key."""
    import nkeys  # noqa: PLC0415 - as above

    seed = nkeys.encode_seed(os.urandom(_SEED_BYTES), nkeys.PREFIX_BYTE_USER)
    return key_of(seed.decode())


def write_keys(
    folder: Path, node: str, *, gateways: int, searchers: int = 0, standbys: int = 0
) -> Sequence[Path]:
    """Write a key for the server and each other process, and the section of NATS' file.

    Keys that are there already stay; the section names all of them. With a key for a standby, the
    server may use JetStream, too.

    Returns:
        The files, the section last.

    Raises:
        NatsKeyError: one cannot be written, or one that is there cannot be read.
    """
    counts = {
        Replicating.STANDBY: standbys,
        Replicating.GATEWAY: gateways,
        Replicating.SEARCHER: searchers,
    }
    names = [
        Replicating.PARTY.value,
        *(f"{kind}-{number}" for kind in counts for number in range(1, counts[kind] + 1)),
    ]
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        paths = [folder / f"{name}{SEED_SUFFIX}" for name in names]
        for path in paths:
            if not path.exists():
                _write_private(path, f"{drawn_key().seed}\n")
        conf = folder / AUTHORIZATION_FILE
        keys = {path.stem: read_key(path) for path in sorted(folder.glob(f"*{SEED_SUFFIX}"))}
        conf.write_text(authorization(node, keys))
    except OSError as err:
        raise NatsKeyError(f"{folder}: {err}") from err
    return [*paths, conf]


def _write_private(path: Path, text: str) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:  # noqa: PTH123 - a descriptor
        file.write(text)


def authorization(node: str, keys: dict[str, NatsKey]) -> str:
    """Return the section `authorization` of a NATS server for the keys by their names."""
    is_replicated = any(_kind(name) == Replicating.STANDBY for name in keys)
    users = "".join(
        _user(name, key, _permissions(_kind(name), node, key, is_replicated=is_replicated))
        for name, key in keys.items()
    )
    return f"authorization {{\n  users: [\n{users}  ]\n}}\n"


def _kind(name: str) -> str:
    """Return the kind of a process, with which the name of its key begins."""
    return name.partition("-")[0]


def _permissions(kind: str, node: str, key: NatsKey, *, is_replicated: bool) -> Permissions:
    match kind:
        case Replicating.STANDBY:
            return replicated_permissions(node, key)
        case Replicating.PARTY if is_replicated:
            return replicated_permissions(node, key)
        case Replicating.PARTY:
            return server_permissions(node)
        case Replicating.SEARCHER:
            return searcher_permissions(node, key)
        case _:
            return gateway_permissions(node, key)


def _user(name: str, key: NatsKey, may: Permissions) -> str:
    answers = (
        f'        allow_responses: {{ max: {may.answers}, expires: "{_ANSWER_WITHIN}" }}\n'
        if may.answers
        else ""
    )
    return (
        f"    {{ # {name}\n"
        f"      nkey: {key.public}\n"
        "      permissions: {\n"
        f"        publish: {_listed(may.publish)}\n"
        f"        subscribe: {_listed(may.subscribe)}\n"
        f"{answers}"
        "      }\n"
        "    }\n"
    )


def _listed(subjects: Sequence[str]) -> str:
    return "[" + ", ".join(f'"{subject}"' for subject in subjects) + "]"
