// Made by types.mjs from contract.schema.json (sha256:9e43afea0abb49bacb7b140b6cca558116fd9c21ce4eba9f576368e275f7112d); never edited.

/** A command was carried out. */
export interface AckFrame {
  readonly type: "ack";
  readonly id: string;
  readonly result: Readonly<Record<string, unknown>>;
}

/** The guest that an MQTT command is carried out for. */
export interface ActingGuest {
  readonly guest: string;
  readonly name?: string | null;
}

/** The answer to `announce`: whether the music goes on quietly under it, or stands still. */
export interface Announced {
  readonly ducked: boolean;
}

/** The answer to `bring_back`. */
export interface BroughtBack {
  readonly entry: Entry;
}

/** One page of the library; `more` when it goes on after the last item. */
export interface BrowseAnswer {
  readonly path: string;
  readonly title: string;
  readonly items: readonly BrowseItem[];
  readonly more: boolean;
}

/** One line of a library page: a song to ask for, or a `path` to open. */
export interface BrowseItem {
  readonly kind: BrowseKind;
  readonly path: string | null;
  readonly title: string;
  readonly subtitle: string | null;
  readonly artwork_url: string | null;
  readonly hit: Hit | null;
  readonly uri?: string | null;
}

/** What one line of a library page is. */
export type BrowseKind = "folder" | "artist" | "album" | "playlist" | "song";

/** Which page of the library to show; the empty path is its front page. */
export interface BrowseRequest {
  readonly path?: string;
  readonly offset?: number;
  readonly limit?: number;
}

export type Byte = number;

/** A device that flashes whenever it hears a click, so that its delay can be set; or no more. */
export interface Calibration {
  readonly device: string;
  readonly on: boolean;
}

/** What holds. */
export interface Checks {
  readonly server: boolean;
  readonly store: boolean;
  readonly player: boolean;
  readonly broker: boolean;
}

/** What a page sends: a command with arguments, a search, or whether it watches the lights. */
export interface ClientFrame {
  readonly id: string;
  readonly command?: string | null;
  readonly args?: Readonly<Record<string, unknown>> | null;
  readonly search?: SearchRequest | null;
  readonly watch_lights?: boolean | null;
}

/** The answer to `close_party`. */
export interface Closed {
  readonly recap: Recap;
}

/** A colour, red, green and blue of 0 to 255. */
export interface Color {
  readonly r: Byte;
  readonly g: Byte;
  readonly b: Byte;
}

/** An MQTT command around its arguments; on the wire `acting_as` is spelled ``as``. */
export interface CommandEnvelope {
  readonly id?: string | null;
  readonly reply_to?: string | null;
  readonly as?: ActingGuest | null;
  readonly args?: Readonly<Record<string, unknown>>;
}

export type CrossfadeS = number;

export type DelayMs = number;

/** What changed. */
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
}

/** What can be tuned about an effect: a number from `low` to `high`. */
export interface EffectParameter {
  readonly id: string;
  readonly low: number;
  readonly high: number;
  readonly default: number;
  readonly unit: string;
  readonly explanation: string;
}

/** The answer to `enqueue`; `note` says when it comes from elsewhere than was asked for. */
export interface Enqueued {
  readonly entry: Entry;
  readonly duplicate: boolean;
  readonly note?: string | null;
}

/** A song in the queue, or the one that plays (position 0). */
export interface Entry {
  readonly id: string;
  readonly song: Song;
  readonly state: EntryState;
  readonly progress: Fraction | null;
  readonly reason: string | null;
  readonly score: number;
  readonly up: number;
  readonly down: number;
  readonly position: number | null;
  readonly eta_s: number | null;
  readonly why: string;
  readonly requested_by: Guest | null;
  readonly requested_at: string;
  readonly origin: Origin;
  readonly turn: number | null;
  readonly pinned: boolean;
  readonly dedication: string | null;
}

/** How far a requested song has come. */
export type EntryState = "approval" | "pending" | "ready" | "failed";

/** Why a command was refused; the same on every door. */
export type ErrorCode = "bad_request" | "not_allowed" | "party_closed" | "not_found" | "conflict" | "gone" | "too_large" | "limit_reached" | "cooldown" | "filtered" | "too_long" | "queue_full" | "duplicate" | "rate_limited" | "unavailable" | "source_failed";

export type Event = SongEvent | VoteEvent | GuestEvent | PlayerEvent | PartyClosedEvent | PlainEvent | JobEvent;

