/* raveberry sources sha256:48b37bbd41daae59 */
/* licences: licences.txt */
import"./chunk-BKOTSJRS.js";import"./chunk-KGYQ7DFP.js";import"./chunk-EHJ6UM34.js";import"./chunk-NP55YX2F.js";
