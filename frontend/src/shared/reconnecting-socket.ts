import { backoffMs } from "./backoff.js";
import type { ClientFrame, ServerFrame } from "./contract.js";

/** What the link needs of a WebSocket. */
export interface Socket {
  readonly readyState: number;
  onopen: (() => void) | null;
  onclose: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  send(text: string): void;
  close(): void;
}

/** What comes from outside: sockets, time, chance. */
export interface Environment {
  /** Begins to connect; with the revision that the page has, or null when it has none. */
  connect(since: number | null): Socket;
  /** Calls back later, and returns how to call that off. */
  later(delayMs: number, callback: () => void): () => void;
  /** From 0 to 1. */
  random(): number;
}

export interface SocketListener {
  /** The newest revision that the page has. */
  since(): number | null;
  onUp(): void;
  onDown(): void;
  onFrame(frame: ServerFrame): void;
}

const OPEN = 1;
const CONNECT_TIMEOUT_MS = 8_000;

/** A socket to the server that comes back by itself. */
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
   * Connects now, whatever was before: at the start, after the phone woke up, when the network is
   * back, or when the socket is suspected dead.
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

  /** Sends when it can; whether it did. */
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

  /** Lets go of the socket; whether there was one. */
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

/** A message of the server; undefined when it is none. */
function frameOf(data: unknown): ServerFrame | undefined {
  try {
    const frame: unknown = JSON.parse(String(data));
    const isFrame = typeof frame === "object" && frame !== null && "type" in frame;
    return isFrame ? (frame as ServerFrame) : undefined;
  } catch {
    return undefined;
  }
}
