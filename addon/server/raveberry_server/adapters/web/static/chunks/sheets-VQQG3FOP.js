/* raveberry sources sha256:729b4f30354e073b */
/* licences: licences.txt */
import{a}from"./chunk-SPSTLPQJ.js";import"./chunk-HW7JUZZK.js";import"./chunk-KDT53ZR4.js";export{a as sheets};
