import assert from "node:assert/strict";
import { test } from "node:test";
import type { Spectrum } from "../../src/shared/contract.js";
import { luminanceStep, Pulse } from "../../src/tv/picture/flash-limit.js";
import { BANDS, Music } from "../../src/tv/picture/music.js";
import { pictureColors } from "../../src/tv/picture/palette.js";
import { QualityControl } from "../../src/tv/picture/quality.js";
import { SceneOrder } from "../../src/tv/picture/scene-order.js";

const FRAME_S = 1 / 60;

function spectrum(changes: Partial<Spectrum> = {}): Spectrum {
  const bands = btoa(String.fromCharCode(...new Array<number>(BANDS).fill(200)));
  return { bands, level: 0.5, bass: 0, bpm: 120, beat: 4, bar: 1, palette: [], ...changes };
}

/** Play frames for some seconds. */
function play(seconds: number, frame: (nowS: number) => void): void {
  for (let at = 1; at <= seconds / FRAME_S; at++) frame(at * FRAME_S);
}

test("beats run on evenly between two messages", () => {
  const music = new Music();
  music.take(spectrum(), 0);
  const beats: number[] = [];
  play(0.5, (nowS) => beats.push(music.at(nowS, FRAME_S).beat));
  for (let at = 1; at < beats.length; at++) {
    const rise = (beats[at] ?? 0) - (beats[at - 1] ?? 0);
    assert.ok(rise > 0.02 && rise < 0.06, `rise of ${rise}`);
  }
  assert.ok(Math.abs((beats.at(-1) ?? 0) - 5) < 0.05);
});

test("beats never run backwards when a message corrects them", () => {
  const music = new Music();
  music.take(spectrum(), 0);
  let before = 0;
  play(2, (nowS) => {
    // The visualizer's phase trembles by a twentieth of a beat.
    if (Math.round(nowS / FRAME_S) % 2 === 0) {
      music.take(spectrum({ beat: 4 + 2 * nowS + 0.05 * Math.sin(90 * nowS) }), nowS);
    }
    const { beat } = music.at(nowS, FRAME_S);
    assert.ok(beat >= before);
    before = beat;
  });
  assert.ok(Math.abs(before - 8) < 0.1);
});

test("the picture comes to rest when messages end", () => {
  const music = new Music();
  music.take(spectrum(), 0);
  play(0.5, (nowS) => music.at(nowS, FRAME_S));
  assert.ok((music.at(0.5, FRAME_S).bands[3] ?? 0) > 190);
  let moment = music.at(0.5, FRAME_S);
  play(3, (nowS) => {
    moment = music.at(0.5 + nowS, FRAME_S);
  });
  assert.deepEqual([...moment.bands], new Array(BANDS).fill(0));
  assert.ok(moment.level < 0.01);
  assert.equal(moment.hasBeat, false);
});

test("bands that cannot be read are silence", () => {
  const music = new Music();
  music.take(spectrum({ bands: "?" }), 0);
  assert.equal(music.at(0.1, 0.1).bands[0], 0);
});

test("no pixel changes its luminance by a flash more than three times a second", () => {
  // A flash is a rise by 0.1 and a fall by 0.1; rounding to 8 bit makes steps a third larger.
  const perS = luminanceStep(FRAME_S) / FRAME_S;
  assert.ok((perS * 4) / 3 / 0.2 <= 3);
  assert.equal(luminanceStep(5), luminanceStep(0.1));
  assert.equal(luminanceStep(-1), 0);
});

test("hostile beats pulse at most three times in any second", () => {
  for (const perS of [2, 5, 11, 30, 60]) {
    const pulse = new Pulse();
    let before = 0;
    let wasRising = false;
    const rises: number[] = [];
    play(20, (nowS) => {
      const value = pulse.step(nowS * perS, FRAME_S);
      assert.ok(value >= 0 && value <= 1);
      assert.ok(Math.abs(value - before) <= FRAME_S / 0.1 + 1e-9);
      const isRising = value > before;
      if (isRising && !wasRising) rises.push(nowS);
      wasRising = isRising;
      before = value;
    });
    for (const from of rises) {
      assert.ok(rises.filter((at) => at >= from && at < from + 1).length <= 3);
    }
  }
});

test("scenes change with a bar, every eight of them", () => {
  const order = new SceneOrder(3);
  const changes: number[] = [];
  let before = 0;
  play(80, (nowS) => {
    const bar = nowS / 2 + 0.3;
    const { to } = order.step(bar, true, nowS);
    if (to !== before) changes.push(bar);
    before = to;
  });
  assert.equal(changes.length, 5);
  for (const bar of changes) assert.ok(bar % 1 < 0.02);
  for (let at = 1; at < changes.length; at++) {
    assert.equal(Math.floor(changes[at] ?? 0) - Math.floor(changes[at - 1] ?? 0), 8);
  }
});

test("scenes change without a beat, and after the visualizer started again", () => {
  const order = new SceneOrder(3);
  order.step(100, true, 0);
  assert.equal(order.step(100, false, 29).to, 1);
  assert.equal(order.step(0, true, 30).to, 1);
  assert.equal(order.step(7.9, true, 45).to, 1);
  const { from, to, fade } = order.step(8, true, 46);
  assert.deepEqual([from, to, fade], [1, 2, 0]);
  assert.equal(order.step(8.5, true, 50).fade, 1);
});

test("a slow device draws more coarsely, then the cheapest scene, then none", () => {
  const quality = new QualityControl(1 / 60);
  const seen: string[] = [];
  for (let at = 0; at < 600; at++) {
    quality.note(0.1);
    const { scale, isCheap, isOff } = quality.current;
    const shown = isOff ? "off" : `${scale}${isCheap ? " cheap" : ""}`;
    if (seen.at(-1) !== shown) seen.push(shown);
  }
  assert.deepEqual(seen, ["1", "0.7", "0.5", "0.35", "0.35 cheap", "0.2 cheap", "off"]);
});

test("a fast device, a slow display and a single pause keep the finest picture", () => {
  for (const [displayS, frameS] of [
    [1 / 60, 1 / 58],
    [1 / 30, 1 / 30],
    [1 / 144, 1 / 72],
  ] as const) {
    const quality = new QualityControl(displayS);
    for (let at = 0; at < 1000; at++) quality.note(at === 500 ? 0.3 : frameS);
    assert.equal(quality.current.scale, 1);
  }
});

test("colours are those of the palette, else of the hue", () => {
  const two = pictureColors(["#ff0000", "#0000ff"], 0);
  assert.deepEqual([...two], [1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1]);
  const own = pictureColors(["red", "#00ff00"], 120);
  assert.deepEqual([...own.slice(0, 3)], [0, 1, 0]);
  for (const value of pictureColors([], -400)) assert.ok(value >= 0 && value <= 1);
});
