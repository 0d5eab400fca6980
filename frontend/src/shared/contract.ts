// Made by types.mjs from contract.schema.json (sha256:345ccb31f2d4e8d15d6e16b12716844a03547d133621bdbea029b95800db7cbf); never edited.

/** The answer to `check_access`: the address that guests get, and what hinders them. */
export interface AccessCheck {
  readonly guest_url: string;
  readonly obstacles: readonly AccessObstacle[];
  readonly reached_at: string | null;
}

/** An obstacle between guests and the guest page, as far as the server can know. */
export type AccessObstacle = "no_network" | "name_not_found" | "port_closed" | "other_network";

export const ACCESS_OBSTACLE_VALUES = ["no_network", "name_not_found", "port_closed", "other_network"] as const satisfies readonly AccessObstacle[];

/** A command succeeded. */
export interface AckFrame {
  readonly type: "ack";
  readonly id: string;
  readonly result: Readonly<Record<string, unknown>>;
}

/** The guest on whose behalf an MQTT command is sent. */
export interface ActingGuest {
  readonly guest: string;
  readonly name?: string | null;
  readonly role?: "mod" | null;
}

/** At most 25 songs to add to a saved playlist, or songs of the party. */
export interface AddToPlaylist {
  readonly playlist: string;
  readonly songs?: readonly SongToAdd[];
  readonly of?: "queue" | "evening" | null;
  readonly continued?: boolean;
}

/** The answer to `add_to_playlist`: the number of `added` songs. */
export interface AddedToPlaylist {
  readonly playlist: SavedPlaylist;
  readonly added: number;
  readonly reasons: readonly (Notice | null)[];
}

/** An announcement at a URL; without a volume it is as loud as the music. */
export interface Announce {
  readonly media_uri: string;
  readonly volume?: Fraction | null;
  readonly duck?: boolean;
}

/** The answer to `announce`: whether the music is ducked or paused. */
export interface Announced {
  readonly ducked: boolean;
}

/** An announcement could not be played, or not to its end. */
export interface AnnouncementEvent {
  readonly type: "announcement_failed";
  readonly at: string;
  readonly reason: Notice;
}

/** A preset by name, whose settings are set together. */
export interface ApplyPreset {
  readonly preset: string;
}

/** The answer to `artwork`: the cover of a song, in base64. */
export interface Artwork {
  readonly image: string;
}

/** The answer to an uploaded backup: what it holds. The server restarts with it. */
export interface BackupAccepted {
  readonly songs: number;
  readonly guests: number;
}

/** A guest to ban, or to unban. */
export interface BanGuest {
  readonly guest: string;
  readonly on?: boolean;
}

/** A Bluetooth loudspeaker that is paired or in reach. */
export interface BluetoothSpeaker {
  readonly address: string;
  readonly name: string;
  readonly paired: boolean;
  readonly connected: boolean;
  readonly playing: boolean;
  readonly busy?: boolean | null;
  readonly latency_ms?: number | null;
  readonly problem?: Notice | null;
}

/** The Bluetooth loudspeakers of this machine. */
export interface BluetoothSpeakers {
  readonly available: boolean;
  readonly searching: boolean;
  readonly speakers: readonly BluetoothSpeaker[];
  readonly problem?: Notice | null;
}

/** The answer to `bring_back`. */
export interface BroughtBack {
  readonly entry: Entry;
}

/** A page of the library; `more` if there are further items. */
export interface BrowseAnswer {
  readonly path: string;
  readonly title: string;
  readonly items: readonly BrowseItem[];
  readonly more: boolean;
  readonly label?: Notice | null;
}

/** An item of a library page: a song to request, or a `path` to open. */
export interface BrowseItem {
  readonly kind: BrowseKind;
  readonly path: string | null;
  readonly title: string;
  readonly subtitle: string | null;
  readonly artwork_url: string | null;
  readonly hit: Hit | null;
  readonly uri?: string | null;
  readonly note?: Notice | null;
  readonly label?: Notice | null;
}

/** Kind of an item of a library page. */
export type BrowseKind = "folder" | "artist" | "album" | "playlist" | "song";

export const BROWSE_KIND_VALUES = ["folder", "artist", "album", "playlist", "song"] as const satisfies readonly BrowseKind[];

/** A page of the library; the empty path is the top level. */
export interface BrowseRequest {
  readonly path?: string;
  readonly offset?: number;
  readonly limit?: number;
}

/** A press of the buzzer; without a sound, the settings decide at random. */
export interface Buzz {
  readonly sound?: "yes" | "no" | null;
}

export type Byte = number;

/** A device that flashes at each click, to calibrate its delay; off ends it. */
export interface CalibrateLights {
  readonly device: string;
  readonly on: boolean;
}

/** Calibration of a device's delay, which flashes at each audible click while `on` is true. */
export interface Calibration {
  readonly device: string;
  readonly on: boolean;
}

/** Results of the health checks. */
export interface Checks {
  readonly server: boolean;
  readonly store: boolean;
  readonly player: boolean;
  readonly broker: boolean;
}

/** A symbol with which a guest reacts to the song that plays. */
export type Cheer = "heart" | "fire" | "laugh" | "star" | "disco";

export const CHEER_VALUES = ["heart", "fire", "laugh", "star", "disco"] as const satisfies readonly Cheer[];

/** Reactions of guests: `count` of one kind since the last such event, without their senders. */
export interface CheerEvent {
  readonly type: "cheer";
  readonly at: string;
  readonly cheer: Cheer;
  readonly count: number;
}

/** A frame from a page: a command with arguments, a search, or a subscription. */
export interface ClientFrame {
  readonly id: string;
  readonly command?: string | null;
  readonly args?: Readonly<Record<string, unknown>> | null;
  readonly key?: string | null;
  readonly search?: SearchRequest | null;
  readonly watch_lights?: boolean | null;
  readonly watch_spectrum?: boolean | null;
}

/** The answer to `close_party`. */
export interface Closed {
  readonly recap: Recap;
}

/** An RGB colour, with components from 0 to 255. */
export interface Color {
  readonly r: Byte;
  readonly g: Byte;
  readonly b: Byte;
}

