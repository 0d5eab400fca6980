/* raveberry sources sha256:df32a2cc551d194b */
/* licences: licences.txt */
import{a}from"./chunk-SYFXAWIY.js";import"./chunk-4JTFHDIW.js";import"./chunk-KDXAFOA3.js";export{a as sheets};
