/* raveberry sources sha256:c6b922bfa2c3f08e */
/* licences: licences.txt */
import{a}from"./chunk-AEBWIPVP.js";import"./chunk-BPT4YURL.js";import"./chunk-3ZQJMQ2N.js";export{a as sheets};
