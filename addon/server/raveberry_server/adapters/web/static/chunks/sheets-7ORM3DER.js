/* raveberry sources sha256:a7b8fef1435f6433 */
/* licences: licences.txt */
import{a}from"./chunk-CREQKEG5.js";import"./chunk-PQBCO7NV.js";import"./chunk-5L4R6PMZ.js";export{a as sheets};