/** An MQTT command with its arguments; on the wire `acting_as` is named ``as``. */
export interface CommandEnvelope {
  readonly id?: string | null;
  readonly reply_to?: string | null;
  readonly as?: ActingGuest | null;
  readonly args?: Readonly<Record<string, unknown>>;
}

export type CrossfadeS = number;

/** The dedication of an entry; an empty text removes it. */
export interface Dedicate {
  readonly entry: string;
  readonly text?: string;
}

export type DelayMs = number;

/** Changes since a revision. */
export interface DeltaFrame {
  readonly type: "delta";
  readonly revision: number;
  readonly now: string;
  readonly player?: Player | null;
  readonly party?: Party | null;
  readonly settings?: Settings | null;
  readonly lights?: Lights | null;
  readonly entries?: Readonly<Record<string, Readonly<Record<string, unknown>> | null>> | null;
  readonly order?: readonly (readonly [string, string | null])[] | null;
  readonly cheers?: Readonly<Record<string, number>> | null;
  readonly newcomers?: readonly Guest[] | null;
}

/** Suggestions; sections without items are omitted. */
export interface Discovered {
  readonly sections: readonly DiscoverySection[];
}

/** Kind of a section of suggestions. */
export type DiscoveryKind = "own" | "favourites" | "similar" | "playlist" | "random" | "genres" | "artists";

export const DISCOVERY_KIND_VALUES = ["own", "favourites", "similar", "playlist", "random", "genres", "artists"] as const satisfies readonly DiscoveryKind[];

/** Songs, or pages of the library, to choose from before anything is searched. */
export interface DiscoverySection {
  readonly kind: DiscoveryKind;
  readonly items: readonly BrowseItem[];
  readonly title?: string | null;
  readonly path?: string | null;
}

/** Space on the disk of the data, in bytes. */
export interface Disk {
  readonly free: number;
  readonly total: number;
}

/** An adjustable parameter of an effect: a number from `low` to `high`. */
export interface EffectParameter {
  readonly id: string;
  readonly low: number;
  readonly high: number;
  readonly default: number;
  readonly unit: string;
}

/** A request for a song, by its URI or a search query. */
export interface Enqueue {
  readonly query?: string | null;
  readonly uri?: string | null;
  readonly source?: string | null;
  readonly top?: boolean;
  readonly play?: boolean;
  readonly replace?: boolean;
  readonly dedication?: string | null;
}

/** A request for all songs of a playlist, by its URI or its name. */
export interface EnqueuePlaylist {
  readonly query?: string | null;
  readonly uri?: string | null;
  readonly top?: boolean;
  readonly play?: boolean;
  readonly replace?: boolean;
}

/** The answer to `enqueue`; `note` explains a song from another source than the wanted one. */
export interface Enqueued {
  readonly entry: Entry;
  readonly duplicate: boolean;
  readonly note?: Notice | null;
}

/** An entry of the queue, or the current song (position 0). */
export interface Entry {
  readonly id: string;
  readonly song: Song;
  readonly state: EntryState;
  readonly progress: Fraction | null;
  readonly reason: Notice | null;
  readonly score: number;
  readonly up: number;
  readonly down: number;
  readonly position: number | null;
  readonly eta_s: number | null;
  readonly why: PlaceReason;
  readonly requested_by: Guest | null;
  readonly requested_at: string;
  readonly origin: Origin;
  readonly turn: number | null;
  readonly pinned: boolean;
  readonly dedication: string | null;
}

/** State of an entry. */
export type EntryState = "approval" | "pending" | "ready" | "failed";

export const ENTRY_STATE_VALUES = ["approval", "pending", "ready", "failed"] as const satisfies readonly EntryState[];

/** Reason of a refusal, the same on every interface. */
export type ErrorCode = "bad_request" | "not_allowed" | "party_closed" | "not_found" | "conflict" | "gone" | "too_large" | "limit_reached" | "cooldown" | "filtered" | "too_long" | "queue_full" | "duplicate" | "rate_limited" | "unavailable" | "source_failed";

export const ERROR_CODE_VALUES = ["bad_request", "not_allowed", "party_closed", "not_found", "conflict", "gone", "too_large", "limit_reached", "cooldown", "filtered", "too_long", "queue_full", "duplicate", "rate_limited", "unavailable", "source_failed"] as const satisfies readonly ErrorCode[];

/** Songs from one opening of the party to its closing, or between pauses of six hours. */
export interface Evening {
  readonly id: number;
  readonly since: string;
  readonly until: string | null;
  readonly songs: number;
  readonly guests: number;
  readonly votes: number;
  readonly played_s: number;
  readonly top: readonly SongCount[];
}

/** Evenings with songs, newest first; `more` if there are earlier ones. */
export interface Evenings {
  readonly evenings: readonly Evening[];
  readonly more: boolean;
}

export type Event = SongEvent | VoteEvent | CheerEvent | GuestEvent | PlayerEvent | PartyClosedEvent | PlainEvent | AnnouncementEvent | JobEvent;

/** The period of the exported history; the default start is the opening of the party. */
export interface ExportPlays {
  readonly since?: string | null;
  readonly until?: string | null;
}

/** The answer to `export`: the history as an M3U playlist and as text. */
export interface Exported {
  readonly m3u: string;
  readonly text: string;
}

/** `search`: search for loudspeakers in reach, for half a minute. */
export interface FindBluetoothSpeakers {
  readonly search?: boolean;
}

/** An LED device that was discovered in the network and not added yet. */
export interface FoundLight {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly pixels: number;
  readonly white: boolean;
}

export type Fraction = number;

export type Gamma = number;

/** The public profile of a guest. */
export interface Guest {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly sign?: Sign | null;
}

/** Number of requests of a guest. */
export interface GuestCount {
  readonly guest: Guest;
  readonly requests: number;
}

/** A guest joined. */
export interface GuestEvent {
  readonly type: "guest_joined";
  readonly at: string;
  readonly guest: Guest;
}

/** Songs of a guest that were played, and the sum of their scores. */
export interface GuestHits {
  readonly guest: Guest;
  readonly songs: number;
  readonly score: number;
}

/** The answer to `guests`, the newest first. */
export interface GuestList {
  readonly guests: readonly GuestRow[];
}

