/* raveberry sources sha256:1a953a192c4070b7 */
/* licences: licences.txt */
import{a}from"./chunk-MF6CFW3A.js";import"./chunk-QC3L7ZVO.js";import"./chunk-IPLMH437.js";export{a as sheets};
