/* raveberry sources sha256:dc8774f9d8e07639 */
/* licences: licences.txt */
import{a}from"./chunk-RGOR4XGT.js";import"./chunk-NQLPHH7P.js";import"./chunk-G7MOKOYX.js";export{a as sheets};
