/* raveberry sources sha256:ebe876c6a5cd34181470c0898c45bf201a48bf88cb51b26f9c64e77721b240e2 */
/* licences: licences.txt */
import{a}from"./chunk-WPSQJUE5.js";import"./chunk-THLLRHJI.js";import"./chunk-MS3SZ4ZT.js";export{a as sheets};
