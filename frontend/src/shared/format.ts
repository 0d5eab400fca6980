// Formats of times, links and colours.

/** Format a duration as 3:07 or 1:02:09. */
export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [
    Math.floor(whole / 3600),
    Math.floor(whole / 60) % 60,
    whole % 60,
  ];
  const tail = `${String(rest).padStart(2, "0")}`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
}

/** Format a time of day in the reader's time zone, as 23:05. */
export function timeOfDay(time: Date): string {
  return time.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

/** Round seconds to minutes, at least one. */
export function wholeMinutes(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60));
}

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

/** Return true for a link of any scheme; the server decides which schemes it accepts. */
export function isLink(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(text);
}

/** Make an absolute path relative, so that it works behind Home Assistant's ingress. */
export function relativeUrl(address: string): string {
  return address.replace(/^\/+/, "");
}

/** Return a guest's colour if it is valid, as styles must not contain foreign text. */
export function safeColor(color: string): string {
  return /^#[0-9a-f]{6}$/i.test(color) ? color : "currentColor";
}
