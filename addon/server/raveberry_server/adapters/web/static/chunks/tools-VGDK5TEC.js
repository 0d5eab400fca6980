/* raveberry sources sha256:bc3c41ecefeebb91 */
/* licences: licences.txt */
import"./chunk-6GZZE2LS.js";import"./chunk-2WDSBE2C.js";import"./chunk-W5XS4HX4.js";import"./chunk-QOXRTBJ7.js";
