/* raveberry sources sha256:36dd5ca54a4c6e84e44fd36769d4ed9ebb960706b8c1a06f84068150f468b7ee */
/* licences: licences.txt */
import{a}from"./chunk-3EXXIGA2.js";import"./chunk-A4RUCAIA.js";import"./chunk-3SZPMYVO.js";export{a as sheets};
