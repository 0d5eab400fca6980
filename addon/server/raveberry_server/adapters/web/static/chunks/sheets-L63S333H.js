/* raveberry sources sha256:d77e9290f93c4841 */
/* licences: licences.txt */
import{a}from"./chunk-AULW2L6Y.js";import"./chunk-24JHKXLZ.js";import"./chunk-SVZRMZYM.js";export{a as sheets};
