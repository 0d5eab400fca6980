/* raveberry sources sha256:793149cf0f20ac9d */
/* licences: licences.txt */
import{a}from"./chunk-GBESC22G.js";import"./chunk-MRBUMCEM.js";import"./chunk-R5RJ7ZTT.js";export{a as sheets};
