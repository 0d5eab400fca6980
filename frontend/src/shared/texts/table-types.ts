// Types of the tables of texts.

import type { Entry, JobState, Mark, Mode, Order, Repeat, Role, TextKind } from "../contract.js";
import type { Messages } from "./message-functions.js";

/** Texts of the first render; sheets and host panels have tables of their own. */
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
    /** For a long wait, with a time of day. */
    readonly around: (time: string) => string;
  };
  readonly position: (position: number) => string;
  readonly ownSongs: string;
  readonly withdraw: string;
  readonly withdrawn: (title: string) => string;
  readonly yours: string;
  /** A guest without a name. */
  readonly someone: string;
  /** A guest with a number given by the server. */
  readonly guestNumber: (number: string) => string;
  /** Listening along. */
  readonly listen: { readonly name: string; readonly lag: string; readonly failed: string };
  readonly requestedBy: (name: string) => string;
  readonly origin: Readonly<Record<Entry["origin"], string>>;
  readonly pending: string;
  readonly pendingPart: (percent: number) => string;
  /** Reasons for the place of an entry. */
  readonly why: Messages;
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
  /** Descriptions of texts waiting for approval, by kind. */
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

/** Texts of sheets and controls, loaded after the page. */
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
    readonly notMadeMod: (name: string) => string;
    readonly severalBrowsers: (name: string) => string;
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
  /** Names of sources and folders; others keep the server's name, empty ones are not shown with songs. */
  readonly sources: Readonly<Record<string, string>>;
  readonly pageTitles: Readonly<Record<string, string>>;
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

interface Choice {
  readonly name: string;
  readonly hint: string;
}

/** Tabs of the host page. */
export type HostTab = "queue" | "party" | "guests" | "music" | "lights" | "history" | "settings";

/** Texts of the host's panels. */
export interface HostTexts {
  readonly title: string;
  readonly tabs: string;
  readonly tab: Readonly<Record<HostTab, string>>;
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
  readonly screenHint: string;
  readonly newScreenLink: string;
  readonly newScreenLinkHint: string;
  readonly qr: string;
  readonly byCode: string;
  readonly byCodeHint: string;
  readonly codeUntil: (time: string) => string;
  readonly newCode: string;
  readonly makeModCode: string;
  readonly modCodeHint: string;
  readonly wifi: string;
  readonly nobody: string;
  readonly isHere: string;
  readonly isBanned: string;
  readonly inSeveralBrowsers: string;
  readonly isMuted: (time: string) => string;
  readonly since: (time: string) => string;
  readonly problems: {
    readonly urgent: (count: number) => string;
    readonly notes: (count: number) => string;
    readonly joinByCode: string;
  };
  readonly fun: string;
  readonly buzzYes: string;
  readonly buzzNo: string;
  readonly alarm: string;
  readonly announce: string;
  readonly announceAddress: string;
  readonly pages: string;
  readonly guestPage: string;
  readonly screen: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly music: {
    readonly outputs: string;
    readonly output: (name: string) => string;
    /** Names of outputs that the server defines. */
    readonly outputNames: Readonly<Record<string, string>>;
    readonly listen: string;
    readonly listenHint: string;
    readonly unavailable: string;
    readonly sources: string;
    readonly works: string;
    readonly notSetUp: string;
    readonly names: Readonly<Record<string, string>>;
    readonly library: string;
    readonly songs: (count: number) => string;
    readonly away: (count: number) => string;
    readonly problems: (count: number) => string;
    readonly scan: string;
    readonly scanning: string;
    readonly renew: string;
    readonly renewing: string;
    readonly goBack: string;
    readonly jobs: Readonly<Record<string, string>>;
    readonly jobStates: Readonly<Record<JobState, string>>;
  };
  readonly history: {
    readonly title: string;
    readonly minutes: (minutes: number) => string;
    readonly mostActive: (name: string, count: number) => string;
    readonly hours: string;
    readonly liked: string;
    readonly played: string;
    readonly history: string;
    readonly m3u: string;
    readonly text: string;
    readonly playlistName: string;
    readonly save: string;
    readonly saved: (name: string, count: number) => string;
  };
  readonly settings: {
    readonly title: string;
    readonly hint: string;
    readonly search: string;
    readonly found: (count: number) => string;
    readonly saved: string;
    readonly toDefault: string;
    readonly range: (low: string, high: string) => string;
    readonly default: (value: string) => string;
    readonly oneALine: string;
    readonly secret: string;
    readonly isSet: string;
    readonly clear: string;
    readonly on: string;
    readonly off: string;
    readonly empty: string;
    readonly from: string;
    readonly to: string;
    readonly loudest: string;
    readonly addTime: string;
    readonly removeTime: string;
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
    readonly alarm: string;
    readonly network: string;
    readonly findLights: string;
    readonly findingLights: string;
    readonly addLight: string;
    readonly removeLight: string;
    readonly fps: (fps: number) => string;
    /** Audio sources of the visualizer; unknown ones stay. */
    readonly hears: Readonly<Record<string, string>>;
    readonly latency: (latencyMs: number) => string;
    readonly safe: string;
    readonly safeHint: string;
    readonly automatic: string;
    readonly automaticHint: string;
    readonly reactions: string;
    readonly reactionsHint: string;
    readonly speed: string;
    readonly scenes: string;
    readonly sceneName: string;
    readonly saveScene: string;
    readonly removeScene: string;
    readonly preview: (name: string) => string;
    readonly more: (name: string) => string;
    readonly palette: string;
    readonly palettes: Readonly<Record<string, string>>;
    readonly monochrome: string;
    readonly monochromeHint: string;
    readonly crossfade: string;
    readonly gamma: string;
    readonly gammaHint: string;
    readonly white: string;
    readonly delay: string;
    readonly delayHint: string;
    readonly calibrate: string;
    readonly endCalibration: string;
    readonly calibrateHint: string;
    readonly first: (value: number, unit: string) => string;
    readonly pixels: (count: number) => string;
    /** Those of a newer visualizer may be missing. */
    readonly effects: Readonly<Record<string, EffectTexts>>;
  };
}

/** An effect and its parameters, by their ids. */
export interface EffectTexts {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A server sentence and its translation. */
export type Sentence = readonly [RegExp, string];
