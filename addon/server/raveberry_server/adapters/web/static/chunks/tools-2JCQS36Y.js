/* raveberry sources sha256:d9690338f94e42b3 */
/* licences: licences.txt */
import"./chunk-SVWKF2BB.js";import"./chunk-E2OEI555.js";import"./chunk-2LS3VQS5.js";import"./chunk-CCZX4R5N.js";