/** A guest in the list for mods and the host. */
export interface GuestRow {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly role: Role;
  readonly joined_at: string;
  readonly active: boolean;
  readonly banned: boolean;
  readonly muted_until: string | null;
  readonly several_browsers?: boolean | null;
  readonly sign?: Sign | null;
}

/** A request for a media item of Home Assistant. */
export interface HandOver {
  readonly media: string;
  readonly address: string;
  readonly title?: string;
  readonly artist?: string;
  readonly album?: string;
  readonly artwork?: string | null;
  readonly top?: boolean;
  readonly play?: boolean;
  readonly replace?: boolean;
  readonly dedication?: string | null;
}

/** The answer of ``/healthz``. */
export interface Health {
  readonly status: "ok" | "failing";
  readonly checks: Checks;
}

/** Songs that were played, newest first; `more` if there are earlier ones. */
export interface History {
  readonly plays: readonly Play[];
  readonly more: boolean;
}

/** A search result; `entry` is the id of its waiting entry, if any. */
export interface Hit {
  readonly song: Song;
  readonly mark: Mark;
  readonly reason: Notice | null;
  readonly entry: string | null;
}

/** Search results so far; the last frame is `done`. `playlists` as in SearchAnswer. */
export interface HitsFrame {
  readonly type: "hits";
  readonly id: string;
  readonly query: string;
  readonly hits: readonly Hit[];
  readonly more: boolean;
  readonly done: boolean;
  readonly note?: Notice | null;
  readonly playlists?: readonly BrowseItem[] | null;
}

/** A lasting problem that the host has to solve, as a code with parameters. */
export interface HostProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly params: Readonly<Record<string, string | number>>;
  readonly message: string;
  readonly since: string;
}

/** Plays, requests and votes on songs that played, within an hour. */
export interface HourCount {
  readonly at: string;
  readonly plays: number;
  readonly requests: number;
  readonly votes?: number;
}

/** Identity and addresses of a server. */
export interface Info {
  readonly contract: readonly [number, number];
  readonly id: string;
  readonly version: string;
  readonly node: string;
  readonly name: string;
  readonly guest_url: string;
  readonly join_url: string;
  readonly host_url: string | null;
  readonly stream_url: string | null;
}

/** A job: a scan, an update, or the download of the song of `entry`, whose title it has. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  readonly progress: Fraction | null;
  readonly reason: Notice | null;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly entry: string | null;
  readonly title?: string | null;
}

/** A job failed. */
export interface JobEvent {
  readonly type: "job_failed";
  readonly at: string;
  readonly job: string;
  readonly kind: string;
  readonly reason: Notice;
  readonly entry: string | null;
}

/** State of a job. */
export type JobState = "running" | "done" | "failed" | "cancelled";

export const JOB_STATE_VALUES = ["running", "done", "failed", "cancelled"] as const satisfies readonly JobState[];

/** Requirement for joining. */
export type Join = "open" | "code";

export const JOIN_VALUES = ["open", "code"] as const satisfies readonly Join[];

/** The answer to `rotate_code`; without `expires_at` the code is valid until the next one. */
export interface JoinCode {
  readonly code: string;
  readonly join_url: string;
  readonly expires_at: string | null;
}

/** The answer to `library`: its folders, unreadable files, and the newest scan. */
export interface LibraryAnswer {
  readonly songs: number;
  readonly folders: readonly MusicFolder[];
  readonly problems: number;
  readonly unreadable: readonly UnreadableFile[];
  readonly scan: Job | null;
}

/** An LED device with its state, as sent to pages; see `LightState`. */
export interface Light {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly pixels: number;
  readonly effects: readonly string[];
  readonly available: boolean;
  readonly state: Power;
  readonly brightness: Byte;
  readonly color: Color;
  readonly effect: string;
  readonly parameters?: Readonly<Record<string, number>> | null;
  readonly palette?: string | null;
  readonly monochrome?: boolean | null;
  readonly delay_ms?: DelayMs | null;
  readonly gamma?: Gamma | null;
  readonly white?: Color | null;
  readonly crossfade_s?: CrossfadeS | null;
  readonly added?: boolean | null;
}

/** An LED device and its abilities; `added`: it was found in the network, not configured. */
export interface LightDevice {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly pixels: number;
  readonly effects: readonly string[];
  readonly available: boolean;
  readonly added?: boolean | null;
}

/** An unusable part of an option, such as ``lights[2].host``, with the reason. */
export interface LightFault {
  readonly option: string;
  readonly reason: Notice;
}

/** Changes of one LED device, or of all without a device; omitted fields stay unchanged. */
export interface LightOrder {
  readonly device?: string | null;
  readonly state?: Power | null;
  readonly brightness?: Byte | null;
  readonly color?: Color | null;
  readonly effect?: string | null;
  readonly parameters?: Readonly<Record<string, number>> | null;
  readonly palette?: string | null;
  readonly monochrome?: boolean | null;
  readonly delay_ms?: DelayMs | null;
  readonly gamma?: Gamma | null;
  readonly white?: Color | null;
  readonly crossfade_s?: CrossfadeS | null;
}

/** The name of a light scene. */
export interface LightScene {
  readonly name: string;
}

/** State of an LED device. */
export interface LightState {
  readonly state: Power;
  readonly brightness: Byte;
  readonly color: Color;
  readonly effect: string;
  readonly parameters?: Readonly<Record<string, number>> | null;
  readonly palette?: string | null;
  readonly monochrome?: boolean | null;
  readonly delay_ms?: DelayMs | null;
  readonly gamma?: Gamma | null;
  readonly white?: Color | null;
  readonly crossfade_s?: CrossfadeS | null;
}

/** All lights, as sent to pages; see `LightsInfo`. */
export interface Lights {
  readonly online: boolean;
  readonly fps: number | null;
  readonly source: string | null;
  readonly speed: number | null;
  readonly latency_ms: number | null;
  readonly devices: readonly Light[];
  readonly parameters?: Readonly<Record<string, readonly EffectParameter[]>> | null;
  readonly palettes?: Readonly<Record<string, readonly string[]>> | null;
  readonly scenes?: readonly string[] | null;
  readonly scene?: string | null;
  readonly safe?: boolean | null;
  readonly automatic?: boolean | null;
  readonly reactions?: boolean | null;
  readonly alarm?: boolean | null;
  readonly calibrating?: string | null;
  readonly finding?: boolean | null;
  readonly found?: readonly FoundLight[] | null;
}

