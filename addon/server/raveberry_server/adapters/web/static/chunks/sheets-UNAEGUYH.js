/* raveberry sources sha256:86420b1fbd5d85dd */
/* licences: licences.txt */
import{a}from"./chunk-AYCZNXBR.js";import"./chunk-DOGKGSUK.js";import"./chunk-7G6K4JIX.js";export{a as sheets};
