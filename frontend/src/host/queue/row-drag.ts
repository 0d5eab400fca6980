import type { SortableList } from "./row-moves.js";

/** Distance from the edge of the window in which the page scrolls, and its speed at the edge. */
const EDGE_PX = 110;
const SCROLL_PX_PER_MS = 0.9;
/** A press that moves less is none. */
const SLOP_PX = 4;

/** A row that is being dragged. */
interface Drag {
  readonly handle: HTMLElement;
  readonly pointer: number;
  readonly list: HTMLElement;
  readonly rows: readonly HTMLElement[];
  /** Places of the rows on the page, as they were at the start. */
  readonly tops: readonly number[];
  readonly heights: readonly number[];
  readonly from: number;
  readonly startPx: number;
  to: number;
  /** The pointer in the window. */
  pointerPx: number;
  isMoving: boolean;
  frame: number;
  frameMs: number;
}

/** Dragging of rows by their handles: other rows make room, and the page scrolls at its edges. */
export class RowDrag {
  readonly #list: SortableList;
  readonly #drop: (order: readonly string[], id: string) => void;
  #drag: Drag | null = null;

  constructor(list: SortableList, drop: (order: readonly string[], id: string) => void) {
    this.#list = list;
    this.#drop = drop;
  }

  /** Start with a press on a handle; other presses are ignored. */
  start(event: PointerEvent): void {
    const handle = (event.target as Element).closest<HTMLElement>(".handle");
    const row = handle?.closest<HTMLElement>("li");
    const list = row?.parentElement;
    if (!handle || !row || !list || event.button !== 0 || this.#drag) return;
    list.classList.add("dragging");
    const rows = [...this.#list.rows];
    const rects = rows.map((one) => one.getBoundingClientRect());
    const from = rows.indexOf(row);
    this.#drag = {
      handle,
      pointer: event.pointerId,
      list,
      rows,
      tops: rects.map(({ top }) => top + scrollY),
      heights: rects.map(({ height }) => height),
      from,
      to: from,
      startPx: event.clientY + scrollY,
      pointerPx: event.clientY,
      isMoving: false,
      frame: 0,
      frameMs: 0,
    };
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener("pointermove", this.#move);
    handle.addEventListener("pointerup", this.#finish);
    handle.addEventListener("pointercancel", this.#cancel);
    addEventListener("keydown", this.#escape, true);
  }

  readonly #move = (event: PointerEvent): void => {
    const drag = this.#drag;
    if (!drag || event.pointerId !== drag.pointer) return;
    drag.pointerPx = event.clientY;
    if (!drag.isMoving) {
      if (Math.abs(event.clientY + scrollY - drag.startPx) < SLOP_PX) return;
      drag.isMoving = true;
      drag.rows[drag.from]?.classList.add("dragged");
      drag.frameMs = performance.now();
      drag.frame = requestAnimationFrame(this.#scroll);
    }
    this.#place(drag);
  };

  /** Move the row with the pointer, and the others out of its way. */
  #place(drag: Drag): void {
    const { rows, tops, heights, from } = drag;
    const row = rows[from];
    const [first, last] = [tops[0] ?? 0, tops.at(-1) ?? 0];
    const [top, height] = [tops[from] ?? 0, heights[from] ?? 0];
    const wanted = top + drag.pointerPx + scrollY - drag.startPx;
    const at = Math.min(Math.max(wanted, first), last);
    if (row) row.style.transform = `translateY(${at - top}px)`;
    drag.to = from;
    for (const [index, otherTop] of tops.entries()) {
      const middle = otherTop + (heights[index] ?? 0) / 2;
      if (index > from && at + height > middle) drag.to = index;
      if (index < from && at < middle && drag.to === from) drag.to = index;
    }
    const room = height + gapOf(drag);
    for (const [index, other] of rows.entries()) {
      if (index === from) continue;
      const isPassedDown = index > from && index <= drag.to;
      const isPassedUp = index < from && index >= drag.to;
      const shift = isPassedDown ? -room : isPassedUp ? room : 0;
      other.style.transform = shift ? `translateY(${shift}px)` : "";
    }
  }

  readonly #scroll = (nowMs: number): void => {
    const drag = this.#drag;
    if (!drag) return;
    const passedMs = Math.max(0, nowMs - drag.frameMs);
    drag.frameMs = nowMs;
    const above = Math.max(0, EDGE_PX - drag.pointerPx);
    const below = Math.max(0, drag.pointerPx - (innerHeight - EDGE_PX));
    const part = Math.min(1, (below - above) / EDGE_PX);
    if (part !== 0) {
      scrollBy({ top: part * SCROLL_PX_PER_MS * passedMs, behavior: "instant" });
      this.#place(drag);
    }
    drag.frame = requestAnimationFrame(this.#scroll);
  };

  readonly #finish = (): void => {
    const drag = this.#end();
    const id = drag?.rows[drag.from]?.dataset["id"];
    if (!drag || id === undefined) return;
    if (drag.to === drag.from) {
      clear(drag);
      return;
    }
    const target = drag.rows[drag.to]?.dataset["id"] ?? "";
    const { order } = this.#list;
    const isDown = drag.to > drag.from;
    const rest = order.filter((other) => other !== id);
    const at = rest.indexOf(target) + (isDown ? 1 : 0);
    // The rows are measured where they were let go.
    const settled = [...rest.slice(0, at), id, ...rest.slice(at)];
    this.#drop(settled, id);
    clear(drag);
  };

  readonly #cancel = (): void => {
    const drag = this.#end();
    if (drag) clear(drag);
  };

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.#cancel();
  };

  #end(): Drag | null {
    const drag = this.#drag;
    this.#drag = null;
    if (!drag) return null;
    cancelAnimationFrame(drag.frame);
    drag.handle.removeEventListener("pointermove", this.#move);
    drag.handle.removeEventListener("pointerup", this.#finish);
    drag.handle.removeEventListener("pointercancel", this.#cancel);
    removeEventListener("keydown", this.#escape, true);
    return drag;
  }
}

/** Return the space between two rows. */
function gapOf({ tops, heights }: Drag): number {
  const [first, second] = tops;
  return first === undefined || second === undefined ? 0 : second - first - (heights[0] ?? 0);
}

/** Return the rows to where the list has them. */
function clear({ list, rows }: Drag): void {
  list.classList.remove("dragging");
  for (const row of rows) {
    row.classList.remove("dragged");
    row.style.transform = "";
  }
}
