import { html, type TemplateResult } from "lit";
import { urlOf } from "../client/page-client.js";
import { icon } from "./icons.js";

/**
 * A header link to another page of this port. It opens in the same frame, as behind ingress a new
 * window may lack the session of Home Assistant, for example in its mobile app.
 */
export function pageLink(
  path: string,
  name: string,
  drawing: Parameters<typeof icon>[0],
): TemplateResult {
  return html`<a href=${urlOf(path).href} data-page=${path} title=${name} aria-label=${name}>
    ${icon(drawing)}<span>${name}</span>
  </a>`;
}
