/* raveberry sources sha256:a4fa49a0967b589d */
/* licences: licences.txt */
import{a}from"./chunk-M6225EZB.js";import"./chunk-677RONIJ.js";import"./chunk-NN4CWLBO.js";export{a as sheets};
