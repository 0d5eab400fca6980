/** Draw the pixels of a light in one row, from base64-encoded RGB bytes. */
export function drawPreview(canvas: HTMLCanvasElement, encoded: string): void {
  const bytes = atob(encoded);
  const count = Math.floor(bytes.length / 3);
  const context = canvas.getContext("2d");
  if (count === 0 || context === null) return;
  if (canvas.width !== count) canvas.width = count;
  const image = context.createImageData(count, 1);
  for (let at = 0; at < count; at++) {
    for (let part = 0; part < 3; part++) {
      image.data[4 * at + part] = bytes.charCodeAt(3 * at + part);
    }
    image.data[4 * at + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}
