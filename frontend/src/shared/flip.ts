// Animation of list items to their new positions (FLIP).

const DURATION_MS = 380;

/** Element positions by id. */
export type Positions = ReadonlyMap<string, DOMRect>;

export function measurePositions(items: Iterable<HTMLElement>): Positions {
  const places = new Map<string, DOMRect>();
  for (const item of items) {
    if (item.dataset["id"] !== undefined) {
      places.set(item.dataset["id"], item.getBoundingClientRect());
    }
  }
  return places;
}

/** Animate elements from their old to their new positions (FLIP), and fade in new ones. */
export function flip(items: Iterable<HTMLElement>, before: Positions): void {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  for (const item of items) {
    const { top, bottom } = item.getBoundingClientRect();
    const old = before.get(item.dataset["id"] ?? "");
    const isSeen = isInWindow(top, bottom);
    if (old === undefined) {
      if (isSeen) item.animate({ opacity: [0, 1], scale: [0.96, 1] }, { duration: DURATION_MS });
    } else if (Math.abs(old.top - top) > 1 && (isSeen || isInWindow(old.top, old.bottom))) {
      item.animate(
        { transform: [`translateY(${old.top - top}px)`, "none"] },
        { duration: DURATION_MS, easing: "cubic-bezier(.2,.8,.2,1)" },
      );
    }
  }
}

function isInWindow(top: number, bottom: number): boolean {
  return bottom > 0 && top < innerHeight;
}
