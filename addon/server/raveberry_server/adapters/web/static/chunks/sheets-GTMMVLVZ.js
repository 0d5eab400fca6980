/* raveberry sources sha256:c39ff37a675656f870bd11e42eab11843d5e79a5f2beefceaeab40ae8ff81ed7 */
/* licences: licences.txt */
import{a}from"./chunk-L4ZND2TJ.js";import"./chunk-7VCIBCOV.js";import"./chunk-5LNO7WN6.js";export{a as sheets};
