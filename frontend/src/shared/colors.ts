// Colours of covers and guests.

/** Return a hue between violet and red for a song without a cover, the same on every device. */
export function fallbackHue(text: string): number {
  let hash = 0;
  for (const character of text) {
    hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  }
  return 260 + (hash % 110);
}

/** Pictures with less chroma count as grey. */
const LEAST_CHROMA = 12;

/**
 * Return the dominant hue of a picture in degrees, null if it is grey.
 *
 * The mean of the pixels' chroma vectors, with red at 0, green at 120 and blue at 240 degrees.
 *
 * @param pixels RGBA values of a canvas.
 */
export function pictureHue(pixels: Uint8ClampedArray): number | null {
  let [x, y] = [0, 0];
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
    x += red - (green + blue) / 2;
    y += (Math.sqrt(3) / 2) * (green - blue);
  }
  if (Math.hypot(x, y) * 4 <= LEAST_CHROMA * pixels.length) return null;
  return Math.round((Math.atan2(y, x) * 180) / Math.PI + 360) % 360;
}

/** Return a guest's colour if it is valid, as styles must not contain foreign text. */
export function safeColor(color: string): string {
  return /^#[0-9a-f]{6}$/i.test(color) ? color : "currentColor";
}