/** The answer to `export`: a playlist file, and lines for people. */
export interface Exported {
  readonly m3u: string;
  readonly text: string;
}

/** An LED device that told of itself in the network and is no light yet. */
export interface FoundLight {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly pixels: number;
  readonly white: boolean;
}

export type Fraction = number;

export type Gamma = number;

/** A guest as others may see one. */
export interface Guest {
  readonly id: string;
  readonly name: string;
  readonly color: string;
}

/** How many songs somebody asked for. */
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

/** The answer to `guests`, the newest first. */
export interface GuestList {
  readonly guests: readonly GuestRow[];
}

/** A guest as mods and the host see one. */
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
}

/** The answer of ``/healthz``. */
export interface Health {
  readonly status: "ok" | "failing";
  readonly checks: Checks;
}

/** What played, the newest first; `more` when there was more before the last one. */
export interface History {
  readonly plays: readonly Play[];
  readonly more: boolean;
}

/** One song that a search found; `entry` is the id of the entry it waits as. */
export interface Hit {
  readonly song: Song;
  readonly mark: Mark;
  readonly reason: string | null;
  readonly entry: string | null;
}

/** What a search has found so far; the last one is `done`. `playlists` is as in SearchAnswer. */
export interface HitsFrame {
  readonly type: "hits";
  readonly id: string;
  readonly query: string;
  readonly hits: readonly Hit[];
  readonly more: boolean;
  readonly done: boolean;
  readonly note?: string | null;
  readonly playlists?: readonly BrowseItem[] | null;
}

/** A lasting problem that the host has to see to: code and parameters are the facts. */
export interface HostProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly params: Readonly<Record<string, string | number>>;
  readonly message: string;
  readonly since: string;
}

/** What happened in the hour from a moment on. */
export interface HourCount {
  readonly at: string;
  readonly plays: number;
  readonly requests: number;
}

/** Who a server is and where it is reached. */
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

/** A piece of long work: a scan, a renewal, a download of the song of `entry`. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  readonly progress: Fraction | null;
  readonly reason: string | null;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly entry: string | null;
}

/** A job failed. */
export interface JobEvent {
  readonly type: "job_failed";
  readonly at: string;
  readonly job: string;
  readonly kind: string;
  readonly reason: string;
  readonly entry: string | null;
}

/** How far a job has come. */
export type JobState = "running" | "done" | "failed";

/** What a newcomer needs to take part. */
export type Join = "open" | "code";

/** The answer to `rotate_code`; without `expires_at` it holds until the next one is made. */
export interface JoinCode {
  readonly code: string;
  readonly join_url: string;
  readonly expires_at: string | null;
}

/** The answer to `library`: its folders, what cannot be read, and its newest scan. */
export interface LibraryAnswer {
  readonly songs: number;
  readonly folders: readonly MusicFolder[];
  readonly problems: number;
  readonly unreadable: readonly UnreadableFile[];
  readonly scan: Job | null;
}

/** One LED device with what it shows, as the pages get it; see `LightState`. */
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

/** One LED device and what it can do; `added`: it was found in the network, not named. */
export interface LightDevice {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly pixels: number;
  readonly effects: readonly string[];
  readonly available: boolean;
  readonly added?: boolean | null;
}

/** Part of an option that the visualizer cannot use, as ``lights[2].host``, and why. */
export interface LightFault {
  readonly option: string;
  readonly reason: string;
}

/** What one LED device should show; what is left out stays as it is. */
export interface LightOrder {
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

/** What one LED device shows. */
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

/** All lights, as the pages get them; see `LightsInfo`. */
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

/** The visualizer: its devices, what it hears, and the parameters of each effect by its id. */
export interface LightsInfo {
  readonly fps: number;
  readonly source: string;
  readonly devices: readonly LightDevice[];
  readonly speed: number;
  readonly latency_ms: number | null;
  readonly features: Readonly<Record<string, number | null>>;
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
  readonly faults?: readonly LightFault[] | null;
}

/** What all lights together should do; what is left out stays as it is. */
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

/** Somebody looks for the next seconds: until then previews are sent. */
export interface LightsWatch {
  readonly for_s: number;
}

/** How much of something is left. */
export interface Limit {
  readonly limit: number;
  readonly remaining: number;
  readonly next_in_s: number;
}

/** What the caller has left; null is without limit. */
export interface Limits {
  readonly requests: Limit | null;
  readonly votes: Limit | null;
}

/** Whether a hit may be asked for. */
export type Mark = "ok" | "waiting" | "filtered" | "cooldown" | "unavailable";

/** What only the caller may know; without an identity `id` is null. */
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
  readonly stream_url?: string | null;
  readonly problems?: readonly HostProblem[] | null;
}

