/* raveberry sources sha256:bebfcb6ea9dcdfcc */
/* licences: licences.txt */
import{a}from"./chunk-FEFV7ZQV.js";import"./chunk-GIGVTFEI.js";import"./chunk-GMVDAYU7.js";export{a as sheets};
