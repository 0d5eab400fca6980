"""Mounted file systems that another machine or process serves, by the kernel's table.

The watcher of folders imports this module, so it needs nothing but `os`.
"""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Final

_TABLE: "Final" = "/proc/self/mountinfo"
_REMOTE: "Final" = ("nfs", "cifs", "smb", "9p", "fuse", "virtiofs", "autofs", "ceph", "afs")
"""Prefixes of the types of file systems that change without this system's knowledge, and hang when
their server does."""
_MOST_LINKS: "Final" = 40
"""As many as the kernel follows in one path."""

type Mount = tuple[str, str]
"""Path of a mount point, and the kernel's number of the mount, which a new mount does not share."""


def remote_mount(path: str) -> "Mount | None":
    """Return the remote file system that an absolute path leads into, None for a local file.

    Nothing inside a remote file system is looked at, so this does not hang with it.
    """
    mounts = _mounts()
    place, links = "/", 0
    parts = path.split("/")[::-1]
    while parts:
        part = parts.pop()
        if part == "..":
            place = os.path.dirname(place)
            continue
        if part in {"", "."}:
            continue
        inner = os.path.join(place, part)
        mount = mounts.get(inner)
        if mount is not None and mount[1].startswith(_REMOTE):
            return inner, mount[0]
        target = _target(inner)
        if target is None:
            place = inner
            continue
        links += 1
        if links > _MOST_LINKS:
            return None
        place = "/" if target.startswith("/") else place
        parts += target.split("/")[::-1]
    return None


def remote_mounts_below(folder: str) -> "list[tuple[str, Mount]]":
    """Return the remote file system that an absolute path leads into, or those mounted below it.

    Each has the path by which the folder contains it. Nothing inside of them is looked at.
    """
    mount = remote_mount(folder)
    if mount is not None:
        return [(folder, mount)]
    # Of a local path: no remote file system is on the way.
    real = os.path.realpath(folder)
    inside = os.path.join(real, "")
    return [
        (os.path.join(folder, place[len(inside) :]), (place, number))
        for place, (number, kind) in _mounts().items()
        if place.startswith(inside) and kind.startswith(_REMOTE)
    ]


def mounts_in(lines: "Iterable[str]") -> "dict[str, tuple[str, str]]":
    """Return number and type of each mount by its path, of the topmost where several share it."""
    found = {}
    for line in lines:
        fields, _, rest = line.partition(" - ")
        number, _parent, _device, _root, place, *_ = fields.split(" ")
        found[_unescaped(place)] = (number, rest.partition(" ")[0])
    return found


def _mounts() -> "dict[str, tuple[str, str]]":
    with open(_TABLE, "rb") as table:
        return mounts_in(os.fsdecode(line) for line in table)


def _target(place: str) -> str | None:
    try:
        return os.readlink(place)
    except (OSError, ValueError):
        return None  # it is no link, missing, or no path at all


def _unescaped(place: str) -> str:
    """Return a path of the table, which has blanks and line breaks in octal."""
    for code, sign in (("040", " "), ("011", "\t"), ("012", "\n"), ("134", "\\")):
        place = place.replace(f"\\{code}", sign)
    return place
