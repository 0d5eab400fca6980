// Type of an image, which build.mjs writes beside the scripts of the card.

declare module "*.svg" {
  const path: string;
  // biome-ignore lint/style/noDefaultExport: esbuild exports the path of a file in this way
  export default path;
}
