/* raveberry sources sha256:74c02f7463bfac19 */
/* licences: licences.txt */
import{a}from"./chunk-G6XWXYIP.js";import"./chunk-537GWPKS.js";import"./chunk-BDH4QQD6.js";export{a as sheets};
