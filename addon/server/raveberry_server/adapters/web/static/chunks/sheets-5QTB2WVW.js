/* raveberry sources sha256:b6721552a86ec287 */
/* licences: licences.txt */
import{a}from"./chunk-YPBK22YM.js";import"./chunk-ELB6ZEXP.js";import"./chunk-6MKVOH3L.js";export{a as sheets};
