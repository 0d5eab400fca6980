/* raveberry sources sha256:da0c2791239aee51 */
/* licences: licences.txt */
import{a}from"./chunk-JVFGUZJB.js";import"./chunk-ORPPWIKN.js";import"./chunk-6RRYQTQ7.js";export{a as sheets};
