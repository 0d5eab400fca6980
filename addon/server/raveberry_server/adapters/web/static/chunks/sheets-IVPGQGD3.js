/* raveberry sources sha256:bebfcb6ea9dcdfcc */
/* licences: licences.txt */
import{a}from"./chunk-VRJCDU26.js";import"./chunk-GIGVTFEI.js";import"./chunk-GMVDAYU7.js";export{a as sheets};
