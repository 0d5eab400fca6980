/* raveberry sources sha256:56e6b4c12f4273bf */
/* licences: licences.txt */
import"./chunk-OL26RLVB.js";import"./chunk-ENTKZAHD.js";import"./chunk-LN7JLJSW.js";import"./chunk-IOR3OOV3.js";
