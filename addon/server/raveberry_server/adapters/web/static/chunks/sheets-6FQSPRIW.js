/* raveberry sources sha256:d9690338f94e42b3 */
/* licences: licences.txt */
import{a}from"./chunk-HFV464A4.js";import"./chunk-TLUPSPKT.js";import"./chunk-CCZX4R5N.js";export{a as sheets};
