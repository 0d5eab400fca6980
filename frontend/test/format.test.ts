import assert from "node:assert/strict";
import { test } from "node:test";
import { colorOfHex, hexOfColor } from "../src/host/hex-color.js";
import { backoffMs } from "../src/shared/client/reconnecting-socket.js";
import { fallbackHue, safeColor } from "../src/shared/colors.js";
import { isLink, relativeUrl } from "../src/shared/links.js";
import { pictureHue } from "../src/shared/picture-hue.js";
import { clockTime, wholeMinutes } from "../src/shared/time-format.js";

test("durations are formatted as on a player", () => {
  assert.equal(clockTime(0), "0:00");
  assert.equal(clockTime(67.9), "1:07");
  assert.equal(clockTime(3729), "1:02:09");
  assert.equal(clockTime(-4), "0:00");
});

test("minutes are at least one", () => {
  assert.equal(wholeMinutes(0), 1);
  assert.equal(wholeMinutes(29), 1);
  assert.equal(wholeMinutes(150), 3);
});

test("the fallback hue depends on the title only", () => {
  assert.equal(fallbackHue("Neon Bramble"), fallbackHue("Neon Bramble"));
  for (const title of ["", "a", "Neon", "😀 rave", "x".repeat(500)]) {
    const hue = fallbackHue(title);
    assert.ok(hue >= 260 && hue < 370, `${title}: ${hue}`);
  }
});

test("the hue of a picture is that of its colourful pixels", () => {
  const red = [255, 0, 0, 255];
  const grey = [120, 120, 120, 255];
  const blue = [0, 0, 255, 255];
  assert.equal(pictureHue(new Uint8ClampedArray([...red, ...grey, ...grey])), 0);
  assert.equal(pictureHue(new Uint8ClampedArray([...blue, ...grey])), 240);
  assert.equal(pictureHue(new Uint8ClampedArray([...grey, 0, 0, 0, 255])), null);
  assert.equal(pictureHue(new Uint8ClampedArray([])), null);
});

test("a link is distinguished from a search text", () => {
  for (const link of ["https://a.b/c", "HTTP://x", "spotify://track", "file:///etc"]) {
    assert.equal(isLink(link), true, link);
  }
  for (const words of ["love song", "a: b", "http:// x", "", "AC/DC"]) {
    assert.equal(isLink(words), false, words);
  }
});

test("an absolute path is made relative to the page", () => {
  assert.equal(relativeUrl("/api/v1/song/1/artwork"), "api/v1/song/1/artwork");
  assert.equal(relativeUrl("//evil.example/x"), "evil.example/x");
  assert.equal(relativeUrl("api/x"), "api/x");
});

test("the reconnect delay grows up to three seconds, with jitter", () => {
  const longest = Array.from({ length: 12 }, (_, failures) => backoffMs(failures, 1));
  const shortest = Array.from({ length: 12 }, (_, failures) => backoffMs(failures, 0));
  assert.equal(longest[0], 300);
  assert.equal(longest.at(-1), 3_000);
  longest.forEach((delay, at) => {
    assert.ok(delay >= (longest[at - 1] ?? 0));
    assert.equal(shortest[at], delay / 2);
  });
  assert.equal(backoffMs(1_000_000, 1), 3_000);
});

test("colours survive a round trip through the colour input", () => {
  assert.equal(hexOfColor({ r: 255, g: 0, b: 9 }), "#ff0009");
  assert.deepEqual(colorOfHex("#ff0009"), { r: 255, g: 0, b: 9 });
});

test("an invalid colour never reaches a style", () => {
  assert.equal(safeColor("#B2ffd1"), "#B2ffd1");
  for (const text of ["red", "", "#fff", "#ffffff;background:url(//x)", "url(//x)"]) {
    assert.equal(safeColor(text), "currentColor", text);
  }
});
