/* raveberry sources sha256:423e55e01f440aad */
/* licences: licences.txt */
import"./chunk-4JK654YE.js";import"./chunk-KOZPS2IE.js";import"./chunk-YD4UY7RP.js";import"./chunk-QU2N5PDW.js";
