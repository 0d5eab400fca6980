// A WebSocket that reconnects.

import type { ClientFrame, ServerFrame } from "../contract.js";

/** The used part of a WebSocket. */
export interface Socket {
  readonly readyState: number;
  onopen: (() => void) | null;
  onclose: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  send(text: string): void;
  close(): void;
}

/** Side effects: sockets, timers, random numbers. */
export interface Environment {
  /** Open a socket; `since` is the revision of the page's replica, null for a snapshot. */
  connect(since: number | null): Socket;
  /** Call back after a delay; returns the cancel function. */
  later(delayMs: number, callback: () => void): () => void;
  /** Return a random number from 0 to 1. */
  random(): number;
}

export interface SocketListener {
  /** Revision of the page's replica. */
  since(): number | null;
  onUp(): void;
  onDown(): void;
  onFrame(frame: ServerFrame): void;
}

const OPEN = 1;
const CONNECT_TIMEOUT_MS = 8_000;
const FIRST_DELAY_MS = 300;
const LONGEST_DELAY_MS = 3_000;

/** A WebSocket to the server that reconnects with backoff. */
export class ReconnectingSocket {
  #socket: Socket | null = null;
  #failures = 0;
  #cancelTimer = (): void => {};

  constructor(
    private readonly environment: Environment,
    private readonly listener: SocketListener,
  ) {}

  get isUp(): boolean {
    return this.#socket?.readyState === OPEN;
  }

  /**
   * Replace the current connection: at the start, after the device slept, when the network returns,
   * or when the socket is suspected dead.
   */
  connect({ isFresh = false } = {}): void {
    if (this.#drop()) this.listener.onDown();
    const socket = this.environment.connect(isFresh ? null : this.listener.since());
    this.#socket = socket;
    this.#cancelTimer = this.environment.later(CONNECT_TIMEOUT_MS, () => this.#lost(socket));
    socket.onopen = () => {
      this.#cancelTimer();
      this.#failures = 0;
      this.listener.onUp();
    };
    socket.onclose = () => this.#lost(socket);
    socket.onmessage = ({ data }) => {
      const frame = frameOf(data);
      if (frame) this.listener.onFrame(frame);
    };
  }

  /** Close the connection and stay disconnected. */
  close(): void {
    this.#drop();
  }

  /** Send a frame; returns false when disconnected. */
  send(frame: ClientFrame): boolean {
    if (!this.isUp) return false;
    this.#socket?.send(JSON.stringify(frame));
    return true;
  }

  #lost(socket: Socket): void {
    if (socket !== this.#socket) return;
    this.#drop();
    this.listener.onDown();
    const delayMs = backoffMs(this.#failures++, this.environment.random());
    this.#cancelTimer = this.environment.later(delayMs, () => this.connect());
  }

  /** Close the socket; returns false if there was none. */
  #drop(): boolean {
    this.#cancelTimer();
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null) return false;
    socket.onopen = socket.onclose = socket.onmessage = null;
    socket.close();
    return true;
  }
}

/** Parse a frame of the server; undefined if it is invalid. */
function frameOf(data: unknown): ServerFrame | undefined {
  try {
    const frame: unknown = JSON.parse(String(data));
    const isFrame = typeof frame === "object" && frame !== null && "type" in frame;
    return isFrame ? (frame as ServerFrame) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Return the delay before the next connection attempt.
 *
 * Doubles up to three seconds, with jitter over its upper half, so that two thousand phones do not
 * reconnect in the same instant after a restart.
 *
 * @param failures failed attempts since the last connection.
 * @param random from 0 to 1.
 */
export function backoffMs(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(failures, 16));
  return ceiling * (0.5 + random / 2);
}
