// Conversion between colours of the contract and of colour inputs.

import type { Color } from "../shared/contract.js";

/** Format a colour for a colour input, as #rrggbb. */
export function hexOfColor({ r, g, b }: Color): string {
  return `#${[r, g, b].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

export function colorOfHex(hex: string): Color {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return { r, g, b };
}
