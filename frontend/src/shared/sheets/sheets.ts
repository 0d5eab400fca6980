// All sheets, loaded after the first paint.

// Loaded after the page. Importing the page first keeps its modules in one chunk.
import "../elements/page.js";
import "../cheers/cheer-bar.js";
import "../elements/own-songs.js";
import "../lyrics/lyrics-button.js";
import "../lyrics/lyrics.js";
import "../notices/notices.js";
import "./details.js";
import "./join.js";
import "./profile.js";
import "./recap/recap.js";
import "./search.js";
import "./sheet.js";

export { takeSharedText } from "../shared-text.js";
export { sheetContent } from "./content.js";
