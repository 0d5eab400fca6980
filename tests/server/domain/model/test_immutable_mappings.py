"""Sorted maps behave as dictionaries that are sorted anew, and know how they differ."""

from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.domain.model.immutable_mappings import SortedMap

KEYS = st.integers(0, 120)
CHANGES = st.lists(st.tuples(KEYS, st.none() | st.text(max_size=1)), max_size=200)
"""New values of keys; None removes the key."""


def changed(
    known: SortedMap[int, str], model: dict[int, str], changes: list[tuple[int, str | None]]
) -> tuple[SortedMap[int, str], dict[int, str]]:
    model = dict(model)
    for key, value in changes:
        if value is not None:
            known = known.with_item(key, value)
            model[key] = value
        elif key in model:
            known = known.without(key)
            del model[key]
    return known, model


@given(st.dictionaries(KEYS, st.text(max_size=1)), CHANGES, KEYS)
def test_a_changed_map_equals_a_dictionary(
    start: dict[int, str], changes: list[tuple[int, str | None]], key: int
) -> None:
    known, model = changed(SortedMap.of(start.items()), start, changes)
    assert list(known.items_from(-1)) == sorted(model.items())
    assert list(known.values()) == [model[name] for name in sorted(model)]
    assert len(known) == len(model)
    assert known.get(key) == model.get(key)
    assert list(known.items_from(key)) == [item for item in sorted(model.items()) if item[0] >= key]
    before = [name for name in model if name < key]
    assert known.index(key) == len(before)
    assert known.value_before(key) == (model[max(before)] if before else None)
    after = [name for name in model if name > key]
    assert known.value_after(key) == (model[min(after)] if after else None)


@given(st.dictionaries(KEYS, st.text(max_size=1)), CHANGES)
def test_the_differences_lead_from_the_former_map_to_the_present_one(
    start: dict[int, str], changes: list[tuple[int, str | None]]
) -> None:
    former = SortedMap.of(start.items())
    present, model = changed(former, start, changes)
    found = present.differences(former)
    for key, (old, new) in found.items():
        assert old is start.get(key)
        assert new is model.get(key)
        assert old is not new
    same = {key for key in start if key in model and start[key] is model[key]}
    assert found.keys() == (start.keys() | model.keys()) - same


@given(st.sets(KEYS, min_size=1), st.data())
def test_an_item_under_another_key_keeps_the_order(keys: set[int], data: st.DataObject) -> None:
    model = {key: str(key) for key in keys}
    old = data.draw(st.sampled_from(sorted(keys)))
    new = data.draw(KEYS.filter(lambda key: key not in keys))
    del model[old]
    model[new] = "moved"
    known = SortedMap.of((key, str(key)) for key in keys)
    moved = known.with_key(old, new, "moved")
    assert list(moved.items_from(-1)) == sorted(model.items())
    assert moved.differences(known) == {old: (str(old), None), new: (None, "moved")}


@given(st.sets(KEYS, min_size=1), CHANGES)
def test_a_map_never_changes(start: set[int], changes: list[tuple[int, str | None]]) -> None:
    items = {key: str(key) for key in start}
    known = SortedMap.of(items.items())
    changed(known, items, changes)
    assert dict(known.items_from(-1)) == items


def test_a_change_shares_all_chunks_but_one_or_two() -> None:
    former = SortedMap.of((number, str(number)) for number in range(5_000))
    present = former.with_item(2_500, "other")
    shared = set(map(id, former.chunks)) & set(map(id, present.chunks))
    assert len(shared) == len(former.chunks) - 1


def test_chunks_that_shrink_are_joined() -> None:
    known = SortedMap.of((number, "") for number in range(1_000))
    many = len(known.chunks)
    for number in range(1_000):
        if number % 8:
            known = known.without(number)
    assert len(known.chunks) < many / 3
