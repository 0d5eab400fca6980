/* raveberry sources sha256:f5d7b65201c83e13 */
/* licences: licences.txt */
import{a}from"./chunk-ZVVRKC3D.js";import"./chunk-7XWKXVAU.js";import"./chunk-G42UTDD3.js";export{a as sheets};
