/* raveberry sources sha256:113cef72a3f11fff */
/* licences: licences.txt */
import{a}from"./chunk-AWBQQEAC.js";import"./chunk-66ICX5QT.js";import"./chunk-Z5MUGFBG.js";export{a as sheets};
