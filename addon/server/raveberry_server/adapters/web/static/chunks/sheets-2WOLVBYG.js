/* raveberry sources sha256:cdd1d553999d45c0 */
/* licences: licences.txt */
import{a}from"./chunk-6E2YNVWG.js";import"./chunk-TCZ6DQNE.js";import"./chunk-35NYR3PD.js";export{a as sheets};
