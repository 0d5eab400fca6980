/* raveberry sources sha256:2724641de6bd6f49 */
/* licences: licences.txt */
import{a}from"./chunk-HPOJRWLX.js";import"./chunk-7GIDBS7T.js";import"./chunk-PYB7Z2ZR.js";export{a as sheets};
