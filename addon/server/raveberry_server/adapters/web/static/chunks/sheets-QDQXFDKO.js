/* raveberry sources sha256:e63b29100a6c8c85d7298d37368a4c198a607dd4f926c48b5afeb7d1afdcea9a */
/* licences: licences.txt */
import{a}from"./chunk-FWUYLTVI.js";import"./chunk-N42CGFE7.js";import"./chunk-NPUM3ZA7.js";export{a as sheets};
