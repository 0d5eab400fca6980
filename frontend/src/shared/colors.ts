// Colours of songs without a cover, and of guests.

/** Return a hue between violet and red for a song without a cover, the same on every device. */
export function fallbackHue(text: string): number {
  let hash = 0;
  for (const character of text) {
    hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  }
  return 260 + (hash % 110);
}

/** Return a guest's colour if it is valid, as styles must not contain foreign text. */
export function safeColor(color: string): string {
  return /^#[0-9a-f]{6}$/i.test(color) ? color : "currentColor";
}
