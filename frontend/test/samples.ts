import type { Entry, Problem, SnapshotFrame } from "../src/shared/contract.js";

export const NOW = "2026-11-24T20:00:00.000Z";
export const NOW_MS = Date.parse(NOW);

export function sampleEntry(id: string, changes: Partial<Entry> = {}): Entry {
  return {
    id,
    song: {
      uri: `file:${id}`,
      source: "local",
      title: `Song ${id}`,
      artist: "Somebody",
      album: "",
      duration_s: 100,
      artwork_url: null,
      explicit: false,
    },
    state: "ready",
    progress: null,
    reason: null,
    score: 1,
    up: 1,
    down: 0,
    position: null,
    eta_s: null,
    why: "turn",
    requested_by: null,
    requested_at: NOW,
    origin: "guest",
    turn: 1,
    pinned: false,
    dedication: null,
    ...changes,
  };
}

/** A party with a song of 180 s at 60 s, and these songs waiting. */
export function sampleSnapshot(
  waiting: readonly Entry[],
  playing: Entry | null = sampleEntry("now"),
): SnapshotFrame {
  return {
    type: "snapshot",
    revision: 10,
    now: NOW,
    player: {
      state: "playing",
      error: null,
      entry: playing,
      epoch: 1,
      position_s: 60,
      position_at: NOW,
      now: NOW,
      duration_s: 180,
      volume: 0.8,
      muted: false,
      shuffle: false,
      repeat: "off",
      autoplay: true,
      output: null,
      outputs: [],
    },
    queue: { revision: 10, length: waiting.length, duration_s: 0, entries: waiting },
    party: {
      open: true,
      mode: "upvotes_only",
      order: "fair",
      join: "open",
      guests_active: 1,
      guests_total: 1,
      people_to_party: 3,
      partying: false,
      join_code_expires_at: null,
      closes_at: null,
    },
    settings: { mode: "upvotes_only" },
    lights: {
      online: false,
      fps: null,
      source: null,
      speed: null,
      latency_ms: null,
      devices: [],
    },
    me: {
      id: "me",
      role: "guest",
      name: "",
      color: "#ffffff",
      votes: {},
      limits: { requests: null, votes: null },
      failed: [],
      waiting_approval: [],
    },
  };
}

export function sampleProblem(code: string, refusal: string): Problem {
  return { code, refusal, params: {}, message: `[untranslated ${refusal}]` };
}
