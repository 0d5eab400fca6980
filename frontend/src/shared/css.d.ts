declare module "*.css" {
  import type { CSSResult } from "lit";

  export const styles: CSSResult;
}
