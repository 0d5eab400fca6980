/* raveberry sources sha256:cdd1d553999d45c0 */
/* licences: licences.txt */
import"./chunk-YV3U6ZJL.js";import"./chunk-Q2CTBHIE.js";import"./chunk-JMIZPRGM.js";import"./chunk-35NYR3PD.js";
