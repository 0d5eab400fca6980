// Moves of a row in a list, by keyboard and by position.

/** A list whose rows, `li[data-id]`, can be moved. */
export interface SortableList {
  readonly rows: Iterable<HTMLElement>;
  /** The ids in the order that is shown; there may be more of them than rows. */
  readonly order: readonly string[];
}

/** A row and the position to which it moves. */
export interface RowMove {
  readonly id: string;
  readonly to: number;
}

/**
 * The move by Alt and an arrow key, Home or End, null for every other key.
 *
 * A key that would move a row beyond an end does nothing.
 */
export function keyedMove(event: KeyboardEvent, order: readonly string[]): RowMove | null {
  const row = (event.target as HTMLElement).closest<HTMLElement>("li[data-id]");
  const id = row?.dataset["id"];
  if (!event.altKey || id === undefined) return null;
  const at = order.indexOf(id);
  const last = order.length - 1;
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: last }[event.key];
  if (to === undefined) return null;
  event.preventDefault();
  return at >= 0 && to >= 0 && to <= last && to !== at ? { id, to } : null;
}

/** The order after a move. */
export function reordered(order: readonly string[], { id, to }: RowMove): readonly string[] {
  const rest = order.filter((other) => other !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

/** Keep the focus on a row that a key has moved; a row that changes its place would lose it. */
export function keepFocus(focused: Element | null | undefined): void {
  if (!(focused instanceof HTMLElement)) return;
  focused.focus({ preventScroll: true });
  focused.closest("li")?.scrollIntoView({ block: "nearest" });
}