/** What changed for the caller alone. */
export interface MeFrame {
  readonly type: "me";
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
  readonly stream_url?: string | null;
  readonly problems?: readonly HostProblem[] | null;
}

/** A song of a playlist that was not added, and why. */
export interface MissingSong {
  readonly title: string;
  readonly reason: string;
}

/** The answer to `make_mod_code`; the one before it makes nobody a mod any more. */
export interface ModCode {
  readonly code: string;
  readonly expires_at: string;
}

/** How much of the music guests decide. */
export type Mode = "full_control" | "full_voting" | "upvotes_only" | "no_control";

/** A folder of music; one that is away, on a disk that is off perhaps, keeps its songs. */
export interface MusicFolder {
  readonly path: string;
  readonly present: boolean;
  readonly songs: number;
}

/** A command was refused. */
export interface NackFrame {
  readonly type: "nack";
  readonly id: string | null;
  readonly error: Problem;
}

/** The answer to `online_sources`: those of the net that are searched for the caller. */
export interface OnlineSourcesAnswer {
  readonly sources: readonly string[];
}

/** How the queue is ordered. */
export type Order = "fair" | "votes" | "fifo";

/** Why a song is in the queue. */
export type Origin = "guest" | "host" | "playlist" | "autoplay" | "fallback" | "repeat";

/** One way the sound leaves the player. */
export interface Output {
  readonly id: string;
  readonly name: string;
  readonly on: boolean;
  readonly available: boolean;
}

/** Whether there is a party, by which rules, and who is there. */
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

/** Something happened that its name says all about. */
export interface PlainEvent {
  readonly type: PlainEventType;
  readonly at: string;
}

/** What needs no more than its name. */
export type PlainEventType = "party_opened" | "last_orders" | "alarm_started" | "alarm_stopped" | "buzzer" | "announcement_started" | "announcement_finished";

/** A song that played, with the votes at its end; `end` is how it ended, null while it plays. */
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

/** What plays; the position now is position_s + (now - position_at) while playing. */
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
}

/** The player failed, or recovered from that error. */
export interface PlayerEvent {
  readonly type: PlayerEventType;
  readonly at: string;
  readonly error: PlayerFault;
}

/** What can happen to the player. */
export type PlayerEventType = "player_failed" | "player_recovered";

/** Why there is no music, since when, and what helps. */
export interface PlayerFault {
  readonly kind: string;
  readonly since: string;
  readonly help: string;
}

/** What the player does. */
export type PlayerState = "playing" | "paused" | "idle" | "error";

/** The answer to `enqueue_playlist`: `added` of `total` songs wait now, `failed` has the others. */
export interface PlaylistAdded {
  readonly job: string;
  readonly added: number;
  readonly total: number;
  readonly failed: readonly MissingSong[];
  readonly left_out?: number | null;
  readonly reading?: boolean | null;
}

/** The answer to `save_playlist`; `uri` can be given to `enqueue_playlist`. */
export interface PlaylistSaved {
  readonly uri: string;
  readonly name: string;
  readonly songs: number;
}

/** On or off, as Home Assistant's JSON light schema spells it. */
export type Power = "ON" | "OFF";

/** What a last will says. */
export type Presence = "online" | "offline";

/** What lights show now, to those who watch. */
export interface PreviewFrame {
  readonly type: "preview";
  readonly pixels: Readonly<Record<string, string>>;
}

/** Why a command was refused and what to do; a limit adds the last three. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly limit?: number | null;
  readonly remaining?: number | null;
  readonly retry_after_s?: number | null;
}

/** The host makes this guest a mod, as soon as the page sends `secret` as SessionRequest says. */
export interface PromotionFrame {
  readonly type: "promotion";
  readonly secret: string;
}

/** What waits; `length` counts all, `entries` may hold only the first. */
export interface Queue {
  readonly revision: number;
  readonly length: number;
  readonly duration_s: number;
  readonly entries: readonly Entry[];
}

/** What a party was. */
export interface Recap {
  readonly songs: number;
  readonly guests: number;
  readonly votes: number;
  readonly top: readonly Entry[];
}

/** What happens to a finished song. */
export type Repeat = "off" | "all" | "one";