/** The visualizer: its devices, audio features, and the parameters of each effect by its id. */
export interface LightsInfo {
  readonly fps: number;
  readonly source: string;
  readonly devices: readonly LightDevice[];
  readonly speed: number;
  readonly latency_ms: number | null;
  readonly features: Readonly<Record<string, number | null>>;
  readonly parameters?: Readonly<Record<string, readonly EffectParameter[]>> | null;
  readonly own_colors?: readonly string[] | null;
  readonly palettes?: Readonly<Record<string, readonly string[]>> | null;
  readonly scenes?: readonly string[] | null;
  readonly scene?: string | null;
  readonly safe?: boolean | null;
  readonly automatic?: boolean | null;
  readonly reactions?: boolean | null;
  readonly alarm?: boolean | null;
  readonly calibrating?: string | null;
  readonly finding?: boolean | null;
  readonly found?: readonly FoundLight[] | null;
  readonly faults?: readonly LightFault[] | null;
}

/** Changes of all lights together; omitted fields stay unchanged. */
export interface LightsOrder {
  readonly speed?: Speed | null;
  readonly safe?: boolean | null;
  readonly automatic?: boolean | null;
  readonly reactions?: boolean | null;
  readonly scene?: string | null;
  readonly save_scene?: string | null;
  readonly remove_scene?: string | null;
  readonly calibration?: Calibration | null;
  readonly find?: boolean | null;
  readonly add?: string | null;
  readonly remove?: string | null;
}

/** A request to send previews and the spectrum for the next seconds; 0 or null ends them. */
export interface LightsWatch {
  readonly for_s: number;
  readonly spectrum_for_s?: number | null;
  readonly spectrum_of?: string | null;
}

/** The size of a limit, what remains of it, and the wait if nothing does. */
export interface Limit {
  readonly limit: number;
  readonly remaining: number;
  readonly next_in_s: number;
}

/** The remaining requests and votes of the caller; null means unlimited. */
export interface Limits {
  readonly requests: Limit | null;
  readonly votes: Limit | null;
}

/** One line of lyrics, sung from `at_s` on; it is empty between verses. */
export interface LyricLine {
  readonly text: string;
  readonly at_s: number | null;
}

/** Lyrics of the current song, in order; either all lines have `at_s`, or none. */
export interface Lyrics {
  readonly entry: string;
  readonly lines: readonly LyricLine[];
}

/** Mark of a search result: whether it can be requested. */
export type Mark = "ok" | "waiting" | "filtered" | "cooldown" | "unavailable";

export const MARK_VALUES = ["ok", "waiting", "filtered", "cooldown", "unavailable"] as const satisfies readonly Mark[];

/** Personal state of the caller; without an identity `id` is null. */
export interface Me {
  readonly id: string | null;
  readonly role: Role;
  readonly name: string;
  readonly color: string;
  readonly votes: Readonly<Record<string, -1 | 1>>;
  readonly limits: Limits;
  readonly failed: readonly Entry[];
  readonly waiting_approval: readonly Entry[];
  readonly texts?: readonly WaitingText[] | null;
  readonly requesters?: Readonly<Record<string, Guest>> | null;
  readonly join_url?: string | null;
  readonly join_code?: string | null;
  readonly source?: string | null;
  readonly sign?: Sign | null;
  readonly stream_url?: string | null;
  readonly problems?: readonly HostProblem[] | null;
  readonly screen_url?: string | null;
  readonly screen_revoked?: boolean | null;
  readonly setup_pending?: boolean | null;
  readonly kiosk_url?: string | null;
  readonly applied_preset?: string | null;
}

/** The changed personal state of the caller. */
export interface MeFrame {
  readonly type: "me";
  readonly id: string | null;
  readonly role: Role;
  readonly name: string;
  readonly color: string;
  readonly votes?: Readonly<Record<string, -1 | 1>> | null;
  readonly limits: Limits;
  readonly failed: readonly Entry[];
  readonly waiting_approval: readonly Entry[];
  readonly texts?: readonly WaitingText[] | null;
  readonly requesters?: Readonly<Record<string, Guest>> | null;
  readonly join_url?: string | null;
  readonly join_code?: string | null;
  readonly source?: string | null;
  readonly sign?: Sign | null;
  readonly stream_url?: string | null;
  readonly problems?: readonly HostProblem[] | null;
  readonly screen_url?: string | null;
  readonly screen_revoked?: boolean | null;
  readonly setup_pending?: boolean | null;
  readonly kiosk_url?: string | null;
  readonly applied_preset?: string | null;
}

/** A song of a playlist that was not added, with the reason. */
export interface MissingSong {
  readonly title: string;
  readonly reason: Notice;
}

/** The answer to `make_mod_code`; the previous code is invalid. */
export interface ModCode {
  readonly code: string;
  readonly expires_at: string;
}

/** Mode of the party: the influence of guests on the music. */
export type Mode = "full_control" | "full_voting" | "upvotes_only" | "no_control";

export const MODE_VALUES = ["full_control", "full_voting", "upvotes_only", "no_control"] as const satisfies readonly Mode[];

/** An entry to move directly before another one, or to the end without `before`. */
export interface Move {
  readonly entry: string;
  readonly before?: string | null;
}

/** A song to move directly before another one, or to the end without `before`. */
export interface MoveInPlaylist {
  readonly playlist: string;
  readonly song: string;
  readonly before?: string | null;
}

/** A music folder; the songs of a missing one are kept, as its disk may be disconnected. */
export interface MusicFolder {
  readonly path: string;
  readonly present: boolean;
  readonly songs: number;
}

/** A guest to mute, and for how long; 0 ends it. */
export interface MuteGuest {
  readonly guest: string;
  readonly minutes: number;
}

/** The answer to `my_data`: what the server stores on the caller. */
export interface MyData {
  readonly id: string | null;
  readonly name: string;
  readonly color: string;
  readonly role: Role;
  readonly source: string;
  readonly joined_at: string | null;
  readonly muted_until: string | null;
  readonly device: string;
  readonly last_search: string | null;
  readonly votes: readonly OwnVote[];
  readonly texts: readonly string[];
  readonly requests: readonly OwnRequest[];
  readonly plays: readonly OwnPlay[];
  readonly sign?: Sign | null;
}

