// Which scene is shown: another one every few bars, beginning with a bar.

const BARS = 8;
/** Without a beat, scenes change by the clock. */
const WITHOUT_BEAT_S = 30;
const SHORTEST_S = 12;
const FADE_S = 2.5;

export interface Shown {
  readonly from: number;
  readonly to: number;
  /** From 0, only `from` is seen, to 1, only `to`. */
  readonly fade: number;
}

export class SceneOrder {
  #from = 0;
  #to = 0;
  #startS: number | null = null;
  #startBar = 0;
  #bar = 0;

  constructor(private readonly count: number) {}

  /** Return the scenes at a time and bar. */
  step(bar: number, hasBeat: boolean, nowS: number): Shown {
    if (this.#startS === null) {
      this.#startS = nowS - FADE_S;
      this.#startBar = this.#bar = Math.floor(bar);
    }
    const isNewBar = Math.floor(bar) !== this.#bar;
    this.#bar = Math.floor(bar);
    // The count of bars starts again with the visualizer.
    if (this.#bar < this.#startBar) this.#startBar = this.#bar;
    const shownS = nowS - this.#startS;
    const isDue = hasBeat
      ? isNewBar && this.#bar - this.#startBar >= BARS && shownS >= SHORTEST_S
      : shownS >= WITHOUT_BEAT_S;
    if (isDue) {
      this.#from = this.#to;
      this.#to = (this.#to + 1) % this.count;
      this.#startS = nowS;
      this.#startBar = this.#bar;
    }
    return { from: this.#from, to: this.#to, fade: Math.min(1, (nowS - this.#startS) / FADE_S) };
  }
}
