"""The reference client for live updates."""

from typing import Any

type Json = Any

DERIVED = ("position", "eta_s")


class Replica:
    """A client's copy of the state, updated by snapshots and deltas (docs/contract.md)."""

    def __init__(self) -> None:
        self.state: dict[str, Json] = {}
        self.entries: dict[str, Json] = {}
        self.order: list[str] = []
        self.revision = -1

    def take(self, frame: Json) -> None:
        """Apply a frame; frames that carry no state are ignored."""
        if frame["type"] == "snapshot":
            self._take_snapshot(frame)
        elif frame["type"] == "delta":
            self._take_delta(frame)
        elif frame["type"] == "me":
            votes = {"votes": self.state["me"]["votes"]} if "me" in self.state else {}
            self.state["me"] = votes | {key: value for key, value in frame.items() if key != "type"}
        elif frame["type"] == "votes":
            votes = self.state["me"]["votes"] | frame["votes"]
            self.state["me"]["votes"] = {name: value for name, value in votes.items() if value}

    def _take_snapshot(self, frame: Json) -> None:
        self.state = {key: frame[key] for key in ("player", "party", "settings", "lights", "me")}
        self.entries = {entry["id"]: without_derived(entry) for entry in frame["queue"]["entries"]}
        self.order = list(self.entries)
        self.revision = frame["revision"]

    def _take_delta(self, frame: Json) -> None:
        assert frame["revision"] >= self.revision, "the revision never falls"
        self.revision = frame["revision"]
        for key in ("player", "party", "settings", "lights"):
            if key in frame:
                self.state[key] = frame[key]
        for name, changes in frame.get("entries", {}).items():
            if changes is None:
                del self.entries[name]
                self.order.remove(name)
            else:
                self.entries[name] = self.entries.get(name, {}) | changes
        for name, before in frame.get("order", ()):
            if name in self.order:
                self.order.remove(name)
            at = len(self.order) if before is None else self.order.index(before)
            self.order.insert(at, name)

    def expect(self, state: Json) -> None:
        """Assert that this replica equals the state, except for what depends on time alone."""
        assert self.order == [entry["id"] for entry in state["queue"]["entries"]]
        assert [self.entries[name] for name in self.order] == [
            without_derived(entry) for entry in state["queue"]["entries"]
        ]
        assert set(self.entries) == set(self.order)
        for key in ("party", "settings", "lights"):
            assert self.state[key] == state[key]
        assert timeless(self.state["player"]) == timeless(state["player"])


def without_derived(entry: Json) -> Json:
    return {key: value for key, value in entry.items() if key not in DERIVED}


def timeless(player: Json) -> Json:
    return {
        key: value
        for key, value in player.items()
        if key not in ("now", "position_at", "position_s")
    }
