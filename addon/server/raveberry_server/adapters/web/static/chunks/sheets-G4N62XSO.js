/* raveberry sources sha256:423e55e01f440aad */
/* licences: licences.txt */
import{a}from"./chunk-MNABNY6E.js";import"./chunk-DNRTXOF4.js";import"./chunk-QU2N5PDW.js";export{a as sheets};
