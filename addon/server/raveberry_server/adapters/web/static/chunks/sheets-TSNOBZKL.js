/* raveberry sources sha256:2f2271978fd5bba4 */
/* licences: licences.txt */
import{a}from"./chunk-3SCGFRUB.js";import"./chunk-5QLEJ3DU.js";import"./chunk-NAJTR3KH.js";export{a as sheets};
