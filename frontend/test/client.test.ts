import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { type ClientEnvironment, PartyClient, type View } from "../src/shared/client/client.js";
import { RefusedError, UnreachableError } from "../src/shared/client/errors.js";
import type { Socket } from "../src/shared/client/reconnecting-socket.js";
import type {
  ClientFrame,
  HitsFrame,
  ServerFrame,
  SessionRequest,
} from "../src/shared/contract.js";
import { NOW, NOW_MS, sampleEntry, sampleProblem, sampleSnapshot } from "./samples.js";

/** A socket whose other end is the test. */
class OwnSocket implements Socket {
  readyState = 0;
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  readonly sent: ClientFrame[] = [];

  constructor(readonly since: number | null) {}

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.readyState = 3;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  break(): void {
    this.readyState = 3;
    this.onclose?.();
  }

  say(frame: ServerFrame | object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
}

/** Time that passes when the test says so. */
class Environment implements ClientEnvironment {
  readonly sockets: OwnSocket[] = [];
  readonly posts: [string, object][] = [];
  readonly sessions: SessionRequest[] = [];
  readonly idPrefix = "t";
  /** Answers of the next reads. */
  readonly reads: (object | Promise<object>)[] = [];
  answer: () => Promise<Record<string, unknown>> = async () => ({});
  #timers: { atMs: number; callback: () => void }[] = [];
  #nowMs = NOW_MS;

  connect(since: number | null): Socket {
    this.sockets.push(new OwnSocket(since));
    return this.socket;
  }

  get socket(): OwnSocket {
    const socket = this.sockets.at(-1);
    assert.ok(socket);
    return socket;
  }

