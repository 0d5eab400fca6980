// Elements of mods, of guests with more rights and of guests whose requests wait for approval.

// Loaded after the page. Importing the page first keeps its modules in one chunk.
import "../elements/page.js";
import "../playback/playback-controls.js";
import "../playback/seek-bar.js";
import "./approvals.js";
import "./row-actions.js";