/** A command was refused. */
export interface NackFrame {
  readonly type: "nack";
  readonly id: string | null;
  readonly error: Problem;
}

/** The name of a new playlist; if another one has it, a number is added. */
export interface NewPlaylist {
  readonly name: string;
}

/** No arguments. */
export type Nothing = Readonly<Record<string, never>>;

/** A reason or note: `code` names a text, which has `params` as its placeholders. */
export interface Notice {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly message: string;
}

/** The loudspeaker to act on. */
export interface OneBluetoothSpeaker {
  readonly address: string;
}

/** The entry to act on. */
export interface OneEntry {
  readonly entry: string;
}

/** The guest to act on. */
export interface OneGuest {
  readonly guest: string;
}

/** A hashtag for the screen, with or without its sign. */
export interface OneHashtag {
  readonly text: string;
}

/** The job to act on, by its id. */
export interface OneJob {
  readonly job: string;
}

/** The id of an LED device. */
export interface OneLight {
  readonly device: string;
}

/** The saved playlist to act on, by its URI. */
export interface OnePlaylist {
  readonly playlist: string;
}

/** The process to act on. */
export interface OneProcess {
  readonly name: string;
}

/** The song to act on, by its URI. */
export interface OneSong {
  readonly uri: string;
}

/** The id of a text that waits for approval. */
export interface OneText {
  readonly text: string;
}

/** The answer to `online_sources`: the online sources that the caller can search. */
export interface OnlineSourcesAnswer {
  readonly sources: readonly string[];
}

/** The duration of the party, None without end. */
export interface OpenParty {
  readonly duration_s?: number | null;
}

/** Order of the queue. */
export type Order = "fair" | "votes" | "fifo";

export const ORDER_VALUES = ["fair", "votes", "fifo"] as const satisfies readonly Order[];

/** Origin of an entry: the reason why its song is in the queue. */
export type Origin = "guest" | "host" | "playlist" | "autoplay" | "fallback" | "repeat";

export const ORIGIN_VALUES = ["guest", "host", "playlist", "autoplay", "fallback", "repeat"] as const satisfies readonly Origin[];

/** An output of the player. */
export interface Output {
  readonly id: string;
  readonly name: string;
  readonly on: boolean;
  readonly available: boolean;
}

/** A song of the caller that was played, with its votes. */
export interface OwnPlay {
  readonly title: string;
  readonly artist: string;
  readonly started_at: string;
  readonly up: number;
  readonly down: number;
}

/** A request of the caller; `reason` is the reason why it left the queue at `left_at`. */
export interface OwnRequest {
  readonly title: string;
  readonly artist: string;
  readonly uri: string;
  readonly requested_at: string;
  readonly left_at: string | null;
  readonly reason: string | null;
}

/** The caller's vote on a song that waits or plays. */
export interface OwnVote {
  readonly title: string;
  readonly artist: string;
  readonly value: number;
}

/** The party: whether it is open, its rules and its guests. */
export interface Party {
  readonly open: boolean;
  readonly mode: Mode;
  readonly order: Order;
  readonly join: Join;
  readonly guests_active: number;
  readonly guests_total: number;
  readonly people_to_party: number;
  readonly partying: boolean;
  readonly join_code_expires_at: string | null;
  readonly closes_at: string | null;
  readonly hashtags?: readonly string[] | null;
  readonly last_orders_at?: string | null;
}

/** The party was closed. */
export interface PartyClosedEvent {
  readonly type: "party_closed";
  readonly at: string;
  readonly recap: Recap;
}

/** The person who paused the music; `name` of a guest or mod, if everyone may see it. */
export interface PausedBy {
  readonly role: Role;
  readonly name?: string | null;
}

/** Reason for the place of an entry, or the way in which it left. */
export type PlaceReason = "pinned" | "moved" | "approval" | "pending" | "turn" | "votes" | "request_order" | "playlist" | "repeat" | "autoplay" | "fallback" | "playing" | "favorite" | "finished" | "skipped" | "kicked" | "failed" | "removed" | "withdrawn" | "rejected" | "banned" | "muted" | "cleared" | "party_closed";

export const PLACE_REASON_VALUES = ["pinned", "moved", "approval", "pending", "turn", "votes", "request_order", "playlist", "repeat", "autoplay", "fallback", "playing", "favorite", "finished", "skipped", "kicked", "failed", "removed", "withdrawn", "rejected", "banned", "muted", "cleared", "party_closed"] as const satisfies readonly PlaceReason[];

/** An event without further data. */
export interface PlainEvent {
  readonly type: PlainEventType;
  readonly at: string;
}

/** Type of an event without further data. */
export type PlainEventType = "party_opened" | "last_orders" | "alarm_started" | "alarm_stopped" | "buzzer" | "announcement_started" | "announcement_finished";

export const PLAIN_EVENT_TYPE_VALUES = ["party_opened", "last_orders", "alarm_started", "alarm_stopped", "buzzer", "announcement_started", "announcement_finished"] as const satisfies readonly PlainEventType[];

/** A song that was played, with its final votes; `end` is null while it is playing. */
export interface Play {
  readonly epoch: number;
  readonly song: Song;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly end: string | null;
  readonly up: number;
  readonly down: number;
  readonly origin: Origin;
  readonly requested_by: Guest | null;
}

/** The player; while playing, the current position is position_s + (now - position_at). */
export interface Player {
  readonly state: PlayerState;
  readonly error: PlayerFault | null;
  readonly entry: Entry | null;
  readonly epoch: number;
  readonly position_s: number;
  readonly position_at: string;
  readonly now: string;
  readonly duration_s: number | null;
  readonly volume: Fraction;
  readonly muted: boolean;
  readonly shuffle: boolean;
  readonly repeat: Repeat;
  readonly autoplay: boolean;
  readonly output: string | null;
  readonly outputs: readonly Output[];
  readonly stops_after_song?: boolean | null;
  readonly stops_at?: string | null;
  readonly paused_by?: PausedBy | null;
  readonly sound?: Sound | null;
  readonly stream_title?: string | null;
  readonly rooms?: readonly Room[] | null;
}

/** The player failed, or recovered from that error. */
export interface PlayerEvent {
  readonly type: PlayerEventType;
  readonly at: string;
  readonly error: PlayerFault;
}

