/* raveberry sources sha256:bcf20a25aa8816ab */
/* licences: licences.txt */
import{a}from"./chunk-KG2JAJFF.js";import"./chunk-GRBYDZI5.js";import"./chunk-XRVOL7D6.js";export{a as sheets};
