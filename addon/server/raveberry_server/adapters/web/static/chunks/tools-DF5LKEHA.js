/* raveberry sources sha256:de7f27236487c2b6 */
/* licences: licences.txt */
import"./chunk-OHR5MOMO.js";import"./chunk-4RGOWI32.js";import"./chunk-CIEDHB43.js";import"./chunk-Y5H5OC4C.js";
