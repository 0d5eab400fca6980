/* raveberry sources sha256:e007eb08521d504e */
/* licences: licences.txt */
import{a}from"./chunk-ZXUUQRFZ.js";import"./chunk-JUMQTC3P.js";import"./chunk-CEROLYFS.js";export{a as sheets};
