/* raveberry sources sha256:7ef8e4f1ff1f0e17 */
/* licences: licences.txt */
import{a}from"./chunk-7BBD7XDN.js";import"./chunk-XCMEAJVB.js";import"./chunk-RGE3XIJW.js";export{a as sheets};
