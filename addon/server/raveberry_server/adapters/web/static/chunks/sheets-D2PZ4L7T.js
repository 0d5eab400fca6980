/* raveberry sources sha256:f674ac2a836f247e */
/* licences: licences.txt */
import{a}from"./chunk-ACGMP4FG.js";import"./chunk-CLWDEZTN.js";import"./chunk-NTA4D73J.js";export{a as sheets};
