"""NKEYs of the server and its gateways, and what each of them may do at NATS.

The NATS server has public keys only. A process proves that it has the secret one.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from raveberry_server.application.replication.subjects import INBOX, SERVERS, SUBJECTS
from raveberry_server.domain.model.errors import RaveberryError

AUTHORIZATION_FILE: Final = "authorization.conf"
SEED_SUFFIX: Final = ".seed"
SERVER: Final = "party"
_SEED_BYTES: Final = 32
_ANSWER_WITHIN: Final = "2m"


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
    """The subjects that a process may use; those with a space end with their queue group."""

    publish: Sequence[str]
    subscribe: Sequence[str]
    may_answer: bool = False


def server_permissions(node: str) -> Permissions:
    """Return what the server of a party needs: to publish the feed, and to answer requests."""
    return Permissions(
        publish=[subject.of(node) for subject in SUBJECTS if subject.is_feed],
        subscribe=[f"{one.of(node)} {SERVERS}" for one in SUBJECTS if not one.is_feed],
        may_answer=True,
    )


def gateway_permissions(node: str, key: NatsKey) -> Permissions:
    """Return what a gateway needs: to read the feed, and to send requests."""
    feeds = [subject.of(node) for subject in SUBJECTS if subject.is_feed]
    return Permissions(
        publish=[subject.of(node) for subject in SUBJECTS if not subject.is_feed],
        subscribe=[*feeds, f"{key.inbox}.>"],
    )


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


def write_keys(folder: Path, node: str, gateways: int) -> Sequence[Path]:
    """Write a key for the server and each gateway, and the section of the NATS server's file.

    Keys that are there already stay; the section names all of them.

    Returns:
        The files, the section last.

    Raises:
        NatsKeyError: one cannot be written, or one that is there cannot be read.
    """
    names = [SERVER, *(f"gateway-{number}" for number in range(1, gateways + 1))]
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
    users = "".join(
        _user(
            name,
            key,
            server_permissions(node) if name == SERVER else gateway_permissions(node, key),
        )
        for name, key in keys.items()
    )
    return f"authorization {{\n  users: [\n{users}  ]\n}}\n"


def _user(name: str, key: NatsKey, may: Permissions) -> str:
    answers = (
        f'        allow_responses: {{ max: 1, expires: "{_ANSWER_WITHIN}" }}\n'
        if may.may_answer
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
