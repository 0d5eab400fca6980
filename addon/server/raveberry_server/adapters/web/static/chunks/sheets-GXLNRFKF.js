/* raveberry sources sha256:1197492dd20fc604 */
/* licences: licences.txt */
import{a}from"./chunk-LERIVLPK.js";import"./chunk-QUH35P2B.js";import"./chunk-FXGEDEKE.js";export{a as sheets};
