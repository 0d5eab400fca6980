/* raveberry sources sha256:7ef8e4f1ff1f0e17 */
/* licences: licences.txt */
import{a}from"./chunk-63FM5EZC.js";import"./chunk-XCMEAJVB.js";import"./chunk-RGE3XIJW.js";export{a as sheets};
