/* raveberry sources sha256:1dcdef36bb93dc7b */
/* licences: licences.txt */
import{a}from"./chunk-DXW3LSVI.js";import"./chunk-DTEOCZ25.js";import"./chunk-PCQQRIDI.js";export{a as sheets};
