/* raveberry sources sha256:27c22432fd0abe86 */
/* licences: licences.txt */
import{a}from"./chunk-XEONQGNY.js";import"./chunk-Y55ZYJFR.js";import"./chunk-B2TGKFX2.js";export{a as sheets};
