// Made by types.mjs from contract.schema.json (sha256:345ccb31f2d4e8d15d6e16b12716844a03547d133621bdbea029b95800db7cbf); never edited.

import type {
  AccessCheck,
  AddToPlaylist,
  AddedToPlaylist,
  Announce,
  Announced,
  ApplyPreset,
  Artwork,
  BanGuest,
  BluetoothSpeakers,
  BroughtBack,
  BrowseAnswer,
  BrowseRequest,
  Buzz,
  CalibrateLights,
  Closed,
  Dedicate,
  Discovered,
  Enqueue,
  EnqueuePlaylist,
  Enqueued,
  Evenings,
  ExportPlays,
  Exported,
  FindBluetoothSpeakers,
  GuestList,
  HandOver,
  History,
  JoinCode,
  LibraryAnswer,
  LightOrder,
  LightScene,
  Lyrics,
  Me,
  ModCode,
  Move,
  MoveInPlaylist,
  MuteGuest,
  MyData,
  NewPlaylist,
  Nothing,
  OneBluetoothSpeaker,
  OneEntry,
  OneGuest,
  OneHashtag,
  OneJob,
  OneLight,
  OnePlaylist,
  OneProcess,
  OneSong,
  OneText,
  OnlineSourcesAnswer,
  OpenParty,
  PlaylistAdded,
  PlaylistSaved,
  ProcessesAnswer,
  ReadArtwork,
  ReadEvenings,
  ReadHistory,
  ReadLibrary,
  ReadStats,
  Recap,
  RemoveFromPlaylist,
  RenamePlaylist,
  RenewSource,
  SavePlaylist,
  SavedPlaylist,
  SavedPlaylists,
  SearchAnswer,
  SearchRequest,
  Seek,
  SendCheer,
  SetBluetoothSpeaker,
  SetLightShow,
  SetMuted,
  SetOutput,
  SetProfile,
  SetRepeat,
  SetRole,
  SetRoom,
  SetSetting,
  SetSettings,
  SetSleepTimer,
  SetVolume,
  SettingsChanged,
  SeveralEntries,
  Skip,
  SongFile,
  SourcesAnswer,
  Stats,
  Switch,
  UndoPreset,
  Undone,
  Vote,
  Voted,
  WifiQr,
} from "../contract.js";

