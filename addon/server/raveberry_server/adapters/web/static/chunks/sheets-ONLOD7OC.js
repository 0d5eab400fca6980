/* raveberry sources sha256:6720f56b565403cd */
/* licences: licences.txt */
import{a}from"./chunk-PQW75S3V.js";import"./chunk-ELAUA432.js";import"./chunk-COMR6TLJ.js";export{a as sheets};
