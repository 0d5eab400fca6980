/* raveberry sources sha256:792fd832276051b7 */
/* licences: licences.txt */
import{a}from"./chunk-AXIRKTY6.js";import"./chunk-32FYKKFM.js";import"./chunk-GAZG742V.js";export{a as sheets};
