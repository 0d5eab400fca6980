/* raveberry sources sha256:3064a61ab01574f0 */
/* licences: licences.txt */
import{a}from"./chunk-D5JJ3SAW.js";import"./chunk-RSTSKW2G.js";import"./chunk-BVELUEZA.js";export{a as sheets};
