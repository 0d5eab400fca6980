// Type of a stylesheet, which build.mjs imports as Lit styles.

declare module "*.css" {
  import type { CSSResult } from "lit";

  export const styles: CSSResult;
}
