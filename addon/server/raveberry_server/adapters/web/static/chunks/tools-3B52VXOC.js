/* raveberry sources sha256:df32a2cc551d194b */
/* licences: licences.txt */
import"./chunk-Y3R724RR.js";import"./chunk-T4HZO23C.js";import"./chunk-CERMUNP7.js";import"./chunk-KDXAFOA3.js";
