// The client of the party: keeps the replica current and sends commands.

import type {
  ClientFrame,
  DeltaFrame,
  HitsFrame,
  Problem,
  ServerFrame,
  SessionRequest,
  Spectrum,
  State,
  Voted,
} from "../contract.js";
import {
  confirmedVote,
  nextVote,
  type PendingVote,
  withPendingVotes,
} from "../state/optimistic-votes.js";
import { remainingS } from "../state/playback-position.js";
import {
  applyDelta,
  applyMe,
  applyVotes,
  isCut,
  type Replica,
  replicaFrom,
  withEntry,
} from "../state/replica.js";
import { type CommandName, type Commands, READING, REPEATABLE } from "./commands.js";
import { type RaveberryError, RefusedError, UnreachableError } from "./errors.js";
import { type Environment, ReconnectingSocket } from "./reconnecting-socket.js";

export type Connection = "starting" | "up" | "lost";

/** The immutable state that the page renders. */
export interface View {
  /** Null until the first snapshot. */
  readonly replica: Replica | null;
  readonly connection: Connection;
}

export interface ClientEnvironment extends Environment {
  /** The device's wall clock in milliseconds. */
  nowMs(): number;
  /** Send a command over HTTP, whose response can set a cookie. */
  post(command: string, args: object): Promise<Record<string, unknown>>;
  /** Join with a code or become a mod; the response sets a cookie. */
  session(request: SessionRequest): Promise<object>;
  /** Fetch a resource below the API. */
  read<T extends object>(path: string): Promise<T>;
  /** Prefix of command ids, unique per tab. */
  readonly idPrefix: string;
}

/** Called with each view; `isOwn` is true if the guest's own action has changed it. */
type ViewListener = (view: View, isOwn: boolean) => void;

interface PendingCommand {
  readonly frame: ClientFrame;
  readonly isRepeatable: boolean;
  readonly cancelTimeout: () => void;
  readonly succeed: (result: Record<string, unknown>) => void;
  readonly fail: (error: RaveberryError) => void;
}

/** The number of each reaction that guests have sent. */
export type Cheers = Readonly<Record<string, number>>;

/** Pixels by device, as base64-encoded RGB bytes. */
export type Preview = Readonly<Record<string, string>>;

interface PendingSearch {
  readonly frame: ClientFrame;
  readonly onHits: (hits: HitsFrame) => void;
  readonly onRefused: (problem: Problem) => void;
}

const ANSWER_TIMEOUT_MS = 10_000;
/** Shorter disconnects, as after sleep, are not shown. */
const LOST_AFTER_MS = 1_500;
const KNOWN_AFTER_MS = 500;
const JOIN_TIMEOUT_MS = 5_000;
const OVERDUE_MS = 5_000;
const HITS = 30;
const READ_AGAIN_MS = 2_000;

/** Keeps the replica current and sends commands. */
export class PartyClient {
  readonly clock: ServerClock;
  readonly #socket: ReconnectingSocket;
  readonly #listeners = new Set<ViewListener>();
  readonly #calls = new Map<string, PendingCommand>();
  readonly #votes = new Map<string, PendingVote>();
  #replica: Replica | null = null;
  #connection: Connection = "starting";
  #isDown = false;
  #cancelLost = (): void => {};
  #cancelOverdue = (): void => {};
  #overdueEpoch: number | null = null;
  #joining: Promise<void> | null = null;
  #hasJoined = (): void => {};
  #search: PendingSearch | null = null;
  #onDelta: ((frame: DeltaFrame) => void) | null = null;
  #onPreview: ((pixels: Preview) => void) | null = null;
  #onSpectrum: ((spectrum: Spectrum) => void) | null = null;
  #lastId = 0;
  #lastVote = 0;
  /** The state whose other entries are being read. */
  #cut: State | null = null;
  /** The state of the page whose other entries are read when the socket is up. */
  #unread: State | null = null;

