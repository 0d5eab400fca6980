/* raveberry sources sha256:113cef72a3f11fff */
/* licences: licences.txt */
import{a}from"./chunk-IE3DT6G2.js";import"./chunk-66ICX5QT.js";import"./chunk-Z5MUGFBG.js";export{a as sheets};
