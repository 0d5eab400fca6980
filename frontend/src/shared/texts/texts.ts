import type { Entry, Problem, TextKind } from "../contract.js";
import { de } from "./de.js";
import { en } from "./en.js";

/** What a page shows at first; what its sheets and the host's panels say is in files of their own. */
export interface Texts {
  readonly language: "en" | "de";
  readonly loading: string;
  readonly nowPlaying: string;
  readonly paused: string;
  readonly silence: string;
  readonly silenceHint: string;
  readonly silenceClosed: string;
  readonly guestsHere: (count: number) => string;
  readonly profile: (name: string) => string;
  readonly hostPage: string;
  readonly upNext: string;
  readonly queueSize: (count: number, minutes: number) => string;
  readonly queueEmpty: string;
  readonly queueEmptyHint: string;
  readonly showMore: (count: number) => string;
  readonly plays: {
    readonly next: string;
    readonly inMinutes: (minutes: number) => string;
  };
  readonly position: (position: number) => string;
  readonly yours: string;
  /** A guest who gave no name. */
  readonly someone: string;
  /** A guest whom the server has numbered. */
  readonly guestNumber: (number: string) => string;
  /** The music on one's own device. */
  readonly listen: { readonly name: string; readonly lag: string; readonly failed: string };
  readonly requestedBy: (name: string) => string;
  readonly origin: Readonly<Record<Entry["origin"], string>>;
  readonly pending: string;
  readonly pendingPart: (percent: number) => string;
  /** Phrases of the server's English `why` in this language; unknown ones stay. */
  readonly why: Readonly<Record<string, string>>;
  readonly voteUp: (title: string) => string;
  readonly voteDown: (title: string) => string;
  readonly takeBack: (title: string) => string;
  readonly score: (score: number) => string;
  readonly votes: string;
  readonly details: (title: string) => string;
  readonly close: string;
  readonly cover: (title: string) => string;
  readonly ask: string;
  readonly toast: {
    readonly removed: (title: string) => string;
    readonly prioritized: (title: string) => string;
    readonly approved: (title: string) => string;
    readonly rejected: (title: string) => string;
    readonly back: (title: string) => string;
    readonly cleared: string;
    readonly shuffled: string;
    readonly undone: (count: number) => string;
    readonly unreachable: string;
    readonly yourSong: (title: string) => string;
  };
  /**
   * What a refusal of a code means, where the server's English is not the reader's.
   *
   * English has none: the server's own sentence says more.
   */
  readonly refusal: Readonly<Record<string, (problem: Problem) => string>>;
  readonly retryIn: (seconds: number) => string;
  readonly requestsLeft: (count: number) => string;
  readonly noRequestsLeft: (minutes: number) => string;
  readonly votesLeft: (count: number) => string;
  readonly noVotesLeft: (seconds: number) => string;
  readonly sure: string;
  readonly remove: string;
  readonly prioritize: string;
  readonly undo: string;
  readonly clearQueue: string;
  readonly shuffleQueue: string;
  readonly queueTools: string;
  readonly actionOn: (action: string, title: string) => string;
  readonly failed: (title: string) => string;
  readonly tryAgain: string;
  readonly waitingApproval: string;
  readonly approvals: string;
  /** What somebody has written, by its kind: about a guest, or for a song. */
  readonly written: Readonly<Record<TextKind, (about: string) => string>>;
  readonly approve: string;
  readonly reject: string;
  readonly dismiss: string;
  readonly enterCode: string;
  readonly banner: {
    readonly lost: string;
    readonly back: string;
    readonly closed: string;
    readonly closedHint: string;
    readonly recap: string;
    readonly fault: string;
    readonly faultSince: (time: string) => string;
    readonly restart: string;
    readonly restarting: string;
    readonly endsAt: (time: string) => string;
    readonly lastOrdersAt: (time: string) => string;
    readonly lastOrders: string;
    readonly noRequests: string;
    readonly noRequestsHint: string;
  };
  readonly seek: string;
  readonly seekValue: (at: string, of: string) => string;
}

/** A sentence of the server, and what it says in another language. */
export type Sentence = readonly [RegExp, string];

/** By language; they come with the sheets, until then the server's English is shown. */
const sentences = new Map<string, readonly Sentence[]>();

export function learn(language: Texts["language"], said: readonly Sentence[]): void {
  sentences.set(language, said);
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

/** A sentence of the server in the reader's language, if it is known there; so is one inside it. */
function translated(texts: Texts, sentence: string): string | undefined {
  const known = sentences.get(texts.language)?.find(([english]) => english.test(sentence));
  if (known === undefined) return undefined;
  const [english, own] = known;
  return sentence.replace(english, (_, ...parts: readonly string[]) =>
    own.replace(/\$(\d)/g, (_, number) => saidIn(texts, parts[number - 1] ?? "")),
  );
}

/** A sentence of the server in the reader's language; as it is where it is not known. */
export function saidIn(texts: Texts, sentence: string): string {
  return translated(texts, sentence) ?? sentence;
}

/** What a refusal says: in the reader's language by sentence or code, else in the server's words. */
export function refusalIn(texts: Texts, problem: Problem): string {
  const { code, message, retry_after_s: retryS } = problem;
  const known = translated(texts, message);
  if (known === undefined && texts.refusal[code]) return texts.refusal[code](problem);
  const sentence = known ?? message;
  const isTold = !retryS || / again /.test(sentence);
  return isTold ? sentence : `${sentence.replace(/\.?$/, ".")} ${texts.retryIn(retryS)}`;
}
