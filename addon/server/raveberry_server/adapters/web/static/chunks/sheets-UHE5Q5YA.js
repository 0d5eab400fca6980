/* raveberry sources sha256:b0728c47c391f96f */
/* licences: licences.txt */
import{a}from"./chunk-OOVQUXO2.js";import"./chunk-JBBYRR2J.js";import"./chunk-IHZPHVKR.js";export{a as sheets};
