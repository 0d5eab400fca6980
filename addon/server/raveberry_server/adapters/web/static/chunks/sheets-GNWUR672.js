/* raveberry sources sha256:d010e456514dc39f */
/* licences: licences.txt */
import{a}from"./chunk-N5EOU3PN.js";import"./chunk-73ZYFU4C.js";import"./chunk-W4UNOGRQ.js";export{a as sheets};
