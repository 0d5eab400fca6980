import type { Mode, Order } from "../contract.js";
import { hostDe } from "./host-de.js";
import { hostEn } from "./host-en.js";
import type { Texts } from "./texts.js";

interface Choice {
  readonly name: string;
  readonly hint: string;
}

/** What the host's panels say. */
export interface HostTexts {
  readonly title: string;
  readonly queue: string;
  readonly party: string;
  readonly open: string;
  readonly openFor: string;
  readonly withoutEnd: string;
  readonly hours: (hours: number) => string;
  readonly close: string;
  readonly isOpen: string;
  readonly isClosed: string;
  readonly closeHint: string;
  readonly guests: (active: number, total: number) => string;
  readonly mode: string;
  readonly modes: Readonly<Record<Mode, Choice>>;
  readonly order: string;
  readonly orders: Readonly<Record<Order, Choice>>;
  readonly join: string;
  readonly joinHint: string;
  readonly qr: string;
  readonly guestPage: string;
  readonly lights: {
    readonly title: string;
    readonly all: string;
    readonly none: string;
    readonly offline: string;
    readonly unavailable: string;
    readonly power: (name: string) => string;
    readonly brightness: (name: string) => string;
    readonly color: (name: string) => string;
    readonly effect: (name: string) => string;
    readonly brightnessShort: string;
    readonly pixels: (count: number) => string;
    readonly effects: Readonly<Record<string, string>>;
  };
}

export function hostTexts({ language }: Texts): HostTexts {
  return language === "de" ? hostDe : hostEn;
}
