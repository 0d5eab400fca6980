// The scenes of the picture; each is a fragment shader.

import { source as head } from "./scenes/head.glsl";
import { source as kaleidoscope } from "./scenes/kaleidoscope.glsl";
import { source as liquid } from "./scenes/liquid.glsl";
import { source as ribbons } from "./scenes/ribbons.glsl";
import { source as stars } from "./scenes/stars.glsl";
import { source as terrain } from "./scenes/terrain.glsl";
import { source as tunnel } from "./scenes/tunnel.glsl";

export interface Scene {
  readonly name: string;
  readonly fragment: string;
}

/** All scenes in their order, the cheapest one last. */
export const SCENES: readonly Scene[] = Object.entries({
  terrain,
  tunnel,
  liquid,
  stars,
  kaleidoscope,
  ribbons,
}).map(([name, body]) => ({ name, fragment: `${head}\n${body}` }));

export const CHEAPEST = SCENES.length - 1;
