/* raveberry sources sha256:98291dd93eae51d1 */
/* licences: licences.txt */
import"./chunk-CPLNWLOP.js";import"./chunk-J23PATDC.js";import"./chunk-HTYCTPNY.js";import"./chunk-2OW7RKDK.js";