/** Arguments and result of each command. */
export interface Commands {
  enqueue: { args: Enqueue; result: Enqueued };
  enqueue_random: { args: Nothing; result: Enqueued };
  hand_over: { args: HandOver; result: Enqueued };
  enqueue_playlist: { args: EnqueuePlaylist; result: PlaylistAdded };
  vote: { args: Vote; result: Voted };
  withdraw: { args: OneEntry; result: Nothing };
  bring_back: { args: OneEntry; result: BroughtBack };
  remove: { args: OneEntry; result: Nothing };
  prioritize: { args: OneEntry; result: Nothing };
  remove_entries: { args: SeveralEntries; result: Nothing };
  prioritize_entries: { args: SeveralEntries; result: Nothing };
  move: { args: Move; result: Nothing };
  approve: { args: OneEntry; result: Nothing };
  reject: { args: OneEntry; result: Nothing };
  clear_queue: { args: Nothing; result: Nothing };
  shuffle_queue: { args: Nothing; result: Nothing };
  undo: { args: Nothing; result: Undone };
  search: { args: SearchRequest; result: SearchAnswer };
  discover: { args: Nothing; result: Discovered };
  online_sources: { args: Nothing; result: OnlineSourcesAnswer };
  me: { args: Nothing; result: Me };
  artwork: { args: ReadArtwork; result: Artwork };
  lyrics: { args: OneEntry; result: Lyrics };
  song_file: { args: OneSong; result: SongFile };
  browse: { args: BrowseRequest; result: BrowseAnswer };
  history: { args: ReadHistory; result: History };
  recap: { args: Nothing; result: Recap };
  stats: { args: ReadStats; result: Stats };
  evenings: { args: ReadEvenings; result: Evenings };
  export: { args: ExportPlays; result: Exported };
  save_playlist: { args: SavePlaylist; result: PlaylistSaved };
  playlists: { args: Nothing; result: SavedPlaylists };
  create_playlist: { args: NewPlaylist; result: SavedPlaylist };
  rename_playlist: { args: RenamePlaylist; result: SavedPlaylist };
  delete_playlist: { args: OnePlaylist; result: Nothing };
  undo_playlist: { args: OnePlaylist; result: SavedPlaylist };
  add_to_playlist: { args: AddToPlaylist; result: AddedToPlaylist };
  remove_from_playlist: { args: RemoveFromPlaylist; result: SavedPlaylist };
  move_in_playlist: { args: MoveInPlaylist; result: SavedPlaylist };
  library: { args: ReadLibrary; result: LibraryAnswer };
  scan_library: { args: Nothing; result: Nothing };
  sources: { args: Nothing; result: SourcesAnswer };
  renew_source: { args: RenewSource; result: Nothing };
  cancel_job: { args: OneJob; result: Nothing };
  retry_job: { args: OneJob; result: Nothing };
  processes: { args: Nothing; result: ProcessesAnswer };
  restart_process: { args: OneProcess; result: Nothing };
  play: { args: Nothing; result: Nothing };
  pause: { args: Nothing; result: Nothing };
  stop_after_song: { args: Switch; result: Nothing };
  set_sleep_timer: { args: SetSleepTimer; result: Nothing };
  skip: { args: Skip; result: Nothing };
  restart_song: { args: Nothing; result: Nothing };
  seek: { args: Seek; result: Nothing };
  set_volume: { args: SetVolume; result: Nothing };
  set_muted: { args: SetMuted; result: Nothing };
  set_shuffle: { args: Switch; result: Nothing };
  set_repeat: { args: SetRepeat; result: Nothing };
  set_autoplay: { args: Switch; result: Nothing };
  buzz: { args: Buzz; result: Nothing };
  alarm: { args: Nothing; result: Nothing };
  announce: { args: Announce; result: Announced };
  play_test_tone: { args: Nothing; result: Nothing };
  set_output: { args: SetOutput; result: Nothing };
  set_room: { args: SetRoom; result: Nothing };
  bluetooth_speakers: { args: FindBluetoothSpeakers; result: BluetoothSpeakers };
  set_bluetooth_speaker: { args: SetBluetoothSpeaker; result: BluetoothSpeakers };
  remove_bluetooth_speaker: { args: OneBluetoothSpeaker; result: BluetoothSpeakers };
  restart_player: { args: Nothing; result: Nothing };
  set_lights: { args: LightOrder; result: Nothing };
  lights_shortcut: { args: Switch; result: Nothing };
  set_light_show: { args: SetLightShow; result: Nothing };
  recall_light_scene: { args: LightScene; result: Nothing };
  save_light_scene: { args: LightScene; result: Nothing };
  remove_light_scene: { args: LightScene; result: Nothing };
  find_lights: { args: Nothing; result: Nothing };
  add_light: { args: OneLight; result: Nothing };
  remove_light: { args: OneLight; result: Nothing };
  calibrate_lights: { args: CalibrateLights; result: Nothing };
  set_profile: { args: SetProfile; result: Nothing };
  cheer: { args: SendCheer; result: Nothing };
  dedicate: { args: Dedicate; result: Nothing };
  add_hashtag: { args: OneHashtag; result: Nothing };
  remove_hashtag: { args: OneHashtag; result: Nothing };
  approve_text: { args: OneText; result: Nothing };
  reject_text: { args: OneText; result: Nothing };
  guests: { args: Nothing; result: GuestList };
  mute_guest: { args: MuteGuest; result: Nothing };
  set_role: { args: SetRole; result: Nothing };
  ban_guest: { args: BanGuest; result: Nothing };
  my_data: { args: Nothing; result: MyData };
  forget_me: { args: Nothing; result: Nothing };
  forget_guest: { args: OneGuest; result: Nothing };
  set_setting: { args: SetSetting; result: Nothing };
  set_settings: { args: SetSettings; result: SettingsChanged };
  apply_preset: { args: ApplyPreset; result: SettingsChanged };
  undo_preset: { args: UndoPreset; result: SettingsChanged };
  open_party: { args: OpenParty; result: Nothing };
  close_party: { args: Nothing; result: Closed };
  check_access: { args: Nothing; result: AccessCheck };
  wifi_qr: { args: Nothing; result: WifiQr };
  finish_setup: { args: Nothing; result: Nothing };
  rotate_code: { args: Nothing; result: JoinCode };
  make_mod_code: { args: Nothing; result: ModCode };
  renew_screen_link: { args: Nothing; result: Nothing };
}

export type CommandName = keyof Commands;

/** Queries, which need no identity. */
export const READING: ReadonlySet<CommandName> = new Set([
  "search",
  "discover",
  "online_sources",
  "me",
  "artwork",
  "lyrics",
  "song_file",
  "browse",
  "history",
  "recap",
  "stats",
  "evenings",
  "playlists",
  "library",
  "sources",
  "processes",
  "bluetooth_speakers",
  "guests",
  "my_data",
  "check_access",
  "wifi_qr",
]);

/** Commands that are sent again when the reply was lost, because they are idempotent. */
export const REPEATABLE: ReadonlySet<CommandName> = new Set([
  "enqueue",
  "vote",
]);
