/* raveberry sources sha256:7cf4b6091d5d2e89 */
/* licences: licences.txt */
import{a}from"./chunk-UQZKYGK2.js";import"./chunk-CGJGQ43V.js";import"./chunk-3CVGICZC.js";export{a as sheets};
