/* raveberry sources sha256:df32a2cc551d194b */
/* licences: licences.txt */
import{a}from"./chunk-3DS3K55F.js";import"./chunk-4JTFHDIW.js";import"./chunk-KDXAFOA3.js";export{a as sheets};
