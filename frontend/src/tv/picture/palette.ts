// Colours of the picture: of the cover or the requester, else of the page's hue.

export const COLORS = 4;

type Rgb = readonly [number, number, number];

/** Return four colours as red, green and blue from 0 to 1. */
export function pictureColors(palette: readonly string[], hue: number): Float32Array {
  const known = palette.flatMap((color) => rgbOf(color) ?? []);
  const base: readonly Rgb[] =
    known.length > 1
      ? known
      : [...known, ofHue(hue), ofHue(hue + 45), ofHue(hue - 50), ofHue(hue + 160)];
  const colors = new Float32Array(3 * COLORS);
  for (let at = 0; at < COLORS; at++) colors.set(base[at % base.length] ?? [1, 1, 1], 3 * at);
  return colors;
}

function rgbOf(color: string): [Rgb] | null {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  if (!found) return null;
  const [red = 0, green = 0, blue = 0] = found.slice(1).map((part) => Number.parseInt(part, 16));
  return [[red / 255, green / 255, blue / 255]];
}

/** Return a saturated colour of a hue in degrees. */
function ofHue(hue: number): Rgb {
  const part = (shift: number) => {
    const at = (((shift + hue / 30) % 12) + 12) % 12;
    return 0.55 - 0.37 * Math.max(-1, Math.min(at - 3, 9 - at, 1));
  };
  return [part(0), part(8), part(4)];
}
