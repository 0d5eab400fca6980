/* raveberry sources sha256:e5f4f5a3cce46303 */
/* licences: licences.txt */
import{a}from"./chunk-RWJEVDSX.js";import"./chunk-FPY7FAHV.js";import"./chunk-EXNZRVSX.js";export{a as sheets};
