/* raveberry sources sha256:86420b1fbd5d85dd */
/* licences: licences.txt */
import"./chunk-T2J2XWSI.js";import"./chunk-Y6HRVU2O.js";import"./chunk-46JHMX63.js";import"./chunk-7G6K4JIX.js";
