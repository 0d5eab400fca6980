/* raveberry sources sha256:56e6b4c12f4273bf */
/* licences: licences.txt */
import{a}from"./chunk-W76L3LWW.js";import"./chunk-X3T7B2FM.js";import"./chunk-IOR3OOV3.js";export{a as sheets};
