// The recap as an image to save or to share, drawn on a canvas. It is loaded when it is asked for,
// and imports nothing, so that the bundler has no reason to split the page.

/** A row of a list: a text with a number beside it and a detail below. */
export interface ImageRow {
  readonly text: string;
  readonly detail: string;
  readonly value: string;
}

/** A list of the image, such as that of the favourites. */
export interface ImageList {
  readonly title: string;
  readonly rows: readonly ImageRow[];
}

/** Texts, colour and direction of the image. */
export interface ImageContent {
  readonly party: string;
  readonly date: string;
  readonly numbers: readonly string[];
  readonly lists: readonly ImageList[];
  readonly hue: number;
  readonly isRightToLeft: boolean;
  readonly font: string;
}

const WIDTH = 1080;
const HEIGHT = 1350;
const EDGE = 84;
const [WHITE, PALE, ROSE] = ["#ffffff", "#e0d2f2", "#ffb3d1"];
/** Isolate a text from the direction of those around it. */
const [ISOLATE, END] = ["\u2068", "\u2069"];

/** Return the image as PNG; null if the browser cannot make it. */
export function makeImage(content: ImageContent): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [WIDTH, HEIGHT];
  const context = canvas.getContext("2d");
  if (!context) return Promise.resolve(null);
  draw(context, content);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function draw(context: CanvasRenderingContext2D, content: ImageContent): void {
  drawBackground(context, content.hue);
  const pen = new Pen(context, content.font, content.isRightToLeft);
  pen.writeTitle(content.party);
  pen.write(content.date, { size: 38, weight: 500, color: PALE, after: 20 });
  pen.write(content.numbers.join("  ·  "), { size: 34, weight: 700, color: WHITE, after: 44 });
  for (const { title, rows } of content.lists) {
    pen.write(title, { size: 34, weight: 700, color: ROSE, after: 20 });
    for (const { text, detail, value } of rows) {
      pen.write(text, { size: 38, weight: 700, color: WHITE, after: 2, value });
      pen.write(detail, { size: 28, weight: 500, color: PALE, after: 14 });
    }
    pen.skip(28);
  }
  pen.sign("Raveberry");
}

function drawBackground(context: CanvasRenderingContext2D, hue: number): void {
  const sky = context.createLinearGradient(0, 0, WIDTH, HEIGHT);
  sky.addColorStop(0, `hsl(${hue} 55% 24%)`);
  sky.addColorStop(0.55, `hsl(${hue - 25} 50% 15%)`);
  sky.addColorStop(1, "#0e0a16");
  context.fillStyle = sky;
  context.fillRect(0, 0, WIDTH, HEIGHT);
}

interface Style {
  readonly size: number;
  readonly weight: number;
  readonly color: string;
  /** Space below. */
  readonly after: number;
  /** A text at the end of the line. */
  readonly value?: string;
}

/** Writes line after line, from the side where the language begins. */
class Pen {
  #y = EDGE;

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly font: string,
    private readonly isRightToLeft: boolean,
  ) {
    context.textBaseline = "top";
    context.direction = isRightToLeft ? "rtl" : "ltr";
  }

  /** Write a title on one line, or in smaller letters on two. */
  writeTitle(text: string): void {
    const width = WIDTH - 2 * EDGE;
    const large = { size: 84, weight: 800, color: WHITE, after: 26 };
    this.#choose(large);
    if (this.context.measureText(text).width <= width) {
      this.write(text, large);
      return;
    }
    const small = { ...large, size: 64, after: 4 };
    this.#choose(small);
    const words = text.split(" ");
    let fits = words.length;
    while (fits > 0 && this.context.measureText(words.slice(0, fits).join(" ")).width > width)
      fits--;
    if (fits > 0) this.write(words.slice(0, fits).join(" "), small);
    this.write(words.slice(fits).join(" "), { ...small, after: large.after });
  }

  write(text: string, style: Style): void {
    const { context } = this;
    const { size, after, value = "" } = style;
    this.#choose(style);
    const valueWidth = value ? context.measureText(value).width + size : 0;
    const shown = shortened(context, text, WIDTH - 2 * EDGE - valueWidth);
    this.#put(shown, "start", this.#y);
    if (value) this.#put(value, "end", this.#y);
    this.#y += size * 1.1 + after;
  }

  skip(height: number): void {
    this.#y += height;
  }

  /** Write a name at the bottom. */
  sign(name: string): void {
    this.#choose({ size: 34, weight: 700, color: PALE });
    this.#put(name, "end", HEIGHT - EDGE - 20);
  }

  #choose({ size, weight, color }: Omit<Style, "after">): void {
    this.context.font = `${weight} ${size}px ${this.font}`;
    this.context.fillStyle = color;
  }

  #put(text: string, side: "start" | "end", y: number): void {
    const isLeft = (side === "start") !== this.isRightToLeft;
    this.context.textAlign = side;
    this.context.fillText(ISOLATE + text + END, isLeft ? EDGE : WIDTH - EDGE, y);
  }
}

/** Return a text, cut with an ellipsis if it is wider than there is space. */
function shortened(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  const characters = [...text];
  let [fits, tooMany] = [0, characters.length];
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    const cut = `${characters.slice(0, middle).join("").trimEnd()}…`;
    if (context.measureText(cut).width <= width) fits = middle;
    else tooMany = middle;
  }
  return `${characters.slice(0, fits).join("").trimEnd()}…`;
}
