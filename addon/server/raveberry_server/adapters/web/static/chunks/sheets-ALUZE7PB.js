/* raveberry sources sha256:150ddeec81238fe7 */
/* licences: licences.txt */
import{a}from"./chunk-GZGZZKC3.js";import"./chunk-OU6TEQSQ.js";import"./chunk-XTYUKS4G.js";export{a as sheets};
