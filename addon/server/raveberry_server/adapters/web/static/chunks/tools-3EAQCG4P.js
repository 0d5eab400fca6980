/* raveberry sources sha256:909b2272f1969cd7 */
/* licences: licences.txt */
import"./chunk-4S2YIE5P.js";import"./chunk-EZZQ5RPH.js";import"./chunk-O3PRIDTM.js";import"./chunk-6DVSJ6DM.js";
