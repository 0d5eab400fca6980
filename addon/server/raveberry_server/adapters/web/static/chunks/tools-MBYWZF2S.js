/* raveberry sources sha256:153ee7f9d248eee1 */
/* licences: licences.txt */
import"./chunk-II7FKNHO.js";import"./chunk-T2OEQFVM.js";import"./chunk-53HUSIMS.js";import"./chunk-BLOSVRSB.js";
