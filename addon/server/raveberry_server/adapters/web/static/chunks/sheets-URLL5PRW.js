/* raveberry sources sha256:1dcdef36bb93dc7b */
/* licences: licences.txt */
import{a}from"./chunk-V66RZPEE.js";import"./chunk-DTEOCZ25.js";import"./chunk-PCQQRIDI.js";export{a as sheets};
