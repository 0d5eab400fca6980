/* raveberry sources sha256:8badb85f7cac3a70 */
/* licences: licences.txt */
import{a}from"./chunk-W2SQXCAZ.js";import"./chunk-4D76SEWY.js";import"./chunk-UQLZRLGY.js";export{a as sheets};
