import { saidDe } from "../texts/said-de.js";
import { saidEn } from "../texts/said-en.js";
import { learn } from "../texts/texts.js";
// What is loaded after the page. The page is named first, so that all it holds stays one file.
import "./page.js";
import "./controls.js";
import "./details.js";
import "./profile.js";
import "./recap.js";
import "./search.js";
import "./sheet.js";

learn("de", saidDe);
learn("en", saidEn);
