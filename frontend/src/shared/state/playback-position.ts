// Position and remaining time of the current song between two messages of the server.

import type { Player } from "../contract.js";

/** Return the position in seconds at a time of the server's clock. */
export function positionS(player: Player, nowMs: number): number {
  const sinceS = player.state === "playing" ? (nowMs - Date.parse(player.position_at)) / 1000 : 0;
  const position = Math.max(0, player.position_s + Math.max(0, sinceS));
  return player.duration_s === null ? position : Math.min(position, player.duration_s);
}

/** Return the remaining seconds of the song, 0 if its duration is unknown. */
export function remainingS(player: Player, nowMs: number): number {
  if (player.entry === null || player.duration_s === null) return 0;
  return player.duration_s - positionS(player, nowMs);
}
