import type { Entry, Mark, Mode, Order, Problem } from "../contract.js";
import { de } from "./de.js";
import { en } from "./en.js";

interface Choice {
  readonly name: string;
  readonly hint: string;
}

/** Every text of the pages; the compiler holds each language to it. */
export interface Texts {
  readonly language: "en" | "de";
  readonly loading: string;
  readonly nowPlaying: string;
  readonly paused: string;
  readonly silence: string;
  readonly silenceHint: string;
  readonly silenceClosed: string;
  readonly guestsHere: (count: number) => string;
  readonly upNext: string;
  readonly queueSize: (count: number, minutes: number) => string;
  readonly queueEmpty: string;
  readonly queueEmptyHint: string;
  readonly showMore: (count: number) => string;
  readonly plays: {
    readonly next: string;
    readonly inMinutes: (minutes: number) => string;
  };
  readonly inMinutesLong: (minutes: number) => string;
  readonly position: (position: number) => string;
  readonly yours: string;
  /** A guest who gave no name. */
  readonly someone: string;
  /** A guest whom the server has numbered. */
  readonly guestNumber: (number: string) => string;
  readonly requestedBy: (name: string) => string;
  readonly origin: Readonly<Record<Entry["origin"], string>>;
  readonly pending: string;
  readonly explicit: string;
  /** Phrases of the server's English `why` in this language; unknown ones stay. */
  readonly why: Readonly<Record<string, string>>;
  readonly voteUp: (title: string) => string;
  readonly voteDown: (title: string) => string;
  readonly takeBack: (title: string) => string;
  readonly score: (score: number) => string;
  readonly details: (title: string) => string;
  readonly close: string;
  readonly cover: (title: string) => string;
  readonly album: string;
  readonly length: string;
  readonly when: string;
  readonly reason: string;
  readonly votes: string;
  readonly votesFor: (up: number, down: number) => string;
  readonly source: string;
  readonly openSource: string;
  readonly search: {
    readonly open: string;
    readonly field: string;
    readonly hint: string;
    readonly asTyped: (query: string) => string;
    readonly asTypedHint: string;
    readonly asLink: string;
    readonly request: (title: string) => string;
    readonly none: (query: string) => string;
    readonly more: string;
    readonly searching: string;
    readonly found: (count: number) => string;
  };
  readonly mark: Readonly<Record<Mark, string>>;
  readonly toast: {
    readonly requested: (title: string, position: number) => string;
    readonly requestedPending: (title: string) => string;
    readonly requestedApproval: (title: string) => string;
    readonly duplicate: (title: string) => string;
    readonly withdrawn: (title: string) => string;
    readonly removed: (title: string) => string;
    readonly prioritized: (title: string) => string;
    readonly unreachable: string;
    readonly yourSong: (title: string) => string;
    readonly partyOpened: string;
    readonly partyClosed: string;
  };
  /** A heading by the problem's code, above the server's English message. */
  readonly refusal: Readonly<Record<string, string>>;
  readonly retryIn: (seconds: number) => string;
  readonly requestsLeft: (count: number) => string;
  readonly noRequestsLeft: (minutes: number) => string;
  readonly withdraw: string;
  readonly sure: string;
  readonly remove: string;
  readonly prioritize: string;
  readonly actionOn: (action: string, title: string) => string;
  readonly failed: (title: string) => string;
  readonly waitingApproval: string;
  readonly dismiss: string;
  readonly banner: {
    readonly lost: string;
    readonly back: string;
    readonly closed: string;
    readonly closedHint: string;
    readonly fault: string;
    readonly faultSince: (time: string) => string;
  };
  readonly controls: {
    readonly name: string;
    readonly play: string;
    readonly pause: string;
    readonly skip: string;
    readonly seek: string;
    readonly seekValue: (at: string, of: string) => string;
    readonly volume: string;
    readonly restart: string;
    readonly restarting: string;
  };
  readonly host: {
    readonly title: string;
    readonly queue: string;
    readonly party: string;
    readonly open: string;
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
  };
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
    readonly colorShort: string;
    readonly effectShort: string;
    readonly pixels: (count: number) => string;
    readonly effects: Readonly<Record<string, string>>;
  };
}

/** The first language of the reader that there are texts in; English when there is none. */
export function textsFor(languages: readonly string[]): Texts {
  for (const language of languages) {
    const tongue = language.toLowerCase().split("-")[0];
    if (tongue === "de") return de;
    if (tongue === "en") return en;
  }
  return en;
}

/** Why a song stands where it stands, word by word in the reader's language. */
export function whyIn(texts: Texts, why: string): string {
  return Object.entries(texts.why).reduce(
    (text, [english, own]) => text.replace(new RegExp(`\\b${english}\\b`, "gi"), own),
    why,
  );
}

/** A guest's name; those that the server gave are told in the reader's language. */
export function guestIn(texts: Texts, name: string): string {
  const numbered = /^Guest (\d+)$/.exec(name);
  return numbered?.[1] ? texts.guestNumber(numbered[1]) : name || texts.someone;
}

/** What a refusal says: the server's own words, under a heading where they are not the reader's. */
export function refusalIn(texts: Texts, problem: Problem): string {
  const { code, message, retry_after_s } = problem;
  const heading = texts.refusal[code];
  const retry = typeof retry_after_s === "number" ? texts.retryIn(retry_after_s) : "";
  return [heading && `${heading}.`, message, heading && retry].filter(Boolean).join(" ");
}
