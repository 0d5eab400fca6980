// The picture of the music over the whole screen.

import type { Spectrum } from "../../shared/contract.js";
import { luminanceStep, Pulse } from "./flash-limit.js";
import { Music } from "./music.js";
import { pictureColors } from "./palette.js";
import { QualityControl } from "./quality.js";
import { Renderer } from "./renderer.js";
import { SceneOrder, type Shown } from "./scene-order.js";
import { CHEAPEST, SCENES } from "./scenes.js";

/** More pixels would not be seen from a sofa. */
const WIDEST = 1_920;
/** Faster displays would show smaller steps of brightness than 8 bit colours have. */
const SHORTEST_FRAME_S = 1 / 70;
const MEASURED_FRAMES = 20;

/**
 * Draws scenes from the music; dispatches `rb-live` with true when it begins to draw, and with false
 * when the device cannot, so that the page shows its static gradient.
 */
export class Picture extends HTMLElement {
  /** Hue of the cover, for songs without a palette. */
  hue = 320;
  /** Scene to show for ever, for benchmarks and tests; null for all in turn. */
  only: number | null = null;
  readonly #canvas = document.createElement("canvas");
  readonly #music = new Music();
  readonly #order = new SceneOrder(SCENES.length);
  readonly #pulse = new Pulse();
  readonly #displayS: number[] = [];
  #palette: readonly string[] = [];
  #renderer: Renderer | null = null;
  #quality: QualityControl | null = null;
  #request = 0;
  #drawnS: number | null = null;
  #isLive = false;

  connectedCallback(): void {
    if (this.shadowRoot === null) {
      const style = document.createElement("style");
      style.textContent =
        ":host{position:fixed;inset:0;overflow:hidden}canvas{width:100%;height:100%}";
      this.attachShadow({ mode: "open" }).append(style, this.#canvas);
      this.#canvas.addEventListener("webglcontextlost", (event) => {
        event.preventDefault();
        this.#stop();
      });
      this.#canvas.addEventListener("webglcontextrestored", () => this.#start());
    }
    this.#start();
  }

  disconnectedCallback(): void {
    this.#stop();
  }

  /** Take a message of the music. */
  take(spectrum: Spectrum): void {
    this.#music.take(spectrum, performance.now() / 1000);
    this.#palette = spectrum.palette;
  }

  #start(): void {
    // An opaque canvas that is not kept needs no copy when the page is composed.
    const gl = this.#canvas.getContext("webgl", { alpha: false, antialias: false, depth: false });
    if (gl === null || gl.isContextLost()) return;
    try {
      this.#renderer = new Renderer(gl);
    } catch {
      return;
    }
    this.#drawnS = null;
    this.#request = requestAnimationFrame((ms) => this.#frame(ms / 1000));
  }

  #stop(): void {
    cancelAnimationFrame(this.#request);
    this.#renderer = null;
    this.#report(false);
  }

  #frame(nowS: number): void {
    const dtS = this.#drawnS === null ? 0 : nowS - this.#drawnS;
    if (this.#drawnS === null || dtS >= SHORTEST_FRAME_S) {
      this.#drawnS = nowS;
      if (!this.#step(nowS, dtS)) return;
    }
    this.#request = requestAnimationFrame((ms) => this.#frame(ms / 1000));
  }

  /** Draw a frame; returns false if none will follow. */
  #step(nowS: number, dtS: number): boolean {
    if (this.#quality === null) {
      this.#measureDisplay(dtS);
      return true;
    }
    this.#quality.note(dtS);
    const { scale, isCheap, isOff } = this.#quality.current;
    if (isOff || this.#renderer === null) {
      this.#stop();
      return false;
    }
    this.#resize(scale);
    const moment = this.#music.at(nowS, dtS);
    const pulse = this.#pulse.step(moment.beat, dtS);
    const step = luminanceStep(dtS);
    const shown = this.#shown(isCheap, this.#order.step(moment.bar, moment.hasBeat, nowS));
    const colors = pictureColors(this.#palette, this.hue);
    try {
      this.#renderer.draw({ shown, moment, pulse, timeS: nowS, dtS, step, colors });
    } catch {
      // A shader that this device cannot compile.
      this.#stop();
      return false;
    }
    this.#report(true);
    return true;
  }

  /** Measure the display's own rate before anything is drawn. */
  #measureDisplay(dtS: number): void {
    this.#displayS.push(dtS);
    if (this.#displayS.length < MEASURED_FRAMES) return;
    const middle = [...this.#displayS].sort((one, other) => one - other)[MEASURED_FRAMES / 2];
    this.#quality = new QualityControl(middle ?? 0);
  }

  #shown(isCheap: boolean, ordered: Shown): Shown {
    const only = this.only ?? (isCheap ? CHEAPEST : null);
    return only === null ? ordered : { from: only, to: only, fade: 1 };
  }

  #resize(scale: number): void {
    const { clientWidth, clientHeight } = this;
    const fit = (scale * Math.min(WIDEST, clientWidth)) / Math.max(1, clientWidth);
    const width = Math.max(1, Math.round(fit * clientWidth));
    const height = Math.max(1, Math.round(fit * clientHeight));
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
  }

  #report(isLive: boolean): void {
    if (isLive === this.#isLive) return;
    this.#isLive = isLive;
    this.#canvas.hidden = !isLive;
    this.dispatchEvent(new CustomEvent("rb-live", { detail: isLive }));
  }
}

customElements.define("rb-picture", Picture);
