/* raveberry sources sha256:27a9844bea2fac20 */
/* licences: licences.txt */
import"./chunk-IYITHZ2M.js";import"./chunk-4UOBSQ4T.js";import"./chunk-Q6GM2VFR.js";import"./chunk-MX5QK6Q4.js";
