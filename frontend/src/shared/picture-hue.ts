// The hue of a cover.

const SAMPLE_PX = 8;
/** Pictures with less chroma count as grey. */
const LEAST_CHROMA = 12;

/**
 * Return the dominant hue of a picture in degrees, null if it is grey.
 *
 * The mean of the pixels' chroma vectors, with red at 0, green at 120 and blue at 240 degrees.
 *
 * @param pixels RGBA values of a canvas.
 */
export function pictureHue(pixels: Uint8ClampedArray): number | null {
  let [x, y] = [0, 0];
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
    x += red - (green + blue) / 2;
    y += (Math.sqrt(3) / 2) * (green - blue);
  }
  if (Math.hypot(x, y) * 4 <= LEAST_CHROMA * pixels.length) return null;
  return Math.round((Math.atan2(y, x) * 180) / Math.PI + 360) % 360;
}

/** Return the dominant hue of a loaded image, null if it is grey or cannot be read. */
export function imageHue(image: HTMLImageElement): number | null {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SAMPLE_PX;
  const context = canvas.getContext("2d");
  if (!context) return null;
  context.drawImage(image, 0, 0, SAMPLE_PX, SAMPLE_PX);
  return pictureHue(context.getImageData(0, 0, SAMPLE_PX, SAMPLE_PX).data);
}
