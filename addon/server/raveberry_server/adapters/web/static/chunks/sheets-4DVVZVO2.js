/* raveberry sources sha256:a2a7bf7f78d41ac7 */
/* licences: licences.txt */
import{a}from"./chunk-EGPFUK25.js";import"./chunk-FY6TYWUM.js";import"./chunk-YBQ2Z7LH.js";export{a as sheets};
