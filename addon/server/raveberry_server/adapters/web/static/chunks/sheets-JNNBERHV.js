/* raveberry sources sha256:e1729c41a7dcddf7 */
/* licences: licences.txt */
import{a}from"./chunk-CZXWM52Z.js";import"./chunk-LYQZS65O.js";import"./chunk-2L4JF6W3.js";export{a as sheets};