/** The answer to an MQTT command: `result` when `ok`, else `error`. */
export interface Reply {
  readonly id: string | null;
  readonly ok: boolean;
  readonly result?: Readonly<Record<string, unknown>> | null;
  readonly error?: Problem | null;
}

/** What a caller may do. */
export type Role = "guest" | "mod" | "host";

/** What was found; `more` when there is more than that, `note` says which source is missing. */
export interface SearchAnswer {
  readonly query: string;
  readonly hits: readonly Hit[];
  readonly more: boolean;
  readonly note?: string | null;
  readonly playlists?: readonly BrowseItem[] | null;
}

/** What to look for; without a limit as many hits come as the setting `suggestions` says. */
export interface SearchRequest {
  readonly q: string;
  readonly limit?: number | null;
  readonly sources?: readonly string[] | null;
}

export type ServerFrame = SnapshotFrame | DeltaFrame | MeFrame | AckFrame | NackFrame | HitsFrame | PreviewFrame | PromotionFrame;

/** How a guest joins or becomes a mod. */
export interface SessionRequest {
  readonly code?: string | null;
  readonly mod_code?: string | null;
  readonly promotion?: string | null;
  readonly name?: string | null;
}

/** What values a setting takes, and so which field a form has for it. */
export type SettingKind = "choice" | "switch" | "whole_number" | "number" | "text" | "texts" | "quiet_hours";

/** One setting for a form; `low` and `high` belong to numbers, `choices` to a choice. */
export interface SettingRow {
  readonly name: string;
  readonly group: string;
  readonly kind: SettingKind;
  readonly default: unknown;
  readonly low: number | null;
  readonly high: number | null;
  readonly choices: readonly string[] | null;
  readonly explanation: string;
  readonly secret: boolean;
}

export type Settings = Readonly<Record<string, unknown>>;

/** Every setting in the order of its form; those of one group stand together. */
export interface SettingsTable {
  readonly settings: readonly SettingRow[];
}

/** How much a problem takes from the party. */
export type Severity = "info" | "warning" | "error";

/** Everything, at the start or after a gap. */
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

/** A song as its source describes it; `licence` is the one under which it is free. */
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

/** How often a song played, and its votes altogether. */
export interface SongCount {
  readonly song: Song;
  readonly times: number;
  readonly up: number;
  readonly down: number;
}

/** Something happened to a song; `by` is a guest's id, ``host`` or null. */
export interface SongEvent {
  readonly type: SongEventType;
  readonly at: string;
  readonly entry: Entry;
  readonly by: string | null;
  readonly reason?: string | null;
}

/** What can happen to a song. */
export type SongEventType = "song_requested" | "song_started" | "song_finished" | "song_skipped" | "song_removed" | "song_kicked" | "song_brought_back" | "song_approved" | "song_rejected" | "song_failed";

/** Whether a source of songs works; when it does not, `reason` says what helps. */
export interface SourceHealth {
  readonly name: string;
  readonly works: boolean;
  readonly reason: string | null;
  readonly version: string | null;
  readonly renewable: boolean;
  readonly set_up?: boolean | null;
}

/** The answer to `sources`: the sources in their order, and the newest jobs of each kind. */
export interface SourcesAnswer {
  readonly sources: readonly SourceHealth[];
  readonly jobs: readonly Job[];
}

export type Speed = number;

/** Everything a page shows. */
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

/** A period in numbers. */
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
}

/** What somebody has written. */
export type TextKind = "name" | "dedication" | "hashtag";

/** What waits for the host's word: songs for `approve`, texts for `approve_text`. */
export interface Undecided {
  readonly approval: readonly Entry[];
  readonly texts: readonly WaitingText[];
}

/** The answer to `undo`: which command was undone, and the songs that are back. */
export interface Undone {
  readonly undone: string;
  readonly entries: readonly Entry[];
}

/** A file in a music folder that cannot be played, and why. */
export interface UnreadableFile {
  readonly path: string;
  readonly reason: string;
}

/** What the host may have to see to; `library` is null while it cannot be read. */
export interface Upkeep {
  readonly sources: readonly SourceHealth[];
  readonly library: LibraryAnswer | null;
}

/** Votes were cast on an entry: `count` of them since the last such event, never by whom. */
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

/** A name or a dedication that nobody sees before `approve_text {text: id}`. */
export interface WaitingText {
  readonly id: string;
  readonly kind: TextKind;
  readonly text: string;
  readonly guest: Guest;
  readonly entry: string | null;
  readonly title: string | null;
  readonly at: string;
}
