import type { Closed, Enqueued, LightOrder, Mode, Order, SearchAnswer, Voted } from "./contract.js";

type Nothing = Readonly<Record<string, never>>;

/** What each command that the pages use takes and gives. */
export interface Commands {
  enqueue: { args: { query: string } | { uri: string }; result: Enqueued };
  vote: { args: { entry: string; value: -1 | 0 | 1 }; result: Voted };
  withdraw: { args: { entry: string }; result: Nothing };
  play: { args: Nothing; result: Nothing };
  pause: { args: Nothing; result: Nothing };
  skip: { args: { epoch: number }; result: Nothing };
  seek: { args: { position_s: number }; result: Nothing };
  set_volume: { args: { volume: number }; result: Nothing };
  remove: { args: { entry: string }; result: Nothing };
  prioritize: { args: { entry: string }; result: Nothing };
  set_setting: {
    args: { name: "mode"; value: Mode } | { name: "order"; value: Order };
    result: Nothing;
  };
  open_party: { args: Nothing; result: Nothing };
  close_party: { args: Nothing; result: Closed };
  restart_player: { args: Nothing; result: Nothing };
  set_lights: { args: LightOrder & { device?: string }; result: Nothing };
  search: { args: { q: string; limit?: number }; result: SearchAnswer };
}

export type CommandName = keyof Commands;

/**
 * Commands that may be sent a second time when the first answer was lost: a vote is set and not
 * added, and asking again for a song that waits is only a vote for it.
 */
export const REPEATABLE: ReadonlySet<CommandName> = new Set(["vote", "enqueue"]);