/** Type of a player event. */
export type PlayerEventType = "player_failed" | "player_recovered";

export const PLAYER_EVENT_TYPE_VALUES = ["player_failed", "player_recovered"] as const satisfies readonly PlayerEventType[];

/** A fault that keeps the player from playing, with its start. */
export interface PlayerFault {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly message: string;
  readonly since: string;
}

/** State of the player. */
export type PlayerState = "playing" | "paused" | "idle" | "error";

export const PLAYER_STATE_VALUES = ["playing", "paused", "idle", "error"] as const satisfies readonly PlayerState[];

/** The answer to `enqueue_playlist`: `added` of `total` songs, and the `failed` others. */
export interface PlaylistAdded {
  readonly job: string;
  readonly added: number;
  readonly total: number;
  readonly failed: readonly MissingSong[];
  readonly left_out?: number | null;
  readonly reading?: boolean | null;
}

/** A song that a file names: by a path or an address, by its names, or by both. */
export interface PlaylistLine {
  readonly line: number;
  readonly location: string | null;
  readonly artist: string;
  readonly title: string;
}

/** The songs that an uploaded file names, and how many more it has than a playlist can hold. */
export interface PlaylistLines {
  readonly name: string;
  readonly lines: readonly PlaylistLine[];
  readonly left_out: number;
}

/** The answer to `save_playlist`; `uri` is an argument for `enqueue_playlist`. */
export interface PlaylistSaved {
  readonly uri: string;
  readonly name: string;
  readonly songs: number;
}

/** Power state, spelled as in Home Assistant's JSON schema for MQTT lights. */
export type Power = "ON" | "OFF";

export const POWER_VALUES = ["ON", "OFF"] as const satisfies readonly Power[];

/** Status of a process, as in its last will. */
export type Presence = "online" | "offline";

export const PRESENCE_VALUES = ["online", "offline"] as const satisfies readonly Presence[];

/** Previews of lights, for pages that watch them. */
export interface PreviewFrame {
  readonly type: "preview";
  readonly pixels: Readonly<Record<string, string>>;
}

/** A refusal with a remedy; limits add the last three fields. */
export interface Problem {
  readonly code: string;
  readonly refusal: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly message: string;
  readonly limit?: number | null;
  readonly remaining?: number | null;
  readonly retry_after_s?: number | null;
}

/** A process of this installation. */
export interface Process {
  readonly name: string;
  readonly state: ProcessState;
  readonly up_s: number | null;
  readonly memory_bytes: number | null;
  readonly restartable: boolean;
  readonly log: readonly string[];
}

/** State of a process; unknown where its supervisor belongs to another user. */
export type ProcessState = "running" | "stopped" | "unknown";

export const PROCESS_STATE_VALUES = ["running", "stopped", "unknown"] as const satisfies readonly ProcessState[];

/** The answer to `processes`: none if nothing supervises them, and a disk if it is measured. */
export interface ProcessesAnswer {
  readonly processes: readonly Process[];
  readonly disk: Disk | null;
}

/** An offer to become a mod, accepted by sending `secret` as `SessionRequest.promotion`. */
export interface PromotionFrame {
  readonly type: "promotion";
  readonly secret: string;
}

/** The queue; `length` counts all entries, `entries` may contain only the first. */
export interface Queue {
  readonly revision: number;
  readonly length: number;
  readonly duration_s: number;
  readonly entries: readonly Entry[];
}

/** A song by the key in its `artwork_url`, or by entry id; `small` is the size of rows. */
export interface ReadArtwork {
  readonly key: string;
  readonly small?: boolean;
}

/** A page of the evenings, newest first; `before` is the last id of the page before. */
export interface ReadEvenings {
  readonly before?: number | null;
  readonly limit?: number;
}

/** A page of the history: a period, and only epochs below `before`. */
export interface ReadHistory {
  readonly since?: string | null;
  readonly until?: string | null;
  readonly before?: number | null;
  readonly limit?: number;
}

/** The page of unreadable files to return. */
export interface ReadLibrary {
  readonly offset?: number;
  readonly limit?: number;
}

/** The period of the statistics; the default start is the opening of the party. */
export interface ReadStats {
  readonly since?: string | null;
  readonly until?: string | null;
}

/** Summary of a party; the same figures for everybody. */
export interface Recap {
  readonly since: string | null;
  readonly songs: number;
  readonly guests: number;
  readonly votes: number;
  readonly top: readonly Entry[];
  readonly winners: readonly GuestHits[];
  readonly timeline: readonly RecapSlot[];
  readonly own?: readonly Entry[] | null;
}

/** Songs that started in the part of a party that begins at `at`, and the votes on them. */
export interface RecapSlot {
  readonly at: string;
  readonly songs: number;
  readonly votes: number;
}

/** Songs to remove from a saved playlist, by their URIs. */
export interface RemoveFromPlaylist {
  readonly playlist: string;
  readonly songs: readonly string[];
}

/** A saved playlist and its new name; if another one has it, a number is added. */
export interface RenamePlaylist {
  readonly playlist: string;
  readonly name: string;
}

/** An update of the software that a source depends on; `back` undoes the last one. */
export interface RenewSource {
  readonly back?: boolean;
}

/** Repeat mode. */
export type Repeat = "off" | "all" | "one";

export const REPEAT_VALUES = ["off", "all", "one"] as const satisfies readonly Repeat[];

/** The answer to an MQTT command: `result` when `ok`, else `error`. */
export interface Reply {
  readonly id: string | null;
  readonly ok: boolean;
  readonly result?: Readonly<Record<string, unknown>> | null;
  readonly error?: Problem | null;
}

/** Role of a caller. */
export type Role = "guest" | "mod" | "host";

export const ROLE_VALUES = ["guest", "mod", "host"] as const satisfies readonly Role[];

/** A room with loudspeakers: a client of the Snapcast server. */
export interface Room {
  readonly id: string;
  readonly name: string;
  readonly volume: Fraction;
  readonly muted: boolean;
  readonly latency_ms: number;
  readonly connected: boolean;
}

/** The name of the playlist to save, and the start of the history that it contains. */
export interface SavePlaylist {
  readonly name: string;
  readonly since?: string | null;
}

