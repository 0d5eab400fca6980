// How finely the picture is drawn, so that the slowest device still shows it smoothly.

export interface Quality {
  /** Share of the screen's width and height that is drawn. */
  readonly scale: number;
  /** Only the cheapest scene is drawn. */
  readonly isCheap: boolean;
  /** Nothing is drawn; the page shows its static gradient. */
  readonly isOff: boolean;
}

const LEVELS: readonly Quality[] = [
  { scale: 1, isCheap: false, isOff: false },
  { scale: 0.7, isCheap: false, isOff: false },
  { scale: 0.5, isCheap: false, isOff: false },
  { scale: 0.35, isCheap: false, isOff: false },
  { scale: 0.35, isCheap: true, isOff: false },
  { scale: 0.2, isCheap: true, isOff: false },
  { scale: 0, isCheap: true, isOff: true },
];

const WINDOW_S = 2;
/** The first frames compile shaders. */
const WARM_UP_S = 1;
/** Frames that take longer than this many of the display's are late. */
const LATE = 1.35;
const LEAST_LATE_S = 1 / 50;
/** At the cheapest level, fewer frames a second than this are worse than none. */
const SLOWEST_S = 1 / 15;

/** Lowers the level while frames are late; a scene that made it necessary may come again. */
export class QualityControl {
  #level = 0;
  #frames = 0;
  #windowS = 0;
  #skippedS = 0;

  /** @param displayS shortest time between two frames of the display. */
  constructor(private readonly displayS: number) {}

  get current(): Quality {
    return LEVELS[this.#level] as Quality;
  }

  /** Note the time since the last frame. */
  note(frameS: number): void {
    if (this.#skippedS < WARM_UP_S) {
      this.#skippedS += frameS;
      return;
    }
    this.#frames += 1;
    this.#windowS += frameS;
    if (this.#windowS < WINDOW_S) return;
    const meanS = this.#windowS / this.#frames;
    this.#frames = this.#windowS = 0;
    const isLast = this.#level === LEVELS.length - 2;
    const limitS = isLast ? SLOWEST_S : Math.max(LATE * this.displayS, LEAST_LATE_S);
    if (meanS > limitS && this.#level < LEVELS.length - 1) {
      this.#level += 1;
      this.#skippedS = 0;
    }
  }
}
