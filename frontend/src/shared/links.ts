// Links that are typed, and paths behind a proxy.

/** Return true for a link of any scheme; the server decides which schemes it accepts. */
export function isLink(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(text);
}

/** Make an absolute path relative, so that it works behind Home Assistant's ingress. */
export function relativeUrl(address: string): string {
  return address.replace(/^\/+/, "");
}
