/* raveberry sources sha256:a552142ec88776ae */
/* licences: licences.txt */
import{a}from"./chunk-GZFWEV7I.js";import"./chunk-DZAIYI7P.js";import"./chunk-GHUYGILB.js";export{a as sheets};
