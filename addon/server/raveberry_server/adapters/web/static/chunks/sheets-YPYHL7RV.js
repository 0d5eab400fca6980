/* raveberry sources sha256:e5ceb0737ee9fd8c */
/* licences: licences.txt */
import{a}from"./chunk-VXJAZHBJ.js";import"./chunk-TMXOXO7H.js";import"./chunk-KH4EXPW7.js";export{a as sheets};