/** A saved playlist; `songs` is their number. */
export interface SavedPlaylist {
  readonly uri: string;
  readonly name: string;
  readonly songs: number;
  readonly made_at: string;
  readonly undoable: boolean;
}

/** The saved playlists, newest first, and the `deleted` ones that can be restored. */
export interface SavedPlaylists {
  readonly playlists: readonly SavedPlaylist[];
  readonly deleted: readonly SavedPlaylist[];
  readonly max_playlists: number;
  readonly max_songs: number;
}

/** Search results; `more` if there are further ones, `note` names sources that failed. */
export interface SearchAnswer {
  readonly query: string;
  readonly hits: readonly Hit[];
  readonly more: boolean;
  readonly note?: Notice | null;
  readonly playlists?: readonly BrowseItem[] | null;
}

/** A search; the default limit is the setting `suggestions`. */
export interface SearchRequest {
  readonly q: string;
  readonly limit?: number | null;
  readonly sources?: readonly string[] | null;
}

/** A position in the current song. */
export interface Seek {
  readonly position_s: number;
}

/** A reaction to the song that plays. */
export interface SendCheer {
  readonly cheer: Cheer;
}

export type ServerFrame = SnapshotFrame | DeltaFrame | MeFrame | VotesFrame | AckFrame | NackFrame | HitsFrame | PreviewFrame | SpectrumFrame | PromotionFrame;

/** A request to join the party or to become a mod. */
export interface SessionRequest {
  readonly code?: string | null;
  readonly mod_code?: string | null;
  readonly promotion?: string | null;
  readonly name?: string | null;
}

/** The loudspeaker to connect or disconnect; a new one is paired first. */
export interface SetBluetoothSpeaker {
  readonly address: string;
  readonly connected: boolean;
}

/** Changes for all lights together; None leaves a value unchanged. */
export interface SetLightShow {
  readonly speed?: Speed | null;
  readonly safe?: boolean | null;
  readonly automatic?: boolean | null;
  readonly reactions?: boolean | null;
}

/** The mute state of the music. */
export interface SetMuted {
  readonly muted: boolean;
}

/** An output of the player to switch; `exclusive` switches all others off. */
export interface SetOutput {
  readonly output: string;
  readonly on: boolean;
  readonly exclusive?: boolean;
}

/** A guest's name, colour, symbol and preferred online source. */
export interface SetProfile {
  readonly name?: string | null;
  readonly color?: string | null;
  readonly sign?: string | null;
  readonly source?: string | null;
}

/** The repeat mode. */
export interface SetRepeat {
  readonly mode: Repeat;
}

/** The new role of a guest. */
export interface SetRole {
  readonly guest: string;
  readonly role: "guest" | "mod";
}

/** Changes of a room of Snapcast; None leaves a value unchanged. */
export interface SetRoom {
  readonly room: string;
  readonly volume?: Fraction | null;
  readonly muted?: boolean | null;
  readonly name?: string | null;
  readonly latency_ms?: number | null;
}

/** A setting by name, with its new value. */
export interface SetSetting {
  readonly name: string;
  readonly value: unknown;
}

/** Settings by name with their new values, set together or not at all. */
export interface SetSettings {
  readonly values: Readonly<Record<string, unknown>>;
}

/** The minutes after which the music stops; 0 ends the timer. */
export interface SetSleepTimer {
  readonly minutes: number;
}

/** The volume of the music. */
export interface SetVolume {
  readonly volume: Fraction;
}

/** Kind of a setting, which determines its form field. */
export type SettingKind = "choice" | "switch" | "whole_number" | "number" | "text" | "texts" | "quiet_hours";

export const SETTING_KIND_VALUES = ["choice", "switch", "whole_number", "number", "text", "texts", "quiet_hours"] as const satisfies readonly SettingKind[];

/** Values of settings that fit an occasion; its words are those of `name` in the texts. */
export interface SettingPreset {
  readonly name: string;
  readonly values: Settings;
}

/** One setting for a form; its words are those of `name` in the texts of each language. */
export interface SettingRow {
  readonly name: string;
  readonly group: string;
  readonly kind: SettingKind;
  readonly default: unknown;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: SettingUnit | null;
  readonly choices: readonly string[] | null;
  readonly secret: boolean;
}

/** Unit of a setting; a percentage is a fraction in the setting. */
export type SettingUnit = "s" | "percent" | "mb" | "songs" | "votes" | "guests" | "days" | "results" | "connections";

export const SETTING_UNIT_VALUES = ["s", "percent", "mb", "songs", "votes", "guests", "days", "results", "connections"] as const satisfies readonly SettingUnit[];

export type Settings = Readonly<Record<string, unknown>>;

/** The answer to commands that set settings together: the values before of what changed. */
export interface SettingsChanged {
  readonly before: Settings;
}

/** All settings in the order of the form, grouped, and the presets. */
export interface SettingsTable {
  readonly settings: readonly SettingRow[];
  readonly presets?: readonly SettingPreset[];
}

/** The entries to act on in one step; those that have left are left out. */
export interface SeveralEntries {
  readonly entries: readonly string[];
}

/** Severity of a problem. */
export type Severity = "info" | "warning" | "error";

export const SEVERITY_VALUES = ["info", "warning", "error"] as const satisfies readonly Severity[];

/** A symbol that a guest chose, shown beside the name in the guest's colour. */
export type Sign = "bolt" | "cat" | "cherry" | "crown" | "drop" | "fish" | "flame" | "flower" | "ghost" | "heart" | "leaf" | "moon" | "note" | "rocket" | "star" | "sun";

export const SIGN_VALUES = ["bolt", "cat", "cherry", "crown", "drop", "fish", "flame", "flower", "ghost", "heart", "leaf", "moon", "note", "rocket", "star", "sun"] as const satisfies readonly Sign[];

/** A skip of the current song; with an epoch, only if it is still that of the song. */
export interface Skip {
  readonly epoch?: number | null;
}

/** The complete state, at the start or after a gap. */
export interface SnapshotFrame {
  readonly type: "snapshot";
  readonly revision: number;
  readonly now: string;
  readonly player: Player;
  readonly queue: Queue;
  readonly party: Party;
  readonly settings: Settings;
  readonly lights: Lights;
  readonly me: Me;
}

