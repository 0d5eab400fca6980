/* raveberry sources sha256:fa6ff1a9ea223f0a */
/* licences: licences.txt */
import{a}from"./chunk-YKAWSQBR.js";import"./chunk-3U4X7RYY.js";import"./chunk-DZXSSZHT.js";export{a as sheets};
