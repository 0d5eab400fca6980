/* raveberry sources sha256:6f1d2b79954f5cfd */
/* licences: licences.txt */
import{a}from"./chunk-MHY24IYB.js";import"./chunk-RR65TRSZ.js";import"./chunk-YPSDCR4S.js";export{a as sheets};
