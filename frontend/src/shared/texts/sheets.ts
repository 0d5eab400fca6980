import type { Mark, Repeat, Role } from "../contract.js";
import { sheetsDe } from "./sheets-de.js";
import { sheetsEn } from "./sheets-en.js";
import type { Texts } from "./texts.js";

/** What the sheets and the controls say; they are loaded after the page. */
export interface SheetTexts {
  readonly inMinutesLong: (minutes: number) => string;
  readonly album: string;
  readonly length: string;
  readonly when: string;
  readonly reason: string;
  readonly votesFor: (up: number, down: number) => string;
  readonly source: string;
  readonly openSource: string;
  readonly explicit: string;
  readonly licence: string;
  readonly withdraw: string;
  readonly withdrawn: (title: string) => string;
  readonly sooner: string;
  readonly later: string;
  readonly moved: (title: string, position: number) => string;
  readonly guest: {
    readonly title: (name: string) => string;
    readonly mute: (minutes: number) => string;
    readonly unmute: string;
    readonly muted: (name: string) => string;
    readonly unmuted: (name: string) => string;
    readonly ban: string;
    readonly unban: string;
    readonly banned: (name: string) => string;
    readonly unbanned: (name: string) => string;
    readonly forget: string;
    readonly forgotten: (name: string) => string;
    readonly makeMod: string;
    readonly makeGuest: string;
    readonly madeMod: (name: string) => string;
    readonly madeGuest: (name: string) => string;
  };
  readonly search: {
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
    readonly online: string;
    readonly showMore: string;
    readonly back: string;
    readonly addAll: string;
    readonly houseMusic: string;
    readonly houseMusicSet: string;
    readonly houseMusicOff: string;
    readonly added: (added: number, total: number) => string;
    readonly leftOut: (count: number) => string;
    readonly reading: string;
    readonly dice: string;
    readonly diceHint: string;
    readonly dedication: string;
    readonly requested: (title: string, position: number) => string;
    readonly requestedNow: (title: string) => string;
    readonly requestedPending: (title: string) => string;
    readonly requestedApproval: (title: string) => string;
    readonly duplicate: (title: string) => string;
  };
  /** What sources and shelves are called; others are shown as the server calls them. */
  readonly sources: Readonly<Record<string, string>>;
  readonly shelves: Readonly<Record<string, string>>;
  readonly mark: Readonly<Record<Mark, string>>;
  readonly profile: {
    readonly title: string;
    readonly hint: string;
    readonly name: string;
    readonly color: string;
    readonly source: string;
    readonly anySource: string;
    readonly save: string;
    readonly saved: string;
    readonly role: Readonly<Record<Role, string>>;
    readonly code: string;
    readonly codeHint: string;
    readonly modCode: string;
    readonly modCodeHint: string;
    readonly enter: string;
    readonly joined: string;
    readonly isMod: string;
    readonly texts: string;
    readonly hashtag: string;
    readonly hashtagAdded: string;
    readonly removeHashtag: (text: string) => string;
    readonly left: string;
    readonly requests: (remaining: number, limit: number) => string;
    readonly votes: (remaining: number, limit: number) => string;
    readonly unlimited: string;
  };
  readonly controls: {
    readonly name: string;
    readonly play: string;
    readonly pause: string;
    readonly skip: string;
    readonly skipped: (title: string) => string;
    readonly volume: string;
    readonly fromStart: string;
    readonly mute: string;
    readonly muted: string;
    readonly shuffle: string;
    readonly autoplay: string;
    readonly repeat: Readonly<Record<Repeat, string>>;
  };
  readonly recap: {
    readonly soFar: string;
    readonly title: string;
    readonly songs: (count: number) => string;
    readonly guests: (count: number) => string;
    readonly votes: (count: number) => string;
    readonly top: string;
    readonly reopen: string;
  };
}

export function sheetTexts({ language }: Texts): SheetTexts {
  return language === "de" ? sheetsDe : sheetsEn;
}
