// What another app shares with the installed page, as the manifest says (adapters/web/pages.py).

/** The most characters that the field of the search takes. */
const LONGEST = 300;

/** Return a shared link, else the shared words; empty if nothing was shared. */
export function sharedText(query: URLSearchParams): string {
  const parts = ["url", "text", "title"].map((name) => query.get(name)?.trim() ?? "");
  // Many apps put the link into the text, behind words.
  const link = parts.join(" ").match(/\bhttps?:\/\/\S+/i)?.[0];
  const [words = ""] = parts.filter(Boolean);
  return link ?? words.replace(/\s+/g, " ").slice(0, LONGEST);
}

/** Return what was shared, and remove it from the address, so that a reload opens no search. */
export function takeSharedText(): string {
  const text = sharedText(new URLSearchParams(location.search));
  if (text) history.replaceState(null, "", location.pathname);
  return text;
}
