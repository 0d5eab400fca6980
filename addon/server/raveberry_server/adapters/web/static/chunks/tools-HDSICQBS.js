/* raveberry sources sha256:a7b8fef1435f6433 */
/* licences: licences.txt */
import"./chunk-EVQXDSWG.js";import"./chunk-LLWC64LD.js";import"./chunk-G7VR3FUS.js";import"./chunk-5L4R6PMZ.js";
