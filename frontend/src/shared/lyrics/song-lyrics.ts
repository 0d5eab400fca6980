// Lyrics of the current song, read once per song, and the line that is being sung.

import type { PartyClient } from "../client/client.js";
import { RefusedError } from "../client/errors.js";
import type { LyricLine } from "../contract.js";

type Lines = readonly LyricLine[];
type Client = Pick<PartyClient, "command">;

const NONE: Lines = [];
const RETRY_MS = 5_000;

let kept: { readonly entry: string; readonly lines: Promise<Lines> } | null = null;

/** Return the lyrics of the current entry, empty if it has none; all callers share one request. */
export function readLyrics(client: Client, entry: string): Promise<Lines> {
  if (kept?.entry !== entry) kept = { entry, lines: request(client, entry) };
  return kept.lines;
}

/** Ask until the server answers, while this song is the last one asked for. */
async function request(client: Client, entry: string): Promise<Lines> {
  do {
    try {
      return (await client.command("lyrics", { entry })).lines;
    } catch (error) {
      if (error instanceof RefusedError) return NONE;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  } while (kept?.entry === entry);
  return NONE;
}

/** Return whether lines are sung at known times. */
export function hasTimes(lines: Lines): boolean {
  return lines[0] !== undefined && lines[0].at_s !== null;
}

/** Return the index of the line that is sung at a position, -1 before the first one. */
export function lineAt(lines: Lines, atS: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.at_s ?? Number.POSITIVE_INFINITY) <= atS) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
