/* raveberry sources sha256:18a072991ad1186d */
/* licences: licences.txt */
import{a}from"./chunk-NUQGSCHA.js";import"./chunk-BPCZPDWI.js";import"./chunk-YWYMEBIL.js";export{a as sheets};
