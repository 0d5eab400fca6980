// The party over the WebSocket of Home Assistant.

import type { ClientEnvironment } from "../shared/client/client.js";
import { RefusedError, UnreachableError } from "../shared/client/errors.js";
import type { Socket } from "../shared/client/reconnecting-socket.js";
import type { ClientFrame, Problem, SearchAnswer, ServerFrame } from "../shared/contract.js";
import type { Connection } from "./home-assistant.js";

const CONNECTING = 0;
const OPEN = 1;
const CLOSED = 3;

/** Refusal for a user who may not control the player; the card has its text. */
export const NO_CONTROL: Problem = {
  code: "not_allowed",
  refusal: "player_not_controlled",
  params: {},
  message: "The user may not control this player.",
};

/** A frame, or that the party is unavailable. */
type Message = ServerFrame | { readonly type: "unavailable" };

/** The answer to a command. */
interface Answer {
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: Problem;
}

/** The party that a card shows. */
export interface Party {
  readonly connection: Connection;
  readonly entity: string;
  /** The address of Home Assistant. */
  readonly origin: string;
}

/** Send a command of the user. */
async function send(party: Party, command: string, args: object): Promise<Answer> {
  try {
    return await party.connection.sendMessagePromise<Answer>({
      type: "raveberry/command",
      entity_id: party.entity,
      command,
      args,
    });
  } catch (error) {
    if ((error as { code?: unknown }).code !== "unauthorized") throw new UnreachableError();
    return { error: NO_CONTROL };
  }
}

/** A subscription to a party, as a socket of its server. */
export class PartySocket implements Socket {
  readyState = CONNECTING;
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  #unsubscribe: (() => Promise<void>) | null = null;
  readonly #lost = (): void => {
    this.close();
    this.onclose?.();
  };

  constructor(private readonly party: Party) {
    const { connection, entity } = party;
    connection.addEventListener("disconnected", this.#lost);
    const message = { type: "raveberry/subscribe", entity_id: entity };
    connection
      .subscribeMessage<Message>((frame) => this.#receive(frame), message, { resubscribe: false })
      .then((unsubscribe) => {
        this.#unsubscribe = unsubscribe;
        if (this.readyState === CLOSED) this.close();
      }, this.#lost);
  }

  send(text: string): void {
    void this.#answer(JSON.parse(text) as ClientFrame);
  }

  close(): void {
    this.readyState = CLOSED;
    this.party.connection.removeEventListener("disconnected", this.#lost);
    // It fails if the connection is lost, which has ended the subscription.
    this.#unsubscribe?.().catch(() => {});
    this.#unsubscribe = null;
  }

  #receive(message: Message): void {
    if (this.readyState === CLOSED) return;
    if (message.type === "unavailable") {
      this.#lost();
      return;
    }
    if (this.readyState === CONNECTING) {
      this.readyState = OPEN;
      this.onopen?.();
    }
    this.#deliver(message);
  }

  async #answer({ id, command, args, search }: ClientFrame): Promise<void> {
    try {
      if (command) this.#acknowledge(id, await send(this.party, command, args ?? {}));
      else if (search) this.#found(id, await send(this.party, "search", search));
    } catch {
      this.#lost();
    }
  }

  #acknowledge(id: string, { result, error }: Answer): void {
    this.#deliver(error ? { type: "nack", id, error } : { type: "ack", id, result: result ?? {} });
  }

  #found(id: string, { result, error }: Answer): void {
    if (error) this.#deliver({ type: "nack", id, error });
    else this.#deliver({ type: "hits", id, done: true, ...(result as unknown as SearchAnswer) });
  }

  /** Deliver a frame with complete addresses of covers, as dashboards have paths of their own. */
  #deliver(frame: ServerFrame): void {
    if (this.readyState === CLOSED) return;
    const text = JSON.stringify(frame);
    const start = '"artwork_url":"';
    this.onmessage?.({ data: text.replaceAll(`${start}/`, `${start}${this.party.origin}/`) });
  }
}

/** Return the side effects of a client that speaks with a party through Home Assistant. */
export function partyEnvironment(party: Party): ClientEnvironment {
  return {
    connect: () => new PartySocket(party),
    later(delayMs, callback) {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
    nowMs: () => Date.now(),
    async post(command, args) {
      const { result, error } = await send(party, command, args);
      if (error) throw new RefusedError(error);
      return { ...result };
    },
    // Users of Home Assistant join without a code, and have their role from the settings.
    session: () => Promise.reject(new UnreachableError()),
    read: () => Promise.reject(new UnreachableError()),
    idPrefix: "card",
  };
}
