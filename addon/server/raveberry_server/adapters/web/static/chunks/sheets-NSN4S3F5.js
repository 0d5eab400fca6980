/* raveberry sources sha256:6fcb9d99f97cb610 */
/* licences: licences.txt */
import{a}from"./chunk-VPFYTZV4.js";import"./chunk-3BCGWPDE.js";import"./chunk-O3TDGGMZ.js";export{a as sheets};
