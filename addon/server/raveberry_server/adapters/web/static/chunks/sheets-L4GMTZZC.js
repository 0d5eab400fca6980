/* raveberry sources sha256:6b585b72658dfc1a */
/* licences: licences.txt */
import{a}from"./chunk-CUR4OPSM.js";import"./chunk-KCWUDSVA.js";import"./chunk-6UJFQLEF.js";export{a as sheets};
