/* raveberry sources sha256:6f1d2b79954f5cfd */
/* licences: licences.txt */
import"./chunk-2XK34XTZ.js";import"./chunk-GILDI64Q.js";import"./chunk-75PAWOEE.js";import"./chunk-YPSDCR4S.js";
