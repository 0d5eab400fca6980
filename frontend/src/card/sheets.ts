// The sheets of the card, loaded when one is opened.

import "../shared/sheets/details.js";
import "../shared/sheets/search.js";
import "../shared/sheets/sheet.js";
