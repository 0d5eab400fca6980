// Type of a shader, which build.mjs imports as text.

declare module "*.glsl" {
  export const source: string;
}
