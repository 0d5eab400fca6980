import type { JobState, Mode, Order } from "../contract.js";
import { hostDe } from "./host-de.js";
import { hostEn } from "./host-en.js";
import type { Texts } from "./texts.js";

interface Choice {
  readonly name: string;
  readonly hint: string;
}

/** What the host's page shows, one at a time on a phone. */
export type HostTab = "queue" | "party" | "guests" | "music" | "lights" | "record" | "settings";

/** What the host's panels say. */
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
    /** Ways out that the server itself names. */
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
  readonly record: {
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
    readonly saved: string;
    readonly toDefault: string;
    readonly range: (low: number, high: number) => string;
    readonly first: (value: string) => string;
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
    /** The server's English groups and explanations in this language, by group and setting. */
    readonly groups: Readonly<Record<string, string>>;
    readonly explanations: Readonly<Record<string, string>>;
    readonly choices: Readonly<Record<string, string>>;
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
    /** What the lights hear; unknown ones stay. */
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
    /** The visualizer's English explanations in this language; unknown ones stay. */
    readonly parameters: Readonly<Record<string, string>>;
    readonly pixels: (count: number) => string;
    readonly effects: Readonly<Record<string, string>>;
  };
}

export function hostTexts({ language }: Texts): HostTexts {
  return language === "de" ? hostDe : hostEn;
}
