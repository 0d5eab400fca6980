// The client of this page, over WebSocket and fetch of the browser; it reconnects after sleep.

import type { Problem, State } from "../contract.js";
import { type ClientEnvironment, PartyClient } from "./client.js";
import { RefusedError, UnreachableError } from "./errors.js";
import type { Socket } from "./reconnecting-socket.js";

const ASLEEP_MS = 5_000;
/** Entries of the queue that the socket sends first; the others are read compressed. */
const FIRST_ENTRIES = 50;
const BROWSER = "raveberry-browser";

/** Resolve a path of the server, at the root or behind ingress. */
export function urlOf(path: string): URL {
  return new URL(path, document.baseURI);
}

const environment: ClientEnvironment = {
  connect(since) {
    const address = urlOf("api/v1/ws");
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    address.searchParams.set("browser", browserName());
    if (since !== null) address.searchParams.set("since", String(since));
    address.searchParams.set("entries", String(FIRST_ENTRIES));
    return new WebSocket(address) as Socket;
  },
  later(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
  nowMs: () => Date.now(),
  post: async (command, args) => {
    const answer = await posted<{ result: Record<string, unknown> }>(`command/${command}`, args);
    return answer.result;
  },
  session: (request) => posted("session", request),
  read,
  idPrefix: crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? "",
};

/**
 * A random name of this browser, by which the server sees when another one uses the same cookie.
 *
 * A cookie can be planted by others, what is stored for this address cannot.
 */
function browserName(): string {
  const fresh = () =>
    Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-");
  try {
    const known = localStorage.getItem(BROWSER) ?? fresh();
    localStorage.setItem(BROWSER, known);
    return known;
  } catch {
    // A browser that stores nothing is another one each time.
    return fresh();
  }
}

/**
 * Send a body to a resource below the API.
 *
 * @throws RefusedError, UnreachableError
 */
export function posted<T extends object>(path: string, body: object): Promise<T> {
  return answered(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

function read<T extends object>(path: string): Promise<T> {
  return answered(path, {});
}

async function answered<T extends object>(path: string, request: RequestInit): Promise<T> {
  let response: Response;
  let answer: T | Problem;
  try {
    response = await fetch(urlOf(`api/v1/${path}`), request);
    answer = await response.json();
  } catch {
    throw new UnreachableError();
  }
  if (response.ok) return answer as T;
  throw new RefusedError(answer as Problem);
}

/** Return the state that the server has written into the page, null if it has not. */
function stateInPage(): State | null {
  return JSON.parse(document.getElementById("state")?.textContent ?? "null");
}

/** Create the client of this page, connect it, and reconnect after sleep and network changes. */
export function createPageClient(): PartyClient {
  const client = new PartyClient(environment, stateInPage());
  let hiddenAtMs = 0;
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      hiddenAtMs = Date.now();
    } else if (Date.now() - hiddenAtMs > ASLEEP_MS) {
      // After sleep a socket may be dead without an event.
      client.connect();
    }
  });
  // Offline the attempt fails at once, which shows the banner; otherwise it would take minutes.
  window.addEventListener("offline", () => client.connect());
  window.addEventListener("online", () => client.connect());
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) client.connect();
  });
  client.connect();
  return client;
}
