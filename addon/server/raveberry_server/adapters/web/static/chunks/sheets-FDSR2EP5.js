/* raveberry sources sha256:a93a5a1bc85258e1 */
/* licences: licences.txt */
import{a}from"./chunk-7KLRRXIT.js";import"./chunk-PKKBSGRT.js";import"./chunk-XPKAC4S5.js";export{a as sheets};
