/* raveberry sources sha256:40f10242d92f5ec0e592a6d7294a1a0693a02dd61cb0ee0bc740eabf2da245eb */
/* licences: licences.txt */
import{a}from"./chunk-UZQRE6J2.js";import"./chunk-NOKICS5C.js";import"./chunk-UUNR2Y72.js";export{a as sheets};
