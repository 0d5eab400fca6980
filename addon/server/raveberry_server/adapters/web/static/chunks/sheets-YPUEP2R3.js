/* raveberry sources sha256:b02f7bc9726292fd */
/* licences: licences.txt */
import{a}from"./chunk-EOXHIMF6.js";import"./chunk-S4LHPX25.js";import"./chunk-IMJP6TRW.js";export{a as sheets};
