import { saidDe } from "../texts/said-de.js";
import { saidEn } from "../texts/said-en.js";
import { learn } from "../texts/texts.js";
// Loaded after the page. Importing the page first keeps its modules in one chunk.
import "../elements/page.js";
import "../elements/controls.js";
import "./details.js";
import "./profile.js";
import "./recap.js";
import "./search.js";
import "./sheet.js";

learn("de", saidDe);
learn("en", saidEn);
