// Texts of the screen, in both languages.

import type { Texts } from "./table-types.js";

/** Texts of the screen. */
export interface TvTexts {
  readonly scan: string;
  readonly scanHint: string;
  readonly qr: string;
  readonly code: (code: string) => string;
  readonly wifi: (name: string) => string;
  readonly first: string;
  readonly more: (count: number) => string;
  readonly fault: string;
  readonly revoked: string;
  readonly lights: string;
}

export const tvEn: TvTexts = {
  scan: "Scan to join",
  scanHint: "Ask for songs, vote for songs. No app, no account.",
  qr: "QR code that opens the guest page",
  code: (code) => `Code: ${code}`,
  wifi: (name) => `First the Wi-Fi: ${name}`,
  first: "Ask for the first song and it starts.",
  more: (count) => (count === 1 ? "and one more" : `and ${count} more`),
  fault: "The music is back in a moment",
  revoked: "This screen's link was replaced. Open the new one here; the host page shows it.",
  lights: "What the lights show",
};

export const tvDe: TvTexts = {
  scan: "Scannen und mitmachen",
  scanHint: "Songs wünschen, für Songs stimmen. Keine App, kein Konto.",
  qr: "QR-Code, der die Gästeseite öffnet",
  code: (code) => `Code: ${code}`,
  wifi: (name) => `Zuerst ins WLAN: ${name}`,
  first: "Wünsch dir den ersten Song, dann geht es los.",
  more: (count) => (count === 1 ? "und noch eins" : `und noch ${count}`),
  fault: "Gleich ist die Musik wieder da",
  revoked:
    "Der Link dieses Bildschirms wurde ersetzt. Öffne hier den neuen, er steht auf der Seite des Gastgebers.",
  lights: "Was die Lichter zeigen",
};

export function tvTexts({ language }: Texts): TvTexts {
  return language === "de" ? tvDe : tvEn;
}
