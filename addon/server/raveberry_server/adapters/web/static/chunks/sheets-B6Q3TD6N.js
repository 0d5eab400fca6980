/* raveberry sources sha256:da0c2791239aee51 */
/* licences: licences.txt */
import{a}from"./chunk-6K5RYOJ3.js";import"./chunk-ORPPWIKN.js";import"./chunk-6RRYQTQ7.js";export{a as sheets};