/** A song as described by its source; `licence` is its free licence, if any. */
export interface Song {
  readonly uri: string;
  readonly source: string;
  readonly title: string;
  readonly artist: string;
  readonly album: string;
  readonly duration_s: number | null;
  readonly artwork_url: string | null;
  readonly explicit: boolean;
  readonly licence?: string | null;
}

/** Number of plays of a song, and the sums of its votes. */
export interface SongCount {
  readonly song: Song;
  readonly times: number;
  readonly up: number;
  readonly down: number;
}

/** An event of a song; `by` is a guest's id, ``host`` or null, `reason` that of a failure. */
export interface SongEvent {
  readonly type: SongEventType;
  readonly at: string;
  readonly entry: Entry;
  readonly by: string | null;
  readonly reason?: Notice | null;
}

/** Type of a song event. */
export type SongEventType = "song_requested" | "song_started" | "song_finished" | "song_skipped" | "song_removed" | "song_kicked" | "song_brought_back" | "song_approved" | "song_rejected" | "song_failed";

export const SONG_EVENT_TYPE_VALUES = ["song_requested", "song_started", "song_finished", "song_skipped", "song_removed", "song_kicked", "song_brought_back", "song_approved", "song_rejected", "song_failed"] as const satisfies readonly SongEventType[];

/** The answer to `song_file`: where any player gets the file until `expires_at`. */
export interface SongFile {
  readonly url: string;
  readonly content_type: string;
  readonly expires_at: string;
}

/** A song of the queue, one at an address or path, or one to search for by its names. */
export interface SongToAdd {
  readonly entry?: string | null;
  readonly location?: string | null;
  readonly artist?: string;
  readonly title?: string;
}

/** A sound in place of the music, or over it. */
export type Sound = "alarm" | "announcement" | "buzzer" | "calibration";

export const SOUND_VALUES = ["alarm", "announcement", "buzzer", "calibration"] as const satisfies readonly Sound[];

/** Number of plays from a source. */
export interface SourceCount {
  readonly source: string;
  readonly plays: number;
}

/** Health of a source; `reason` explains a failure and names a remedy. */
export interface SourceHealth {
  readonly name: string;
  readonly works: boolean;
  readonly reason: Notice | null;
  readonly version: string | null;
  readonly renewable: boolean;
  readonly set_up?: boolean | null;
  readonly setting?: string | null;
  readonly option?: string | null;
}

/** The answer to `sources`: the sources in their order, and the newest jobs of each kind. */
export interface SourcesAnswer {
  readonly sources: readonly SourceHealth[];
  readonly jobs: readonly Job[];
}

/** The music at one moment, for the pictures of screens. */
export interface Spectrum {
  readonly bands: string;
  readonly level: number;
  readonly bass: number;
  readonly bpm: number | null;
  readonly beat: number;
  readonly bar: number;
  readonly palette: readonly string[];
}

/** The music at one moment, for screens that watch it. */
export interface SpectrumFrame {
  readonly type: "spectrum";
  readonly spectrum: Spectrum;
}

export type Speed = number;

/** The complete state of a page. */
export interface State {
  readonly revision: number;
  readonly now: string;
  readonly player: Player;
  readonly queue: Queue;
  readonly party: Party;
  readonly settings: Settings;
  readonly lights: Lights;
  readonly me: Me;
}

/** Statistics of a period. */
export interface Stats {
  readonly since: string | null;
  readonly until: string;
  readonly plays: number;
  readonly songs: number;
  readonly played_s: number;
  readonly requests: number;
  readonly guests: number;
  readonly votes: number;
  readonly most_played: readonly SongCount[];
  readonly best_liked: readonly SongCount[];
  readonly most_active: readonly GuestCount[];
  readonly hours: readonly HourCount[];
  readonly hits?: readonly GuestHits[];
  readonly sources?: readonly SourceCount[];
}

/** On or off. */
export interface Switch {
  readonly on: boolean;
}

/** Kind of a text. */
export type TextKind = "name" | "dedication" | "hashtag";

export const TEXT_KIND_VALUES = ["name", "dedication", "hashtag"] as const satisfies readonly TextKind[];

/** Requests that wait for `approve`, and texts that wait for `approve_text`. */
export interface Undecided {
  readonly approval: readonly Entry[];
  readonly texts: readonly WaitingText[];
}

/** The preset to undo; without effect unless it was applied last and has not been undone. */
export interface UndoPreset {
  readonly preset: string;
}

/** The answer to `undo`: the command that was undone, and the entries that are back. */
export interface Undone {
  readonly undone: string;
  readonly entries: readonly Entry[];
}

/** A file in a music folder that cannot be played, with the reason. */
export interface UnreadableFile {
  readonly path: string;
  readonly reason: Notice;
}

/** Health of sources and library; `library` is null while it cannot be read. */
export interface Upkeep {
  readonly sources: readonly SourceHealth[];
  readonly library: LibraryAnswer | null;
  readonly problems?: readonly HostProblem[] | null;
}

/** The caller's vote on an entry; 0 removes it. */
export interface Vote {
  readonly entry: string;
  readonly value: -1 | 0 | 1;
}

/** Votes on an entry: `count` of them since the last such event, without voters. */
export interface VoteEvent {
  readonly type: "vote_cast";
  readonly at: string;
  readonly entry: string;
  readonly title: string;
  readonly score: number;
  readonly up: number;
  readonly down: number;
  readonly count: number;
}

/** The answer to `vote`; `value` is the caller's vote now. */
export interface Voted {
  readonly entry: string;
  readonly score: number;
  readonly up: number;
  readonly down: number;
  readonly value: -1 | 0 | 1;
}

/** The changed votes of the caller by entry id; 0 is no vote. */
export interface VotesFrame {
  readonly type: "votes";
  readonly votes: Readonly<Record<string, -1 | 0 | 1>>;
}

/** A text that waits for `approve_text {text: id}`. */
export interface WaitingText {
  readonly id: string;
  readonly kind: TextKind;
  readonly text: string;
  readonly guest: Guest;
  readonly entry: string | null;
  readonly title: string | null;
  readonly at: string;
}

/** The answer to `wifi_qr`: a PNG in base64; whoever sees it knows the password. */
export interface WifiQr {
  readonly image: string;
}