  later(delayMs: number, callback: () => void): () => void {
    const timer = { atMs: this.#nowMs + delayMs, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  random(): number {
    return 1;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  post(command: string, args: object): Promise<Record<string, unknown>> {
    this.posts.push([command, args]);
    return this.answer();
  }

  async session(request: SessionRequest): Promise<object> {
    this.sessions.push(request);
    return this.answer();
  }

  async read<T extends object>(path: string): Promise<T> {
    return (this.reads.shift() ?? { path }) as unknown as T;
  }

  pass(ms: number): void {
    this.#nowMs += ms;
    const due = this.#timers.filter(({ atMs }) => atMs <= this.#nowMs);
    this.#timers = this.#timers.filter(({ atMs }) => atMs > this.#nowMs);
    for (const { callback } of due) callback();
  }
}

let around: Environment;
let client: PartyClient;

beforeEach(() => {
  around = new Environment();
  client = new PartyClient(around);
});

function join(snapshot = sampleSnapshot([sampleEntry("a"), sampleEntry("b")])): void {
  client.connect();
  around.socket.open();
  around.socket.say(snapshot);
}

function score(view: View, id: string): number | undefined {
  return view.replica?.entries.get(id)?.score;
}

function lastSent(): ClientFrame {
  const frame = around.socket.sent.at(-1);
  assert.ok(frame);
  return frame;
}

function unexpected(news: object): void {
  assert.fail(JSON.stringify(news));
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("a vote is shown at once and stays when it is confirmed", async () => {
  join();
  const vote = client.vote("a", 1);
  assert.equal(score(client.view, "a"), 2);
  assert.equal(client.view.replica?.me.votes["a"], 1);
  const { id, command, args } = lastSent();
  assert.deepEqual([command, args], ["vote", { entry: "a", value: 1 }]);
  around.socket.say({
    type: "ack",
    id,
    result: { entry: "a", value: 1, score: 2, up: 2, down: 0 },
  });
  await vote;
  assert.equal(score(client.view, "a"), 2);
  assert.equal(client.view.replica?.me.votes["a"], 1);
});

test("a refused vote is reverted", async () => {
  join();
  const vote = client.vote("a", 1);
  around.socket.say({ type: "nack", id: lastSent().id, error: { code: "gone", message: "Gone." } });
  await assert.rejects(vote, RefusedError);
  assert.equal(score(client.view, "a"), 1);
  assert.deepEqual(client.view.replica?.me.votes, {});
});

test("a vote is never counted twice, whatever the order of delta and reply", async () => {
  join();
  const vote = client.vote("a", 1);
  around.socket.say({
    type: "delta",
    revision: 11,
    now: NOW,
    entries: { a: { score: 2, up: 2 } },
  });
  assert.equal(score(client.view, "a"), 2);
  around.socket.say({
    type: "ack",
    id: lastSent().id,
    result: { entry: "a", value: 1, score: 2, up: 2, down: 0 },
  });
  await vote;
  assert.equal(score(client.view, "a"), 2);
});

test("of two quick taps the last one wins", async () => {
  join();
  const first = client.vote("a", 1);
  const firstId = lastSent().id;
  const second = client.vote("a", 1);
  const secondId = lastSent().id;
  assert.deepEqual(lastSent().args, { entry: "a", value: 0 });
  assert.equal(score(client.view, "a"), 1);
  around.socket.say({
    type: "ack",
    id: firstId,
    result: { entry: "a", value: 1, score: 2, up: 2, down: 0 },
  });
  await first;
  assert.equal(score(client.view, "a"), 1);
  around.socket.say({
    type: "ack",
    id: secondId,
    result: { entry: "a", value: 0, score: 1, up: 1, down: 0 },
  });
  await second;
  assert.equal(score(client.view, "a"), 1);
});

test("a lost connection is resumed from the newest revision", () => {
  join();
  assert.equal(around.socket.since, null);
  around.socket.break();
  around.pass(300);
  assert.equal(around.sockets.length, 2);
  assert.equal(around.socket.since, 10);
});

test("failed attempts back off", () => {
  join();
  around.socket.break();
  around.pass(300);
  around.socket.break();
  around.pass(300);
  assert.equal(around.sockets.length, 2);
  around.pass(300);
  assert.equal(around.sockets.length, 3);
});

test("a hanging attempt times out", () => {
  join();
  around.socket.break();
  around.pass(300);
  around.pass(8_000);
  around.pass(10_000);
  assert.equal(around.sockets.length, 3);
});

test("a short disconnect is not shown, a longer one is", () => {
  join();
  around.socket.break();
  assert.equal(client.view.connection, "up");
  around.pass(1_500);
  assert.equal(client.view.connection, "lost");
  around.socket.open();
  assert.equal(client.view.connection, "up");
});

test("a server that was never reached is shown as lost", () => {
  client.connect();
  around.socket.break();
  around.pass(1_500);
  assert.equal(client.view.connection, "lost");
});

test("a vote cast while disconnected is sent after reconnecting", async () => {
  join();
  around.socket.break();
  const vote = client.vote("a", 1);
  assert.equal(score(client.view, "a"), 2);
  around.pass(300);
  around.socket.open();
  around.socket.say({
    type: "ack",
    id: lastSent().id,
    result: { entry: "a", value: 1, score: 2, up: 2, down: 0 },
  });
  await vote;
});

test("a request whose reply was lost is repeated with its key", async () => {
  join();
  const request = client.command("enqueue", { uri: "local:a" });
  const first = lastSent();
  around.socket.break();
  around.pass(300);
  around.socket.open();
  assert.deepEqual(lastSent(), first);
  assert.equal(first.key, first.id);
  around.socket.say({ type: "ack", id: first.id, result: {} });
  await request;
  void client.command("enqueue", { uri: "local:a" });
  assert.notEqual(lastSent().key, first.key);
});

test("a skip whose reply was lost is not repeated", async () => {
  join();
  const skip = client.command("skip", { epoch: 1 });
  around.socket.break();
  await assert.rejects(skip, UnreachableError);
  around.pass(300);
  around.socket.open();
  assert.deepEqual(around.socket.sent, []);
});

test("a command that is not idempotent fails at once while disconnected", async () => {
  join();
  around.socket.break();
  await assert.rejects(client.command("pause", {}), UnreachableError);
});

test("a socket without replies is replaced", async () => {
  join();
  const pause = client.command("pause", {});
  around.pass(10_000);
  await assert.rejects(pause, UnreachableError);
  assert.equal(around.sockets.length, 2);
});

test("the first command of a visitor is sent over HTTP, the next ones over a new socket", async () => {
  const snapshot = sampleSnapshot([sampleEntry("a"), sampleEntry("b")]);
  join({ ...snapshot, me: { ...snapshot.me, id: null } });
  around.answer = async () => ({ entry: "a", value: 1, score: 2, up: 2, down: 0 });
  const first = client.vote("a", 1);
  const second = client.vote("b", 1);
  await first;
  assert.deepEqual(around.posts, [["vote", { entry: "a", value: 1 }]]);
  around.pass(500);
  assert.equal(around.sockets.length, 2);
  assert.equal(around.socket.since, null);
  around.socket.open();
  around.socket.say(snapshot);
  await settled();
  assert.deepEqual(lastSent().args, { entry: "b", value: 1 });
  around.socket.say({
    type: "ack",
    id: lastSent().id,
    result: { entry: "b", value: 1, score: 2, up: 2, down: 0 },
  });
  await second;
});

test("a socket that reports the new identity is kept", async () => {
  const snapshot = sampleSnapshot([sampleEntry("a")]);
  join({ ...snapshot, me: { ...snapshot.me, id: null } });
  around.answer = async () => ({ entry: "a", value: 1, score: 2, up: 2, down: 0 });
  const vote = client.vote("a", 1);
  around.socket.say({ ...snapshot.me, type: "me", votes: { a: 1 } });
  await vote;
  around.pass(10_000);
  assert.equal(around.sockets.length, 1);
  void client.vote("a", 1);
  await settled();
  assert.deepEqual(lastSent().args, { entry: "a", value: 0 });
});

test("a refused search reports the problem", () => {
  join();
  const problems: string[] = [];
  client.search("love", unexpected, ({ message }) => problems.push(message));
  around.socket.say({
    type: "nack",
    id: lastSent().id,
    error: { code: "source_failed", message: "No." },
  });
  assert.deepEqual(problems, ["No."]);
});

test("a visitor whose first command is refused may try again", async () => {
  const snapshot = sampleSnapshot([sampleEntry("a")]);
  const stranger = { ...snapshot, me: { ...snapshot.me, id: null } };
  join(stranger);
  around.answer = async () => {
    throw new RefusedError(sampleProblem("rate_limited", "vote_limit"));
  };
  await assert.rejects(client.vote("a", 1), RefusedError);
  assert.equal(score(client.view, "a"), 1);
  around.answer = async () => ({ entry: "a", value: 1, score: 2, up: 2, down: 0 });
  await client.vote("a", 1);
  assert.equal(around.posts.length, 2);
});

test("results of an older search are ignored", () => {
  join();
  const shown: HitsFrame[] = [];
  client.search("lo", (hits) => shown.push(hits), unexpected);
  const old = lastSent().id;
  client.search("love", (hits) => shown.push(hits), unexpected);
  const { id, search } = lastSent();
  assert.equal(search?.q, "love");
  around.socket.say({ type: "hits", id: old, query: "lo", hits: [], more: false, done: true });
  around.socket.say({ type: "hits", id, query: "love", hits: [], more: false, done: true });
  assert.deepEqual(
    shown.map(({ query }) => query),
    ["love"],
  );
});

test("a search in progress is repeated after reconnecting", () => {
  join();
  client.search("love", unexpected, unexpected);
  around.socket.break();
  around.pass(300);
  around.socket.open();
  assert.equal(lastSent().search?.q, "love");
});

test("unknown and invalid frames are ignored", () => {
  join();
  around.socket.say({ type: "weather", sun: true });
  around.socket.onmessage?.({ data: "{" });
  around.socket.onmessage?.({ data: "null" });
  around.socket.say({ type: "delta", revision: 11, now: NOW, entries: { a: null } });
  assert.deepEqual(client.view.replica?.order, ["b"]);
});

test("an overdue song makes the page reconnect once", () => {
  join();
  around.pass(120_000 + 4_000);
  assert.equal(around.sockets.length, 1);
  around.pass(1_000);
  assert.equal(around.sockets.length, 2);
  around.socket.open();
  around.socket.say({ type: "delta", revision: 10, now: NOW });
  around.pass(600_000);
  assert.equal(around.sockets.length, 2);
});

test("a delta in time cancels the reconnect", () => {
  join();
  around.pass(110_000);
  const { player } = sampleSnapshot([]);
  const now = new Date(NOW_MS + 110_000).toISOString();
  const next = { ...player, epoch: 2, position_s: 0, position_at: now, now };
  around.socket.say({ type: "delta", revision: 11, now, player: next });
  around.pass(180_000);
  assert.equal(around.sockets.length, 1);
});

test("a paused song is never overdue", () => {
  const snapshot = sampleSnapshot([]);
  join({ ...snapshot, player: { ...snapshot.player, state: "paused" } });
  around.pass(3_600_000);
  assert.equal(around.sockets.length, 1);
});

test("joining with a code reconnects with the new identity", async () => {
  join();
  await client.join({ code: "ABC" });
  assert.deepEqual(around.sessions, [{ code: "ABC" }]);
  assert.deepEqual(
    around.sockets.map(({ since }) => since),
    [null, null],
  );
});

test("a wrong code changes nothing", async () => {
  join();
  around.answer = async () => {
    throw new RefusedError(sampleProblem("not_allowed", "code_wrong"));
  };
  await assert.rejects(client.join({ mod_code: "ABC" }), RefusedError);
  assert.equal(around.sockets.length, 1);
});

test("resources outside of the replica are fetched on demand", async () => {
  assert.deepEqual(await client.read("settings"), { path: "settings" });
});

test("light previews are subscribed on every socket until unsubscribed", () => {
  const seen: object[] = [];
  join();
  client.watchLights((pixels) => seen.push(pixels));
  around.socket.say({ type: "preview", pixels: { bar: "/wAA" } });
  client.connect();
  around.socket.open();
  assert.equal(lastSent().watch_lights, true);
  client.watchLights(null);
  assert.equal(lastSent().watch_lights, false);
  around.socket.say({ type: "preview", pixels: { bar: "AAAA" } });
  assert.deepEqual(seen, [{ bar: "/wAA" }]);
});

test("queries need no identity and are repeated after reconnecting", async () => {
  const snapshot = sampleSnapshot([]);
  join({ ...snapshot, me: { ...snapshot.me, id: null } });
  const answer = client.command("browse", { path: "" });
  around.socket.onclose?.();
  client.connect();
  around.socket.open();
  const { id, command } = lastSent();
  assert.equal(command, "browse");
  around.socket.say({ type: "ack", id, result: { path: "", title: "", items: [], more: false } });
  assert.deepEqual((await answer).items, []);
  assert.deepEqual(around.posts, []);
});

test("a page that the host makes a mod fetches another cookie for its socket", async () => {
  join();
  around.socket.say({ type: "promotion", secret: "s3cret" });
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(around.sessions, [{ promotion: "s3cret" }]);
  assert.deepEqual(
    around.sockets.map(({ since }) => since),
    [null, null],
  );
});

/** A snapshot with the first entry of two. */
function cutSnapshot(revision: number): ReturnType<typeof sampleSnapshot> {
  const snapshot = sampleSnapshot([sampleEntry("a")]);
  return { ...snapshot, revision, queue: { ...snapshot.queue, length: 2 } };
}

function wholeState(revision: number): object {
  return { ...sampleSnapshot([sampleEntry("a"), sampleEntry("b")]), revision };
}

test("the first entries are shown while the others are read", async () => {
  around.reads.push(wholeState(7));
  join(cutSnapshot(7));
  assert.deepEqual(client.view.replica?.order, ["a"]);
  await settled();
  assert.deepEqual(client.view.replica?.order, ["a", "b"]);
  assert.equal(around.sockets.length, 1);
});

test("changes since the queue was read are fetched by its revision", async () => {
  around.reads.push(wholeState(9));
  join(cutSnapshot(7));
  await settled();
  assert.deepEqual(client.view.replica?.order, ["a", "b"]);
  assert.equal(around.sockets.length, 2);
  assert.equal(around.socket.since, 9);
});

test("a queue that cannot be read is read again", async () => {
  around.reads.push(Promise.reject(new UnreachableError()), wholeState(7));
  join(cutSnapshot(7));
  await settled();
  assert.deepEqual(client.view.replica?.order, ["a"]);
  around.pass(2_000);
  await settled();
  assert.deepEqual(client.view.replica?.order, ["a", "b"]);
});

test("a queue that was read late does not replace a newer snapshot", async () => {
  let answer = (_state: object): void => {};
  around.reads.push(new Promise((resolve) => (answer = resolve)));
  join(cutSnapshot(7));
  around.socket.say({ ...sampleSnapshot([sampleEntry("c")]), revision: 8 });
  answer(wholeState(7));
  await settled();
  assert.deepEqual(client.view.replica?.order, ["c"]);
});

function open(state = sampleSnapshot([sampleEntry("a"), sampleEntry("b")])): void {
  client = new PartyClient(around, state);
  client.connect();
}

test("a state in the page is shown before the socket is open, which continues from it", () => {
  const state = sampleSnapshot([sampleEntry("a")]);
  open(state);
  assert.deepEqual(client.view.replica?.order, ["a"]);
  assert.equal(client.view.connection, "starting");
  assert.equal(around.socket.since, state.revision);
});

test("a vote before the socket is open goes over HTTP", async () => {
  open();
  around.answer = async () => ({ entry: "a", value: 1, score: 5, up: 5, down: 0 });
  await client.vote("a", 1);
  assert.deepEqual(around.posts, [["vote", { entry: "a", value: 1 }]]);
  assert.equal(score(client.view, "a"), 5);
  around.socket.open();
  assert.deepEqual(around.socket.sent, []);
});

test("the other entries of a state in the page are read once the socket has continued", async () => {
  const cut = cutSnapshot(7);
  around.reads.push({ ...sampleSnapshot([sampleEntry("a"), sampleEntry("z")]), revision: 7 });
  open(cut);
  around.socket.open();
  await settled();
  assert.equal(around.reads.length, 1);
  const { votes: _, ...me } = cut.me;
  around.socket.say({ type: "me", ...me });
  await settled();
  assert.deepEqual(client.view.replica?.order, ["a", "z"]);
});
