import type {
  BrowseAnswer,
  BrowseRequest,
  Closed,
  Enqueued,
  Entry,
  Exported,
  GuestList,
  History,
  JoinCode,
  LibraryAnswer,
  LightOrder,
  ModCode,
  OnlineSourcesAnswer,
  PlaylistAdded,
  PlaylistSaved,
  Repeat,
  Role,
  SearchAnswer,
  SourcesAnswer,
  Stats,
  Undone,
  Voted,
} from "../contract.js";

type Nothing = Readonly<Record<string, never>>;
interface OneEntry {
  entry: string;
}
interface OneGuest {
  guest: string;
}
interface Plain<Args> {
  args: Args;
  result: Nothing;
}

/** Arguments and result of each command that the pages use. */
export interface Commands {
  enqueue: {
    args: ({ query: string } | { uri: string }) & { dedication?: string };
    result: Enqueued;
  };
  enqueue_random: { args: Nothing; result: Enqueued };
  enqueue_playlist: { args: { uri: string } | { query: string }; result: PlaylistAdded };
  browse: { args: BrowseRequest; result: BrowseAnswer };
  vote: { args: OneEntry & { value: -1 | 0 | 1 }; result: Voted };
  withdraw: Plain<OneEntry>;
  add_hashtag: Plain<{ text: string }>;
  remove_hashtag: Plain<{ text: string }>;
  set_profile: Plain<{ name?: string; color?: string; source?: string }>;
  play: Plain<Nothing>;
  pause: Plain<Nothing>;
  skip: Plain<{ epoch: number }>;
  restart_song: Plain<Nothing>;
  seek: Plain<{ position_s: number }>;
  set_volume: Plain<{ volume: number }>;
  set_muted: Plain<{ muted: boolean }>;
  set_shuffle: Plain<{ on: boolean }>;
  set_repeat: Plain<{ mode: Repeat }>;
  set_autoplay: Plain<{ on: boolean }>;
  remove: Plain<OneEntry>;
  prioritize: Plain<OneEntry>;
  move: Plain<OneEntry & { before?: string }>;
  approve: Plain<OneEntry>;
  reject: Plain<OneEntry>;
  bring_back: { args: OneEntry; result: { entry: Entry } };
  mute_guest: Plain<OneGuest & { minutes: number }>;
  ban_guest: Plain<OneGuest & { on?: boolean }>;
  forget_guest: Plain<OneGuest>;
  set_role: Plain<OneGuest & { role: Exclude<Role, "host"> }>;
  approve_text: Plain<{ text: string }>;
  reject_text: Plain<{ text: string }>;
  guests: { args: Nothing; result: GuestList };
  rotate_code: { args: Nothing; result: JoinCode };
  make_mod_code: { args: Nothing; result: ModCode };
  clear_queue: Plain<Nothing>;
  shuffle_queue: Plain<Nothing>;
  undo: { args: Nothing; result: Undone };
  set_setting: Plain<{ name: string; value: unknown }>;
  open_party: Plain<{ duration_s?: number }>;
  close_party: { args: Nothing; result: Closed };
  stats: { args: Nothing; result: Stats };
  history: { args: { limit?: number; before?: number }; result: History };
  export: { args: Nothing; result: Exported };
  save_playlist: { args: { name: string }; result: PlaylistSaved };
  buzz: Plain<{ sound?: "yes" | "no" }>;
  alarm: Plain<Nothing>;
  announce: Plain<{ media_uri: string }>;
  set_output: Plain<{ output: string; on: boolean }>;
  library: { args: { offset?: number; limit?: number }; result: LibraryAnswer };
  sources: { args: Nothing; result: SourcesAnswer };
  online_sources: { args: Nothing; result: OnlineSourcesAnswer };
  renew_source: Plain<{ back?: boolean }>;
  restart_player: Plain<Nothing>;
  scan_library: Plain<Nothing>;
  set_lights: Plain<LightOrder & { device?: string }>;
  lights_shortcut: Plain<{ on: boolean }>;
  set_light_show: Plain<{
    speed?: number;
    safe?: boolean;
    automatic?: boolean;
    reactions?: boolean;
  }>;
  recall_light_scene: Plain<{ name: string }>;
  save_light_scene: Plain<{ name: string }>;
  remove_light_scene: Plain<{ name: string }>;
  find_lights: Plain<Nothing>;
  add_light: Plain<{ device: string }>;
  remove_light: Plain<{ device: string }>;
  calibrate_lights: Plain<{ device: string; on: boolean }>;
  search: { args: { q: string; limit?: number }; result: SearchAnswer };
}

export type CommandName = keyof Commands;

/** Queries, which need no identity. */
export const READING: ReadonlySet<CommandName> = new Set([
  "browse",
  "guests",
  "history",
  "library",
  "online_sources",
  "search",
  "sources",
  "stats",
]);

/**
 * Idempotent commands, which may be sent again when the reply was lost: a vote is set, not added,
 * and requesting a queued song again only votes for it.
 */
export const REPEATABLE: ReadonlySet<CommandName> = new Set(["vote", "enqueue"]);
