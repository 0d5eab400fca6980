// All sheets, and the translations that only they need; loaded after the first paint.

import { serverSentencesDe } from "../texts/server-sentences-de.js";
import { serverSentencesEn } from "../texts/server-sentences-en.js";
import { registerSentences } from "../texts/translate.js";
// Loaded after the page. Importing the page first keeps its modules in one chunk.
import "../elements/page.js";
import "../elements/playback-controls.js";
import "./details.js";
import "./profile.js";
import "./recap.js";
import "./search.js";
import "./sheet.js";

registerSentences("de", serverSentencesDe);
registerSentences("en", serverSentencesEn);
