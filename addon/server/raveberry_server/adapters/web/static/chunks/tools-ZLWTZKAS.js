/* raveberry sources sha256:4719020049a1082e */
/* licences: licences.txt */
import"./chunk-LN7HZZ6X.js";import"./chunk-HF3R7IXG.js";import"./chunk-Z47J4ONV.js";import"./chunk-P5OMRLDD.js";