  constructor(
    private readonly environment: ClientEnvironment,
    /** The state that the page was served with. */
    first: State | null = null,
  ) {
    this.clock = new ServerClock(() => environment.nowMs());
    if (first) {
      this.clock.set(first.now);
      this.#replica = replicaFrom(first);
      this.#unread = isCut(first) ? first : null;
    }
    this.#socket = new ReconnectingSocket(environment, {
      since: () => this.#replica?.revision ?? null,
      onUp: () => this.#up(),
      onDown: () => this.#down(),
      onFrame: (frame) => this.#take(frame),
    });
  }

  get view(): View {
    const replica = this.#replica && withPendingVotes(this.#replica, this.#votes);
    return { replica, connection: this.#connection };
  }

  /** Call the listener at every change; returns the unsubscribe function. */
  subscribe(listener: ViewListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** True while a vote waits for its answer. */
  get isVoting(): boolean {
    return this.#votes.size > 0;
  }

  /** Connect, replacing a connection that may be dead. */
  connect(): void {
    this.#socket.connect();
  }

  /** End the connection. */
  close(): void {
    this.#cancelLost();
    this.#cancelOverdue();
    this.#socket.close();
  }

  /**
   * Toggle a vote; it is shown at once and reverted if refused.
   *
   * @throws RefusedError, UnreachableError
   */
  async vote(entry: string, tapped: 1 | -1): Promise<Voted> {
    if (this.#replica === null) throw new UnreachableError();
    const shown = this.#votes.get(entry)?.value ?? confirmedVote(this.#replica, entry);
    const cast = ++this.#lastVote;
    const value = nextVote(shown, tapped);
    this.#votes.set(entry, { cast, value, isCounted: false });
    this.#changed(true);
    try {
      const voted = await this.command("vote", { entry, value });
      this.#settle(voted);
      return voted;
    } finally {
      if (this.#votes.get(entry)?.cast === cast) this.#votes.delete(entry);
      this.#changed(true);
    }
  }

  /**
   * Send a command and return its result.
   *
   * @throws RefusedError, UnreachableError
   */
  async command<N extends CommandName>(
    name: N,
    args: Commands[N]["args"],
  ): Promise<Commands[N]["result"]> {
    if (READING.has(name)) return (await this.#call(name, args)) as Commands[N]["result"];
    while (this.#joining) await this.#joining;
    const isStranger = this.#replica?.me.id === null;
    const result = isStranger
      ? await this.#join(name, args)
      : // The page may be shown before the socket is up.
        await (this.#connection === "starting" && this.#replica
          ? this.environment.post(name, args)
          : this.#call(name, args));
    return result as Commands[N]["result"];
  }

  /**
   * Join with a code or become a mod, then reconnect with the new identity.
   *
   * @throws RefusedError, UnreachableError
   */
  async join(request: SessionRequest): Promise<void> {
    await this.environment.session(request);
    this.#socket.connect({ isFresh: true });
  }

  /**
   * Fetch a resource that is not part of the replica.
   *
   * @throws RefusedError, UnreachableError
   */
  read<T extends object>(path: string): Promise<T> {
    return this.environment.read<T>(path);
  }

  /** Search for songs; calls back with each batch of results until another search starts. */
  search(
    query: string,
    onHits: PendingSearch["onHits"],
    onRefused: PendingSearch["onRefused"],
  ): void {
    const frame = { id: this.#nextId(), search: { q: query, limit: HITS } };
    this.#search = { frame, onHits, onRefused };
    this.#socket.send(frame);
  }

  endSearch(): void {
    this.#search = null;
  }

  /** Subscribe to what deltas have beside the state: cheers and newcomers; null unsubscribes. */
  watchDeltas(onDelta: ((frame: DeltaFrame) => void) | null): void {
    this.#onDelta = onDelta;
  }

  /** Subscribe to light previews; null unsubscribes. */
  watchLights(onPreview: ((pixels: Preview) => void) | null): void {
    this.#onPreview = onPreview;
    this.#socket.send({ id: this.#nextId(), watch_lights: onPreview !== null });
  }

  /** Subscribe to the music, which only screens receive; null unsubscribes. */
  watchSpectrum(onSpectrum: ((spectrum: Spectrum) => void) | null): void {
    this.#onSpectrum = onSpectrum;
    this.#socket.send({ id: this.#nextId(), watch_spectrum: onSpectrum !== null });
  }

  /**
   * Send the first command of a visitor over HTTP, whose response sets the cookie of their
   * identity. If the socket does not report that identity soon after, it is opened again with the
   * cookie.
   */
  async #join(name: CommandName, args: object): Promise<Record<string, unknown>> {
    const joining = new Promise<void>((resolve) => {
      this.#hasJoined = () => {
        if (this.#joining === joining) this.#joining = null;
        resolve();
      };
    });
    this.#joining = joining;
    try {
      const result = await this.environment.post(name, args);
      this.environment.later(KNOWN_AFTER_MS, () => {
        if (this.#joining === joining && this.#socket.isUp) this.#socket.connect({ isFresh: true });
      });
      this.environment.later(JOIN_TIMEOUT_MS, this.#hasJoined);
      return result;
    } catch (error) {
      this.#hasJoined();
      throw error;
    }
  }

  #call(name: CommandName, args: object): Promise<Record<string, unknown>> {
    const id = this.#nextId();
    const isRepeatable = REPEATABLE.has(name) || READING.has(name);
    return new Promise<Record<string, unknown>>((succeed, fail) => {
      // A vote is a value, but a request that was carried out already would be another one.
      const key = name === "enqueue" ? { key: id } : {};
      const frame = { id, command: name, args: { ...args }, ...key };
      if (!this.#socket.send(frame) && !isRepeatable) {
        fail(new UnreachableError());
        return;
      }
      const cancelTimeout = this.environment.later(ANSWER_TIMEOUT_MS, () => this.#giveUp(id));
      this.#calls.set(id, { frame, isRepeatable, cancelTimeout, succeed, fail });
    });
  }

  /** Fail a command without a reply and reconnect. */
  #giveUp(id: string): void {
    this.#answered(id)?.fail(new UnreachableError());
    if (this.#socket.isUp) this.#socket.connect();
  }

  #answered(id: string | null): PendingCommand | undefined {
    if (id === null) return undefined;
    const call = this.#calls.get(id);
    call?.cancelTimeout();
    this.#calls.delete(id);
    return call;
  }

  #up(): void {
    this.#cancelLost();
    this.#isDown = false;
    this.#connection = "up";
    for (const { frame } of this.#calls.values()) this.#socket.send(frame);
    if (this.#search) this.#socket.send(this.#search.frame);
    if (this.#onPreview) this.watchLights(this.#onPreview);
    if (this.#onSpectrum) this.watchSpectrum(this.#onSpectrum);
    this.#changed();
  }

  #down(): void {
    for (const [id, { isRepeatable }] of [...this.#calls]) {
      if (!isRepeatable) this.#answered(id)?.fail(new UnreachableError());
    }
    if (this.#isDown) return;
    this.#isDown = true;
    this.#cancelLost = this.environment.later(LOST_AFTER_MS, () => {
      this.#connection = "lost";
      this.#changed();
    });
  }

  #take(frame: ServerFrame): void {
    switch (frame.type) {
      case "snapshot":
        this.clock.set(frame.now);
        this.#replica = replicaFrom(frame);
        this.#expectNews();
        if (frame.me.id !== null) this.#hasJoined();
        this.#readCut(isCut(frame) ? frame : null);
        break;
      case "delta":
        if (this.#replica === null) return;
        this.clock.set(frame.now);
        this.#replica = applyDelta(this.#replica, frame);
        this.#expectNews();
        this.#markCounted(Object.entries(frame.entries ?? {}));
        this.#onDelta?.(frame);
        break;
      case "me":
        if (this.#replica === null) return;
        this.#replica = applyMe(this.#replica, frame, this.clock.nowMs());
        if (frame.id !== null) this.#hasJoined();
        if (this.#unread) this.#readCut(this.#unread);
        break;
      case "votes":
        if (this.#replica === null) return;
        this.#replica = applyVotes(this.#replica, frame.votes);
        break;
      case "ack":
        this.#answered(frame.id)?.succeed(frame.result);
        return;
      case "nack":
        if (this.#search && frame.id === this.#search.frame.id) this.#search.onRefused(frame.error);
        else this.#answered(frame.id)?.fail(new RefusedError(frame.error));
        return;
      case "hits":
        if (frame.id === this.#search?.frame.id) this.#search.onHits(frame);
        return;
      case "preview":
        this.#onPreview?.(frame.pixels);
        return;
      case "spectrum":
        this.#onSpectrum?.(frame.spectrum);
        return;
      case "promotion":
        // Without the confirmation, the host's command fails and reports it.
        void this.join({ promotion: frame.secret }).catch(() => {});
        return;
    }
    this.#changed();
  }

  #readCut(cut: State | null): void {
    this.#unread = null;
    this.#cut = cut;
    if (cut) void this.#readQueue(cut);
  }

  /** Read the whole queue, of which a state had only the first entries. */
  async #readQueue(snapshot: State): Promise<void> {
    const state = await this.environment.read<State>("state").catch(() => null);
    if (this.#cut !== snapshot) return;
    if (state === null) {
      this.environment.later(READ_AGAIN_MS, () => void this.#readQueue(snapshot));
      return;
    }
    this.#cut = null;
    const isCurrent = state.revision === this.#replica?.revision;
    this.clock.set(state.now);
    this.#replica = replicaFrom(state);
    this.#changed();
    // Changes between the two revisions may have been applied to the cut queue, or will be missing.
    if (!isCurrent) this.#socket.connect();
  }

  /**
   * A score from the server replaces the optimistic one: it includes this guest's vote already, or
   * will with the next delta. Adding the vote again would count it twice.
   */
  #markCounted(changed: readonly [string, object | null][]): void {
    for (const [id, fields] of changed) {
      const vote = this.#votes.get(id);
      if (vote && fields && "score" in fields) this.#votes.set(id, { ...vote, isCounted: true });
    }
  }

  /**
   * Every song ends with a delta. If none arrives, the socket may have died unnoticed, as when the
   * Wi-Fi is lost, so the page reconnects; once per song, as durations from tags may be wrong.
   */
  #expectNews(): void {
    this.#cancelOverdue();
    const player = this.#replica?.player;
    if (player?.state !== "playing" || player.duration_s === null) return;
    if (player.epoch === this.#overdueEpoch) return;
    const delayMs = remainingS(player, this.clock.nowMs()) * 1000 + OVERDUE_MS;
    this.#cancelOverdue = this.environment.later(delayMs, () => {
      this.#overdueEpoch = player.epoch;
      if (this.#socket.isUp) this.#socket.connect();
    });
  }

  #settle(voted: Voted): void {
    if (this.#replica === null) return;
    const { entry, value, score, up, down } = voted;
    const updated = applyVotes(this.#replica, { [entry]: value });
    const isCounted = this.#votes.get(entry)?.isCounted;
    this.#replica = isCounted ? updated : withEntry(updated, entry, { score, up, down });
  }

  #nextId(): string {
    this.#lastId += 1;
    return `${this.environment.idPrefix}-${this.#lastId}`;
  }

  #changed(isOwn = false): void {
    const { view } = this;
    for (const listener of this.#listeners) listener(view, isOwn);
  }
}

/**
 * The server's clock, synchronized by the `now` of its messages.
 *
 * Between two messages it follows the device's wall clock: unlike the monotonic clock it keeps
 * running while the device sleeps, and an adjustment matters only until the next message.
 */
export class ServerClock {
  #aheadMs = 0;

  constructor(private readonly ownTimeMs: () => number) {}

  /** Synchronize with the time of a message that has just arrived. */
  set(now: string): void {
    this.#aheadMs = Date.parse(now) - this.ownTimeMs();
  }

  nowMs(): number {
    return this.ownTimeMs() + this.#aheadMs;
  }
}
