/* raveberry sources sha256:de7f27236487c2b6 */
/* licences: licences.txt */
import{a}from"./chunk-RUZSWUS7.js";import"./chunk-FTARLPQO.js";import"./chunk-Y5H5OC4C.js";export{a as sheets};
